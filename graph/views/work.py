"""How a work reads from the graph: its writers, its recordings, and the works that it rests on."""

from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.credit_sheet import WORK_CREDITS
from graph.views.dataset import INCLUSIONS
from graph.views.derivative import TRACED_WORK
from graph.views.fact import STATED_BY
from graph.views.identifier import IDENTIFIERS
from graph.views.journal import HISTORY
from graph.views.rights.consent import DECISIONS_ABOUT
from graph.views.rights.share import RIGHTS_IN
from graph.views.roots import by_id, by_ids_or_identifier, titled
from graph.views.trained_model import TRAINED_WORK

CONTRIBUTIONS = Path(
    pattern="(@)<-[:TO]-(n)",
    to="Contribution",
    filters={"role": "n.role = $role"},
    order=Order(("n.position", "n.id")),
    ceiling=100,
)
"""Who contributed to a work, recording or asset."""

WORK = View(
    name="Work",
    label="Work",
    prefix="wrk",
    withholdable=True,
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "title": Stored("title"),
        "alternativeTitles": Stored("alternativeTitles"),
        "type": Stored("type"),
        "created": Stored("created"),
        "note": Stored("note"),
        "identifiers": IDENTIFIERS,
        "contributions": CONTRIBUTIONS,
        "recordings": Path(
            pattern="(@)<-[:RECORDING_OF]-(n)",
            to=("Recording", "Asset"),
            order=Order(("n.id",)),
            ceiling=100,
            distinct=True,
        ),
        "derivedFrom": Path(
            pattern="(@)-[e:DERIVED_FROM]->(n)", to="WorkDerivation", order=Order(("n.id", "e.fact")), ceiling=100
        ),
        "derivedWorks": Path(
            pattern="(@)<-[e:DERIVED_FROM]-(n)", to="WorkDerivation", order=Order(("n.id", "e.fact")), ceiling=100
        ),
        "inDatasets": INCLUSIONS,
        **RIGHTS_IN,
        "decisions": DECISIONS_ABOUT,
        **TRACED_WORK,
        **TRAINED_WORK,
        **WORK_CREDITS,
    },
)

# The other work of a derivation, from whichever end it is read.
WORK_DERIVATION = View(
    name="WorkDerivation", nodes={"n": "Work"}, fields={"type": Stored("type", of="e"), "work": Same("n")}
)

VIEWS = (WORK, WORK_DERIVATION)

ROOTS: dict[str, Field] = {
    "work": by_id("Work"),
    "works": by_ids_or_identifier("Work"),
    "worksConnection": titled("Work"),
}
