"""How a report reads from the graph, and what it says of each source."""

from graph.reader.context import CreditContext
from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.fact import STATED_BY
from graph.views.journal import HISTORY
from graph.views.recording import SEGMENTS
from graph.views.roots import by_id, by_ids

_STORED = (
    *("family", "measures", "methodName", "methodVersion", "parametersHash", "side", "aspect"),
    *("candidates", "k", "residualPpm", "confidence", "computedAt", "evidence"),
)

ATTRIBUTION_REPORT = View(
    name="AttributionReport",
    label="AttributionReport",
    prefix="rep",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        **{name: Stored(name) for name in _STORED},
        "asset": Path(pattern="(@)-[:ABOUT]->(n)", to="Asset"),
        "reportedBy": Path(pattern="(@)-[:REPORTED_BY]->(n)", to="Party"),
        "settles": Path(
            pattern="(@)-[e:SETTLES]->(n)", to="SettlementBasis", order=Order(("n.id", "e.fact")), ceiling=20
        ),
        "scores": Path(
            pattern="(@)-[e:SCORES]->(n)",
            to="Score",
            # A similarity or a replication is for rightsholders and auditors: to others it would be read as influence.
            where="auditing() OR @.measures IN ['INFLUENCE_ESTIMATE', 'DECLARED']",
            order=Order(("e.rank", "n.id")),
            ceiling=100,
            context=CreditContext.TRAINING,
        ),
    },
)

SCORE = View(
    name="Score",
    nodes={"n": ("Recording", "Work")},
    fields={
        "rank": Stored("rank", of="e"),
        "raw": Stored("raw", of="e"),
        "weightPpm": Stored("weightPpm", of="e"),
        "confidence": Stored("confidence", of="e"),
        "source": Same("n"),
        **SEGMENTS,
    },
)

SETTLEMENT_BASIS = View(
    name="SettlementBasis",
    nodes={"n": "Asset"},
    fields={"agreement": Stored("agreement", of="e"), "asset": Same("n")},
)

VIEWS = (ATTRIBUTION_REPORT, SCORE, SETTLEMENT_BASIS)

ROOTS: dict[str, Field] = {
    "attributionReport": by_id("AttributionReport"),
    "attributionReports": by_ids("AttributionReport"),
}
