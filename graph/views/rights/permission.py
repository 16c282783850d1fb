"""How it reads from the graph what is permitted of what is a party's, by itself or for it, and its voice."""

from graph.reader.context import CreditContext
from graph.reader.views import Field, Order, Path, Same, Stored, View
from graph.views.rights.terms import OWN, WHERE_AND_WHEN

_BY_ID = Order(("n.id",))

# Its own decisions and those about all that is its, the clauses over all that is its, and those of its agreements.
_PERMITS = "(n.decision IN ['GRANT', 'CONSTRAIN'] OR n.effect = 'PERMIT')"
PERMISSIONS: dict[str, Field] = {
    "permissions": Path(
        pattern="(@)-[e:DECIDED|CONCERNS|COVERS_ALL_OF|PARTY_TO]-(paper)<-[:CLAUSE_OF]-{0,1}(n)",
        to="Permission",
        where=f"{OWN} AND visible(paper) AND coalesce(e.role = 'LICENSOR', true) AND {_PERMITS}",
        order=_BY_ID,
        ceiling=100,
        distinct=True,
    ),
    "voice": Same(to="Voice"),
}

PERMISSION = View(
    name="Permission",
    nodes={"n": ("Consent", "Clause")},
    fields={
        "paper": Same("n"),
        "uses": Stored("uses"),
        "capacity": Stored("capacity"),
        "by": Path(
            pattern="(@)-[:CLAUSE_OF]->{0,1}()<-[e:DECIDED|PARTY_TO]-(n)",
            to="Party",
            where="coalesce(e.role = 'LICENSOR', true)",
            order=_BY_ID,
            ceiling=100,
            distinct=True,
        ),
        **WHERE_AND_WHEN,
    },
)

VOICE = View(
    name="Voice",
    nodes={"n": "Party"},
    fields={
        "models": Path(
            pattern="(@)<-[:VOICE_OF]-(n)",
            to="ModelVersion",
            where="visible(@)",
            order=_BY_ID,
            ceiling=100,
            context=CreditContext.TRAINING,
        ),
        "consents": Path(
            pattern="(@)<-[:CONCERNS]-(n)",
            to="Consent",
            where=f"{OWN} AND n.of <> 'MATERIAL'",
            order=_BY_ID,
            ceiling=100,
        ),
        "namedInPrompts": Path(pattern="(@)<-[e:NAMED]-(n)", to="NamedIn", order=Order(("n.id", "e.how")), ceiling=100),
    },
)

VIEWS = (PERMISSION, VOICE)
ROOTS: dict[str, Field] = {}
