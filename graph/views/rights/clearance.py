"""How it is answered what may be put to a use: by the rule, over what is on record for each item."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, Final

import orjson

from graph.clearing import statements
from graph.clearing.asked import Asked, asked, policy_of, question_asked, vetting
from graph.clearing.subjects import Given, Key, View, in_order
from graph.clearing.sweep import PIECE, Sweep
from graph.clearing.telling import plain, plain_counts
from graph.clearing.visitors import Counting, Paging, Wanted
from graph.engine.database import REQUEST_SECONDS
from graph.reader import cursor
from graph.reader.finding import Below, Finding, Findings
from graph.reader.paging import page_info, page_size
from graph.reader.position import Position
from graph.reader.views import Field, Found
from graph.reader.views import View as ReadView
from linernotes.rights.tally import Tally
from linernotes.vocabularies.clearance import Extent, Reason

Json = dict[str, Any]
_COUNTED: Final = frozenset({"counts", "cleared", "gapsByReason", "gapsByParty"})
_NOBODY: Final = ""


async def clearance(finding: Finding) -> Findings:
    """Clear what is asked about: all of it where it is counted, else as much as the pages need."""
    vet = vetting(finding.database, finding.context)
    position = await Position.at(finding.database, finding.context.known)
    question = await question_asked(finding.arguments, position, now=finding.context.now)
    found = await asked(finding.arguments["of"], View(finding.context.audience), position, question.as_of)
    if found is None:
        return Findings(None, position.seq)
    counting = Counting(
        Tally(question.place, with_gaps=not finding.selects.isdisjoint({"gapsByReason", "gapsByParty"}))
    )
    pages = {one.key: await _paging(one, finding, found) for one in finding.below.get("items", ())}
    sweep = Sweep(database=finding.database, position=position, subjects=found.subjects, question=question, vet=vet)
    if not finding.selects.isdisjoint(_COUNTED):
        await sweep.run([counting, *pages.values()])
    elif pages:
        await sweep.run([*pages.values()], start=_start(pages.values()), size=_size(pages.values()))
    policy = await policy_of(position, question)
    answer = plain_counts(counting, question, policy, position.seq) | {
        key: _connection(page, finding.arguments["of"]) for key, page in pages.items()
    }
    for one in finding.below.get("gapsByParty", ()):
        answer[one.key] = _blocking(counting.tally, one.arguments)
    return Findings(answer, position.seq, found.view.place)


async def _paging(below: Below, finding: Finding, found: Asked) -> Paging:
    given, after = below.arguments["filter"] or {}, below.arguments["after"]
    kind = int if isinstance(found.subjects, Given) else str
    selects = {name.rpartition(".")[2] for name in finding.selects if name.startswith("items.")}
    return Paging(
        first=page_size(below.arguments["first"]),
        after=None if after is None else cursor.decode_as(_seal(finding.arguments["of"]), (kind,), after)[0],
        wanted=Wanted(
            cleared=None if given.get("cleared") is None else Extent(given["cleared"]),
            reason=None if given.get("reason") is None else Reason(given["reason"]),
            party=None if given.get("party") is None else await _named(finding, given["party"]),
        ),
        counts="items.totalCount" in finding.selects,
        tell=partial(plain, selects=selects),
    )


async def _named(finding: Finding, party: str) -> str:
    """Return a party, or nobody in its place where it is not to be named: else a page would tell that it is there."""
    statement = statements.seen(finding.context.audience)
    ((found,),) = await finding.database.read(statement, {"ids": [party]}, seconds=REQUEST_SECONDS)
    return party if found else _NOBODY


def _start(pages: Collection[Paging]) -> Key | None:
    """Return after which key the first of the pages begins; from the beginning, if one is to count."""
    afters = [page.after for page in pages if page.after is not None and not page.counts]
    return min(afters, key=in_order) if len(afters) == len(pages) else None


def _size(pages: Collection[Paging]) -> int:
    """Return how many are to be cleared at first: a page that takes all needs no more than it shows."""
    return PIECE if any(page.counts for page in pages) else max(page.first for page in pages) + 1


def _connection(page: Paging, of: Any) -> Json:
    seal = _seal(of)
    cursors = [cursor.encode(seal, [key]) for key, _ in page.rows]
    return _page(
        [row for _, row in page.rows], cursors, total=page.total, is_deep=page.after is not None, has_more=page.has_more
    )


def _blocking(tally: Tally, given: Mapping[str, Any]) -> Json:
    """Tell a page of who blocks how much; a cursor has a place and no id, which may be of somebody not to be named."""
    seal, after, first = cursor.seal_of("Clearance.gapsByParty"), given["after"], page_size(given["first"])
    start = 0 if after is None else cursor.decode_as(seal, (int,), after)[0]
    counted = tally.by_party()
    rows = [{"party": party, "items": items} for party, items in counted[start : start + first]]
    cursors = [cursor.encode(seal, [start + place + 1]) for place in range(len(rows))]
    return _page(rows, cursors, total=len(counted), is_deep=after is not None, has_more=start + first < len(counted))


def _page(rows: list[Json], cursors: list[str], *, total: int, is_deep: bool, has_more: bool) -> Json:
    return {
        "edges": [{"cursor": one, "node": row} for one, row in zip(cursors, rows, strict=True)],
        "nodes": rows,
        "pageInfo": page_info(cursors, has_next=has_more, has_previous=is_deep),
        "totalCount": total,
    }


def _seal(of: Any) -> str:
    return cursor.seal_of(f"Query.clearance {orjson.dumps(of).decode()}")


VIEWS: tuple[ReadView, ...] = ()
ROOTS: dict[str, Field] = {"clearance": Found(clearance)}
