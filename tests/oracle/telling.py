"""What all objects of the oracle are made with: a world, who reads, and in what place a name stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from linernotes.identifiers import display
from tests.oracle.history import RECORDED_AT, history, of_thing
from tests.oracle.journal import THINGS, Json, Said
from tests.oracle.pages import Row, listed
from tests.oracle.world import World

Maker = Callable[["Teller", Said, str], Json]
MAKERS: dict[str, Maker] = {}
"""How each kind of thing is told."""

SEGMENT_NAMES = ("inStartMs", "inEndMs", "fromStartMs", "fromEndMs")


def maker(kind: str) -> Callable[[Maker], Maker]:
    """Let a function tell a kind of thing."""

    def register(function: Maker) -> Maker:
        MAKERS[kind] = function
        return function

    return register


class Teller:
    """Tells a world to an audience: PUBLIC, LICENSED or AUDITOR."""

    def __init__(self, world: World, audience: str) -> None:
        self.world = world
        self.audience = audience

    def sees(self, id_: str, on: str) -> bool:
        """Say whether a thing is not withheld on lines of a kind."""
        return self.audience == "AUDITOR" or (self.audience, on) not in self.world.withheld.get(id_, set())

    def thing(self, id_: str | None, on: str) -> Json | None:
        """Tell a thing, if it is there and may be seen."""
        said = self.world.thing(id_) if id_ is not None else None
        if said is None or said.id is None or not self.sees(said.id, on):
            return None
        return {
            "__typename": THINGS[said.kind],
            "id": said.id,
            "statedBy": self.fact(said),
            "history": history(self, THINGS[said.kind], of_thing(self, said.id)),
            **MAKERS[said.kind](self, said, on),
        }

    def certainly(self, id_: str, on: str) -> Json:
        """Tell a thing that was seen to be there."""
        told = self.thing(id_, on)
        assert told is not None
        return told

    def later(self, id_: str | None, on: str) -> Callable[[Any], Json | None]:
        """Tell a thing when it is asked for."""
        return lambda _info: self.thing(id_, on)

    def things(self, ids: Iterable[str], on: str, *, at_most: int) -> Callable[[Any], list[Json]]:
        """Tell several things by id when they are asked for, those that may be seen."""
        return lambda _info: listed([self.row(id_, on) for id_ in ids if self.has(id_, on)], at_most=at_most)

    def has(self, id_: str, on: str) -> bool:
        """Say whether a thing is there and may be seen."""
        return self.world.thing(id_) is not None and self.sees(id_, on)

    def row(self, id_: str, on: str) -> Row:
        """Make a row of a thing, sorted by its id."""
        return (id_,), lambda: self.certainly(id_, on)

    def between(self, name: str, id_: str, said: Said, on: str, **more: Any) -> list[Row]:
        """Make the row of a statement that leads to a thing, by its id and the statement's seq; none if hidden."""
        if not self.has(id_, on):
            return []
        return [((id_, said.seq), lambda: {name: self.certainly(id_, on), **more})]

    def fact(self, said: Said) -> Json:
        """Tell who states something."""
        source = said.source
        return {
            "seq": said.seq,
            "kind": said.kind,
            "source": source["system"],
            "sourceKind": source["kind"],
            "document": source.get("document"),
            **_judged(self.world, said),
        }

    def identifiers(self, id_: str) -> Callable[[Any], list[Json]]:
        """Tell the identifiers that are claimed for a thing."""

        def row(said: Said) -> Row:
            scheme, value = said.fact["scheme"], said.fact["value"]
            claim = {"state": said.fact.get("state", "ACTIVE"), "source": said.source["system"]}
            told = {"scheme": scheme, "value": value, "display": display(scheme, value), **claim}
            return (f"{scheme}:{value}", said.seq), lambda: told

        return lambda _info: listed([row(said) for said in self.world.stated("identifier", about=id_)], at_most=200)


def taken(fact: Json, *names: str, **otherwise: Any) -> Json:
    """Take fields of a fact as they are; what is not stated is null, or what is given for it."""
    return {name: fact.get(name, otherwise.get(name)) for name in (*names, *otherwise)}


def segments(fact: Json, inside: str, source: str) -> Json:
    """Take two stretches of sound."""
    there, here = fact.get(inside) or {}, fact.get(source) or {}
    values = (there.get("startMs"), there.get("endMs"), here.get("startMs"), here.get("endMs"))
    return dict(zip(SEGMENT_NAMES, values, strict=True))


def excerpt(fact: Json) -> Json:
    """Take what part of something a file holds."""
    part = fact.get("excerpt") or {}
    return {"excerptStartMs": part.get("startMs"), "excerptEndMs": part.get("endMs")}


def _judged(world: World, said: Said) -> Json:
    """Tell as of which seq and instant something was cleared: that of the batch before."""
    subject = _cleared(said)
    marked = {each.fact["of"] for each in world.journal if each.kind == "knownViolation" and each.batch == said.batch}
    if subject is None or subject in marked:
        return {"judgedSeq": None, "judgedAsOf": None}
    before = max((each.seq for each in world.journal if each.batch < said.batch), default=0)
    return {"judgedSeq": before, "judgedAsOf": said.fact.get("startedAt", RECORDED_AT)}


def _cleared(said: Said) -> str | None:
    """Name what has to be cleared before a fact is recorded, None if nothing has to be."""
    if said.kind == "datasetFrozen":
        return str(said.fact["of"])
    if said.kind == "trainingRun" and said.fact.get("used"):
        return said.id
    is_asset = said.kind == "releaseContent" and said.fact["content"].startswith("ast_")
    return str(said.fact["content"]) if is_asset else None
