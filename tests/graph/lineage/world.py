"""A small world to walk in: a work, two recordings, an asset that was made of one and scored against the other."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from graph.engine.database import Database
from graph.lineage.hops import Hops, View
from graph.lineage.walker import Walked, begin, whole
from graph.reader.context import Audience
from graph.recorder.recorder import Recorder, open_journal
from linernotes.actor import LOCAL, Actor
from linernotes.lineage import Direction
from linernotes.tracing.question import Question
from tests.graph.recorder.conftest import by_key, fact, known_violation, person


@dataclass
class World:
    """A database with the world in it, and the ids of its things by their keys."""

    database: Database
    recorder: Recorder
    ids: dict[str, str] = field(default_factory=dict)

    async def record(self, key: str, *facts: dict[str, Any]) -> int:
        """Record facts in one batch, and say how far the journal is then."""
        lines = [json.dumps(one).encode() for one in facts]
        answer = await self.recorder.record(key=key, facts=lines, actor=Actor(LOCAL))
        named = [one.get("key") or f"{key} {place}" for place, one in enumerate(facts)]
        self.ids |= {name: result.id for name, result in zip(named, answer.results, strict=True) if result.id}
        return answer.seq

    def key_of(self, id_: str) -> str:
        """The key of the thing with an id."""
        return next(key for key, each in self.ids.items() if each == id_)

    async def walk(
        self,
        key: str,
        audience: Audience = Audience.AUDITOR,
        *,
        direction: Direction = Direction.EARLIER,
        known: int | None = None,
        most_edges: int = 1_000,
        **asked: Any,
    ) -> Walked:
        """Walk from a thing."""
        question = Question(direction=direction, by_place=audience is not Audience.AUDITOR, **asked)
        hops = Hops(self.database, View(audience=audience, known=known, most_edges=most_edges))
        starts = await begin(hops, self.ids[key])
        assert starts is not None
        return await whole(hops, starts, question)

    def told(self, walked: Walked) -> list[tuple[int, str, str, str]]:
        """The edges of a walk, by the keys of things."""
        return [
            (one.depth, self.key_of(one.edge.later), one.edge.type.value, self.key_of(one.edge.earlier))
            for one in walked.met
        ]


def by(role: str, party: str, to: str) -> dict[str, Any]:
    """A contribution."""
    return fact("contribution", to=by_key(to), by={"party": by_key(party)}, role=role)


MUSIC = (
    person("Ann", key="ann"),
    person("Bo", key="bo"),
    fact("work", key="song", title="Song"),
    fact("recording", key="first", title="Song, first"),
    fact("recording", key="cover", title="Song, cover"),
    by("Composer", "ann", "song"),
    by("MainArtist", "bo", "first"),
    fact("recordingOf", recording=by_key("first"), work=by_key("song")),
    fact("recordingOf", recording=by_key("cover"), work=by_key("song")),
    fact("recordingRelation", recording=by_key("cover"), related=by_key("first"), type="IsCoverOf"),
)
TRAINING = (
    fact("dataset", key="set", name="Set"),
    fact("datasetVersion", key="set 1", dataset=by_key("set"), version="1"),
    fact("datasetEntry", of=by_key("set 1"), item=by_key("cover"), basis="PUBLIC_DOMAIN"),
    fact("model", key="model", name="Model"),
    fact("trainingRun", key="run 1", type="PRETRAIN", used=[by_key("set 1")]),
    known_violation(by_key("run 1")),
    fact("modelVersion", key="model 1", model=by_key("model"), version="1", producedBy=by_key("run 1")),
    fact("trainingRun", key="run 2", type="FINE_TUNE", startedFrom=[by_key("model 1")]),
    fact("modelVersion", key="model 2", model=by_key("model"), version="2", producedBy=by_key("run 2")),
)
MAKING = (
    fact(
        "generation",
        key="making",
        models=[{"modelVersion": by_key("model 2")}],
        inputs=[{"input": by_key("first"), "relationship": "componentOf"}],
    ),
    fact("asset", key="track", title="Track", generation=by_key("making")),
    fact("release", key="single", title="Single"),
    fact("releaseContent", release=by_key("single"), content=by_key("track"), sequence=1),
    known_violation(by_key("track")),
)


def report(key: str, measures: str, *sources: str) -> dict[str, Any]:
    """A report about the asset."""
    return fact(
        "attributionReport",
        key=key,
        asset=by_key("track"),
        reportedBy=by_key("ann"),
        method={"family": "TRAK", "measures": measures, "name": "A method"},
        side="MASTER",
        candidates=9,
        k=5,
        residual={"unknown": True},
        scores=[{"source": by_key(source), "raw": "0.5"} for source in sources],
    )


async def recorded(database: Database) -> World:
    """Record the world into an empty database."""
    await open_journal(database)
    world = World(database, Recorder(database))
    await world.record("music", *MUSIC)
    await world.record("training", *TRAINING)
    await world.record("making", *MAKING)
    await world.record("report", report("report", "INFLUENCE_ESTIMATE", "cover"))
    return world
