"""`linernotes trace`: where something went, or where it came from, as a tree or as a file for other programs."""

import asyncio
import json
import sys
from enum import StrEnum
from typing import Annotated, Final

import typer
from rich.console import Console

from api.cli.opening import engine, engine_settings, opened
from api.cli.outcome import answer, refuse, say
from graph.engine.settings import EngineSettings
from linernotes.lineage import Direction, kind_of
from linernotes.naming import Reader
from linernotes.tracing.question import DEEPEST, DEFAULT_DEPTH, Question
from linernotes.tracing.telling import Trace
from linernotes.tracing.words import left_out

_MADE: Final = ("Asset", "Release", "Generation", "AttributionReport")
"""What is asked first where it came from; of everything else, where it went."""


class Way(StrEnum):
    """Say which way to go."""

    EARLIER = "earlier"
    LATER = "later"


class Format(StrEnum):
    """Name what a trace is written as."""

    TREE = "tree"
    JSON = "json"
    CSV = "csv"
    PROV_JSON = "prov-json"
    GRAPHML = "graphml"
    DOT = "dot"


def trace(
    subject: Annotated[str, typer.Argument(help="An id, SCHEME:value, a key of the demo, or a name or title.")],
    *,
    direction: Annotated[
        Way | None, typer.Option(help="To what it came from, or to what came of it; by default as its kind suggests.")
    ] = None,
    depth: Annotated[int, typer.Option(min=1, max=DEEPEST, help="How many steps away.")] = DEFAULT_DEPTH,
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.TREE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="The same as --format csv.")] = False,
) -> None:
    """Trace where a party's, work's or recording's part went, or where an asset came from."""
    settings = engine_settings()
    form = Format.JSON if as_json else Format.CSV if as_csv else form
    with engine(settings, purpose="linernotes trace") as server:
        traced = asyncio.run(_trace(subject, direction, depth, server, is_ours=settings.is_embedded))
    if form is Format.TREE:
        _print_tree(traced)
    else:
        answer(written(traced, form))
        if traced.completeness.is_partial:
            say(left_out(traced.completeness))


def written(traced: Trace, form: Format) -> str:
    """Return a trace in a form for programs."""
    # Each brings what it needs only when it is asked for, so that the other commands start quickly.
    match form:
        case Format.CSV:
            from api.formats.table import table

            return table(traced)
        case Format.PROV_JSON:
            from api.formats.prov_json import prov_json

            return prov_json(traced)
        case Format.GRAPHML:
            from api.formats.graphml import graphml

            return graphml(traced)
        case Format.DOT:
            from api.formats.dot import dot

            return dot(traced)
    return json.dumps(traced.plain(), indent=2, ensure_ascii=False)


def _print_tree(traced: Trace) -> None:
    from api.cli.tree import tree

    # Into a pipe or a file goes every line whole, however long.
    console = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 10_000)
    console.print(tree(traced))
    said = left_out(traced.completeness)
    console.print(f"[dim]As of entry {traced.seq:,}; # are facts.{f' {said}' if said else ''}[/dim]")


async def _trace(subject: str, way: Way | None, depth: int, server: EngineSettings, *, is_ours: bool) -> Trace:
    from api.cli.subject import one_meant
    from api.state import state_over
    from graph.lineage.hops import View
    from graph.lineage.stream import open_stream

    async with opened(server, is_ours=is_ours) as database:
        id_ = await one_meant(subject, state_over(database, migrates=False)["execution"])
        direction = Direction(way.name) if way is not None else _usual(id_)
        question = Question(direction=direction, depth=depth)
        stream = await open_stream(database, id_, question, View(audience=Reader.PUBLIC))
        if stream is None:
            refuse(f"There is nothing to trace with the id {id_}.")
        edges = [one async for some in stream.told() for one in some]
        completeness = await stream.completeness()
        return Trace(start=stream.start, direction=direction, seq=stream.seq, edges=edges, completeness=completeness)


def _usual(id_: str) -> Direction:
    return Direction.EARLIER if kind_of(id_) in _MADE else Direction.LATER
