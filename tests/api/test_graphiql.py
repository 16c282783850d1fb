"""The page at /graphql for browsers."""

import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from graphql import parse, validate
from typing_extensions import override

import api.graphiql
from api.examples import examples
from schema.build import build
from tests.api.asking import ask_again
from tests.api.conftest import Client

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FILES = Path(api.graphiql.__file__).parent / "static" / "graphiql"


class _Sources(HTMLParser):
    """Collects what a page loads, and what it runs from its own text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.inline: list[str | None] = []
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.loads += [value for name in ("src", "href") if (value := given.get(name))]
        if tag == "script" and "src" not in given:
            self.inline.append(given.get("type"))


async def test_a_browser_is_shown_the_page_and_a_program_is_not(client: Client) -> None:
    page = await client.get("/graphql", headers={"accept": BROWSER})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    answer = await client.get("/graphql", params={"query": "{ __typename }"}, headers={"accept": BROWSER})
    assert answer.json() == {"data": {"__typename": "Query"}}
    assert (await client.get("/graphql", headers={"accept": "application/json"})).status_code == 400


async def test_everything_that_the_page_loads_is_ours(client: Client) -> None:
    page = await client.get("/graphql", headers={"accept": BROWSER})
    sources = _Sources(page.text)
    assert sources.inline == ["application/json"]
    assert len(sources.loads) == 6
    for path in sources.loads:
        assert path.startswith("/static/")
        assert (await client.get(path)).status_code == 200
    assert "'unsafe-eval'" not in page.headers["content-security-policy"]
    assert "http" not in page.headers["content-security-policy"]


async def test_the_examples_stand_in_tabs_with_their_variables(client: Client) -> None:
    page = await client.get("/graphql", headers={"accept": BROWSER})
    found = re.search(r'<script type="application/json" id="examples">(.*?)</script>', page.text, re.DOTALL)
    assert found is not None
    tabs = json.loads(found[1])
    assert [tab["query"] for tab in tabs] == [example.text for example in examples()]


@pytest.mark.parametrize("place", range(len(examples())))
def test_every_example_is_one_that_the_schema_takes(place: int) -> None:
    assert validate(build(), parse(examples()[place].text)) == []


@pytest.mark.parametrize("place", range(len(examples())))
async def test_every_example_is_answered_without_an_error(client: Client, place: int) -> None:
    example = examples()[place]
    assert "errors" not in (await ask_again(client, example.text, variables=dict(example.variables))).json()


def test_the_files_of_others_are_what_their_list_says() -> None:
    listed = re.findall(r"`([\w.-]+)` \|.*`([0-9a-f]{64})`", (FILES / "README.md").read_text())
    assert len(listed) == 4
    assert {name: sha256((FILES / name).read_bytes()).hexdigest() for name, _ in listed} == dict(listed)
