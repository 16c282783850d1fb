"""A search in GraphQL: what was found with what tells it apart, page by page, by one statement a kind."""

from __future__ import annotations

from typing import Any

import pytest

from graph.engine.database import Database
from graph.reader import ReadContext, Reader
from graph.reader.context import Audience
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution, Response

PUBLIC, AUDITOR = (ReadContext(who, "2026-11-22T12:00:00.000000Z") for who in (Audience.PUBLIC, Audience.AUDITOR))
TOLD_APART = """query ($text: String!, $kinds: [SearchKind!]) {
  search(text: $text, kinds: $kinds) {
    isPartial
    hits {
      score kind matched { field value ranges { start end } }
      thing { ... on Party { name born works(first: 3) { nodes { title } } identifiers { display } } }
    }
  }
}"""
PAGE = """query ($text: String!, $first: Int, $after: String) {
  search(text: $text, first: $first, after: $after) {
    hits { cursor thing { __typename id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


@pytest.fixture
def execution(things: Database) -> Execution:
    """The schema over the things."""
    schema = build()
    return Execution(schema, Reader(schema, VIEWS, things))


async def asked(execution: Execution, document: str, context: ReadContext = PUBLIC, /, **variables: Any) -> Response:
    """Ask a document."""
    return await execution.execute(document, context=context, variables=variables)


async def test_two_people_of_one_name_are_told_apart_by_works_and_identifiers(execution: Execution) -> None:
    said = await asked(execution, TOLD_APART, text="John Williams", kinds=["PARTY"])
    assert said.data is not None
    hits = said.data["search"]["hits"]
    assert [(hit["score"], hit["kind"], hit["matched"]) for hit in hits[:2]] == [
        (
            1000,
            "PARTY",
            {"field": "NAME", "value": "John Williams", "ranges": [{"start": 0, "end": 4}, {"start": 5, "end": 13}]},
        )
    ] * 2
    assert sorted((hit["thing"] for hit in hits[:2]), key=lambda party: str(party["born"])) == [
        {"name": "John Williams", "born": "1932-02-08", "works": {"nodes": [{"title": "Jaws"}]}, "identifiers": []},
        {
            "name": "John Williams",
            "born": "1941-04-24",
            "works": {"nodes": []},
            "identifiers": [{"display": "0000 0001 2281 955X"}],
        },
    ]
    assert [hit["thing"]["name"] for hit in hits[2:]] == ["John Towner Williams", "Jon Williams-Smith"]


async def test_the_things_of_a_kind_are_read_by_one_statement(execution: Execution, things: Database) -> None:
    document = '{ search(text: "jaws") { hits { thing { ... on Work { title } ... on Party { name } } } } }'
    await asked(execution, document)
    with things.observe() as sent:
        await asked(execution, document)
    assert [statement.name for statement in sent] == ["graph.search/candidates", "reader"]
    with things.observe() as sent:
        await asked(execution, '{ search(text: "jaws") { hits { score kind } } }')
    assert [statement.name for statement in sent] == ["graph.search/candidates"]


async def test_pages_go_on_where_the_one_before_ended(execution: Execution) -> None:
    whole = (await asked(execution, PAGE, text="williams", first=100)).data
    assert whole is not None
    ids, after = [], None
    while True:
        page = (await asked(execution, PAGE, text="williams", first=2, after=after)).data
        assert page is not None
        ids += [hit["thing"]["id"] for hit in page["search"]["hits"]]
        info = page["search"]["pageInfo"]
        assert info["hasPreviousPage"] == (after is not None)
        after = info["endCursor"]
        if not info["hasNextPage"]:
            break
    assert ids == [hit["thing"]["id"] for hit in whole["search"]["hits"]]


async def test_what_cannot_be_asked_is_refused_in_words(execution: Execution) -> None:
    cursor = (await asked(execution, PAGE, text="williams", first=1)).data
    assert cursor is not None
    refused: list[dict[str, Any]] = [
        {"text": "x" * 201},
        {"text": "jaws", "first": 101},
        {"text": "jaws", "first": -1},
        {"text": "jaws", "after": "nonsense"},
        {"text": "another question", "after": cursor["search"]["pageInfo"]["endCursor"]},
    ]
    codes = []
    for variables in refused:
        (error,) = (await asked(execution, PAGE, **variables)).errors
        codes.append(error["extensions"]["code"])
    assert codes == ["BAD_ARGUMENT", *["PAGE_SIZE_OUT_OF_RANGE"] * 2, *["BAD_CURSOR"] * 2]


async def test_a_work_that_is_withheld_is_not_among_those_that_tell_a_party_apart(execution: Execution) -> None:
    public = await asked(execution, TOLD_APART, text="Thessaly Corrowan")
    auditor = await asked(execution, TOLD_APART, AUDITOR, text="Thessaly Corrowan")
    assert public.data == {"search": {"isPartial": False, "hits": []}}
    assert auditor.data is not None
    (hit,) = auditor.data["search"]["hits"]
    assert hit["thing"]["works"] == {"nodes": [{"title": "Lanternwater"}]}
