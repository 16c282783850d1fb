"""How a fact reads from the graph: who stated it, as evidence for what it shows."""

from graph.reader.views import Field, Path, Stored, View

FACT = View(
    name="Fact",
    label="Fact",
    fields={
        "seq": Stored("seq"),
        "kind": Stored("kind"),
        "source": Stored("source"),
        "sourceKind": Stored("sourceKind"),
        "document": Stored("document"),
        "judgedSeq": Stored("judgedSeq"),
        "judgedAsOf": Stored("judgedAsOf"),
        # Not in the public schema: what an authorization was answered, and the secret from which the salts of a credit
        # sheet are derived.
        "judgedItems": Stored("judgedItems"),
        "judgedCleared": Stored("judgedCleared"),
        "salt": Stored("salt"),
    },
)

STATED_AT = Path(pattern="(n:Fact {seq: @e.fact})", to="Fact")
"""The fact that a relationship is shown by."""

STATED_BY = Path(pattern="(n:Fact {seq: @.fact})", to="Fact")
"""The fact that a thing is shown by: a field of every kind of thing."""

VIEWS = (FACT,)
ROOTS: dict[str, Field] = {}
