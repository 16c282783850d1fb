"""How a release reads from the graph, and what is on it."""

from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.fact import STATED_AT, STATED_BY
from graph.views.identifier import IDENTIFIERS
from graph.views.journal import HISTORY
from graph.views.roots import by_id, by_ids_or_identifier, titled

RELEASE = View(
    name="Release",
    label="Release",
    prefix="rel",
    withholdable=True,
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "title": Stored("title"),
        "type": Stored("type"),
        "released": Stored("released"),
        "catalogueNumber": Stored("catalogueNumber"),
        "label": Path(pattern="(@)-[:ISSUED_BY]->(n)", to="Party"),
        "identifiers": IDENTIFIERS,
        "contents": Path(
            pattern="(@)-[e:CONTAINS]->(n)",
            to="ReleaseContent",
            # Several sources may say the same: the fact tells their rows apart, or a page would lose one.
            order=Order(("e.sequence", "n.id", "e.fact")),
            ceiling=100,
        ),
    },
)

RELEASE_CONTENT = View(
    name="ReleaseContent",
    nodes={"n": ("Recording", "Asset")},
    fields={
        "sequence": Stored("sequence", of="e"),
        "content": Same("n"),
        "offeredIn": Stored("territories", of="e"),
        "notOfferedIn": Stored("excludedTerritories", of="e"),
        "territoryTable": Stored("territoryTable", of="e"),
        "promises": Stored("promises", of="e"),
        "statedBy": STATED_AT,
    },
)

RELEASED_BY = Path(pattern="(@)-[:RELEASED_BY]->(n)", to="Party", order=Order(("n.id",)), ceiling=100, distinct=True)
"""Who released an asset under what users have warranted of its inputs."""

RELEASES = Path(pattern="(@)<-[:CONTAINS]-(n)", to="Release", order=Order(("n.id",)), ceiling=100, distinct=True)
"""The releases that hold a recording or asset."""

VIEWS = (RELEASE, RELEASE_CONTENT)

ROOTS: dict[str, Field] = {
    "release": by_id("Release"),
    "releases": by_ids_or_identifier("Release"),
    "releasesConnection": titled("Release"),
}
