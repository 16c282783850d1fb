"""The artist who is not to be named occurs in no answer to anybody without a token, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
import pytest
from graphql import get_named_type

from graph.reader import ReadContext
from graph.search import LONGEST_TEXT
from schema.execution import Response
from tests.oracle.arguments import PLURALS, giving, pool_of
from tests.oracle.asking import AUDITOR, LICENSED, PUBLIC, Asking
from tests.oracle.documents import TOLD, Asked, Selections, covering
from tests.oracle.secrets import Secrets

SCHEMA = TOLD
DERIVATIVES = """
totalCount pageInfo { hasNextPage endCursor } nodes {
  certainty paths hit { ... on Asset { id title } ... on Release { id title } }
  path { thing { id ... on Party { name } ... on Work { title } ... on Recording { title } ... on Asset { title } } }
}
"""
"""A page of what came of a thing, with every name that stands on the way."""
EVERY = 100
TOGETHER = 8
A_PAGE = 50


class Walk:
    """Asks, and keeps what answers give away, with the document that had them do so."""

    def __init__(self, demo: Asking, secrets: Secrets, context: ReadContext) -> None:
        self.demo = demo
        self.secrets = secrets
        self.context = context
        self.found: dict[str, str] = {}

    async def ask(self, text: str, variables: Mapping[str, Any] | None = None) -> Response:
        """Ask one document."""
        answer = await self.demo.read(text, variables, self.context)
        codes = {error["extensions"]["code"] for error in answer.errors}
        assert codes <= {"AUDITORS_ONLY", "BAD_ARGUMENT", "BAD_CURSOR", "PAGE_SIZE_OUT_OF_RANGE"}, (text, answer.errors)
        for secret in self.secrets.in_answer(answer.body()):
            self.found.setdefault(secret, text)
        return answer

    async def ask_all(self, asked: Iterator[Asked]) -> None:
        """Ask several."""
        for text, variables in asked:
            await self.ask(text, variables)


@pytest.fixture
def secrets(demo: Asking) -> Secrets:
    return Secrets(demo.world)


def test_there_is_much_to_keep(secrets: Secrets) -> None:
    assert {"Thessaly Corrowan", "Oriane Keldermoor", "Lanternwater", "Ninth Quay", "EXR-017"} <= {*secrets.texts}
    assert {id_[:3] for id_ in secrets.ids} == {"par", "wrk", "rec", "rel", "fil", "con", "nam"}
    assert {scheme for scheme, _ in secrets.identifiers} == {"ISNI", "IPI_NAME", "ISWC", "ISRC", "GTIN"}


async def test_no_field_of_anything_gives_them_away(demo: Asking, secrets: Secrets) -> None:
    walk = Walk(demo, secrets, PUBLIC)
    await walk.ask_all(every_field(demo))
    await walk.ask_all(giving(SCHEMA, pool_of(demo.world)))
    assert walk.found == {}


async def test_no_page_of_anything_gives_them_away(demo: Asking, secrets: Secrets) -> None:
    walk = Walk(demo, secrets, PUBLIC)
    await all_pages(walk)
    assert walk.found == {}


async def test_asking_for_them_by_all_their_names_and_numbers_gives_nothing(demo: Asking, secrets: Secrets) -> None:
    walk = Walk(demo, secrets, PUBLIC)
    assert await things_found(walk, secrets) == set()
    assert walk.found == {}


async def test_an_auditor_finds_them_in_the_same_ways(demo: Asking, secrets: Secrets) -> None:
    walk = Walk(demo, secrets, AUDITOR)
    assert await things_found(walk, secrets) == secrets.things
    await walk.ask_all(every_field(demo))
    # A legal name is shown to nobody, nor the link of somebody who chose none.
    kept = {"Oriane Keldermoor", "https://thessaly-corrowan.example/"}
    names = {said.id for said in demo.world.stated("partyName")}
    assert {*secrets.texts, *secrets.ids} - walk.found.keys() <= kept | names


@pytest.mark.prove
async def test_a_licensed_reader_does_not_find_them_either(demo: Asking, secrets: Secrets) -> None:
    walk = Walk(demo, secrets, LICENSED)
    assert await things_found(walk, secrets) == set()
    await walk.ask_all(every_field(demo))
    await all_pages(walk)
    assert walk.found == {}


def every_field(demo: Asking) -> Iterator[Asked]:
    """Ask every field of every thing, as many at a time as may be asked for."""
    ids = pool_of(demo.world, at_most=10_000).ids
    for begin in range(0, max(map(len, ids.values())), EVERY):
        some = {type_name: several[begin : begin + EVERY] for type_name, several in ids.items()}
        yield from (asked for asked in covering(SCHEMA, some) if asked[1].get("ids") != [])


async def all_pages(walk: Walk) -> None:
    """Walk every list from every root, and every list of every thing, to its end."""
    write = Selections(SCHEMA)
    assert SCHEMA.query_type is not None
    for name, field in SCHEMA.query_type.fields.items():
        if name.endswith("Connection"):
            page = write.page(get_named_type(field.type))
            query = f"query ($after: String) {{ p: {name}(first: {A_PAGE}, after: $after) {{ {page} }} }}"
            await to_the_end(walk, query, {}, ["p"])
    pool = pool_of(walk.demo.world, at_most=10_000)
    for type_ in write.nouns():
        for name, field in type_.fields.items() if type_.name in PLURALS else ():
            if "after" in field.args:
                page = write.page(get_named_type(field.type))
                await pages_of_each(
                    walk, type_.name, f"p: {name}(first: {A_PAGE}, after: $after) {{ {page} }}", pool.ids
                )
    for type_name in ("Party", "Work", "Recording", "Asset", "ModelVersion"):
        page = f"p: derivatives(first: {A_PAGE}, after: $after) {{ {DERIVATIVES} }}"
        await pages_of_each(walk, type_name, page, pool.ids)


async def pages_of_each(walk: Walk, type_name: str, selection: str, ids: Mapping[str, Any]) -> None:
    """Walk one list of all things of a type: the first page of several at once, then what follows of each alone."""
    several = (
        f"query ($ids: [ID!]!, $after: String) {{ nodes(ids: $ids) {{ ... on {type_name} {{ id {selection} }} }} }}"
    )
    alone = f"query ($id: ID!, $after: String) {{ node(id: $id) {{ ... on {type_name} {{ id {selection} }} }} }}"
    for begin in range(0, len(ids[type_name]), TOGETHER):
        answer = await walk.ask(several, {"ids": ids[type_name][begin : begin + TOGETHER]})
        assert answer.data is not None, selection
        for thing in answer.data["nodes"]:
            if thing and thing["p"]["pageInfo"]["hasNextPage"]:
                await to_the_end(walk, alone, {"id": thing["id"]}, ["node", "p"])


async def to_the_end(walk: Walk, query: str, variables: Mapping[str, Any], path: list[str]) -> None:
    """Ask for page after page."""
    after = None
    while True:
        page: Any = (await walk.ask(query, {**variables, "after": after})).data
        for key in path:
            page = page[key]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return


async def things_found(walk: Walk, secrets: Secrets) -> set[str]:
    """Give every root field and argument that takes one all the ids, identifiers, hashes and texts; say what came."""
    found = set[str]()
    for text, variables in _asking_for(secrets):
        answer = await walk.ask(text, variables)
        said = orjson.dumps(answer.data).decode()
        found |= {id_ for id_ in secrets.things if id_ in said}
    return found


def _asking_for(secrets: Secrets) -> Iterator[Asked]:
    yield "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", {"ids": secrets.ids}
    for id_ in secrets.ids:
        yield "query ($id: ID!) { node(id: $id) { __typename id } }", {"id": id_}
    for type_name, several in PLURALS.items():
        one = type_name[0].lower() + type_name[1:]
        yield f"query ($ids: [ID!]!) {{ {several}(ids: $ids) {{ id }} }}", {"ids": secrets.ids}
        for id_ in secrets.ids:
            yield f"query ($id: ID!) {{ {one}(id: $id) {{ id }} }}", {"id": id_}
    for several in ("parties", "works", "recordings", "releases", "assets", "files"):
        for scheme, value in secrets.identifiers:
            query = f"query ($of: IdentifierInput) {{ {several}(identifier: $of) {{ id }} }}"
            yield query, {"of": {"scheme": scheme, "value": value}}
    searched = "query ($text: String!) { search(text: $text) { isPartial hits { matched { value } thing { id } } } }"
    for text in (*secrets.texts, *(value for _, value in secrets.identifiers)):
        yield searched, {"text": text[:LONGEST_TEXT]}
        yield searched, {"text": text[: len(text) // 2 + 1]}
    for text in secrets.texts:
        yield "query ($sha256: String) { files(sha256: $sha256) { id } }", {"sha256": text}
        for several, key in (("parties", "name"), ("works", "title"), ("recordings", "title"), ("releases", "title")):
            for name in (key, f"{key}StartsWith"):
                given = f"filter: {{{name}: $text}}"
                query = f"query ($text: String) {{ {several}Connection({given}) {{ totalCount nodes {{ id }} }} }}"
                yield query, {"text": text}
