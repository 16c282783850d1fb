"""How a contribution reads from the graph."""

from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Computed, Degree, Field, Path, Stored, View
from graph.views.fact import STATED_BY
from graph.views.journal import OWN_HISTORY
from graph.views.rights.objection import OBJECTIONS


def credited_as(value: dict[str, Any], _context: ReadContext) -> str | None:
    """Keep the words of a credit to ourselves where the party in them is not to be named."""
    withheld = value["makers"] and value["party"] is None
    return None if withheld else value["words"]


CONTRIBUTION = View(
    name="Contribution",
    label="Contribution",
    fields={
        "id": Stored("id"),
        "role": Stored("role"),
        "special": Stored("special"),
        "statedBy": STATED_BY,
        "history": OWN_HISTORY,
        "state": Stored("state"),
        "note": Stored("note"),
        "objections": OBJECTIONS,
        "modelVersion": Path(pattern="(@)-[:BY_MODEL]->(n)", to="ModelVersion"),
        "instrument": Stored("instrument"),
        "aiContribution": Stored("aiContribution"),
        "sequence": Stored("sequence"),
        "featured": Stored("featured"),
        "party": Path(pattern="(@)<-[:MADE]-(n)", to="Party", where="visible(@)"),
        "to": Path(pattern="(@)-[:TO]->(n)", to=("Work", "Recording", "Asset")),
        "creditedAs": Computed(needs="words makers party { id }", then=credited_as),
        # Not in the public schema: what `creditedAs` is made of.
        "words": Stored("creditedAs"),
        "makers": Degree("(@)<-[:MADE]-()"),
    },
)

VIEWS = (CONTRIBUTION,)
ROOTS: dict[str, Field] = {}
