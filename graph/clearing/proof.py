"""The proof for a past training run: what was cleared when it began, as known then and now, and what differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from graph.clearing.asked import policy_of, vetting
from graph.clearing.papers import Papers
from graph.clearing.past import PastUse, run_used
from graph.clearing.subjects import Held, Subject, View
from graph.clearing.sweep import Sweep, Visitor
from graph.clearing.telling import plain_area, plain_counts
from graph.clearing.visitors import Counting
from graph.reader import cursor
from graph.reader.context import CreditContext
from graph.reader.paging import page_info, page_size
from graph.reader.position import Position
from graph.reader.views import Sought
from linernotes.rights.clearance import Clearance
from linernotes.rights.question import Question
from linernotes.rights.tally import Tally
from linernotes.rights.territory import Area

Json = dict[str, Any]
_COUNTED = frozenset({"counts", "cleared", "gapsByReason"})


async def known_now(sought: Sought) -> Json | None:
    """Clear what a run used as of when it began, by what is known now."""
    position = await Position.at(sought.database, sought.context.known)
    use = await run_used(position, sought.id)
    return None if use is None or use.question is None else await _verdict(sought, use, use.question, position)


async def known_then(sought: Sought) -> Json | None:
    """Clear what a run used as of when it began, by what was known when it was judged."""
    position = await Position.at(sought.database, sought.context.known)
    use = await run_used(position, sought.id)
    if use is None or use.question is None:
        return None
    return await _verdict(sought, use, use.question, await Position.at(sought.database, use.judged))


async def _verdict(sought: Sought, use: PastUse, question: Question, position: Position) -> Json:
    tally = Tally(question.place, with_gaps="gapsByReason" in sought.selects)
    counting, papers = Counting(tally), Papers()
    visitors: list[Visitor] = [counting] if not sought.selects.isdisjoint(_COUNTED) else []
    visitors += [papers] if "papers" in sought.selects else []
    if visitors:
        await _clear(sought, use, question, position, visitors)
    told = plain_counts(counting, question, await policy_of(position, question), position.seq)
    return told | {"papers": await papers.told(sought.database)}


async def _clear(sought: Sought, use: PastUse, question: Question, position: Position, visitors: list[Visitor]) -> None:
    vet = vetting(sought.database, sought.context)
    view = View(sought.context.audience, CreditContext.TRAINING)
    held = Held(sought.database, view, use.versions, question.as_of)
    sweep = Sweep(database=sought.database, position=position, subjects=held, question=question, vet=vet)
    await sweep.run(visitors)


@dataclass(slots=True)
class _Cleared:
    """Remembers where each item is cleared, and which are not to be named."""

    is_done: ClassVar[bool] = False
    areas: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def take(self, subject: Subject, clearance: Clearance) -> None:
        """Remember one."""
        item = str(subject.item)
        self.areas[item] = clearance.cleared.bits
        if subject.is_hidden:
            self.hidden.add(item)


async def difference(sought: Sought) -> Json | None:
    """Find the items that are cleared elsewhere as known now than as known then, by id."""
    now = await Position.at(sought.database, sought.context.known)
    use = await run_used(now, sought.id)
    if use is None or use.question is None:
        return None
    then = await Position.at(sought.database, use.judged)
    before, after = _Cleared(), _Cleared()
    await _clear(sought, use, use.question, then, [before])
    await _clear(sought, use, use.question, now, [after])
    return _told(sought, before, after)


def _told(sought: Sought, before: _Cleared, after: _Cleared) -> Json:
    differ = sorted(
        item for item in before.areas.keys() | after.areas if before.areas.get(item) != after.areas.get(item)
    )
    hidden = before.hidden | after.hidden
    named = [item for item in differ if item not in hidden]
    seal, first = cursor.seal_of(f"Proof.difference {sought.id}"), page_size(sought.arguments["first"])
    given = sought.arguments["after"]
    start = "" if given is None else cursor.decode_as(seal, (str,), given)[0]
    left = [item for item in named if item > start]
    rows = [_item(item, before, after) for item in left[:first]]
    cursors = [cursor.encode(seal, [row["item"]]) for row in rows]
    lost = [item for item in differ if before.areas.get(item, 0) & ~after.areas.get(item, 0)]
    gained = [item for item in differ if after.areas.get(item, 0) & ~before.areas.get(item, 0)]
    return {
        "items": len(differ),
        "notNamed": len(differ) - len(named),
        "lost": len(lost),
        "gained": len(gained),
        "rows": rows,
        "pageInfo": page_info(cursors, has_next=len(left) > first, has_previous=given is not None),
    }


def _item(item: str, before: _Cleared, after: _Cleared) -> Json:
    then, now = (None if item not in one.areas else plain_area(Area(one.areas[item])) for one in (before, after))
    return {"item": item, "then": then, "now": now}
