"""Refuses relationships that would lead back to where they began."""

from collections.abc import Sequence

from graph.projections.rows import Edge
from graph.recorder.accepted import Accepted
from graph.recorder.changes import Writes
from graph.recorder.statements import leads_back
from graph.vocabulary import ACYCLIC
from linernotes.refusals import Refusal

_FAMILIES = {type_: family for family in ACYCLIC for type_ in family}


async def cycles(transaction: Writes, accepted: Sequence[Accepted]) -> list[Refusal]:
    """List what leads back to itself among the relationships that the facts have made."""
    made_by_family: dict[tuple[str, ...], dict[tuple[str, str], Accepted]] = {}
    for item in accepted:
        for row in item.rows:
            if isinstance(row, Edge) and row.type in _FAMILIES:
                made_by_family.setdefault(_FAMILIES[row.type], {})[row.start, row.end] = item
    refusals = []
    for family in ACYCLIC:
        made = made_by_family.get(family)
        if not made:
            continue
        rows = [{"start": start, "end": end} for start, end in made]
        for start, end, way in await transaction.run(leads_back(family), {"rows": rows}):
            words = f"this leads back to itself: {' > '.join([start, *way])}"
            refusals.append(Refusal(place=made[start, end].place, field="", rule="CYCLE", message=words))
    return refusals
