"""What papers of rights have in common as they read from the graph: where and when they hold, and who may read them."""

from graph.reader.views import Field, Path, Same, Stored, View

OWN = "(licensed() OR @.id = $actor)"
"""Who reads by a licence, or as an auditor, or is the party itself."""

PAPERS = ("RightShare", "Protection", "Mandate", "Clause", "Consent", "Freezing", "TrainingRun", "Authorization")

TERRITORIES = View(
    name="Territories",
    nodes={"n": PAPERS},
    fields={
        "table": Stored("territoryTable"),
        "version": Stored("territoryVersion"),
        "codes": Stored("territories"),
        "excluded": Stored("excludedTerritories"),
        "asAmended": Stored("asAmended"),
    },
)

WHERE_AND_WHEN: dict[str, Field] = {
    "territories": Same(to="Territories"),
    "validFrom": Stored("validFrom"),
    "validTo": Stored("validTo"),
}


def licensed_or(whose: str) -> str:
    """Give the condition on which a paper `n` is read: by a licence, or by the party to which `whose` leads."""
    return f"(licensed() OR EXISTS {{ {whose}(:Party {{id: $actor}}) }})"


def party(pattern: str) -> Path:
    """Read a party of a paper; null where it is not to be named."""
    return Path(pattern=pattern, to="Party")
