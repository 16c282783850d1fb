"""Contains: what an asset or recording samples, edits, covers or interpolates, nearest first, each with its path."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from linernotes.credits.contributions import stated
from linernotes.credits.handles import Handles
from linernotes.credits.leaves import Leaf, id_leaf
from linernotes.credits.needs import LinkNeeds
from linernotes.credits.shapes import ContainsLine, LeftOut, PathStep
from linernotes.credits.standpoint import Standpoint, Withheld
from linernotes.credits.steps import Step, Target, steps_by_start

MOST_LINES: Final = 500
MOST_LINKS: Final = 1000
"""How many links a reader fetches; where there are more, nobody knows how many lines are missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contained:
    """What a thing contains, what its maker gave the model for reference only, and what did not fit."""

    lines: tuple[ContainsLine, ...]
    references: tuple[ContainsLine, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    step: Step
    path: tuple[Step, ...]
    path_withheld: bool


def contained(root: str, links: list[LinkNeeds], standpoint: Standpoint, handles: Handles) -> Contained:
    """List what `root` contains and refers to.

    A reference is not contained, and nothing behind it is. Who stands behind something withheld keeps its line,
    without the path by which the withheld could be found.
    """
    steps = steps_by_start(links)
    withheld = {step.target.id: _why(step.target, standpoint) for some in steps.values() for step in some}
    found = list(_walk(root, steps, withheld))
    lines = [_line(one, standpoint, withheld[one.step.target.id], handles) for one in found[:MOST_LINES]]
    given = [_Found(step, (), False) for step in steps.get(root, ()) if step.is_reference]
    references = [_line(one, standpoint, withheld[one.step.target.id], handles) for one in given]
    return Contained(
        lines=tuple(lines), references=tuple(references), left_out=_left_out(len(found), len(links) >= MOST_LINKS)
    )


def _left_out(found: int, cut_off: bool) -> tuple[LeftOut, ...]:
    if cut_off:
        return (LeftOut(what="CONTAINED_SOURCES", count=None),)
    return (LeftOut(what="CONTAINED_SOURCES", count=found - MOST_LINES),) if found > MOST_LINES else ()


def _walk(root: str, steps: dict[str, list[Step]], withheld: dict[str, Withheld | None]) -> Iterable[_Found]:
    """Walk breadth first: every step once, by the shortest way there; a thing is walked on from once."""
    seen = {root}
    waiting: deque[tuple[str, tuple[Step, ...], bool]] = deque([(root, (), False)])
    while waiting:
        start, path, path_withheld = waiting.popleft()
        for step in steps.get(start, ()):
            if step.is_reference:
                continue
            yield _Found(step, path, path_withheld)
            if step.target.id not in seen:
                seen.add(step.target.id)
                hidden = path_withheld or withheld[step.target.id] is not None
                waiting.append((step.target.id, (*path, step), hidden))


def _why(target: Target, standpoint: Standpoint) -> Withheld | None:
    contributions, works = target.credits
    return standpoint.withholds(contributions, works)


def _line(found: _Found, standpoint: Standpoint, why: Withheld | None, handles: Handles) -> ContainsLine:
    step = found.step
    if why is not None:
        return ContainsLine(relation=step.relation, withheld=why, handle=handles.of(step.target.id))
    path = () if found.path_withheld else tuple(_path_step(one) for one in (*found.path, step))
    return ContainsLine(
        relation=step.relation,
        distance=len(found.path) + 1,
        in_segment=step.in_segment,
        from_segment=step.from_segment,
        source=step.target.source(standpoint),
        path=path,
        path_withheld=found.path_withheld,
        stated=stated(step.stated[0]) if not found.path_withheld else None,
        evidence=tuple(stated(one) for one in step.stated[1:]) if not found.path_withheld else (),
    )


def _path_step(step: Step) -> PathStep:
    thing = step.target.thing
    title = thing.get("title")
    return PathStep(
        relation=step.relation,
        id=id_leaf(step.target.id, thing["fact"]),
        title=Leaf(title, thing["fact"], "/title") if isinstance(title, str) else None,
    )
