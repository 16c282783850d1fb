"""One hop of a walk: what things lead to, for a reader, today or as it was known at a seq."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.engine.cypher import Statement
from graph.engine.database import PLANNING_SECONDS
from graph.lineage import statements
from graph.lineage.inside import Judge
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.database import Database
from graph.reader.then import as_known
from linernotes.lineage import Direction, Step, StepType, place_after
from linernotes.once import once_property
from linernotes.tracing.question import MOST_COUNTED, MOST_EDGES
from linernotes.tracing.walk import Left

Rows = list[list[Any]]


class At(NamedTuple):
    """Something to be led on from: a thing, a step, and the place in which the walk stands before it."""

    id: str
    step: Step
    place: CreditContext


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Who reads, and as of when: a seq, or None for today; and how many edges of one type are too many to follow."""

    audience: Audience
    known: int | None = None
    most_edges: int = MOST_EDGES

    @property
    def sees_all(self) -> bool:
        """Say whether nothing is hidden from the reader."""
        return self.audience is Audience.AUDITOR

    @property
    def then(self) -> bool:
        """Say whether the graph is read as of the past."""
        return self.known is not None

    def hidden(self, place: CreditContext) -> dict[str, str]:
        """Say what hides from the reader in a place."""
        label = Reading(self.audience).hidden(place)
        return {"hidden": label or "", "once": once_property(label) if label else ""}

    def judging(self, place: CreditContext, step: Step) -> dict[str, dict[str, str]]:
        """Return the members of a row that say what hides from the reader on a step from a place."""
        return {"here": self.hidden(place), "behind": self.hidden(place_after(place, step))}

    def parameters(self, **more: Any) -> dict[str, Any]:
        """Return the parameters of a statement."""
        return as_known(self.known) | more


class Hops:
    """Reads hops; one for a walk, since it keeps what it has learnt of models and sources."""

    def __init__(self, database: Database, view: View) -> None:
        self._database = database
        self._judge = Judge(self.run)
        self.view = view

    async def run(self, make: Callable[..., Statement], **parameters: Any) -> Rows:
        """Run a statement in its form for today or for the past."""
        return await self.read(make(then=self.view.then), **parameters)

    async def read(self, statement: Statement, **parameters: Any) -> Rows:
        """Run a statement as of when the walk reads."""
        return await self._database.read(statement, self.view.parameters(**parameters), seconds=PLANNING_SECONDS)

    async def leads_to(self, wanted: Iterable[At], direction: Direction) -> dict[At, Sequence[str] | None]:
        """Say what things lead to; None where there is more than is followed.

        What was taken back since it was come to leads to nothing: who reads while others write reads anew.
        """
        found: dict[At, Sequence[str] | None] = {}
        for step, group in _by_step(wanted).items():
            most = self.view.most_edges
            listed = await self._listed(step, direction, group, most + 1)
            found |= dict.fromkeys(group, ()) | {at: None if len(ids) > most else ids for at, ids in listed.items()}
        return found

    async def how_many(self, left: Collection[Left], direction: Direction) -> list[tuple[Left, int]]:
        """Count the edges that a walk left out, each up to one more than is counted."""
        simple = [one for one in left if len(one.places) == 1 and not one.listed and not self._is_judged(one.step)]
        counted = await self._counted(simple, direction)
        others = [one for one in left if one not in counted]
        return [*counted.items(), *[(one, await self._differing(one, direction)) for one in others]]

    def _is_judged(self, step: Step) -> bool:
        return step.type is StepType.SCORES and not self.view.sees_all

    async def _listed(
        self, step: Step, direction: Direction, group: Sequence[At], most: int
    ) -> dict[At, Sequence[str]]:
        if self._is_judged(step):
            return await self._inside(step, direction, group, max(most, MOST_COUNTED + 1))
        statement = statements.leads_to(step, direction, then=self.view.then)
        rows = await self._ask(statement, group, most)
        return {group[at]: ids for at, ids in rows}

    async def _inside(
        self, step: Step, direction: Direction, group: Sequence[At], most: int
    ) -> dict[At, Sequence[str]]:
        """List what reports score and the asset's model can have known."""
        rows = await self._ask(statements.scored(step, direction, then=self.view.then), group, most)
        pairs = [
            (group[at], id_, (asset, id_ if direction is Direction.EARLIER else group[at].id))
            for at, found in rows
            for id_, asset in found
        ]
        inside = await self._judge.inside({pair for _, _, pair in pairs})
        ends: dict[At, dict[str, None]] = {at: {} for at in group}
        for at, id_, pair in pairs:
            if pair in inside:
                ends[at][id_] = None
        return {at: list(ids) for at, ids in ends.items()}

    async def _counted(self, left: Sequence[Left], direction: Direction) -> dict[Left, int]:
        groups: dict[Step, list[Left]] = {}
        for one in left:
            groups.setdefault(one.step, []).append(one)
        counted = dict.fromkeys(left, 0)
        for step, several in groups.items():
            for first in range(0, len(several), _AT_ONCE):
                some = several[first : first + _AT_ONCE]
                ats = [At(one.id, step, next(iter(one.places))) for one in some]
                statement = statements.how_many(step, direction, then=self.view.then)
                rows = await self._ask(statement, ats, MOST_COUNTED + 1)
                counted |= {some[at]: count for at, count in rows}
        return counted

    async def _differing(self, left: Left, direction: Direction) -> int:
        """Count what is seen from a place where it was left out, and from none where it is listed."""
        ends: dict[CreditContext, set[str]] = {}
        for place in left.places | left.listed:
            at = At(left.id, left.step, place)
            ends[place] = set((await self._listed(left.step, direction, [at], MOST_COUNTED + 1)).get(at, ()))
        open_ = set[str]().union(*(ends[place] for place in left.places))
        return len(open_.difference(*(ends[place] for place in left.listed)))

    async def _ask(self, statement: Statement, group: Sequence[At], most: int) -> Rows:
        rows = [{"at": place, "id": at.id} | self.view.judging(at.place, at.step) for place, at in enumerate(group)]
        return await self.read(statement, rows=rows, most=most)


_AT_ONCE = 500


def _by_step(wanted: Iterable[At]) -> dict[Step, list[At]]:
    groups: dict[Step, list[At]] = {}
    for at in wanted:
        groups.setdefault(at.step, []).append(at)
    return groups
