"""How a report reads from the graph, and what it says of each source."""

from graph.reader.context import Audience, CreditContext
from graph.reader.views import ByAudience, Field, Order, Path, Same, Stored, View
from graph.views.fact import STATED_BY
from graph.views.journal import HISTORY
from graph.views.recording import SEGMENTS
from graph.views.rights.objection import OBJECTIONS
from graph.views.roots import by_id, by_ids

_STORED = (
    *("family", "measures", "methodName", "methodVersion", "parametersHash", "side", "aspect"),
    *("candidates", "k", "residualPpm", "confidence", "computedAt", "evidence"),
)


def _scores(where: str | None = None) -> Path:
    return Path(
        pattern="(@)-[e:SCORES]->(n)",
        to="Score",
        where=where,
        order=Order(("e.rank", "n.id")),
        ceiling=100,
        context=CreditContext.TRAINING,
    )


# A similarity or a replication is for rightsholders and auditors: to others it would be read as influence. So is what
# the model cannot have learned from.
_EXPLAINED = _scores("@.measures IN ['INFLUENCE_ESTIMATE', 'DECLARED'] AND e.outside = false")

ATTRIBUTION_REPORT = View(
    name="AttributionReport",
    label="AttributionReport",
    prefix="rep",
    fields={
        "objections": OBJECTIONS,
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        **{name: Stored(name) for name in _STORED},
        "asset": Path(pattern="(@)-[:ABOUT]->(n)", to="Asset"),
        "reportedBy": Path(pattern="(@)-[:REPORTED_BY]->(n)", to="Party"),
        "settles": Path(
            pattern="(@)-[e:SETTLES]->(n)", to="SettlementBasis", order=Order(("n.id", "e.fact")), ceiling=20
        ),
        "scores": ByAudience({Audience.AUDITOR: _scores(), Audience.PUBLIC: _EXPLAINED, Audience.LICENSED: _EXPLAINED}),
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

_ITS_MAKER = "<-[:TO]-(:Contribution)<-[:MADE]-(:Party {id: $source})"
SIMILAR_TO = Path(
    pattern="(@)<-[:ABOUT]-(r:AttributionReport)-[e:SCORES]->(n)",
    to="Likeness",
    where="r.measures IN ['SIMILARITY', 'REPLICATION'] AND e.outside IN [true, false]",
    filters={
        "source": (
            # A score is about one right: what is said of a master is not said of the work, nor the other way round.
            f"(n.id = $source OR r.side = 'MASTER' AND EXISTS {{ (n:Recording){_ITS_MAKER} }}"
            " OR r.side = 'COMPOSITION' AND EXISTS { (n)-[:RECORDING_OF]->{0,1}(work:Work)"
            f" WHERE work.id = $source OR EXISTS {{ (work){_ITS_MAKER} }} }})"
            " AND (auditing() OR $source = $actor"
            " OR EXISTS { (:Entity {id: $source})<-[:TO]-(:Contribution)<-[:MADE]-(:Party {id: $actor}) })"
        ),
    },
    order=Order(("r.id", "e.rank", "n.id")),
    ceiling=100,
)
"""How alike an asset is to a source, for whose it is: it may be the evidence that they need."""

LIKENESS = View(
    name="Likeness",
    nodes={"r": "AttributionReport"},
    fields={
        "measures": Stored("measures", of="r"),
        "side": Stored("side", of="r"),
        "rank": Stored("rank", of="e"),
        "raw": Stored("raw", of="e"),
        "confidence": Stored("confidence", of="e"),
        "outsideClosure": Stored("outside", of="e"),
        "source": Path(pattern="(n:Entity {number: @.number})", to=("Recording", "Work"), order=Order(("n.id",))),
        "report": Same("r"),
        **SEGMENTS,
    },
)

SETTLEMENT_BASIS = View(
    name="SettlementBasis",
    nodes={"n": "Asset"},
    fields={"agreement": Stored("agreement", of="e"), "asset": Same("n")},
)

VIEWS = (ATTRIBUTION_REPORT, SCORE, LIKENESS, SETTLEMENT_BASIS)

ROOTS: dict[str, Field] = {
    "attributionReport": by_id("AttributionReport"),
    "attributionReports": by_ids("AttributionReport"),
}
