"""How past uses stand is kept as intervals, true as facts arrive, and made anew it is the same."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from graph.closures.draining import begin_anew, drain
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from graph.recorder.freezing import root_of
from graph.standings.draining import drain_standings, left
from tests.conftest import Empty
from tests.graph.clearing.asking import Asking
from tests.graph.rights.recorded import by, send, told
from tests.rules.rights.as_facts import Json

WORLD = (
    "R: recording of W, MainArtist Ana",
    "S: recording of W, MainArtist Ana",
    "W: work, Composer Wim",
    "Label holds 100% of R",
    "Label holds 100% of S",
    "Pub holds 100% of W",
    "Label permits all of Label signed 2024 until 2028 paper Deal",
    "Pub permits W signed 2024 paper Song",
    "Ana accepts Ana",
    "Wim accepts W",
    "Zed holds ?% of X",
    "X: recording of Y, MainArtist Zed",
    "Y: work, Composer Zed",
)
ROWS = Statement(
    """
    MATCH (kept:Standing) OPTIONAL MATCH (kept)-[:STANDING_OF]->(use)
    RETURN kept.of, kept.part, kept.start, kept.until, kept.status, kept.isRegularised, use.id
    ORDER BY kept.of, kept.part, kept.start
    """
)

FACT_OF = Statement("MATCH (one:Entity {id: $id}) RETURN one.fact")


def day(text: str) -> str:
    return f"{text}T00:00:00.000000Z"


@pytest_asyncio.fixture
async def used(database: Database, empty: Empty) -> Asking:
    """R and S were trained on in 2025 by Base, which Tuned started from in 2026; and X by nobody."""
    asking = await Asking.of(database, empty, *WORLD)
    entries = [
        told("datasetEntry", of=by("version"), item={"id": asking.ids[name]}, basis="LICENSED") for name in ("R", "S")
    ]
    version = told("datasetVersion", key="version", dataset=by("set"), version="1")
    await recorded(asking, "version", told("dataset", key="set", name="Set"), version, *entries)
    run = {"type": "PRETRAIN", "used": [by("version")], "startedAt": day("2025-01-01")}
    tuning = {"type": "FINE_TUNE", "startedFrom": [by("Base")], "startedAt": day("2026-01-01")}
    await recorded(
        asking,
        "models",
        told("model", key="model", name="Model"),
        told("trainingRun", key="run", **run),
        told("modelVersion", key="Base", model=by("model"), version="1", producedBy=by("run")),
        told("trainingRun", key="tuning", **tuning),
        told("modelVersion", key="Tuned", model=by("model"), version="2", producedBy=by("tuning")),
    )
    await drain(database)
    return asking


async def recorded(asking: Asking, key: str, *facts: Json) -> list[int]:
    results = await send(asking.recorder, key, facts)
    for fact, one in zip(facts, results, strict=True):
        if "key" in fact:
            asking.ids[fact["key"]] = str(one.id)
    return [one.seq for one in results]


async def stood(asking: Asking, field: str, name: str, audience: Audience = Audience.LICENSED) -> list[Any]:
    """Return from when a use stands how, once nothing is left."""
    response = await asking.execution.execute(
        f"query ($id: ID!) {{ {field}(id: $id) {{ standings {{ status since until isRegularised }} }} }}",
        context=ReadContext(audience, day("2026-06-01")),
        variables={"id": asking.ids[name]},
    )
    assert not response.errors
    rows = response.data[field]["standings"]  # type: ignore[index]
    assert [row["until"] for row in rows] == [*(row["since"] for row in rows[1:]), None][: len(rows)]
    return [(row["since"] and row["since"][:10], row["status"]) for row in rows]


async def as_made_anew(asking: Asking) -> list[Any]:
    """Bring what is left in line, and return the rows, which are the same when all is made anew, in whatever pieces."""
    await drain(asking.database)
    assert await left(asking.database) == 0
    rows = await asking.database.read(ROWS)
    await begin_anew(asking.database)
    await drain(asking.database)
    assert await asking.database.read(ROWS) == rows
    return rows


async def test_a_run_and_the_models_that_rest_on_it_stand_as_long_as_papers_last(used: Asking) -> None:
    expected = [("2025-01-01", "CLEARED_BEFORE"), ("2028-01-01", "AFFECTED_SINCE")]
    assert await stood(used, "trainingRun", "run") == expected
    assert await stood(used, "modelVersion", "Base") == expected
    assert await stood(used, "modelVersion", "Tuned") == expected
    assert await stood(used, "datasetVersion", "version") == []
    response = await used.execution.execute(
        "query ($id: ID!) { modelVersion(id: $id) { standing { status since until isRegularised } } }",
        context=ReadContext(Audience.LICENSED, day("2026-06-01")),
        variables={"id": used.ids["Tuned"]},
    )
    assert response.data == {
        "modelVersion": {
            "standing": {
                "status": "CLEARED_BEFORE",
                "since": day("2025-01-01"),
                "until": day("2028-01-01"),
                "isRegularised": False,
            }
        }
    }
    assert await stood(used, "modelVersion", "Tuned", Audience.PUBLIC) == []
    await as_made_anew(used)


async def test_what_arrives_later_and_is_taken_back_changes_how_it_stands(used: Asking) -> None:
    no = told(
        "consent", by={"id": used.ids["Wim"]}, about={"id": used.ids["W"]}, decision="WITHDRAW", capacity="ARTIST",
        method="PORTAL", validFrom=day("2027-01-01"), receivedAt=day("2026-12-01"),
    )  # fmt: skip
    (seq,) = await recorded(used, "withdrawn", no)
    assert await left(used.database) == 1
    await as_made_anew(used)
    assert await stood(used, "modelVersion", "Tuned") == [
        ("2025-01-01", "CLEARED_BEFORE"),
        ("2027-01-01", "AFFECTED_SINCE"),
    ]
    await recorded(used, "taken back", told("retraction", target=seq))
    await as_made_anew(used)
    assert await stood(used, "modelVersion", "Tuned") == [
        ("2025-01-01", "CLEARED_BEFORE"),
        ("2028-01-01", "AFFECTED_SINCE"),
    ]


async def test_what_is_about_nothing_that_was_used_leaves_nothing(used: Asking) -> None:
    no = told("consent", by={"id": used.ids["Zed"]}, about={"id": used.ids["Y"]}, decision="DENY", method="PORTAL")
    await recorded(used, "elsewhere", no)
    assert await left(used.database) == 0


async def test_a_share_that_was_not_known_is_a_violation_until_it_is_settled(used: Asking) -> None:
    share = told(
        "rightShare", key="share", holder={"id": used.ids["Zed"]}, side="COMPOSITION", tier="LICENSING",
        size={"unknown": True}, **{"in": {"id": used.ids["W"]}},
    )  # fmt: skip
    await recorded(used, "share", share)
    await as_made_anew(used)
    assert await stood(used, "trainingRun", "run") == [("2025-01-01", "VIOLATING")]
    await recorded(
        used,
        "settled",
        told("agreement", key="Peace", type="SETTLEMENT", title="Peace", signedAt=day("2026-03-01")),
        told("agreementParty", agreement=by("Peace"), party={"id": used.ids["Zed"]}, role="LICENSOR"),
        told(
            "clause", key="peace", agreement=by("Peace"), effect="PERMIT", uses=["TRAIN_GENERATIVE"],
            covers={"items": [{"id": used.ids["W"]}]},
        ),
    )  # fmt: skip
    await as_made_anew(used)
    assert await stood(used, "trainingRun", "run") == [
        ("2025-01-01", "VIOLATING"),
        ("2026-03-01", "REGULARISED"),
        ("2028-01-01", "AFFECTED_SINCE"),
    ]


async def test_a_frozen_version_stands_from_when_it_was_frozen(used: Asking) -> None:
    version = used.ids["version"]
    await recorded(used, "closed", told("datasetClosed", of={"id": version}))
    count, root = await root_of(used.database, version)
    frozen = told("datasetFrozen", of={"id": version}, count=count, root=root, act={"codes": ["DE"]})
    await recorded(used, "frozen", frozen)
    await as_made_anew(used)
    ((_, first), (since, last)) = await stood(used, "datasetVersion", "version")
    assert (first, since, last) == ("CLEARED_BEFORE", "2028-01-01", "AFFECTED_SINCE")


async def test_a_run_of_which_nobody_says_when_it_began_stands_unknown(used: Asking) -> None:
    await recorded(used, "undated", told("trainingRun", key="undated", type="PRETRAIN", used=[by("version")]))
    await as_made_anew(used)
    assert await stood(used, "trainingRun", "undated") == [(None, "UNKNOWN")]


@pytest.mark.parametrize("piece", [1, 2, 3])
async def test_in_pieces_it_comes_to_the_same(used: Asking, piece: int) -> None:
    before = await used.database.read(ROWS)
    no = told("consent", by={"id": used.ids["Ana"]}, about={"id": used.ids["S"]}, decision="DENY", capacity="ARTIST",
              method="PORTAL", receivedAt=day("2026-02-01"))  # fmt: skip
    await recorded(used, "no", no)
    await drain_standings(used.database, piece=piece)
    rows = await used.database.read(ROWS)
    assert rows != before
    assert rows == await as_made_anew(used)


async def test_a_model_that_comes_later_stands_as_what_it_rests_on(used: Asking) -> None:
    tuning = {"type": "FINE_TUNE", "startedFrom": [by("Tuned")], "startedAt": day("2026-02-01")}
    await recorded(
        used,
        "later",
        told("trainingRun", key="more tuning", **tuning),
        told("modelVersion", key="Later", model=by("model"), version="4", producedBy=by("more tuning")),
    )
    await as_made_anew(used)
    assert await stood(used, "modelVersion", "Later") == await stood(used, "modelVersion", "Tuned") != []


async def test_a_run_that_was_told_wrongly_stands_as_it_was_told_rightly(used: Asking) -> None:
    run = told("trainingRun", key="run", type="PRETRAIN", used=[by("version")], startedAt=day("2023-06-01"))
    ((seq,),) = await used.database.read(FACT_OF, {"id": used.ids["run"]})
    violation = told("knownViolation", of=by("run"), reason="It was before the papers.")
    corrected, *_ = await recorded(used, "corrected", run | {"corrects": seq}, violation)
    await as_made_anew(used)
    assert await stood(used, "modelVersion", "Tuned") == [("2023-06-01", "VIOLATING")]
    unused = told("trainingRun", key="run", type="PRETRAIN", startedAt=day("2023-06-01"))
    await recorded(used, "corrected again", unused | {"corrects": corrected})
    await as_made_anew(used)
    assert await stood(used, "trainingRun", "run") == []
    assert await stood(used, "modelVersion", "Tuned") == []


async def test_a_run_stands_by_the_permits_for_the_version_that_it_makes(database: Database, empty: Empty) -> None:
    limited = [line.replace("all of Label", "all of Label model tune/1") for line in WORLD]
    asking = await Asking.of(database, empty, *limited)
    entry = told("datasetEntry", of=by("version"), item={"id": asking.ids["R"]}, basis="LICENSED")
    version = told("datasetVersion", key="version", dataset=by("set"), version="1")
    await recorded(asking, "version", told("dataset", key="set", name="Set"), version, entry)
    run = {"type": "PRETRAIN", "used": [by("version")], "startedAt": day("2025-01-01")}
    await recorded(
        asking,
        "runs",
        told("trainingRun", key="one", modelVersion={"id": asking.ids["tune/1"]}, **run),
        told("trainingRun", key="other", model={"id": asking.ids["tune"]}, **run),
        told("knownViolation", of=by("other"), reason="It was for another version."),
    )
    await as_made_anew(asking)
    assert await stood(asking, "trainingRun", "one") == [
        ("2025-01-01", "CLEARED_BEFORE"),
        ("2028-01-01", "AFFECTED_SINCE"),
    ]
    assert await stood(asking, "trainingRun", "other") == [("2025-01-01", "VIOLATING")]
