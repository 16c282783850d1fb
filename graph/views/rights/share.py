"""How right shares and protection read from the graph: of a thing, and of who holds them."""

from graph.reader.views import Field, Order, Path, Stored, View
from graph.views.fact import STATED_BY
from graph.views.rights.comparing import CLAIMS
from graph.views.rights.objection import OBJECTIONS
from graph.views.rights.terms import OWN, TERRITORIES, WHERE_AND_WHEN, licensed_or, party

_BY_ID = Order(("n.id",))

RIGHTS_IN: dict[str, Field] = CLAIMS | {
    "rightShares": Path(
        pattern="(@)<-[:SHARE_IN]-(n)",
        to="RightShare",
        where=licensed_or("(n)<-[:HOLDS]-"),
        filters={"side": "n.side = $side", "tier": "n.tier = $tier"},
        order=_BY_ID,
        ceiling=100,
    ),
    "protections": Path(
        pattern="(@)<-[:PROTECTION_OF]-(n)",
        to="Protection",
        filters={"side": "n.side = $side"},
        order=_BY_ID,
        ceiling=100,
    ),
}
"""The rights in a work, recording or asset."""

SHARES_HELD = Path(
    pattern="(@)-[e:HOLDS]->(n)",
    to="RightShare",
    where=OWN,
    order=Order(("e.share",), fixed=("e.of",), index="e:HOLDS(of, share)", seek="e.of = @.id AND e.share > ''"),
    ceiling=100,
)
"""The shares that a party holds, out of an index: a label has very many."""

RIGHT_SHARE = View(
    name="RightShare",
    label="RightShare",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "tier": Stored("tier"),
        # Not in the public schema: who told of it stands in `statedBy`.
        "source": Stored("source"),
        "side": Stored("side"),
        "rights": Stored("rights"),
        "sizePpm": Stored("sizePpm"),
        "statedBasis": Stored("statedBasis"),
        "statedValue": Stored("statedValue"),
        "holder": party("(@)<-[:HOLDS]-(n)"),
        "assertedBy": party("(@)-[:ASSERTED_BY]->(n)"),
        "in": Path(pattern="(@)-[:SHARE_IN]->(n)", to=("Work", "Recording", "Asset")),
        "objections": OBJECTIONS,
        "transfers": Path(pattern="(@)<-[:TRANSFERS]-(n)", to="Transfer", order=_BY_ID, ceiling=100),
        **WHERE_AND_WHEN,
    },
)

TRANSFER = View(
    name="Transfer",
    label="Transfer",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "effective": Stored("effective"),
        "state": Stored("state"),
        "bindsEarlier": Stored("bindsEarlier"),
        "laterWorks": Stored("laterWorks"),
        "seller": party("(@)<-[:SOLD]-(n)"),
        "buyer": party("(@)-[:SOLD_TO]->(n)"),
    },
)

PROTECTION = View(
    name="Protection",
    label="Protection",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "side": Stored("side"),
        "status": Stored("status"),
        "licence": Stored("licence"),
        "conditions": Stored("conditions"),
        "rule": Stored("rule"),
        "evidence": Stored("evidence"),
        "assertedBy": party("(@)-[:ASSERTED_BY]->(n)"),
        **WHERE_AND_WHEN,
    },
)

VIEWS = (TERRITORIES, RIGHT_SHARE, TRANSFER, PROTECTION)
ROOTS: dict[str, Field] = {}
