"""A party objects by its token, once for each key, and what it objects to is under review from then on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio

from graph.reader import Audience, ReadContext
from graph.recorder.recorder import Recorder
from linernotes.actor import LOCAL, Actor
from schema.execution import Execution
from schema.mutations import Writing
from tests.graph.recorder.conftest import Record, by_key, fact, known_violation, person
from tests.graph.rights.test_reading import NOW, Ask, ask, execution

__all__ = ["ask", "execution"]

OBJECT = """
mutation ($key: String!, $objection: ObjectionInput!) {
  object(key: $key, objection: $objection) {
    __typename
    ... on Objected { id seq }
    ... on BatchRefused { refusals { field rule } }
  }
}
"""
READ = """
query ($id: ID!) { objection(id: $id) {
  ground asks madeAt evidence state by { name } against { ... on Asset { title } } statedBy { source sourceKind } } }
"""
SHEET = "query ($id: ID!) { asset(id: $id) { credits { openObjections } } }"
Objecting = Callable[..., Awaitable[dict[str, Any]]]


@pytest_asyncio.fixture
async def ids(record: Record) -> dict[str, str]:
    """Two people, and a track that is on a release."""
    told = [
        person("Ida"),
        person("June"),
        fact("generation", key="making"),
        fact("asset", key="ferry", generation=by_key("making"), title="Night Ferry"),
        fact("contribution", to=by_key("ferry"), by={"party": by_key("june")}, role="MainArtist"),
        fact("release", key="single", title="Night Ferry"),
        fact("releaseContent", release=by_key("single"), content=by_key("ferry")),
        known_violation(by_key("ferry")),
    ]
    results = (await record("all", *told)).results
    return {str(one.get("key")): str(result.id) for one, result in zip(told, results, strict=True)}


@pytest.fixture
def objecting(recorder: Recorder, execution: Execution) -> Objecting:
    async def send(key: str, actor: str | None, **objection: Any) -> dict[str, Any]:
        response = await execution.execute(
            OBJECT,
            context=ReadContext(Audience.PUBLIC, NOW),
            variables={"key": key, "objection": {"ground": "MISSING_CREDIT", "asks": "Name me."} | objection},
            services=Writing(recorder, None if actor is None else Actor(actor)),
        )
        assert response.errors == []
        found: dict[str, Any] = (response.data or {})["object"]
        return found

    return send


async def test_a_party_objects_and_the_sheet_says_that_it_is_under_review(
    ids: dict[str, str], objecting: Objecting, ask: Ask
) -> None:
    when = "2026-11-03T10:00:00.000000Z"
    made = await objecting(
        "mine", ids["ida"], against=ids["ferry"], madeAt=when, evidence={"document": "Letter", "hash": "a" * 64}
    )
    assert made["__typename"] == "Objected"
    assert await ask(READ, "PUBLIC", ids["ida"], id=made["id"]) == {
        "ground": "MISSING_CREDIT",
        "asks": "Name me.",
        "madeAt": when,
        "evidence": "Letter",
        "state": "UNDER_REVIEW",
        "by": {"name": "Ida"},
        "against": {"title": "Night Ferry"},
        "statedBy": {"source": "linernotes", "sourceKind": "USER"},
    }
    assert (await ask(SHEET, "PUBLIC", id=ids["ferry"]))["credits"] == {"openObjections": 1}


async def test_the_same_key_is_answered_as_before_and_each_party_has_its_own(
    ids: dict[str, str], objecting: Objecting
) -> None:
    first = await objecting("one", ids["ida"], against=ids["ferry"])
    assert await objecting("one", ids["ida"], against=ids["ferry"]) == first
    assert (await objecting("one", ids["ida"], against=ids["ferry"], asks="More."))["__typename"] == "KeyReused"
    other = await objecting("one", ids["june"], against=ids["ferry"])
    assert other["__typename"] == "Objected"
    assert other["id"] != first["id"]


@pytest.mark.parametrize(
    ("against", "refusal"),
    [
        ("ast_01890000-0000-7000-9000-000000000001", {"field": "/against", "rule": "UNKNOWN_REFERENCE"}),
        ("par_01890000-0000-7000-9000-000000000001", {"field": "/against", "rule": "UNKNOWN_REFERENCE"}),
    ],
)
async def test_what_cannot_be_objected_to_is_refused_with_why(
    ids: dict[str, str], objecting: Objecting, against: str, refusal: dict[str, str]
) -> None:
    assert await objecting("bad", ids["ida"], against=against) == {"__typename": "BatchRefused", "refusals": [refusal]}


@pytest.mark.parametrize("actor", [None, LOCAL])
async def test_who_speaks_for_nobody_objects_to_nothing(
    ids: dict[str, str], objecting: Objecting, actor: str | None
) -> None:
    assert (await objecting("none", actor, against=ids["ferry"]))["__typename"] == "NotAllowed"
