"""What was said when: every fact about a thing, all facts of the journal, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.reference.journal import CORRECTS, TARGET, THINGS, Fact, standing
from tests.reference.world import AUDITOR, World

ABOUT = {
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
"""The field of a statement that names the thing that it is about."""


def about(journal: Sequence[Fact], fact: Fact) -> str:
    """Return the id of the thing that a fact is about; one about another fact is about what that is about."""
    if fact.kind in THINGS:
        return fact.id
    if fact.kind in ABOUT:
        return str(fact[ABOUT[fact.kind]])
    return about(journal, next(one for one in journal if one.seq == fact[TARGET]))


def known(world: World) -> list[Fact]:
    """List all facts that were known, newest first."""
    return sorted((fact for fact in world.journal if fact.seq <= world.seq), key=lambda fact: -fact.seq)


def history(world: World, reader: str, id_: str) -> list[Fact]:
    """List the facts about a thing, newest first; how people chose to be named is for auditors."""
    facts = [fact for fact in known(world) if about(world.journal, fact) == id_]
    return [fact for fact in facts if reader == AUDITOR or not is_private(world.journal, fact)]


def is_private(journal: Sequence[Fact], fact: Fact) -> bool:
    """Say whether a fact is how somebody chose to be named, or about such a fact."""
    if fact[TARGET] is None:
        return fact.kind == "namingChoice"
    return is_private(journal, next(one for one in journal if one.seq == fact[TARGET]))


@dataclass(frozen=True)
class Outcome:
    """What became of a fact: STANDS, CORRECTED, RETRACTED or ENDED, and the seq of the fact that did it."""

    state: str
    by: int | None = None


def outcome(world: World, fact: Fact) -> Outcome:
    """Say what had become of a fact."""
    for later in known(world):
        if later[CORRECTS] == fact.seq:
            return Outcome("CORRECTED", later.seq)
        if later.kind == "retraction" and later[TARGET] == fact.seq:
            return Outcome("RETRACTED", later.seq)
    for later in standing(world.journal, world.seq):
        if later.kind == "ending" and later[TARGET] == fact.seq:
            return Outcome("ENDED", later.seq)
    return Outcome("STANDS")
