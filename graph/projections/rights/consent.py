"""How decisions, and policies of whose are asked, become graph."""

from graph.projections.rights.terms import paper, territories
from graph.projections.rows import Edge, Ids, Node, Rows, optional_edge, properties, validity
from linernotes.facts.rights.consent import Consent
from linernotes.facts.rights.policy import ChoicePolicy


def consent(fact: Consent, ids: Ids) -> Rows:
    """Keep what the party decided, about what."""
    named = ("decision", "capacity", "of", "uses", "project", "received_at", "notice_days", "method")
    stored = properties(fact, *named) | paper(fact.evidence, "evidence")
    if fact.constraint is not None:
        stored |= {"constraint": fact.constraint.text} | paper(fact.constraint.satisfied, "satisfied")
    return [
        Node("Consent", ids.own, stored | territories(fact.territories) | validity(fact)),
        Edge("DECIDED", ids["/by"], ids.own, {"of": ids["/by"], "consent": ids.own}),
        Edge("CONCERNS", ids.own, ids["/about"]),
    ]


def choice_policy(fact: ChoicePolicy, ids: Ids) -> Rows:
    """Keep whom the policy asks; one that has no owner is everybody's."""
    owner = ids.get("/of/agreement") or ids.get("/of/provider")
    stored = properties(fact, "master", "composition", "lyrics") | ({"everybody": True} if owner is None else {})
    return [
        Node("ChoicePolicy", ids.own, stored | validity(fact)),
        *optional_edge("POLICY_OF", ids.own, owner),
    ]
