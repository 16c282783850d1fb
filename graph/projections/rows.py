"""The rows that a fact projects to, and the few ways to make them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from linernotes.facts.validity import Segment

_camel = cache(to_camel)


@dataclass(frozen=True, slots=True)
class Node:
    """A node to be: its label, id and properties."""

    label: str
    id: str
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship to be: its type, the ids of its ends and its properties."""

    type: str
    start: str
    end: str
    properties: dict[str, Any] = field(default_factory=dict)


Rows = list[Node | Edge]


@dataclass(frozen=True, slots=True)
class Ids:
    """The id of the node that a fact makes or describes (None when it makes none), and of each reference by pointer."""

    own: str
    references: Mapping[str, str]

    def __getitem__(self, pointer: str) -> str:
        return self.references[pointer]

    def get(self, pointer: str) -> str | None:
        """Return the id at the pointer, or None when the fact has no reference there."""
        return self.references.get(pointer)


def properties(part: BaseModel, *names: str) -> dict[str, Any]:
    """Take fields of a fact as properties: camelCase names, plain values, nothing that is None."""
    values = {_camel(name): _plain(getattr(part, name)) for name in names}
    return {name: value for name, value in values.items() if value is not None and value != []}


def validity(part: BaseModel) -> dict[str, Any]:
    """Take the interval in which a statement holds."""
    return properties(part, "valid_from", "valid_to")


def segment(part: Segment | None, prefix: str) -> dict[str, Any]:
    """Take a stretch of sound as two properties, in milliseconds; none for the whole."""
    return {} if part is None else {f"{prefix}StartMs": part.start_ms, f"{prefix}EndMs": part.end_ms}


def edges(type_: str, start: str, ids: Ids, pointer: str, count: int) -> Rows:
    """Make one relationship for each of the references in a list."""
    return [Edge(type_, start, ids[f"{pointer}/{index}"]) for index in range(count)]


def optional_edge(type_: str, start: str, end: str | None) -> Rows:
    """Make one relationship, or none when there is no end."""
    return [] if end is None else [Edge(type_, start, end)]


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
