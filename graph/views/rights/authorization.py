"""How an authorization reads from the graph: what was asked, and what the answer was."""

from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Computed, Field, Order, Path, Same, Stored, View
from graph.views.fact import STATED_BY

_THINGS = ("DatasetVersion", "Recording", "Asset", "Work", "File", "ModelVersion", "Party")


def _items(value: dict[str, Any], _context: ReadContext) -> int:
    return int(value["statedBy"]["judgedItems"])


def _cleared(value: dict[str, Any], _context: ReadContext) -> int:
    return int(value["statedBy"]["judgedCleared"])


def _is_yes(value: dict[str, Any], context: ReadContext) -> bool:
    return _items(value, context) == _cleared(value, context)


AUTHORIZATION = View(
    name="Authorization",
    label="Authorization",
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "use": Stored("use"),
        "act": Same(to="Territories"),
        "offer": Same(to="OfferAsked"),
        "promises": Stored("promises"),
        "project": Stored("project"),
        "asOf": Stored("asOf"),
        "until": Stored("until"),
        "model": Path(pattern="(@)-[:LIMITED_TO]->()-[:VERSION_OF]->{0,1}(n:Model)", to="Model"),
        "modelVersion": Path(pattern="(@)-[:LIMITED_TO]->(n:ModelVersion)", to="ModelVersion"),
        "of": Path(
            pattern="(@)-[e:AUTHORIZES]->(n)", to="AuthorizedThing", order=Order(("e.role", "n.id")), ceiling=500
        ),
        "items": Computed(needs="statedBy { judgedItems }", then=_items),
        "cleared": Computed(needs="statedBy { judgedCleared }", then=_cleared),
        "isAuthorized": Computed(needs="statedBy { judgedItems judgedCleared }", then=_is_yes),
    },
)
AUTHORIZED_THING = View(
    name="AuthorizedThing", nodes={"n": _THINGS}, fields={"role": Stored("role", of="e"), "thing": Same("n")}
)
OFFER_ASKED = View(
    name="OfferAsked",
    nodes={"n": "Authorization"},
    fields={
        "table": Stored("offerTerritoryTable"),
        "version": Stored("offerTerritoryVersion"),
        "codes": Stored("offerTerritories"),
        "excluded": Stored("offerExcludedTerritories"),
    },
)
AUTHORIZED_BY = Path(pattern="(@)-[:AUTHORIZED_BY]->(n)", to="Authorization", where="licensed()")
"""The authorization that was cited."""

VIEWS = (AUTHORIZATION, AUTHORIZED_THING, OFFER_ASKED)
ROOTS: dict[str, Field] = {
    "authorization": Path(
        pattern="(n:Entity:Authorization {id: $id})",
        to="Authorization",
        where="licensed() OR EXISTS { (:Fact {seq: n.fact, actor: $actor}) }",
    )
}
