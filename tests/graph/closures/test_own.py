"""People who trace their own work see where it has gone, however they want to be named before others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest_asyncio

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import Recorder, open_journal
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.graph.closures.test_draining import send
from tests.graph.recorder.conftest import by_key, fact, known_violation, person

NOW = "2026-11-22T00:00:00.000000Z"
TRACED = """
  distinctAssets derivativeCounts { kind certainty hits }
  derivatives { totalCount nodes { pathWithheld hit { ... on Asset { title } } path { type thing {
    ... on Recording { title } ... on Work { title } ... on Asset { title } ... on Party { name } } } } }
  trainedModels { nodes { entries modelVersion { version } } }
"""
PARTY = f"query ($id: ID!) {{ of: party(id: $id) {{ {TRACED} }} }}"
WORK = f"query ($id: ID!) {{ of: work(id: $id) {{ {TRACED} }} }}"
NOTHING = {
    "distinctAssets": 0,
    "derivativeCounts": [],
    "derivatives": {"totalCount": 0, "nodes": []},
    "trainedModels": {"nodes": []},
}


def wrote(who: str, work: str) -> dict[str, Any]:
    """Tell who wrote a work."""
    return fact("contribution", to=by_key(work), by={"party": by_key(who)}, role="ComposerLyricist")


def recorded(take: str, title: str, work: str) -> list[dict[str, Any]]:
    """Tell of a recording of a work that a singer who said nothing sang, and that a dataset has a licence for."""
    return [
        fact("recording", key=take, title=title),
        fact("recordingOf", recording=by_key(take), work=by_key(work)),
        fact("contribution", to=by_key(take), by={"party": by_key("singer")}, role="MainArtist"),
        fact("datasetEntry", of=by_key("set"), item=by_key(take), basis="LICENSED"),
    ]


def made(title: str, *, of: str) -> list[dict[str, Any]]:
    """Tell of an asset that the model made, and of a report that its composition rests on a recording."""
    return [
        fact("generation", key=f"making {title}", models=[{"modelVersion": by_key("model 1")}]),
        fact("asset", key=title, title=title, generation=by_key(f"making {title}")),
        fact(
            "attributionReport",
            key=f"report {title}",
            asset=by_key(title),
            reportedBy=by_key("lab"),
            method={"family": "UNLEARNING", "measures": "INFLUENCE_ESTIMATE", "name": "A method"},
            side="COMPOSITION",
            candidates=9,
            k=5,
            residual={"unknown": True},
            scores=[{"source": by_key(of), "raw": "1"}],
        ),
    ]


FACTS = [
    *(person(name, key=key) for key, name in (("writer", "Mara Quill"), ("other", "A co-writer"))),
    *(person(name, key=key) for key, name in (("singer", "A singer"), ("lab", "A laboratory"))),
    fact("work", key="song", title="Slow Tide"),
    *(wrote(who, "song") for who in ("writer", "other")),
    # The co-writer's alone.
    fact("work", key="answer", title="Slower Tide"),
    wrote("other", "answer"),
    fact("workDerivation", work=by_key("answer"), derivedFrom=by_key("song"), type="ReimaginingOf"),
    fact("dataset", key="data", name="Songs"),
    fact("datasetVersion", key="set", dataset=by_key("data"), version="1"),
    *recorded("take", "Slow Tide (live)", "song"),
    *recorded("other take", "Slower Tide (live)", "answer"),
    fact("trainingRun", key="run", type="PRETRAIN", used=[by_key("set")]),
    known_violation(by_key("run")),
    fact("model", key="model", name="Tides"),
    fact("modelVersion", key="model 1", model=by_key("model"), version="1", producedBy=by_key("run")),
    *made("Ebb", of="take"),
    *made("Flood", of="other take"),
]


@dataclass(frozen=True)
class Asking:
    """Asks what came of something, with a token that speaks for somebody."""

    execution: Execution
    ids: Sequence[str]

    async def of(self, text: str, id_: str, actor: str | None, audience: Audience = Audience.PUBLIC) -> Any:
        """Ask."""
        context = ReadContext(audience, NOW, actor=actor)
        answer = await self.execution.execute(text, context=context, variables={"id": id_})
        assert (answer.errors, self.execution.reader.counts.fallbacks) == ([], 0)
        assert answer.data is not None
        return answer.data["of"]


@pytest_asyncio.fixture
async def asking(empty_database: Database) -> Asking:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", FACTS)
    schema = build()
    return Asking(Execution(schema, Reader(schema, VIEWS, empty_database)), [result.id for result in results])


def attributed(hits: int) -> list[dict[str, Any]]:
    return [{"kind": "ASSET", "certainty": "ATTRIBUTED", "hits": hits}] if hits else []


async def test_a_songwriter_who_said_nothing_sees_what_came_of_a_song_and_the_recording_on_the_way(
    asking: Asking,
) -> None:
    writer, *_ = asking.ids
    for audience in (Audience.PUBLIC, Audience.LICENSED):
        path = [
            {"type": "SCORES", "thing": {"title": "Slow Tide (live)"}},
            {"type": "RECORDING_OF", "thing": {"title": "Slow Tide"}},
            {"type": "MADE", "thing": {"name": "Mara Quill"}},
        ]
        hit = {"hit": {"title": "Ebb"}, "pathWithheld": False, "path": path}
        assert await asking.of(PARTY, writer, writer, audience) == {
            "distinctAssets": 1,
            "derivativeCounts": attributed(1),
            "derivatives": {"totalCount": 1, "nodes": [hit]},
            "trainedModels": {"nodes": [{"entries": 1, "modelVersion": {"version": "1"}}]},
        }


async def test_nobody_else_sees_what_came_of_it_but_auditors(asking: Asking) -> None:
    writer, other, *_ = asking.ids
    for actor in (None, other):
        for audience in (Audience.PUBLIC, Audience.LICENSED):
            assert await asking.of(PARTY, writer, actor, audience) == NOTHING
    seen = await asking.of(PARTY, writer, None, Audience.AUDITOR)
    assert seen["derivativeCounts"] == attributed(2)
    assert [node["hit"]["title"] for node in seen["derivatives"]["nodes"]] == ["Ebb", "Flood"]


async def test_what_leads_to_a_song_through_the_withheld_material_of_others_stays_hidden(asking: Asking) -> None:
    writer, other, *_ = asking.ids
    titles = {}
    for who in (writer, other):
        seen = await asking.of(PARTY, who, who)
        titles[who] = [node["hit"]["title"] for node in seen["derivatives"]["nodes"]]
        assert seen["derivatives"]["totalCount"] == seen["distinctAssets"] == len(titles[who])
        assert seen["derivativeCounts"] == attributed(len(titles[who]))
    # What leads to the song by way of the answer passes it before it comes to what its own writer made.
    assert titles == {writer: ["Ebb"], other: ["Ebb", "Flood"]}


async def test_who_contributed_to_a_work_sees_what_came_of_it(asking: Asking) -> None:
    writer, other, song = asking.ids[0], asking.ids[1], asking.ids[4]
    assert await asking.of(WORK, song, None) == NOTHING
    for who in (writer, other):
        seen = await asking.of(WORK, song, who)
        assert seen["derivativeCounts"] == attributed(1)
        assert [step["thing"] for step in seen["derivatives"]["nodes"][0]["path"]] == [
            {"title": "Slow Tide (live)"},
            {"title": "Slow Tide"},
        ]
        assert seen["trainedModels"] == {"nodes": [{"entries": 1, "modelVersion": {"version": "1"}}]}
