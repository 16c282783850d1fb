"""How agreements, their clauses and catalogues read from the graph."""

from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.fact import STATED_BY
from graph.views.rights.consent import POLICIES
from graph.views.rights.terms import OWN, WHERE_AND_WHEN, licensed_or

_BY_ID = Order(("n.id",))
_READABLE = licensed_or("(n)<-[:PARTY_TO]-")
_COVERED = ("Catalogue", "Work", "Recording", "Asset")

AGREEMENTS = Path(
    pattern="(@)-[e:PARTY_TO]->(n)",
    to="PartyToAgreement",
    where=OWN,
    order=Order(("n.id", "e.role", "e.fact")),
    ceiling=100,
)
"""The agreements that a party is party to."""

AGREEMENT = View(
    name="Agreement",
    label="Agreement",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "title": Stored("title"),
        "type": Stored("type"),
        "signedAt": Stored("signedAt"),
        "effectiveFrom": Stored("effectiveFrom"),
        "effectiveTo": Stored("effectiveTo"),
        "documentHash": Stored("documentHash"),
        "amends": Path(pattern="(@)-[:AMENDS]->(n)", to="Agreement", where=_READABLE),
        "amendedBy": Path(pattern="(@)<-[:AMENDS]-(n)", to="Agreement", where=_READABLE, order=_BY_ID, ceiling=100),
        "parties": Path(
            pattern="(@)<-[e:PARTY_TO]-(n)", to="AgreementParty", order=Order(("e.role", "n.id", "e.fact")), ceiling=100
        ),
        "changes": Path(
            pattern="(@)<-[:CHANGES]-(n)", to="ChangeOfAgreement", order=Order(("n.effective", "n.id")), ceiling=100
        ),
        "choicePolicies": POLICIES,
        "clauses": Path(pattern="(@)<-[:CLAUSE_OF]-(n)", to="Clause", order=_BY_ID, ceiling=100),
    },
)

PARTY_TO_AGREEMENT = View(
    name="PartyToAgreement",
    nodes={"n": "Agreement"},
    fields={"role": Stored("role", of="e"), "agreement": Same("n")},
)
AGREEMENT_PARTY = View(
    name="AgreementParty", nodes={"n": "Party"}, fields={"role": Stored("role", of="e"), "party": Same("n")}
)
CHANGE_OF_AGREEMENT = View(
    name="ChangeOfAgreement",
    label="AgreementChange",
    fields={"change": Stored("change"), "effective": Stored("effective"), "evidence": Stored("evidence")},
)

CLAUSE = View(
    name="Clause",
    label="Clause",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "section": Stored("section"),
        "effect": Stored("effect"),
        "uses": Stored("uses"),
        "sides": Stored("sides"),
        "requires": Stored("requires"),
        "compensation": Stored("compensation"),
        "noticeDays": Stored("noticeDays"),
        "laterAcquisitions": Stored("laterAcquisitions"),
        "newTraining": Stored("newTraining"),
        "afterModel": Stored("afterModel"),
        "retireWithinDays": Stored("retireWithinDays"),
        "afterOutputs": Stored("afterOutputs"),
        "moneyDue": Stored("moneyDue"),
        "agreement": Path(pattern="(@)-[:CLAUSE_OF]->(n)", to="Agreement"),
        "covers": Path(pattern="(@)-[:COVERS]->(n)", to=_COVERED, order=_BY_ID, ceiling=500),
        "coversAllOf": Path(pattern="(@)-[:COVERS_ALL_OF]->(n)", to="Party", order=_BY_ID, ceiling=50),
        "limitedTo": Path(pattern="(@)-[:LIMITED_TO]->(n)", to=("Model", "ModelVersion")),
        **WHERE_AND_WHEN,
    },
)

CATALOGUE = View(
    name="Catalogue",
    label="Catalogue",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "name": Stored("name"),
        "of": Path(pattern="(@)-[:CATALOGUE_OF]->(n)", to="Party"),
        "items": Path(
            pattern="(@)-[e:LISTS]->(n)",
            to="CatalogueItem",
            order=Order(
                ("e.item", "e.fact"),
                fixed=("e.of",),
                index="e:LISTS(of, item, fact)",
                seek="e.of = @.id AND e.item > '' AND e.fact > 0",
            ),
            ceiling=100,
        ),
    },
)
CATALOGUE_ITEM = View(
    name="CatalogueItem",
    nodes={"n": ("Work", "Recording", "Asset")},
    fields={"item": Same("n"), "validFrom": Stored("validFrom", of="e"), "validTo": Stored("validTo", of="e")},
)

VIEWS = (AGREEMENT, PARTY_TO_AGREEMENT, AGREEMENT_PARTY, CHANGE_OF_AGREEMENT, CLAUSE, CATALOGUE, CATALOGUE_ITEM)

ROOTS: dict[str, Field] = {
    "agreement": Path(pattern="(n:Entity:Agreement {id: $id})", to="Agreement", where=_READABLE),
    "catalogue": Path(
        pattern="(n:Entity:Catalogue {id: $id})",
        to="Catalogue",
        where=licensed_or("(n)-[:CATALOGUE_OF]->"),
    ),
}
