"""What rests on an agreement: runs trained on what it covers, within its scope, or beyond it without a new licence."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from graph.closures.draining import drain
from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from tests.conftest import Empty
from tests.graph.clearing.asking import NOW, Asking
from tests.graph.rights.recorded import by, send, told
from tests.rules.rights.as_facts import Json

WORLD = (
    "R: recording of W, MainArtist Ana",
    "Q: recording of V sampling R, MainArtist Sam",
    "S: recording of V, MainArtist Sam",
    "W: work, Composer Wim",
    "V: work, Composer Vic",
    "Zed holds 100% of S",
    "Label permits C-1 signed 2024 family tune in DE paper Deal",
    "Label permits all of Zed signed 2024 for SYNC paper Film",
    "Pub permits W signed 2024 until 2025-06 paper Old",
    "Pub permits W signed 2025-09 paper New amends Old",
    "Zed permits all of Sam signed 2024 paper Artist",
    "R is in C-1 until 2027",
)
RUNS = """
query ($agreement: ID!, $outside: Boolean, $first: Int = 20, $after: String) {
  reliance(agreement: $agreement) {
    seq catchingUp
    trainingRuns(outsideScope: $outside, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { trainingRun { id produced { version } } entries entriesOutside beyond clauses }
    }
    datasetVersions { nodes { datasetVersion { version } entries } }
  }
}
"""


@pytest_asyncio.fixture
async def made(database: Database, empty: Empty) -> Asking:
    """R, and Q that samples it, were trained on by Kept, and by others as another model, elsewhere and later."""
    asking = await Asking.of(database, empty, *WORLD)
    results = await send(asking.recorder, "runs", batch := _batch(asking))
    asking.ids |= {fact["key"]: str(one.id) for fact, one in zip(batch, results, strict=True) if "key" in fact}
    await drain(database)
    return asking


def _batch(asking: Asking) -> list[Json]:
    def version(key: str, *items: str, stage: str = "TRAINING") -> list[Json]:
        entries = [
            told("datasetEntry", of=by(key), item={"id": asking.ids[item]}, basis="LICENSED", stage=stage)
            for item in items
        ]
        return [told("datasetVersion", key=key, dataset=by("set"), version=key), *entries]

    def trained(key: str, used: str, model: str | None, act: str, began: str | None) -> list[Json]:
        when = {} if began is None else {"startedAt": began}
        family = {} if model is None else {"model": {"id": asking.ids[model]}}
        return [
            told("trainingRun", key=key, type="PRETRAIN", used=[by(used)], act={"codes": [act]}, **family, **when),
            told("knownViolation", of=by(key), reason="Nobody was asked."),
        ]

    first = "2025-01-01T00:00:00Z"
    return [
        told("dataset", key="set", name="Set"),
        *version("both", "R", "Q"),
        *version("apart", "S"),
        *version("tried", "R", stage="TEST"),
        *trained("Kept", "both", "tune", "DE", first),
        *trained("Again", "both", "other", "DE", first),
        *trained("Abroad", "both", "tune", "US", first),
        *trained("Late", "both", "tune", "DE", "2027-02-01T00:00:00Z"),
        *trained("Undated", "both", "tune", "DE", None),
        *trained("Unsaid", "both", None, "DE", first),
        *trained("Apart", "apart", "tune", "DE", "2025-08-01T00:00:00Z"),
        *trained("Trial", "tried", "tune", "DE", first),
    ]


async def reliance(
    made: Asking, paper: str, audience: Audience = Audience.LICENSED, actor: str | None = None, **more: Any
) -> Json | None:
    context = ReadContext(audience, NOW, actor=actor)
    variables = {"agreement": made.ids.get(paper, paper), **more}
    response = await made.execution.execute(RUNS, context=context, variables=variables)
    assert response.errors == []
    found: Json | None = (response.data or {})["reliance"]
    return found


async def runs(made: Asking, paper: str, **more: Any) -> dict[str, tuple[int, int, list[str]]]:
    found = await reliance(made, paper, **more)
    assert found is not None
    return {
        str(made.name_of(one["trainingRun"]["id"])): (one["entries"], one["entriesOutside"], one["beyond"])
        for one in found["trainingRuns"]["nodes"]
    }


async def test_who_trains_again_without_a_new_licence_is_found_with_what_the_old_one_does_not_reach(
    made: Asking,
) -> None:
    assert await runs(made, "Deal", outside=True) == {
        "Again": (2, 2, ["MODEL"]),
        "Abroad": (2, 2, ["TERRITORY"]),
        "Late": (2, 2, ["TIME"]),
        "Undated": (2, 2, ["TIME"]),
        "Unsaid": (2, 2, ["MODEL"]),
    }
    # R is what it covers, and Q has a part of it.
    assert await runs(made, "Deal", outside=False) == {"Kept": (2, 0, [])}
    assert len(await runs(made, "Deal")) == 6


async def test_datasets_that_hold_what_is_covered_for_training_rest_on_it_too(made: Asking) -> None:
    found = await reliance(made, "Deal")
    assert found is not None
    assert found["catchingUp"] is None
    assert found["datasetVersions"]["nodes"] == [{"datasetVersion": {"version": "both"}, "entries": 2}]


async def test_an_agreement_is_read_with_its_amendments(made: Asking) -> None:
    # The old paper has ended when the late run begins; the one that amends it goes on.
    old = await runs(made, "Old")
    assert old["Kept"] == old["Late"] == (2, 0, [])
    assert (await runs(made, "New"))["Kept"] == (2, 2, ["TIME"])


async def test_all_that_a_party_made_is_covered_where_all_of_it_is(made: Asking) -> None:
    # Q and S, and R of which Q has a part, is not Sam's.
    assert {name: found[0] for name, found in (await runs(made, "Artist")).items()} == {
        **dict.fromkeys(("Kept", "Again", "Abroad", "Late", "Undated", "Unsaid", "Apart"), 1)
    }


async def test_a_paper_on_other_uses_is_nothing_that_training_rests_on(made: Asking) -> None:
    assert await runs(made, "Film") == {}


async def test_it_is_for_those_who_may_read_the_agreement(made: Asking) -> None:
    assert await reliance(made, "Deal", Audience.PUBLIC) is None
    assert await reliance(made, "Deal", Audience.PUBLIC, made.ids["Ana"]) is None
    assert await reliance(made, "Deal", Audience.PUBLIC, made.ids["Label"]) is not None
    assert await reliance(made, "agr_nothing") is None
    assert await reliance(made, made.ids["R"]) is None


async def test_runs_are_listed_page_by_page(made: Asking) -> None:
    seen: list[str] = []
    after: str | None = None
    while True:
        found = await reliance(made, "Deal", first=4, after=after)
        assert found is not None
        page = found["trainingRuns"]
        assert page["totalCount"] == 6
        seen += [one["trainingRun"]["id"] for one in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == sorted({made.ids[key] for key in ("Kept", "Again", "Abroad", "Late", "Undated", "Unsaid")})
