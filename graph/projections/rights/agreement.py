"""How agreements, who is party to them, what happens to them, and their clauses become graph."""

from graph.projections.rights.terms import paper, territories
from graph.projections.rows import Edge, Ids, Node, Rows, edges, optional_edge, properties, validity
from linernotes.facts.rights.agreement import Agreement, AgreementChange, AgreementParty
from linernotes.facts.rights.clause import Clause


def agreement(fact: Agreement, ids: Ids) -> Rows:
    """Show the agreement, and what it amends."""
    stored = properties(fact, "title", "type", "signed_at", "effective_from", "effective_to", "document_hash")
    return [Node("Agreement", ids.own, stored), *optional_edge("AMENDS", ids.own, ids.get("/amends"))]


def agreement_party(fact: AgreementParty, ids: Ids) -> Rows:
    """Let the party be party to the agreement."""
    return [Edge("PARTY_TO", ids["/party"], ids["/agreement"], properties(fact, "role"))]


def agreement_change(fact: AgreementChange, ids: Ids) -> Rows:
    """Keep what happens to the agreement, and when."""
    stored = properties(fact, "change", "effective") | paper(fact.evidence, "evidence")
    return [Node("AgreementChange", ids.own, stored), Edge("CHANGES", ids.own, ids["/agreement"])]


def clause(fact: Clause, ids: Ids) -> Rows:
    """Show the clause, what it covers and which models it is for."""
    stored = (
        properties(fact, "section", "effect", "uses", "sides", "requires", "compensation", "notice_days")
        | properties(fact.covers, "later_acquisitions")
        | properties(fact.after, "new_training", "retire_within_days", "money_due")
    )
    after = {"afterModel": fact.after.model, "afterOutputs": fact.after.outputs}
    stored |= {name: said.value for name, said in after.items() if said is not None}
    limit = ids.get("/limitedTo/model") or ids.get("/limitedTo/modelVersion")
    return [
        Node("Clause", ids.own, stored | territories(fact.territories) | validity(fact)),
        Edge("CLAUSE_OF", ids.own, ids["/agreement"]),
        *edges("COVERS", ids.own, ids, "/covers/items", len(fact.covers.items)),
        *edges("COVERS_ALL_OF", ids.own, ids, "/covers/parties", len(fact.covers.parties)),
        *optional_edge("LIMITED_TO", ids.own, limit),
    ]
