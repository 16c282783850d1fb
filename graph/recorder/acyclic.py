"""Refuses relationships that would lead back to where they began."""

from collections.abc import Sequence

from graph.recorder.accepted import Accepted
from graph.recorder.changes import Grouped, Writes
from graph.recorder.statements import leads_back
from graph.vocabulary import ACYCLIC
from linernotes.refusals import Refusal


async def cycles(transaction: Writes, accepted: Sequence[Accepted], made: Grouped) -> list[Refusal]:
    """List what leads back to itself among the relationships that a batch has made.

    Those are of its own facts, and of descriptions that it lets be seen again by taking others away.
    """
    places = {item.seq: item.place for item in accepted}
    refusals = []
    for family in ACYCLIC:
        # What was seen again has another's fact: the place is of what let it be seen.
        rows = {
            (row["start"], row["end"]): places.get(row["properties"]["fact"], places[row["properties"]["fromSeq"]])
            for type_ in family
            for row in made.get(type_, ())
        }
        if not rows:
            continue
        asked = [{"start": start, "end": end} for start, end in rows]
        for start, end, way in await transaction.run(leads_back(family), {"rows": asked}):
            words = f"this leads back to itself: {' > '.join([start, *way])}"
            refusals.append(Refusal(place=rows[start, end], field="", rule="CYCLE", message=words))
    return refusals
