"""A pattern's ends, relationships and properties, for the check at start: reading Cypher, not making it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"'[^']*'")


@dataclass(frozen=True, slots=True)
class End:
    """A node of a pattern: its name, if it has one (`@` is the object itself), and the labels that it is given."""

    name: str | None
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """A relationship of a pattern, from its start to its end whichever way it is written, maybe several in a row."""

    name: str | None
    types: tuple[str, ...]
    start: End
    end: End
    repeated: bool = False
    """Whether it is followed any number of times, or not at all: then either end may be any of its ends."""


_ELEMENT = re.compile(
    r"\(\s*(?P<node>@|[a-z]\w*)?\s*(?P<labels>:[\w:&|]+)?\s*(?:\{[^}]*\}|WHERE[^()]*)?\s*\)"
    r"|(?P<left><)?-\[\s*(?P<edge>[a-z]\w*)?\s*(?::(?P<types>[\w|]+))?[^\]]*\]-(?P<right>>)?"
    r"(?P<repeated>[*+]|\{[\d,\s]+\})?"
)


def hops(pattern: str) -> list[Hop]:
    """List the relationships of a pattern that stand between two nodes."""
    elements = list(_ELEMENT.finditer(_QUOTED.sub("", pattern)))
    found = []
    for before, edge, after in zip(elements, elements[1:], elements[2:], strict=False):
        if edge["types"] is None or before["types"] or after["types"]:
            continue
        start, end = (_end(after), _end(before)) if edge["left"] else (_end(before), _end(after))
        found.append(Hop(edge["edge"], tuple(edge["types"].split("|")), start, end, bool(edge["repeated"])))
    return found


def _end(found: re.Match[str]) -> End:
    return End(found["node"], tuple(re.findall(r"\w+", found["labels"] or "")))


_READ = re.compile(r"(?<![\w.$])(@|[a-z]\w*)\.([a-z]\w*)")


def properties(text: str) -> list[tuple[str, str]]:
    """List the properties that a piece of Cypher reads, each with the name of whose it is."""
    return _READ.findall(_QUOTED.sub("", text))
