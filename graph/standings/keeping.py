"""Says, within the transaction of a batch, of which dataset versions it may change how their uses stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.impact.statements import WIDER
from graph.impact.wider import BONDS_OF
from graph.recorder.changes import Changes, Writes, ends
from graph.standings import statements
from linernotes.facts.registry import kind_of

MOST_THINGS: Final = 2_000
"""How many things a batch may touch before all dataset versions are left for later."""

_START, _END = (0,), (1,)
_SEEDS: Final[Mapping[str, tuple[int, ...]]] = {
    **dict.fromkeys(("ASSERTED_BY", "GAVE", "AMENDS", "CLAUSE_OF", "LIMITED_TO", "RECORDING_OF"), _START),
    **dict.fromkeys(("DERIVED_FROM", "USED_INPUT", "PRODUCED_BY", "INCLUDES", "USED", "TRAINS"), _START),
    **dict.fromkeys(("STARTED_FROM", "LEARNED_FROM"), _START),
    **dict.fromkeys(("SHARE_IN", "PROTECTION_OF", "PARTY_TO", "CHANGES", "COVERS", "COVERS_ALL_OF"), _END),
    **dict.fromkeys(("CONCERNS", "LISTS", "TO", "FREEZES", "TRANSFERS"), _END),
    "RELATED_TO": (0, 1),
}
"""Which end of a relationship that comes or goes leads to what may be cleared otherwise."""

ALL: Final = 0
ANEW: Final = -1
"""In place of the number of a dataset version: all of them, and all of them once nothing is kept of any."""

_ALL: Final = ("SOLD", "TRANSFERS_ALL_OF")
"""Relationships by which very much may be cleared otherwise: all is left for later. So it is with policies."""

_USES: Final = ("USED", "FREEZES", "STARTED_FROM", "LEARNED_FROM", "TRAINS")
"""Relationships that make uses what they are: where one goes, what is kept of uses that rest on it is no more."""

_LABELS: Final = frozenset(
    {
        *("RightShare", "Protection", "Mandate", "Consent", "Clause", "Agreement", "AgreementChange"),
        *("Recording", "Work", "Asset", "Party", "TrainingRun", "ModelVersion"),
    }
)


@dataclass(slots=True)
class StandingsTouched:
    """Ids that lead to what changes may let be cleared otherwise; whether that may be all, and whether uses went."""

    seeds: set[str] = field(default_factory=set)
    is_all: bool = False
    is_anew: bool = False


def standings_touched(changes: Changes) -> StandingsTouched:
    """Say what changes touch, before they are written."""
    touched = StandingsTouched()
    found = touched.seeds
    for edges in (changes.new_edges, changes.retired_edges, changes.changed_edges):
        for type_, which in _SEEDS.items():
            found |= {pair[place] for pair in ends(edges, type_) for place in which}
        touched.is_all |= any(edges.get(type_) for type_ in _ALL)
    gone = changes.retired_edges
    touched.is_anew = any(gone.get(type_) for type_ in _USES) or any(
        kind_of(of) == "trainingRun" for _, of in ends(gone, "PRODUCED_BY")
    )
    touched.is_all |= any(
        nodes.get("ChoicePolicy") for nodes in (changes.new_nodes, changes.retired_nodes, changes.changed_nodes)
    )
    for nodes in (changes.changed_nodes, changes.shown_otherwise):
        found |= {row["id"] for label in _LABELS for row in nodes.get(label, ())}
    return touched


async def keep_standings(transaction: Writes, touched: StandingsTouched, *, seq: int) -> bool:
    """Leave for later what a batch has touched; say whether that is anything."""
    versions = [ANEW] if touched.is_anew else await _left(transaction, touched)
    if versions:
        await transaction.run(statements.LEAVE, {"numbers": versions, "seq": seq})
    return bool(versions)


async def _left(transaction: Writes, touched: StandingsTouched) -> list[int]:
    if not touched.seeds and not touched.is_all:
        return []
    ((has_uses,),) = await transaction.run(statements.HAS_USES, {})
    if not has_uses:
        return []
    return [ALL] if touched.is_all else await _versions(transaction, touched.seeds)


async def _versions(transaction: Writes, seeds: Collection[str]) -> list[int]:
    """Find the dataset versions that were used and hold what is touched; 0 for all, where that is too much."""
    asked = {"ids": sorted(seeds), "most": MOST_THINGS + 1}
    found = {number for (number,) in await transaction.run(statements.MEANT, asked)}
    frontier = sorted(found)
    while frontier:
        if len(found) > MOST_THINGS:
            return [ALL]
        ((wider,),) = await transaction.run(WIDER, {"numbers": frontier} | BONDS_OF)
        frontier = sorted(set(wider) - found)
        found |= set(frontier)
    rows = await transaction.run(statements.USED_IN, {"numbers": sorted(found)}) if found else []
    return sorted(number for (number,) in rows)


async def leave_all(transaction: Writes, *, seq: int) -> None:
    """Leave all dataset versions for later."""
    await transaction.run(statements.LEAVE, {"numbers": [ALL], "seq": seq})
