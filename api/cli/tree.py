"""A trace as a tree in the terminal: each thing is gone on from where it is first met."""

from collections.abc import Iterator

from rich.markup import escape
from rich.tree import Tree

from linernotes.lineage import Direction
from linernotes.tracing import words
from linernotes.tracing.telling import Thing, Told, Trace

_MOST_ALIKE = 12
"""How many others of one type a thing is shown with; the rest are counted."""


def tree(trace: Trace) -> Tree:
    """Return the tree of a trace, from where it began."""
    root = Tree(_called(trace.start))
    branches: dict[str, list[Told]] = {}
    for one in trace.edges:
        branches.setdefault(_near(one, trace.direction).id, []).append(one)
    # From a dataset or a model the walk begins with its versions.
    starts = [trace.start] if trace.start.id in branches else _starts(trace)
    shown = {start.id for start in starts}
    for start in starts:
        branch = root if start is trace.start else root.add(_called(start))
        _grow(branch, start, trace.direction, branches, shown)
    return root


def _starts(trace: Trace) -> list[Thing]:
    met = {_far(one, trace.direction).id for one in trace.edges}
    first = {near.id: near for one in trace.edges if (near := _near(one, trace.direction)).id not in met}
    return list(first.values())


def _grow(branch: Tree, thing: Thing, direction: Direction, branches: dict[str, list[Told]], shown: set[str]) -> None:
    for one, others in _listed(branches.get(thing.id, [])):
        far = _far(one, direction)
        facts = ", ".join(f"{fact['seq']:,}" for fact in one.facts)
        again = far.id in shown and bool(branches.get(far.id))
        line = f"{words.step(one.type, direction)} {_called(far)} [dim]#{facts}{', see above' if again else ''}[/dim]"
        twig = branch.add(line)
        if far.id not in shown:
            shown.add(far.id)
            _grow(twig, far, direction, branches, shown)
        if others:
            branch.add(f"[dim]{words.step(one.type, direction)} {others:,} more[/dim]")


def _listed(edges: list[Told]) -> Iterator[tuple[Told, int]]:
    """Give the edges of a thing, of each type the first few; the last of those with how many more there are."""
    for type_ in dict.fromkeys(one.type for one in edges):
        alike = [one for one in edges if one.type is type_]
        kept = alike[:_MOST_ALIKE]
        yield from ((one, len(alike) - len(kept) if one is kept[-1] else 0) for one in kept)


def _near(one: Told, direction: Direction) -> Thing:
    return one.later if direction is Direction.EARLIER else one.earlier


def _far(one: Told, direction: Direction) -> Thing:
    return one.earlier if direction is Direction.EARLIER else one.later


def _called(thing: Thing) -> str:
    return f"[bold]{escape(words.called(thing))}[/bold] [dim]({words.kind(thing)})[/dim]"
