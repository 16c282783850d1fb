"""Objections are read by whom they concern, and put a sheet under review for everybody while they are open."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from tests.graph.recorder.conftest import Record, by_key, fact, known_violation, person
from tests.graph.rights.test_reading import Ask, ask, execution

__all__ = ["ask", "execution"]

OBJECTIONS = """
query ($id: ID!) { asset(id: $id) { objections { nodes { ground asks state by { name } states { state reason }
  against { __typename ... on Asset { title } } } } } }
"""
MINE = "query ($id: ID!) { party(id: $id) { objections { totalCount nodes { state } } } }"
ALL = "query { objections { nodes { ground state against { __typename } } } }"
SHEET = """
query ($id: ID!, $knownAt: KnownAt) { asset(id: $id, knownAt: $knownAt) {
  changedSeq credits { status openObjections text } } }
"""
REVIEWED = "Under review: An objection is open. What is stated here may change."


@pytest_asyncio.fixture
async def ids(record: Record) -> dict[str, str]:
    """A released track whose singer says that she is not credited on it."""
    told = [
        person("June"),
        person("Ida"),
        fact("generation", key="making"),
        fact("asset", key="ferry", generation=by_key("making"), title="Night Ferry"),
        fact("release", key="single", title="Night Ferry"),
        fact("releaseContent", release=by_key("single"), content=by_key("ferry")),
        fact("contribution", to=by_key("ferry"), by={"party": by_key("june")}, role="MainArtist"),
        known_violation(by_key("ferry")),
        fact(
            "objection",
            key="missing",
            against=by_key("ferry"),
            by=by_key("ida"),
            ground="MISSING_CREDIT",
            asks="Name me.",
        ),
    ]
    results = (await record("all", *told)).results
    made = zip(told, results, strict=True)
    return {str(one.get("key") or place): str(result.id) for place, (one, result) in enumerate(made)}


def settled(state: str) -> dict[str, Any]:
    when = "2026-01-01T00:00:00Z"
    return fact("objectionState", objection=by_key("missing"), state=state, effective=when, reason="Seen.")


async def test_an_objection_is_under_review_until_somebody_says_otherwise(
    record: Record, ids: dict[str, str], ask: Ask
) -> None:
    told = {
        "ground": "MISSING_CREDIT",
        "asks": "Name me.",
        "by": {"name": "Ida"},
        "against": {"__typename": "Asset", "title": "Night Ferry"},
    }
    found = await ask(OBJECTIONS, "AUDITOR", id=ids["ferry"])
    assert found["objections"]["nodes"] == [{**told, "state": "UNDER_REVIEW", "states": []}]
    await record("settled", settled("UPHELD"))
    found = await ask(OBJECTIONS, "LICENSED", id=ids["ferry"])
    states = [{"state": "UPHELD", "reason": "Seen."}]
    assert found["objections"]["nodes"] == [{**told, "state": "UPHELD", "states": states}]


async def test_the_public_reads_no_objection_and_a_party_its_own(ids: dict[str, str], ask: Ask) -> None:
    assert (await ask(OBJECTIONS, "PUBLIC", id=ids["ferry"]))["objections"]["nodes"] == []
    assert (await ask(ALL, "PUBLIC"))["nodes"] == []
    mine = {"totalCount": 1, "nodes": [{"state": "UNDER_REVIEW"}]}
    assert (await ask(MINE, "PUBLIC", actor=ids["ida"], id=ids["ida"]))["objections"] == mine
    assert len((await ask(ALL, "PUBLIC", actor=ids["ida"]))["nodes"]) == 1
    assert (await ask(ALL, "PUBLIC", actor=ids["june"]))["nodes"] == []


async def test_a_sheet_is_under_review_while_an_objection_to_it_is_open(
    record: Record, ids: dict[str, str], ask: Ask
) -> None:
    before = await ask(SHEET, "PUBLIC", id=ids["ferry"])
    assert (before["credits"]["status"], before["credits"]["openObjections"]) == ("UNDER_REVIEW", 1)
    assert REVIEWED in before["credits"]["text"]
    (said,) = (await record("settled", settled("REJECTED"))).results
    after = await ask(SHEET, "PUBLIC", id=ids["ferry"])
    assert (after["credits"]["status"], after["credits"]["openObjections"]) == ("CURRENT", 0)
    assert "Under review" not in after["credits"]["text"]
    assert after["changedSeq"] == said.seq > before["changedSeq"]
    then = await ask(SHEET, "PUBLIC", id=ids["ferry"], knownAt={"seq": said.seq - 1})
    assert then["credits"]["status"] == "UNDER_REVIEW"


async def test_an_objection_to_a_credit_a_report_or_a_share_puts_the_sheet_under_review(
    record: Record, ids: dict[str, str], ask: Ask
) -> None:
    await record("settled", settled("REJECTED"))
    inside: dict[str, Any] = {"in": by_key("ferry")}
    share = fact(
        "rightShare",
        key="share",
        holder=by_key("june"),
        tier="LICENSING",
        side="MASTER",
        size={"ppm": 1_000_000},
        **inside,
    )
    wrong: dict[str, Any] = {"SHARE": by_key("share"), "WRONG_CREDIT": {"id": ids["6"]}}
    objections = [
        fact("objection", key=ground, against=against, by=by_key("ida"), ground=ground, asks="Set it right.")
        for ground, against in wrong.items()
    ]
    await record("more", share, *objections)
    assert (await ask(SHEET, "PUBLIC", id=ids["ferry"]))["credits"]["openObjections"] == 2
    kinds = [one["against"]["__typename"] for one in (await ask(ALL, "AUDITOR"))["nodes"]]
    assert sorted(kinds) == ["Asset", "Contribution", "RightShare"]
