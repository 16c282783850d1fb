"""Which facts there are about a thing, and what became of each, as the oracle tells them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tests.oracle.journal import THINGS, Json, Said
from tests.oracle.pages import Paged, Row, page

if TYPE_CHECKING:
    from tests.oracle.telling import Teller
    from tests.oracle.world import World

RECORDED_AT = "2026-11-01T08:00:00.000000Z"
"""When everything is recorded that tests record for the oracle."""

_ABOUT = {
    "partyName": "party",
    "namingChoice": "party",
    "membership": "member",
    "persona": "persona",
    "representation": "agent",
    "identifier": "about",
    "workDerivation": "work",
    "contribution": "to",
    "recordingOf": "recording",
    "recordingRelation": "recording",
    "encoding": "file",
    "releaseContent": "release",
    "datasetEntry": "of",
    "datasetClosed": "of",
    "datasetFrozen": "of",
    "disclosure": "about",
    "settlementBasis": "asset",
    "knownViolation": "of",
}


def about(world: World, said: Said) -> str | None:
    """Say which thing a fact is about; a fact about another is about what that is about."""
    if said.kind in THINGS:
        return said.id
    if said.kind in _ABOUT:
        return str(said.fact[_ABOUT[said.kind]])
    return about(world, world.by_seq(said.fact["target"]))


def history(tell: Teller, type_: str, facts: Callable[[], Sequence[Said]]) -> Callable[..., Json]:
    """Tell facts page by page, newest first."""

    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        shown = [said for said in facts() if tell.audience == "AUDITOR" or not _is_private(tell.world, said)]
        return page(Paged(f"{type_}.history", 1, descending=True), rows(tell, shown), first, after)

    return resolve


def _is_private(world: World, said: Said) -> bool:
    """Say whether a fact is how somebody chose to be named, or about such a fact."""
    target = said.fact.get("target")
    return said.kind == "namingChoice" if target is None else _is_private(world, world.by_seq(target))


def of_thing(tell: Teller, id_: str) -> Callable[[], Sequence[Said]]:
    """List what is said about a thing."""
    return lambda: [said for said in tell.world.journal if about(tell.world, said) == id_]


def of_statement(tell: Teller, id_: str) -> Callable[[], Sequence[Said]]:
    """List the facts by which a statement stood."""
    return lambda: [said for said in tell.world.journal if said.id == id_]


def rows(tell: Teller, facts: Sequence[Said]) -> list[Row]:
    """Make a row of each fact."""
    return [_row(tell, said) for said in facts]


def _row(tell: Teller, said: Said) -> Row:
    return (said.seq,), lambda: {
        **tell.fact(said),
        "recordedAt": RECORDED_AT,
        "actor": "local",
        "about": about(tell.world, said),
        "target": said.fact.get("target"),
        "outcome": _outcome(tell.world, said),
    }


def _outcome(world: World, said: Said) -> Json:
    for other in world.journal:
        if other.fact.get("corrects") == said.seq:
            return {"state": "CORRECTED", "by": other.seq}
        if other.kind == "retraction" and other.fact["target"] == said.seq:
            return {"state": "RETRACTED", "by": other.seq}
    gone = {other.fact.get("corrects") or other.fact.get("target") for other in world.journal if _takes_away(other)}
    for other in world.journal:
        if other.kind == "ending" and other.fact["target"] == said.seq and other.seq not in gone:
            return {"state": "ENDED", "by": other.seq}
    return {"state": "STANDS", "by": None}


def _takes_away(said: Said) -> bool:
    return said.kind == "retraction" or "corrects" in said.fact
