"""Which facts there are about a thing, and what became of each, as the oracle tells them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.oracle.journal import THINGS, Json, Said, instant
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
    "protection": "of",
    "mandate": "principal",
    "agreementParty": "agreement",
    "agreementChange": "agreement",
    "consent": "about",
    "catalogueMember": "catalogue",
    "objectionState": "objection",
}
_PAPERS = {"rightShare", "agreement", "clause", "catalogue", "objection"}
_PRIVATE = {
    *("namingChoice", "mandate", "agreementParty", "agreementChange", "consent", "catalogueMember", "objectionState"),
    *_PAPERS,
}
"""What is told of in nobody's public history: how people want to be named, and papers of rights."""


def about(world: World, said: Said) -> str | None:
    """Say which thing a fact is about; a fact about another is about what that is about."""
    if said.kind in THINGS or said.kind in _PAPERS:
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
    """Say whether a fact is for auditors to see, or about such a fact."""
    target = said.fact.get("target")
    return said.kind in _PRIVATE if target is None else _is_private(world, world.by_seq(target))


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
        "effective": effective(said),
        "actor": "local",
        "about": about(tell.world, said),
        "target": said.fact.get("target"),
        "outcome": _outcome(tell.world, said),
    }


def effective(said: Said) -> str | None:
    """Say from when what a fact tells is so."""
    fact = said.fact
    if said.kind == "ending":
        return instant(fact["validTo"])
    if said.kind == "consent":
        received = fact.get("receivedAt")
        if received and fact["decision"] == "WITHDRAW":
            waited = datetime.fromisoformat(instant(received)) + timedelta(days=fact.get("noticeDays", 0))
            received = waited.isoformat()
        return max((instant(one) for one in (fact.get("validFrom"), received) if one), default=None)
    names = ("effectiveFrom", "signedAt") if said.kind == "agreement" else ("effective", "validFrom")
    return next((instant(fact[name]) for name in names if fact.get(name)), None)


def was_told_afterwards(said: Said) -> bool:
    """Say whether a fact was recorded after what it tells was so."""
    since = effective(said)
    return since is not None and since < RECORDED_AT


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
