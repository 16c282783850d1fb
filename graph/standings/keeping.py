"""Says, within the transaction of a batch, of which dataset versions it may change how their uses stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from graph.impact.statements import WIDER
from graph.impact.wider import BONDS_OF
from graph.recorder.changes import Changes, Writes, ends
from graph.standings import statements

MOST_THINGS: Final = 2_000
"""How many things a batch may touch before all dataset versions are left for later."""

_START, _END = (0,), (1,)
_SEEDS: Final[Mapping[str, tuple[int, ...]]] = {
    **dict.fromkeys(("ASSERTED_BY", "GAVE", "AMENDS", "CLAUSE_OF", "LIMITED_TO", "RECORDING_OF"), _START),
    **dict.fromkeys(("DERIVED_FROM", "USED_INPUT", "PRODUCED_BY", "INCLUDES", "USED", "TRAINS"), _START),
    **dict.fromkeys(("SHARE_IN", "PROTECTION_OF", "PARTY_TO", "CHANGES", "COVERS", "COVERS_ALL_OF"), _END),
    **dict.fromkeys(("CONCERNS", "LISTS", "TO", "FREEZES", "TRANSFERS"), _END),
    "RELATED_TO": (0, 1),
}
"""Which end of a relationship that comes or goes leads to what may be cleared otherwise."""

_ALL: Final = ("SOLD", "TRANSFERS_ALL_OF")
"""Relationships by which very much may be cleared otherwise: all is left for later. So it is with policies."""

_LABELS: Final = frozenset(
    {
        *("RightShare", "Protection", "Mandate", "Consent", "Clause", "Agreement", "AgreementChange"),
        *("Recording", "Work", "Asset", "Party", "TrainingRun"),
    }
)


def standings_touched(changes: Changes) -> set[str]:
    """List ids that lead to what changes may let be cleared otherwise; "" where that may be everything."""
    found: set[str] = set()
    for edges in (changes.new_edges, changes.retired_edges, changes.changed_edges):
        for type_, which in _SEEDS.items():
            found |= {pair[place] for pair in ends(edges, type_) for place in which}
        # A version that was used is found by the run, and the run may be gone.
        found |= {version for _, version in ends(edges, "USED")}
        if any(edges.get(type_) for type_ in _ALL):
            found.add("")
    if any(nodes.get("ChoicePolicy") for nodes in (changes.new_nodes, changes.retired_nodes, changes.changed_nodes)):
        found.add("")
    for nodes in (changes.changed_nodes, changes.shown_otherwise):
        found |= {row["id"] for label in _LABELS for row in nodes.get(label, ())}
    return found


async def keep_standings(transaction: Writes, seeds: Collection[str], *, seq: int) -> bool:
    """Leave for later what a batch has touched; say whether that is anything."""
    if not seeds:
        return False
    ((has_uses,),) = await transaction.run(statements.HAS_USES, {})
    if not has_uses:
        return False
    versions = [0] if "" in seeds else await _versions(transaction, seeds)
    if versions:
        await transaction.run(statements.LEAVE, {"numbers": versions, "seq": seq})
    return bool(versions)


async def _versions(transaction: Writes, seeds: Collection[str]) -> list[int]:
    """Find the dataset versions that were used and hold what is touched; 0 for all, where that is too much."""
    asked = {"ids": sorted(seeds), "most": MOST_THINGS + 1}
    found = {number for (number,) in await transaction.run(statements.MEANT, asked)}
    frontier = sorted(found)
    while frontier:
        if len(found) > MOST_THINGS:
            return [0]
        ((wider,),) = await transaction.run(WIDER, {"numbers": frontier} | BONDS_OF)
        frontier = sorted(set(wider) - found)
        found |= set(frontier)
    rows = await transaction.run(statements.USED_IN, {"numbers": sorted(found)}) if found else []
    return sorted(number for (number,) in rows)


async def leave_all(transaction: Writes, *, seq: int) -> None:
    """Leave all dataset versions for later."""
    await transaction.run(statements.LEAVE, {"numbers": [0], "seq": seq})
