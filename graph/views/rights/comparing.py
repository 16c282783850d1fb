"""How it is told what two sources claim of the rights in a thing."""

from collections.abc import Sequence
from typing import Any

from graph.reader.context import ReadContext
from graph.reader.errors import BadArgument
from graph.reader.views import Computed, Field, Order, Path
from graph.views.rights.terms import licensed_or
from linernotes.rights.comparing import Compared, Told, What, compared
from linernotes.rights.interval import Span


def _claims(value: dict[str, Any], context: ReadContext, compare: Sequence[str]) -> list[dict[str, Any]]:
    """Tell the claims of two sources that are in force now, and how they differ."""
    if len(set(compare)) != 2:
        raise BadArgument("compare names two sources, and not the same one twice")
    return [_plain(one) for one in compared(map(_told, value["claimed"]), compare, context.now)]


def _told(share: dict[str, Any]) -> Told:
    where = share["territories"]
    what = What(
        holder=share["holder"] and share["holder"]["id"],
        side=share["side"],
        tier=share["tier"],
        rights=tuple(share["rights"] or ()),
        territories=tuple(where["codes"] or ()),
        excluded=tuple(where["excluded"] or ()),
    )
    valid = Span(share["validFrom"], share["validTo"])
    return Told(source=share["source"], what=what, ppm=share["sizePpm"], valid=valid)


def _plain(one: Compared) -> dict[str, Any]:
    return {
        "holder": one.what.holder,
        "side": one.what.side,
        "tier": one.what.tier,
        "rights": list(one.what.rights),
        "codes": list(one.what.territories),
        "excluded": list(one.what.excluded),
        "firstPpm": one.first,
        "secondPpm": one.second,
        "difference": one.difference,
    }


CLAIMS: dict[str, Field] = {
    "claims": Computed(
        needs=(
            "claimed { source side tier rights sizePpm validFrom validTo territories { codes excluded } holder { id } }"
        ),
        then=_claims,
    ),
    # Not in the public schema: all shares that the reader may read.
    "claimed": Path(
        pattern="(@)<-[:SHARE_IN]-(n)",
        to="RightShare",
        where=licensed_or("(n)<-[:HOLDS]-"),
        order=Order(("n.id",)),
        ceiling=1000,
    ),
}
"""What sources claim of the rights in a work, recording or asset."""
