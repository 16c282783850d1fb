"""How a generation reads from the graph: the models it used, what it was given, whom its prompt named, what it made."""

from graph.reader.context import CreditContext
from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.fact import STATED_BY
from graph.views.journal import HISTORY
from graph.views.recording import SEGMENTS
from graph.views.rights.authorization import AUTHORIZED_BY
from graph.views.roots import by_id, by_ids

GENERATION = View(
    name="Generation",
    label="Generation",
    prefix="gen",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "at": Stored("at"),
        "promptHash": Stored("promptHash"),
        "authorization": AUTHORIZED_BY,
        "operator": Path(pattern="(@)-[:OPERATED_BY]->(n)", to="Party"),
        "models": Path(pattern="(@)-[e:USED_MODEL]->(n)", to="ModelUse", order=Order(("e.position",)), ceiling=20),
        "inputs": Path(
            pattern="(@)-[e:USED_INPUT]->(n)",
            to="GenerationInput",
            order=Order(("e.position",)),
            ceiling=200,
            context=CreditContext.CONTAINED,
        ),
        "warranties": Path(
            pattern="(@)-[e:WARRANTED_BY]->(n)", to="Warranty", order=Order(("e.position",)), ceiling=200
        ),
        "named": Path(pattern="(@)-[e:NAMED]->(n)", to="NamedPerson", order=Order(("n.id", "e.how")), ceiling=50),
        "made": Path(pattern="(@)<-[:PRODUCED_BY]-(n)", to="Asset", order=Order(("n.id",)), ceiling=100),
    },
)

MODEL_USE = View(
    name="ModelUse",
    nodes={"n": "ModelVersion"},
    fields={"part": Stored("part", of="e"), "position": Stored("position", of="e"), "modelVersion": Same("n")},
)

GENERATION_INPUT = View(
    name="GenerationInput",
    nodes={"n": ("Recording", "Asset", "Work", "File")},
    fields={
        "relationship": Stored("relationship", of="e"),
        "basis": Stored("basis", of="e"),
        "position": Stored("position", of="e"),
        "input": Same("n"),
        **SEGMENTS,
    },
)

NAMED_PERSON = View(name="NamedPerson", nodes={"n": "Party"}, fields={"how": Stored("how", of="e"), "party": Same("n")})

WARRANTY = View(
    name="Warranty",
    nodes={"n": "Party"},
    fields={
        "position": Stored("position", of="e"),
        "text": Stored("text", of="e"),
        "textHash": Stored("textHash", of="e"),
        "by": Same("n"),
    },
)

VIEWS = (GENERATION, MODEL_USE, GENERATION_INPUT, NAMED_PERSON, WARRANTY)
ROOTS: dict[str, Field] = {"generation": by_id("Generation"), "generations": by_ids("Generation")}
