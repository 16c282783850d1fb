"""What a withdrawal, an end or a sale touches: counted by closures, split at the instant, recorded or imagined."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from graph.closures.draining import drain
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from tests.conftest import Empty
from tests.graph.clearing.asking import NOW, Asking
from tests.graph.rights.recorded import by, send, told
from tests.rules.rights.as_facts import Json

WORLD = (
    "R: recording of W, MainArtist Ana, Mixer Max",
    "S: recording of V, MainArtist Sam",
    "Q: recording of V sampling R, MainArtist Sam",
    "W: work, Composer Wim",
    "V: work, Composer Vic",
    "Label holds 100% of R",
    "Zed holds 100% of S",
    "Zed holds 100% of Q",
    "Pub holds 100% of W",
    "Label permits R signed 2024 notice 30 lasting MODEL",
    "Pub permits W signed 2024 until 2028 paper Deal",
    "Pub permits all of Pub signed 2024 lasting MODEL TRAINING OUTPUTS paper More",
    "R is in C-1",
)
COUNTS = """
things items datasetVersions modelVersions modelVersionsByWay { way modelVersions }
trainingRuns { before after undated } generations { before after undated } assets { before after undated }
releases { before after undated } containing { assets releases }
"""
TO = "comesTo { newTraining newGeneration models retireBy outputs moneyDue }"
UNTIL = Statement("MATCH (clause:Clause) WHERE clause.validTo = $until RETURN clause.id")
JULY = "2027-07-01T00:00:00.000000Z"


@pytest_asyncio.fixture
async def made(database: Database, empty: Empty) -> Asking:
    """R was trained on by Base, which Tuned started from, Taught learned from, and of whose song Fed was fed."""
    asking = await Asking.of(database, empty, *WORLD)
    for place, batch in enumerate(_batches(asking)):
        results = await send(asking.recorder, f"made {place}", batch)
        asking.ids |= {fact["key"]: str(one.id) for fact, one in zip(batch, results, strict=True) if "key" in fact}
    await drain(database)
    return asking


def _batches(asking: Asking) -> list[list[Json]]:
    def version(key: str, *items: Json) -> list[Json]:
        entries = [told("datasetEntry", of=by(key), item=item, basis="LICENSED") for item in items]
        return [told("datasetVersion", key=key, dataset=by("set"), version=key), *entries]

    def model(key: str, started: str | None, **run: Any) -> list[Json]:
        when = {} if started is None else {"startedAt": started}
        return [
            told("trainingRun", key=f"{key} run", type="PRETRAIN", **run, **when),
            *([told("knownViolation", of=by(f"{key} run"), reason="Nobody was asked.")] if "used" in run else []),
            told("modelVersion", key=key, model=by("model"), version=key, producedBy=by(f"{key} run")),
        ]

    def song(key: str, of: str, at: str) -> list[Json]:
        generation = told("generation", key=f"{key} made", models=[{"modelVersion": by(of)}], at=at)
        return [generation, told("asset", key=key, title=key, generation=by(f"{key} made"))]

    recording = {name: {"id": asking.ids[name]} for name in ("R", "S", "Q")}
    return [
        [
            told("dataset", key="set", name="Set"),
            *version("with R", recording["R"]),
            *version("with S", recording["S"]),
        ],
        [told("model", key="model", name="Model"), *version("with Q", recording["Q"])],
        [
            *model("Base", "2025-01-01T00:00:00Z", used=[by("with R")]),
            *model("Tuned", "2026-01-01T00:00:00Z", startedFrom=[by("Base")]),
            *model("Taught", "2027-09-01T00:00:00Z", learnedFrom=[by("Base")]),
            *model("Apart", "2025-01-01T00:00:00Z", used=[by("with S")]),
        ],
        [*song("Old", "Base", "2026-01-01T00:00:00Z"), *song("New", "Tuned", "2027-08-01T00:00:00Z")],
        [*song("Far", "Apart", "2026-01-01T00:00:00Z"), *version("with Old", by("Old"))],
        model("Fed", None, used=[by("with Old")]),
        [
            told("release", key="Single", title="Single", type="Single"),
            told("releaseContent", release=by("Single"), content=by("Old")),
            told("knownViolation", of=by("Old"), reason="Nobody was asked."),
        ],
    ]


async def impact(
    made: Asking, of: Json, selected: str, audience: Audience = Audience.AUDITOR, actor: str | None = None
) -> tuple[Json | None, list[str]]:
    response = await made.execution.execute(
        f"query ($of: ImpactOf!) {{ impact(of: $of) {{ {selected} }} }}",
        context=ReadContext(audience, NOW, actor=actor),
        variables={"of": of},
    )
    return (response.data or {}).get("impact"), [error["extensions"]["code"] for error in response.errors]


async def touched(made: Asking, of: Json, selected: str) -> Json:
    found, errors = await impact(made, of, selected)
    assert errors == []
    assert found is not None
    return found


def withdrawn(made: Asking, by: str, **more: Any) -> Json:
    return {"withdrawal": {"by": made.ids[by], "from": JULY, **more}}


async def test_a_songwriter_who_withdraws_touches_all_that_may_know_the_song(made: Asking) -> None:
    found = await touched(made, withdrawn(made, "Wim"), f"effective isImagined counts {{ {COUNTS} }} catchingUp {TO}")
    assert found["effective"] == JULY
    assert found["isImagined"]
    assert found["catchingUp"] is None
    # W, its recording R, and Q, which has a part of R in it.
    assert found["counts"] == {
        "things": 1,
        "items": 3,
        "datasetVersions": 2,
        "modelVersions": 4,
        "modelVersionsByWay": [
            {"way": "TRAINED", "modelVersions": 1},
            {"way": "FINE_TUNED", "modelVersions": 1},
            {"way": "DISTILLED", "modelVersions": 1},
            {"way": "SYNTHETIC", "modelVersions": 1},
            {"way": "VOICE", "modelVersions": 0},
        ],
        "trainingRuns": {"before": 2, "after": 1, "undated": 1},
        "generations": {"before": 1, "after": 1, "undated": 0},
        "assets": {"before": 1, "after": 1, "undated": 0},
        "releases": {"before": 1, "after": 0, "undated": 0},
        "containing": {"assets": 0, "releases": 0},
    }
    assert found["comesTo"] == {
        "newTraining": False,
        "newGeneration": False,
        "models": "NO_NEW_GENERATION",
        "retireBy": None,
        "outputs": "REVIEW",
        "moneyDue": None,
    }


async def test_a_release_is_counted_once_with_the_latest_that_it_holds(made: Asking) -> None:
    generation = told("generation", key="Some day made", models=[{"modelVersion": {"id": made.ids["Base"]}}])
    undated = told("asset", key="Some day", title="Some day", generation=by("Some day made"))
    held: dict[str, list[Json]] = {
        "Album": [{"id": made.ids["Old"]}, {"id": made.ids["New"]}, by("Some day")],
        "EP": [{"id": made.ids["Old"]}, by("Some day")],
    }
    releases = [
        fact
        for key, contents in held.items()
        for fact in (
            told("release", key=key, title=key, type=key),
            *(told("releaseContent", release=by(key), content=content) for content in contents),
        )
    ]
    reason = "Nobody was asked."
    violations = [told("knownViolation", of=content, reason=reason) for content in held["Album"]]
    await send(made.recorder, "releases", [generation, undated, *releases, *violations])
    found = await touched(made, withdrawn(made, "Wim"), "counts { releases { before after undated } }")
    assert found["counts"] == {"releases": {"before": 1, "after": 1, "undated": 1}}


async def test_a_label_that_withdraws_is_bound_to_the_notice_and_terms_of_its_paper(made: Asking) -> None:
    found = await touched(
        made, withdrawn(made, "Label"), f"effective {TO} terms {{ clauses {TO} }} counts {{ things items }}"
    )
    assert found["effective"] == "2027-07-31T00:00:00.000000Z"
    assert found["comesTo"] == {
        "newTraining": False,
        "newGeneration": True,
        "models": "CONTINUE",
        "retireBy": None,
        "outputs": "REVIEW",
        "moneyDue": None,
    }
    assert [len(one["clauses"]) for one in found["terms"]] == [1]
    assert found["counts"] == {"things": 1, "items": 2}


async def test_of_several_papers_the_strictest_terms_hold(made: Asking) -> None:
    found = await touched(made, withdrawn(made, "Pub"), f"{TO} terms {{ clauses {TO} }}")
    assert [one["comesTo"]["models"] for one in found["terms"]] in (
        ["NO_NEW_GENERATION", "CONTINUE"],
        ["CONTINUE", "NO_NEW_GENERATION"],
    )
    assert found["comesTo"]["models"] == "NO_NEW_GENERATION"


async def test_who_has_no_stake_touches_nothing(made: Asking) -> None:
    for who, about in (("Max", None), ("Zed", made.ids["R"])):
        found = await touched(
            made, withdrawn(made, who, about=about), "counts { things modelVersions datasetVersions }"
        )
        expected = {"things": 0, "modelVersions": 0, "datasetVersions": 0}
        assert found["counts"] == expected


async def test_a_decision_on_record_is_told_as_an_imagined_one(made: Asking) -> None:
    no = {
        "kind": "consent", "source": {"system": "desk", "kind": "STEWARD"}, "by": {"id": made.ids["Wim"]},
        "about": {"id": made.ids["Wim"]}, "decision": "WITHDRAW", "capacity": "ARTIST", "method": "PORTAL",
        "validFrom": JULY, "receivedAt": JULY,
    }  # fmt: skip
    (result,) = await send(made.recorder, "withdrawn", [no])
    told = f"effective counts {{ {COUNTS} }} {TO}"
    recorded = await touched(made, {"consent": result.id}, f"isImagined {told}")
    assert not recorded.pop("isImagined")
    assert recorded == await touched(made, withdrawn(made, "Wim"), told)


async def test_the_end_of_a_paper_is_when_it_ends_or_as_imagined(made: Asking) -> None:
    ((clause,),) = await made.database.read(UNTIL, {"until": "2028-01-01T00:00:00.000000Z"})
    found = await touched(made, {"clause": clause}, "effective isImagined counts { things items modelVersions }")
    assert found == {
        "effective": "2028-01-01T00:00:00.000000Z",
        "isImagined": False,
        "counts": {"things": 1, "items": 3, "modelVersions": 4},
    }
    sooner = await touched(made, {"end": {"of": clause, "from": JULY}}, "effective isImagined")
    assert sooner == {"effective": JULY, "isImagined": True}
    of_all = await touched(made, {"agreement": made.ids["Deal"]}, "effective counts { things }")
    assert of_all == {"effective": "2028-01-01T00:00:00.000000Z", "counts": {"things": 1}}


@pytest.mark.parametrize(
    ("binds", "comes_to"),
    [("YES", ("CONTINUE", True, 1)), ("NO", ("NO_NEW_GENERATION", False, 1)), (None, ("NO_NEW_GENERATION", False, 1))],
)
async def test_a_sale_ends_what_does_not_bind_the_buyer(
    made: Asking, binds: str | None, comes_to: tuple[str, bool, int]
) -> None:
    sale = {"sale": {"by": made.ids["Label"], "effective": JULY, "bindsEarlier": binds}}
    found = await touched(made, sale, f"binding {TO} counts {{ things }}")
    assert found["binding"] == (binds or "UNKNOWN")
    to = found["comesTo"]
    assert (to["models"], to["newTraining"], found["counts"]["things"]) == comes_to


async def test_what_is_touched_is_listed_page_by_page(made: Asking) -> None:
    page = "totalCount pageInfo { hasNextPage endCursor } nodes { modelVersion { id version } way steps }"
    models: list[Json] = []
    after = ""
    while True:
        found = await touched(made, withdrawn(made, "Wim"), f"modelVersions(first: 3{after}) {{ {page} }}")
        models += found["modelVersions"]["nodes"]
        assert found["modelVersions"]["totalCount"] == 4
        if not found["modelVersions"]["pageInfo"]["hasNextPage"]:
            break
        after = f', after: "{found["modelVersions"]["pageInfo"]["endCursor"]}"'
    assert {(one["modelVersion"]["version"], one["way"], one["steps"]) for one in models} == {
        ("Base", "TRAINED", 0),
        ("Tuned", "FINE_TUNED", 1),
        ("Taught", "DISTILLED", 1),
        ("Fed", "SYNTHETIC", 1),
    }
    lists = await touched(
        made,
        withdrawn(made, "Wim"),
        "datasetVersions { nodes { datasetVersion { version } items } }"
        " trainingRuns { nodes { trainingRun { id } isBefore } }",
    )
    versions = {(one["datasetVersion"]["version"], one["items"]) for one in lists["datasetVersions"]["nodes"]}
    assert versions == {("with R", 1), ("with Q", 1)}
    before = {one["trainingRun"]["id"]: one["isBefore"] for one in lists["trainingRuns"]["nodes"]}
    named = {key: before[made.ids[f"{key} run"]] for key in ("Base", "Tuned", "Taught", "Fed")}
    assert named == {"Base": True, "Tuned": True, "Taught": False, "Fed": None}


async def test_a_party_may_ask_about_its_own_and_the_public_may_not(made: Asking) -> None:
    wim = withdrawn(made, "Wim")
    assert (await impact(made, wim, "seq", Audience.PUBLIC))[1] == ["NOT_ALLOWED"]
    assert (await impact(made, wim, "seq", Audience.PUBLIC, made.ids["Ana"]))[1] == ["NOT_ALLOWED"]
    assert (await impact(made, wim, "seq", Audience.PUBLIC, made.ids["Wim"]))[1] == []
    assert (await impact(made, wim, "seq", Audience.LICENSED))[1] == []


@pytest.mark.parametrize("of", [{"consent": "cns_nothing"}, {"clause": "rec_x"}, {"agreement": "agr_nothing"}])
async def test_what_is_no_paper_is_refused(made: Asking, of: Json) -> None:
    assert (await impact(made, of, "seq"))[1] == ["NO_SUCH_PAPER"]
