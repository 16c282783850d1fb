"""The proof for a training run: what was in force when it began, as known then and as known now, and the difference."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from tests.conftest import Empty
from tests.graph.clearing.asking import NOW, Asking
from tests.graph.clearing.test_clearance import SONG, said
from tests.graph.rights.recorded import send
from tests.rules.rights.as_facts import Json

COUNTS = "seq asOf use place { text } counts { items cleared { everywhere nowhere partly } } cleared { text }"
PAPERS = "papers { paper items signedAt recordedAt }"
WORLDWIDE = "Pub permits W signed 2024 paper Deal"


@pytest_asyncio.fixture
async def song(database: Database, empty: Empty) -> Asking:
    """Three recordings of a song; for R everybody has said yes."""
    lines = [WORLDWIDE if line == "Pub permits W in DE" else line for line in SONG]
    return await Asking.of(database, empty, *[line.replace("permits R", "permits R signed 2024") for line in lines])


async def proof(
    song: Asking, selected: str, audience: Audience = Audience.AUDITOR, actor: str | None = None
) -> tuple[Json | None, list[str]]:
    response = await song.execution.execute(
        f"query ($id: ID!) {{ trainingRun(id: $id) {{ proof {{ {selected} }} }} }}",
        context=ReadContext(audience, NOW, actor=actor),
        variables={"id": song.ids["run"]},
    )
    codes = [error["extensions"]["code"] for error in response.errors]
    return ((response.data or {}).get("trainingRun") or {}).get("proof"), codes


async def proven(song: Asking, selected: str) -> Json:
    found, errors = await proof(song, selected)
    assert errors == []
    assert found is not None
    return found


async def run_of(song: Asking, *names: str, key: str = "run", **fields: Any) -> None:
    """Record a run that used some recordings, in a batch after that which tells of its dataset."""
    source: Json = {"source": {"system": "desk", "kind": "STEWARD"}}
    version = {"key": {"key": f"{key} version", "source": "desk"}}
    facts: list[Json] = [
        {"kind": "dataset", "key": f"{key} set", "name": "Set"} | source,
        {"kind": "datasetVersion", "key": f"{key} version", "version": "1", "dataset": {"key": {"key": f"{key} set"}}}
        | source,
        *(
            {"kind": "datasetEntry", "of": version, "basis": "LICENSED", "item": {"id": song.ids[name]}} | source
            for name in names
        ),
    ]
    await send(song.recorder, f"{key} version", facts)
    began = {"startedAt": "2025-01-01T00:00:00Z"} | fields
    run = {"kind": "trainingRun", "key": key, "type": "PRETRAIN", "used": [version]} | began | source
    known = said("knownViolation", of={"place": 0}, reason="Nobody was asked.")
    result, *_ = await send(song.recorder, key, [run, known])
    song.ids[key] = str(result.id)


async def told_late(song: Asking) -> None:
    """Tell late that Ana had said no to R, and that all had said yes to S."""
    ids = song.ids
    yes = said(
        "consent", by={"id": ids["Sam"]}, about={"id": ids["S"]}, decision="GRANT", capacity="ARTIST",
        uses=["TRAIN_GENERATIVE"], method="PORTAL", validFrom="2024-06-01T00:00:00Z",
    )  # fmt: skip
    no = said(
        "consent", by={"id": ids["Ana"]}, about={"id": ids["R"]}, decision="DENY", capacity="ARTIST",
        method="PORTAL", validFrom="2024-06-01T00:00:00Z",
    )  # fmt: skip
    label = said(
        "consent", by={"id": ids["Label"]}, about={"id": ids["S"]}, decision="GRANT", uses=["TRAIN_GENERATIVE"],
        method="SIGNATURE", validFrom="2024-06-01T00:00:00Z",
    )  # fmt: skip
    await send(song.recorder, "late", [yes, no, label])


async def test_what_a_run_used_is_cleared_as_of_when_it_began_then_and_now(song: Asking) -> None:
    await run_of(song, "R", "S")
    found = await proven(song, f"knownThen {{ {COUNTS} }} knownNow {{ {COUNTS} }} difference {{ items }}")
    then, now = found["knownThen"], found["knownNow"]
    assert now.pop("seq") > then.pop("seq")
    assert (
        then
        == now
        == {
            "asOf": "2025-01-01T00:00:00.000000Z",
            "use": "TRAIN_GENERATIVE",
            "place": {"text": "the world"},
            "counts": {"items": 2, "cleared": {"everywhere": 1, "nowhere": 1, "partly": 0}},
            "cleared": {"text": "nowhere"},
        }
    )
    assert found["difference"] == {"items": 0}


async def test_what_is_known_later_changes_what_is_known_now_and_never_what_was_known_then(song: Asking) -> None:
    await run_of(song, "R", "S")
    before = await proven(song, f"knownThen {{ {COUNTS} {PAPERS} }}")
    await told_late(song)
    ids = song.ids
    after = await proven(
        song,
        f"knownThen {{ {COUNTS} {PAPERS} }} knownNow {{ {COUNTS} }}"
        " difference { items notNamed lost gained rows { item then { text } now { text } } }",
    )
    assert after["knownThen"] == before["knownThen"]
    assert after["knownNow"]["counts"]["cleared"] == {"everywhere": 1, "nowhere": 1, "partly": 0}
    rows = [
        {"item": ids["R"], "then": {"text": "the world"}, "now": {"text": "nowhere"}},
        {"item": ids["S"], "then": {"text": "nowhere"}, "now": {"text": "the world"}},
    ]
    assert after["difference"] == {
        "items": 2,
        "notNamed": 0,
        "lost": 1,
        "gained": 1,
        "rows": sorted(rows, key=lambda row: str(row["item"])),
    }


async def test_the_difference_is_paged(song: Asking) -> None:
    await run_of(song, "R", "S")
    await told_late(song)
    page = "rows { item } pageInfo { hasNextPage hasPreviousPage endCursor }"
    first = (await proven(song, f"difference(first: 1) {{ {page} }}"))["difference"]
    cursor = first["pageInfo"]["endCursor"]
    second = (await proven(song, f'difference(first: 1, after: "{cursor}") {{ {page} }}'))["difference"]
    assert [row["item"] for row in first["rows"] + second["rows"]] == sorted([song.ids["R"], song.ids["S"]])
    assert [one["pageInfo"]["hasNextPage"] for one in (first, second)] == [True, False]


async def test_papers_say_when_they_were_signed_and_when_recorded(song: Asking) -> None:
    await run_of(song, "R")
    papers = (await proven(song, f"knownNow {{ {PAPERS} }}"))["knownNow"]["papers"]
    assert {(one["items"], one["signedAt"]) for one in papers} == {(1, "2024-01-01T00:00:00.000000Z"), (1, None)}
    assert all(one["recordedAt"] is not None for one in papers)


async def test_where_nobody_says_when_it_began_nothing_is_proven(song: Asking) -> None:
    await run_of(song, "R", startedAt=None)
    assert await proven(song, "knownThen { seq } knownNow { seq } difference { items }") == {
        "knownThen": None,
        "knownNow": None,
        "difference": None,
    }


async def test_the_proof_is_not_for_the_public(song: Asking) -> None:
    await run_of(song, "R")
    assert (await proof(song, "knownNow { counts { items } }", Audience.PUBLIC))[1] == ["NOT_ALLOWED"]
    assert (await proof(song, "knownNow { counts { items } }", Audience.LICENSED))[1] == []
    assert (await proof(song, "knownNow { counts { items } }", Audience.PUBLIC, actor=song.ids["Ana"]))[1] == []
    assert (await proof(song, "knownNow { counts { items } }", Audience.PUBLIC, actor=song.ids["Sam"]))[1] != []


async def test_the_proof_of_a_past_seq_knows_no_more_than_was_known(song: Asking) -> None:
    await run_of(song, "R")
    seq = (await proven(song, "knownNow { seq }"))["knownNow"]["seq"]
    no = said("consent", by={"id": song.ids["Ana"]}, about={"id": song.ids["R"]}, decision="DENY", capacity="ARTIST",
              method="PORTAL")  # fmt: skip
    await send(song.recorder, "late", [no])
    response = await song.execution.execute(
        "query ($id: ID!, $known: KnownAt) { trainingRun(id: $id, knownAt: $known)"
        " { proof { knownNow { cleared { text } } } } }",
        context=ReadContext(Audience.AUDITOR, NOW),
        variables={"id": song.ids["run"], "known": {"seq": seq}},
    )
    assert response.data == {"trainingRun": {"proof": {"knownNow": {"cleared": {"text": "the world"}}}}}
    assert (await proven(song, "knownNow { cleared { text } }")) == {"knownNow": {"cleared": {"text": "nowhere"}}}
