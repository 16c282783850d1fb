"""How decisions, mandates, and policies of whose choice is asked read from the graph."""

from graph.reader.views import Field, Order, Path, Stored, View
from graph.views.fact import STATED_BY
from graph.views.rights.terms import OWN, WHERE_AND_WHEN, licensed_or, party

_BY_ID = Order(("n.id",))
_ABOUT = ("Party", "Catalogue", "Work", "Recording", "Asset")

DECISIONS_ABOUT = Path(
    pattern="(@)<-[:CONCERNS]-(n)",
    to="Consent",
    where=licensed_or("(n)<-[:DECIDED]-"),
    order=_BY_ID,
    ceiling=100,
)
"""What was decided about a thing."""

DECIDED = Path(
    pattern="(@)-[e:DECIDED]->(n)",
    to="Consent",
    where=OWN,
    order=Order(("e.consent",), fixed=("e.of",), index="e:DECIDED(of, consent)", seek="e.of = @.id AND e.consent > ''"),
    ceiling=100,
)
"""What a party decided, out of an index."""

MANDATES: dict[str, Field] = {
    "mandatesGiven": Path(pattern="(@)-[:GAVE]->(n)", to="Mandate", where=OWN, order=_BY_ID, ceiling=100),
    "mandatesHeld": Path(pattern="(@)<-[:GIVEN_TO]-(n)", to="Mandate", where=OWN, order=_BY_ID, ceiling=100),
}

CONSENT = View(
    name="Consent",
    label="Consent",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "decision": Stored("decision"),
        "by": party("(@)<-[:DECIDED]-(n)"),
        "capacity": Stored("capacity"),
        "about": Path(pattern="(@)-[:CONCERNS]->(n)", to=_ABOUT),
        "of": Stored("of"),
        "uses": Stored("uses"),
        "project": Stored("project"),
        "receivedAt": Stored("receivedAt"),
        "noticeDays": Stored("noticeDays"),
        "constraint": Stored("constraint"),
        "satisfied": Stored("satisfied"),
        "method": Stored("method"),
        "evidence": Stored("evidence"),
        **WHERE_AND_WHEN,
    },
)

MANDATE = View(
    name="Mandate",
    label="Mandate",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "principal": party("(@)<-[:GAVE]-(n)"),
        "agent": party("(@)-[:GIVEN_TO]->(n)"),
        "capacity": Stored("capacity"),
        "exclusive": Stored("exclusive"),
        "rights": Stored("rights"),
        "uses": Stored("uses"),
        "proof": Stored("proof"),
        **WHERE_AND_WHEN,
    },
)

_ROLES: dict[str, Field] = {
    "master": Stored("master"),
    "composition": Stored("composition"),
    "lyrics": Stored("lyrics"),
}
POLICIES = Path(pattern="(@)<-[:POLICY_OF]-(n)", to="ChoicePolicy", order=_BY_ID, ceiling=100)
"""The policies of choice of an agreement, or of who provides models."""

CHOICE_POLICY = View(
    name="ChoicePolicy",
    label="ChoicePolicy",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "validFrom": Stored("validFrom"),
        "validTo": Stored("validTo"),
        **_ROLES,
    },
)

VIEWS = (CONSENT, MANDATE, CHOICE_POLICY)
ROOTS: dict[str, Field] = {
    "choicePolicies": Path(
        pattern="(n:ChoicePolicy)",
        to="ChoicePolicy",
        order=Order(
            ("n.id",),
            fixed=("n.everybody",),
            index="n:ChoicePolicy(everybody, id)",
            seek="n.everybody = true AND n.id > ''",
        ),
        ceiling=100,
    ),
}
