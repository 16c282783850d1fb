"""Every traversal's text is made here, and so every rule that all of them keep: who may be seen, and as of when.

A statement compiled for a time in the past differs from today's in this one place: see `then`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.reader.context import CreditContext, Reading
from graph.reader.pattern import declared, indexed, labelled, renamed, with_arguments, with_visibility
from graph.reader.then import conditions_then, joined, pattern_then, properties_then, property_then, stood, twin
from graph.reader.views import Path, Views


@dataclass(frozen=True, slots=True)
class Subject:
    """The variables of the row in which a field stands. `gate` is a label that the node must have to be read so.

    `states` names for each variable, in a reading of the past, that of its state then; it is None in today's.
    """

    names: Mapping[str, str]
    place: CreditContext
    gate: str | None = None
    states: Mapping[str, str] | None = None

    def property(self, name: str, property_: str) -> str:
        """Give the expression for a property of a variable of the row."""
        variable = self.names[name]
        return f"{variable}.{property_}" if self.states is None else property_then(self.states, variable, property_)


@dataclass(frozen=True, slots=True)
class Traversal:
    """A path from a subject: its names numbered, its arguments bound to parameters, its conditions gathered.

    `states` names, in a reading of the past, the states of its own variables.
    """

    path: Path
    subject: Subject
    names: Mapping[str, str]
    place: CreditContext
    parameter: Callable[[str], str]
    conditions: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    """The arguments that are given."""

    run: tuple[str, str] | None = None
    """In a reading of the past, the label or type of which only what stands, or only its twin, is to be matched."""

    @property
    def pattern(self) -> str:
        """The path's pattern as it is matched."""
        if self.subject.states is None:
            return self.path.pattern
        pattern = pattern_then(self.path.pattern)
        return pattern if self.run is None else pattern.replace(f"{self.run[0]}|{twin(self.run[0])}", self.run[1])

    def text(self, cypher: str) -> str:
        """Give a piece of the path's Cypher as it stands in the statement."""
        subject = self.subject
        text = renamed(cypher, self.names, subject.names.get("n"), subject.gate, subject.names)
        if subject.states is not None:
            text = properties_then(text, {**subject.states, **self.states})
        return with_arguments(text, self.parameter)

    def kept(self, cypher: str) -> str:
        """Give a piece of the path's Cypher as an index knows it: properties stand on the states themselves."""
        names = {name: self.states.get(number, number) for name, number in self.names.items()}
        return renamed(cypher, names, self.subject.names.get("n"))

    def used(self, *texts: str) -> list[str]:
        """List the states, by their numbered names, of which some text reads."""
        return [state for state in self.states.values() if any(re.search(rf"\b{state}\b", text) for text in texts)]


def match(
    traversal: Traversal,
    views: Views,
    reading: Reading,
    *,
    also: Sequence[str] = (),
    index: str | None = None,
    blind: bool = False,
    read: str = "",
) -> str:
    """Give MATCH with all its conditions: the traversal's, `also` as they stand, and, unless blind, who may be seen.

    `read` is what will be read of its rows, `index` the text after USING INDEX SEEK, and then `also` what is sought.
    """
    conditions = [meant(each, traversal, reading, blind=blind) for each in traversal.conditions]
    pattern = meant(traversal.pattern, traversal, reading, blind=blind)
    begun = ""
    if index and (edge := _edge(pattern, index)):
        begun, also = _sought(traversal, edge, index, also)
        pattern = pattern.replace(edge[0], f"[{edge['name']}]")
    conditions += also
    if not blind:
        seen = [reading.sees(name, traversal.place) for name in withholdable(traversal, views)]
        conditions += [each for each in seen if each]
    if reading.then:
        pattern, conditions = _then(traversal, pattern, conditions, read)
    hint = f" USING INDEX SEEK {index}" if index and not begun else ""
    return f"{begun}MATCH {pattern}{hint}{_where(conditions)}"


def _edge(pattern: str, index: str) -> re.Match[str] | None:
    """Find the relationship that an index is of as it stands in a pattern, with what is asked of it there."""
    name, type_, _ = indexed(index)
    return re.search(rf"\[(?P<name>{name}):{type_}(?: WHERE (?P<held>[^\]]+))?\]", pattern)


def _sought(traversal: Traversal, edge: re.Match[str], index: str, also: Sequence[str]) -> tuple[str, list[str]]:
    """Give the text that finds the relationships of an index, and what is left to ask of what they join.

    Neo4j 2026.08 ends its walk through an index at a relationship that is being deleted, if it is to say what it joins
    (5.26 passes it over): what it joins is asked of it afterwards.
    """
    name, type_, _ = indexed(index)
    others = [traversal.names[each] for each in declared(traversal.path.pattern) if traversal.names[each] != name]
    others += traversal.states.values()
    later = [each for each in also if any(re.search(rf"\b{other}\b", each) for other in others)]
    first = [each for each in also if each not in later] + ([edge["held"]] if edge["held"] else [])
    return f"MATCH ()-[{name}:{type_}]->() USING INDEX SEEK {index}{_where(first)} WITH * ", later


def _where(conditions: Sequence[str]) -> str:
    held = [each for each in conditions if each != "true"]
    return f" WHERE {' AND '.join(held)}" if held else ""


def meant(cypher: str, traversal: Traversal, reading: Reading, *, blind: bool = False) -> str:
    """Give a piece of the path's Cypher as it stands in the statement, for whoever reads."""

    def sees(name: str, place: str | None) -> str | None:
        return None if blind else reading.sees(name, CreditContext(place) if place else traversal.place)

    return traversal.text(with_visibility(cypher, sees, reading.admits))


def _then(traversal: Traversal, pattern: str, conditions: list[str], read: str) -> tuple[str, list[str]]:
    """Add the states of which anything is read, and that they stood."""
    own = [renamed(each, traversal.names) for each in conditions_then(traversal.path.pattern)]
    there = {state for state in traversal.states.values() if f"({state}:" in pattern}
    anchors = {state: anchor for anchor, state in traversal.states.items()}
    wanted = [state for state in traversal.used(pattern, *conditions, read) if state not in there]
    pattern = ", ".join([pattern, *(joined(anchors[state], state) for state in wanted)])
    return pattern, [*own, *map(stood, wanted), *conditions]


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
