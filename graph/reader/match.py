"""Every traversal's text is made here, and so every rule that all of them keep: who may be seen, and later, as of when.

A statement compiled for a time in the past will differ from today's in this one place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.reader.context import CreditContext, Reading
from graph.reader.pattern import labelled, renamed, with_arguments, with_visibility
from graph.reader.views import Path, Views


@dataclass(frozen=True, slots=True)
class Subject:
    """The variables of the row in which a field stands. `gate` is a label that the node must have to be read so."""

    names: Mapping[str, str]
    place: CreditContext
    gate: str | None = None


@dataclass(frozen=True, slots=True)
class Traversal:
    """A path from a subject: its names numbered, its arguments bound to parameters, its conditions gathered."""

    path: Path
    subject: Subject
    names: Mapping[str, str]
    place: CreditContext
    parameter: Callable[[str], str]
    conditions: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    """The arguments that are given."""

    def text(self, cypher: str) -> str:
        """Give a piece of the path's Cypher as it stands in the statement."""
        subject = self.subject
        text = renamed(cypher, self.names, subject.names.get("n"), subject.gate, subject.names)
        return with_arguments(text, self.parameter)


def match(
    traversal: Traversal,
    views: Views,
    reading: Reading,
    *,
    also: Sequence[str] = (),
    index: str | None = None,
    blind: bool = False,
) -> str:
    """Give MATCH with all its conditions: the traversal's, `also` as they stand, and, unless blind, who may be seen."""
    conditions = [meant(each, traversal, reading, blind=blind) for each in traversal.conditions] + list(also)
    if not blind:
        seen = [reading.sees(name, traversal.place) for name in withholdable(traversal, views)]
        conditions += [each for each in seen if each]
    conditions = [each for each in conditions if each != "true"]
    text = f"MATCH {meant(traversal.path.pattern, traversal, reading, blind=blind)}"
    if index:
        text += f" USING INDEX {traversal.text(index)}"
    return text + (f" WHERE {' AND '.join(conditions)}" if conditions else "")


def meant(cypher: str, traversal: Traversal, reading: Reading, *, blind: bool = False) -> str:
    """Give a piece of the path's Cypher as it stands in the statement, for whoever reads."""

    def sees(name: str, place: str | None) -> str | None:
        return None if blind else reading.sees(name, CreditContext(place) if place else traversal.place)

    return traversal.text(with_visibility(cypher, sees, reading.admits))


def withholdable(traversal: Traversal, views: Views) -> list[str]:
    """List the variables, numbered, of the nodes on a path that somebody's choice may hide."""
    if traversal.path.targets and all(views[target].sees_all for target in traversal.path.targets):
        return []
    labels = labelled(traversal.path.pattern)
    found = {name for name, label in labels.items() if label in views.by_label and views.by_label[label].withholdable}
    for target in traversal.path.targets:
        for name in traversal.names:
            found |= {name for of in views[target].views_of(name) if views[of].withholdable}
    return [number for name, number in traversal.names.items() if name in found]
