"""Refuses relationships that would lead back to where they began."""

from collections.abc import Sequence

from graph.projections.rows import Edge
from graph.recorder.accepted import Accepted
from graph.recorder.changes import Writes
from graph.recorder.statements import leads_back
from graph.vocabulary import ACYCLIC
from linernotes.refusals import Refusal


async def cycles(transaction: Writes, accepted: Sequence[Accepted]) -> list[Refusal]:
    """List what leads back to itself among the relationships that the facts have made."""
    refusals = []
    for family in ACYCLIC:
        made = {
            (row.start, row.end): item
            for item in accepted
            for row in item.rows
            if isinstance(row, Edge) and row.type in family
        }
        if not made:
            continue
        rows = [{"start": start, "end": end} for start, end in made]
        for start, end, way in await transaction.run(leads_back(family), {"rows": rows}):
            words = f"this leads back to itself: {' > '.join([start, *way])}"
            refusals.append(Refusal(place=made[start, end].place, field="", rule="CYCLE", message=words))
    return refusals
