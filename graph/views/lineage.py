"""How lineage and paths are answered: code walks, and the things that it comes to are read by their views."""

from collections.abc import Iterable, Sequence
from typing import Any

from graph.lineage.between import Paths, paths_between
from graph.lineage.evidence import Stated
from graph.lineage.hops import View as Standpoint
from graph.lineage.pages import Asked, Page, page
from graph.reader.errors import BadArgument
from graph.reader.finding import Finding, Findings
from graph.reader.paging import page_info, page_size
from graph.reader.views import Field, Found, View
from linernotes.lineage import Direction, StepType, ThingKind
from linernotes.naming import Reader
from linernotes.tracing.question import ALL_TYPES, DEEPEST, DEFAULT_DEPTH, Question
from linernotes.tracing.telling import plain_completeness

MOST_PATHS = 10
_DEFAULT_PATHS = 3


async def lineage(finding: Finding) -> Findings:
    """Find a page of a walk."""
    arguments = finding.arguments
    first = page_size(arguments["first"])
    asked = Asked(of=arguments["of"], question=question_of(finding), first=first, after=arguments["after"])
    seq, found = await page(finding.database, asked, _standpoint(finding))
    return Findings(None if found is None else _page(found), seq)


def question_of(finding: Finding) -> Question:
    """Read what a walk is to go along."""
    arguments = finding.arguments
    depth = DEFAULT_DEPTH if arguments["depth"] is None else arguments["depth"]
    if not 1 <= depth <= DEEPEST:
        raise BadArgument(f"depth is {depth}; it may be from 1 to {DEEPEST}")
    types = arguments["edge_types"]
    return Question(
        direction=Direction(arguments["direction"]),
        depth=depth,
        types=followed(None if types is None else map(StepType, types)),
        stop_at=frozenset(ThingKind(kind).value for kind in arguments["stop_at"] or ()),
        by_place=finding.context.audience is not Reader.AUDITOR,
    )


def followed(types: Iterable[StepType] | None) -> frozenset[StepType]:
    """Return the types of step that a walk is to follow, all if none are named; raises BadArgument."""
    asked = ALL_TYPES if types is None else frozenset(types)
    if asked - ALL_TYPES:
        raise BadArgument("no walk follows CONTROLS, which no fact states: ask a party for its derivatives")
    return asked


async def between(finding: Finding) -> Findings:
    """Find the shortest paths between two things."""
    arguments = finding.arguments
    first = page_size(arguments["first"], default=_DEFAULT_PATHS, least=1, most=MOST_PATHS)
    start, end = arguments["from"], arguments["to"]
    seq, found = await paths_between(finding.database, start, end, _standpoint(finding), first=first)
    return Findings(None if found is None else _paths(found), seq)


def _standpoint(finding: Finding) -> Standpoint:
    return Standpoint(audience=finding.context.audience, known=finding.context.known)


def _page(found: Page) -> dict[str, Any]:
    rows = zip(found.cursors, found.met, found.stated, strict=True)
    return {
        "edges": [{"cursor": cursor, "depth": met.depth, **_step(stated)} for cursor, met, stated in rows],
        "pageInfo": page_info(found.cursors, has_next=found.has_next, has_previous=found.has_previous),
        "completeness": {**plain_completeness(found.completeness), "cursor": found.onward},
    }


def _paths(found: Paths) -> dict[str, Any]:
    return {
        "direction": found.direction.value,
        "paths": [{"length": len(path), "steps": _steps(path)} for path in found.paths],
        "completeness": {**plain_completeness(found.completeness), "cursor": None},
    }


def _steps(path: Sequence[Stated]) -> list[dict[str, Any]]:
    return [_step(stated) for stated in path]


def _step(stated: Stated) -> dict[str, Any]:
    edge = stated.edge
    return {"type": edge.type.value, "from": edge.later, "to": edge.earlier, "facts": stated.facts}


VIEWS: tuple[View, ...] = ()
ROOTS: dict[str, Field] = {"lineage": Found(lineage), "pathsBetween": Found(between)}
