"""What facts touch, held against all that the demo's facts make and against how credits are read (decision 0027)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import aclosing

from graph.following.touched import LEADING
from graph.projections.rows import Edge
from graph.reader.selection import Selected, needed
from graph.reader.views import Computed, Degree, Path, View
from graph.recorder.journal import named_by, read_back
from graph.recorder.replay import entries_of
from graph.recorder.standing import rows_of
from graph.views.registry import VIEWS
from linernotes.facts.base import ThingFact
from tests.oracle.asking import Asking
from tests.oracle.conftest import demo, execution

__all__ = ["demo", "execution"]

_AGAINST = re.compile(r"<-\[\w*\s*:([A-Z_|]+)[^\]]*\]-")


async def test_a_fact_names_every_end_of_all_that_it_makes(demo: Asking) -> None:
    unnamed, against = [], set[str]()
    async with aclosing(entries_of(demo.database)) as entries:
        async for entry in entries:
            for seq in range(entry.first_seq, entry.last_seq + 1):
                fact, named = read_back(entry, seq), named_by(entry, seq)
                for row in rows_of(fact):
                    ends = {row.start, row.end} if isinstance(row, Edge) else {row.id}
                    unnamed += [(fact.fact.kind, end) for end in ends - named.ids if ":" not in end]
                    if isinstance(row, Edge) and isinstance(fact.fact, ThingFact):
                        against.add(row.type)
    assert unnamed == []
    # A description that is shown again brings back relationships whose ends only the thing at their start knows of.
    assert against & set(walked_against()) <= {*LEADING}


def test_credits_are_read_against_these_relationships() -> None:
    assert sorted({*walked_against()} - {*LEADING}) == ["CONTAINS", "INCLUDES", "MADE", "VIOLATION_OF"]


def walked_against() -> Iterator[str]:
    """Name the types of relationship against whose direction something is read that says that it names all."""
    for view in VIEWS.by_name.values():
        for how in view.fields.values():
            if isinstance(how, Computed) and how.names_all:
                yield from _in_needs(view, how.needs)


def _in_needs(view: View, needs: str) -> Iterator[str]:
    for selected in needed(needs).get("", ()):
        yield from _in_selected(view, selected)


def _in_selected(view: View, selected: Selected) -> Iterator[str]:
    how = view.fields.get(selected.name)
    if isinstance(how, Path | Degree):
        for types in _AGAINST.findall(how.pattern):
            yield from types.split("|")
    if isinstance(how, Path):
        for target in how.targets:
            for child in selected.children.get("", ()):
                yield from _in_selected(VIEWS[target], child)
