"""How it is answered what two datasets or models have in common, and how one version of a dataset differs."""

from collections.abc import Callable, Collection
from typing import Any

from graph.comparing.entries import BEGINNING, Place, Standpoint
from graph.comparing.sides import Compared, compared
from graph.comparing.walk import Page, Pair, page, tally
from graph.reader import cursor
from graph.reader.context import CreditContext
from graph.reader.errors import BadArgument
from graph.reader.finding import Finding, Findings
from graph.reader.paging import page_info, page_size
from graph.reader.views import Field, Found, View
from linernotes.contents import Change

Json = dict[str, Any]

PAGE_BUDGET = 10_000
"""How many entries a page may read before it ends, full or not."""

TOTAL_BUDGET = 15_000
"""How many entries counting may read before it says that it is not exact."""

_COUNTING_BATCH = 2_000


async def overlap(finding: Finding) -> Findings:
    """Find a page of what two dataset versions or models both include."""
    ids = list(finding.arguments["of"])
    if len(ids) != 2:
        raise BadArgument(f"two are compared, and {len(ids)} ids were given")
    found, seq = await compared(finding.database, Standpoint(finding.context.audience, finding.context.known), ids)
    if found is None:
        return Findings(None, seq)
    seal = cursor.seal_of(f"Query.overlap {ids}")
    value = await _page(finding, found, seal, lambda _: True, _shared, shared_only=True)
    if _asks(finding.selects, "total"):
        walk = found.walk(shared_only=True, budget=TOTAL_BUDGET, batch=_COUNTING_BATCH)
        counts, is_exact = await tally(walk, lambda _: None)
        value["total"] = _total(counts.get(None), is_exact)
    return Findings(value, seq)


async def diff(finding: Finding) -> Findings:
    """Find a page of how one dataset version differs from another."""
    ids = [finding.arguments["from"], finding.arguments["to"]]
    found, seq = await compared(finding.database, Standpoint(finding.context.audience, finding.context.known), ids)
    if found is None or any(not id_.startswith("dsv_") for id_ in ids):
        return Findings(None, seq)
    seal = cursor.seal_of(f"Query.datasetDiff {ids}")
    value = await _page(
        finding, found, seal, lambda pair: _change(pair) is not Change.UNCHANGED, _changed, shared_only=False
    )
    if _asks(finding.selects, "totals"):
        walk = found.walk(shared_only=False, budget=TOTAL_BUDGET, batch=_COUNTING_BATCH)
        counts, is_exact = await tally(walk, _change)
        value["totals"] = [{"change": change} | _total(counts.get(change), is_exact) for change in Change]
    return Findings(value, seq)


async def _page(
    finding: Finding,
    found: Compared,
    seal: str,
    wanted: Callable[[Pair], bool],
    show: Callable[[Pair], Json],
    *,
    shared_only: bool,
) -> Json:
    first, after = page_size(finding.arguments["first"]), finding.arguments["after"]
    start = _place(seal, after)
    walk = found.walk(shared_only=shared_only, budget=PAGE_BUDGET, batch=2 * (first + 1), start=start)
    asked = ("items", "isPartial", "pageInfo")
    rows = await page(walk, wanted, first) if _asks(finding.selects, *asked) else Page()
    cursors = [_cursor(seal, place) for _, place in rows.pairs]
    end = _cursor(seal, rows.end) if rows.has_more else None
    return {
        "items": [{"cursor": place, **show(pair)} for place, (pair, _) in zip(cursors, rows.pairs, strict=True)],
        "isPartial": rows.is_partial,
        "pageInfo": page_info(cursors, has_next=rows.has_more, has_previous=after is not None, end=end),
    }


def _asks(selects: Collection[str], *names: str) -> bool:
    return any(name in selects for name in names)


def _cursor(seal: str, place: Place) -> str:
    return cursor.encode(seal, [place.item, int(place.is_past)])


def _place(seal: str, after: str | None) -> Place:
    if after is None:
        return BEGINNING
    item, is_past = cursor.decode_as(seal, (str, int), after)
    return Place(item, bool(is_past))


def _terms(pair: Pair) -> tuple[list[Json], list[Json]]:
    first, second = (
        [{"basis": basis, "stage": stage} for basis, stage in (side.terms if side else ())]
        for side in (pair.first, pair.second)
    )
    return first, second


def _shared(pair: Pair) -> Json:
    first, second = _terms(pair)
    return {"item": pair.item, "first": first, "second": second}


def _changed(pair: Pair) -> Json:
    before, after = _terms(pair)
    return {"item": pair.item, "change": _change(pair), "before": before, "after": after}


def _change(pair: Pair) -> Change:
    if pair.first is None:
        return Change.ADDED
    if pair.second is None:
        return Change.REMOVED
    return Change.UNCHANGED if pair.first.terms == pair.second.terms else Change.CHANGED


def _total(count: Any, is_exact: bool) -> Json:
    items, not_named = (count.items, count.not_named) if count else (0, 0)
    return {"items": items, "notNamed": not_named, "isExact": is_exact}


VIEWS: tuple[View, ...] = ()
ROOTS: dict[str, Field] = {
    "overlap": Found(overlap, CreditContext.TRAINING),
    "datasetDiff": Found(diff, CreditContext.TRAINING),
}
