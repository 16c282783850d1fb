"""A walk page by page: each page walks anew, as the first one knew the record, and shows what follows a cursor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from graph.lineage.evidence import Stated, stated
from graph.lineage.hops import Hops, View
from graph.lineage.walker import Walked, begin, whole
from graph.reader import cursor
from graph.reader.database import Database
from graph.reader.errors import ReadError
from graph.reader.position import read_as_known
from linernotes.tracing.completeness import Completeness
from linernotes.tracing.question import MOST_ROUNDS, MOST_THINGS, Met, Question, Reason

_KEYS = (int, int, int, str, int, int, str)


class WalkTooLong(ReadError):
    """A walk was to go on beyond what is walked for pages."""

    code: ClassVar[str] = "WALK_TOO_LONG"


@dataclass(frozen=True, slots=True)
class After:
    """What a page begins after: an edge of a walk that read as known at a seq, in so many rounds."""

    seq: int
    rounds: int
    order: tuple[int, str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which page of which walk."""

    of: str
    question: Question
    first: int
    after: str | None = None

    @property
    def seal(self) -> str:
        """What a cursor of this walk has: in another, its place means nothing."""
        question = self.question
        parts = (self.of, question.direction, question.depth, *sorted(question.types), "", *sorted(question.stop_at))
        return cursor.seal_of(f"Query.lineage {' '.join(map(str, parts))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a walk; `cursors` are of its edges, `onward` goes on where the budget ended the walk."""

    met: Sequence[Met]
    stated: Sequence[Stated]
    cursors: Sequence[str]
    has_next: bool
    has_previous: bool
    completeness: Completeness
    onward: str | None


async def page(
    database: Database, asked: Asked, view: View, *, most_things: int = MOST_THINGS
) -> tuple[int, Page | None]:
    """Walk, and show a page beside the seq as of which it was read; None if what the walk is of is not there.

    Raises BadCursor and WalkTooLong.
    """
    after = _read(asked)
    rounds = after.rounds if after else 1
    if rounds > MOST_ROUNDS:
        words = f"A walk has pages for {MOST_ROUNDS * MOST_THINGS:,} things; take more as a stream:"
        raise WalkTooLong(f"{words} GET /lineage/{asked.of}.ndjson")
    question = replace(asked.question, most_things=rounds * most_things)

    async def read(known: int | None) -> tuple[Walked, list[Met], list[Stated]] | None:
        hops = Hops(database, replace(view, known=known))
        starts = await begin(hops, asked.of)
        if starts is None:
            return None
        walked = await whole(hops, starts, question)
        first = bisect_right(walked.met, after.order, key=lambda one: one.order) if after else 0
        met = list(walked.met[first : first + asked.first])
        return walked, met, await stated(hops, [(one.edge, one.near.place) for one in met])

    seq, found = await read_as_known(database, after.seq if after else view.known, read)
    if found is None:
        return seq, None
    walked, met, facts = found
    is_spent = Reason.BUDGET in walked.completeness.reasons and walked.met
    return seq, Page(
        met=met,
        stated=facts,
        cursors=[_write(asked.seal, seq, rounds, one) for one in met],
        has_next=bool(met) and met[-1] is not walked.met[-1],
        has_previous=after is not None,
        completeness=walked.completeness,
        onward=_write(asked.seal, seq, rounds + 1, walked.met[-1]) if is_spent else None,
    )


def _write(seal: str, seq: int, rounds: int, met: Met) -> str:
    return cursor.encode(seal, (seq, rounds, *met.order))


def _read(asked: Asked) -> After | None:
    if asked.after is None:
        return None
    seq, rounds, *order = cursor.decode_as(asked.seal, _KEYS, asked.after)
    return After(seq, max(rounds, 1), (*order,))
