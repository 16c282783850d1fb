"""How a recording reads from the graph: its works, what it rests on and what rests on it, where it went."""

from graph.reader.context import CreditContext
from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.credit_sheet import RECORDING_CREDITS
from graph.views.dataset import INCLUSIONS
from graph.views.derivative import TRACED_WORK
from graph.views.fact import STATED_BY
from graph.views.file import FILES
from graph.views.identifier import IDENTIFIERS
from graph.views.journal import HISTORY
from graph.views.release import RELEASES
from graph.views.rights.consent import DECISIONS_ABOUT
from graph.views.rights.share import RIGHTS_IN
from graph.views.roots import by_id, by_ids_or_identifier, titled
from graph.views.trained_model import TRAINED_ITEM
from graph.views.work import CONTRIBUTIONS

RECORDINGS_OF = Path(
    pattern="(@)-[e:RECORDING_OF]->(n)", to="RecordingOf", order=Order(("e.sequence", "n.id", "e.fact")), ceiling=50
)
"""The works that a recording or asset is of."""

INPUT_OF = Path(
    pattern="(@)<-[e:USED_INPUT]-(made)<-[:PRODUCED_BY]-(n:Asset)",
    to="InputUse",
    where="visible(@)",
    order=Order(
        ("e.generation", "e.position", "n.id"),
        fixed=("e.of",),
        index="e:USED_INPUT(of, generation, position)",
        seek="e.of = @.id AND e.generation > '' AND e.position >= 0",
    ),
    ceiling=100,
    context=CreditContext.CONTAINED,
)
"""The assets one step away: made by a generation that was given this."""

RECORDING = View(
    name="Recording",
    label="Recording",
    prefix="rec",
    withholdable=True,
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "title": Stored("title"),
        "type": Stored("type"),
        "versionType": Stored("versionType"),
        "durationMs": Stored("durationMs"),
        "recorded": Stored("recorded"),
        "genre": Stored("genre"),
        "note": Stored("note"),
        "unidentifiedWorks": Stored("unidentifiedWorks"),
        "identifiers": IDENTIFIERS,
        "contributions": CONTRIBUTIONS,
        "recordingOf": RECORDINGS_OF,
        "releases": RELEASES,
        "files": FILES,
        "restsOn": Path(
            pattern="(@)-[e:RELATED_TO]->(n)",
            to="RecordingRelation",
            where="visible(@)",
            order=Order(("n.id", "e.fact")),
            ceiling=100,
            context=CreditContext.CONTAINED,
        ),
        "restingOnIt": Path(
            pattern="(@)<-[e:RELATED_TO]-(n)",
            to="RecordingRelation",
            where="visible(@)",
            order=Order(("n.id", "e.fact")),
            ceiling=100,
            context=CreditContext.CONTAINED,
        ),
        "inDatasets": INCLUSIONS,
        **RIGHTS_IN,
        "decisions": DECISIONS_ABOUT,
        "inputOf": INPUT_OF,
        **TRACED_WORK,
        **TRAINED_ITEM,
        **RECORDING_CREDITS,
    },
)

# A row view: it reads from the edge and from the work at its end, in the row of one traversal.
RECORDING_OF = View(
    name="RecordingOf",
    nodes={"n": "Work"},
    fields={
        "type": Stored("type", of="e"),
        "sequence": Stored("sequence", of="e"),
        "work": Same("n"),
    },
)

SEGMENTS: dict[str, Field] = {
    name: Stored(name, of="e") for name in ("inStartMs", "inEndMs", "fromStartMs", "fromEndMs")
}
"""Where in the later thing something of the earlier is, and where in the earlier it comes from."""

# The other recording of a relation, from whichever end it is read.
RECORDING_RELATION = View(
    name="RecordingRelation",
    nodes={"n": "Recording"},
    fields={"type": Stored("type", of="e"), "recording": Same("n"), **SEGMENTS},
)

INPUT_USE = View(
    name="InputUse",
    nodes={"n": "Asset"},
    fields={
        "relationship": Stored("relationship", of="e"),
        "basis": Stored("basis", of="e"),
        "asset": Same("n"),
        **SEGMENTS,
    },
)

VIEWS = (RECORDING, RECORDING_OF, RECORDING_RELATION, INPUT_USE)

ROOTS: dict[str, Field] = {
    "recording": by_id("Recording"),
    "recordings": by_ids_or_identifier("Recording"),
    "recordingsConnection": titled("Recording"),
}
