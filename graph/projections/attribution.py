"""How attribution becomes graph: raw scores as given, and weights where the rules allow them."""

from graph.projections.rows import Edge, Ids, Node, Rows, properties, segment
from linernotes.attribution import weigh
from linernotes.facts.attribution import AttributionReport, SettlementBasis


def attribution_report(fact: AttributionReport, ids: Ids) -> Rows:
    """Show the report and each source that it scores."""
    stored = (
        properties(fact, "side", "aspect", "candidates", "k", "confidence", "computed_at", "evidence")
        | properties(fact.method, "family", "measures", "parameters_hash")
        | {"methodName": fact.method.name}
    )
    if fact.method.version is not None:
        stored["methodVersion"] = fact.method.version
    if fact.residual.stated_ppm is not None:
        stored["residualPpm"] = fact.residual.stated_ppm
    return [
        Node("AttributionReport", ids.own, stored),
        Edge("ABOUT", ids.own, ids["/asset"]),
        Edge("REPORTED_BY", ids.own, ids["/reportedBy"]),
        *_scores(fact, ids),
    ]


def _scores(fact: AttributionReport, ids: Ids) -> Rows:
    sources = [ids[f"/scores/{place}/source"] for place in range(len(fact.scores))]
    rows: Rows = []
    for score, source, weighed in zip(fact.scores, sources, weigh(fact, sources), strict=True):
        stored = properties(score, "raw", "confidence") | {"rank": weighed.rank, "side": fact.side.value}
        if weighed.weight_ppm is not None:
            stored["weightPpm"] = weighed.weight_ppm
        segments = segment(score.asset_segment, "in") | segment(score.source_segment, "from")
        rows.append(Edge("SCORES", ids.own, source, stored | segments | {"source": source}))
    return rows


def settlement_basis(fact: SettlementBasis, ids: Ids) -> Rows:
    """Let the report settle the asset."""
    return [Edge("SETTLES", ids["/report"], ids["/asset"], properties(fact, "agreement"))]
