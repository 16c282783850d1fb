"""How it reads how past uses stand: of dataset versions, training runs and models, as it is kept."""

from __future__ import annotations

from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Computed, Field, Found, Further, Order, Path, Sought, Stored, View
from graph.standings.assets import is_draft, standing_of
from graph.standings.by_status import assets_by_status

_NOW = "n.start <= $now AND coalesce($now < n.until, true)"


def _since(value: dict[str, Any], _context: ReadContext) -> str | None:
    return value["start"] or None


STANDINGS: dict[str, Field] = {
    "standing": Path(pattern="(@)<-[:STANDING_OF]-(n)", to="UseStanding", where=f"licensed() AND {_NOW}"),
    "standings": Path(
        pattern="(@)<-[:STANDING_OF]-(n)",
        to="UseStanding",
        where="licensed()",
        order=Order(("n.start", "n.status")),
        ceiling=100,
    ),
}
"""How a use stands now, and from when to when otherwise."""

USE_STANDING = View(
    name="UseStanding",
    label="Standing",
    fields={
        "status": Stored("status"),
        "since": Computed(needs="start", then=_since),
        "until": Stored("until"),
        "isRegularised": Stored("isRegularised"),
        # Not in the public schema: what `since` is made of.
        "start": Stored("start"),
    },
)


def _of_asset(value: dict[str, Any], _context: ReadContext) -> dict[str, Any]:
    return {"asset": value["id"]}


async def _status(sought: Sought) -> str:
    return (await standing_of(sought)).status.value


async def _is_regularised(sought: Sought) -> bool:
    return (await standing_of(sought)).is_regularised


ASSET_STANDING: dict[str, Field] = {
    "standing": Computed(
        needs="id",
        then=_of_asset,
        between={
            "status": Further(made="AssetStanding", id="asset", find=_status),
            "isRegularised": Further(made="AssetStanding", id="asset", find=_is_regularised),
            "isDraft": Further(made="AssetStanding", id="asset", find=is_draft),
        },
    )
}
"""How an asset stands, by its models and its inputs."""

VIEWS = (USE_STANDING,)
ROOTS: dict[str, Field] = {"assetsByStatus": Found(assets_by_status)}
