"""What an answer rests on, where that is known: the things whose ids stand in what its statement read.

It is known of a thing that is asked for by its id, with its credits: they are made of rows that nothing is hidden from,
in which everything that was looked at has its id, or hangs on something that has (decision 0027). Whatever reads by a
range or a search, of the past, or what is kept beside the record, rests on what nobody can name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.reader.selection import Selected
from graph.reader.views import Computed, Field, Path, Stored, View, Views
from graph.vocabulary import NODES

_ID_LENGTH = 40
_INSTANT_LENGTH = 27


def is_known(how: Field, selected: Selected, views: Views) -> bool:
    """Say whether the row of a root field names all that it rests on."""
    if not isinstance(how, Path) or not isinstance(how.to, str):
        return False
    view = views[how.to]
    if view.label is None or how != Path(pattern=f"(n:Entity:{view.label} {{id: $id}})", to=view.name):
        return False
    names = [each.name for each in selected.of(view.name) if each.name != "__typename"]
    return any(_names_all(view.fields[name]) for name in names) and all(_is_known(view, name) for name in names)


def rested_on(row: list[Any], *, now: str) -> frozenset[str] | None:
    """Gather the ids in a row; None if there is none, or if it tells of an instant that has not come yet."""
    texts = [text for text in _texts(row) if text[3:4] == "_" or text[10:11] == "T"]
    if any(text[10:11] == "T" and len(text) == _INSTANT_LENGTH and text > now for text in texts):
        return None
    return frozenset(text for text in texts if text[3:4] == "_" and len(text) == _ID_LENGTH) or None


def _is_known(view: View, name: str) -> bool:
    how = view.fields[name]
    of_record = NODES[str(view.label)].properties.keys() | {"id"}
    return _names_all(how) or (isinstance(how, Stored) and how.of == "n" and how.property in of_record)


def _names_all(how: Field) -> bool:
    return isinstance(how, Computed) and how.names_all


def _texts(row: list[Any]) -> Iterator[str]:
    for each in row:
        if isinstance(each, list):
            yield from _texts(each)
        elif isinstance(each, str):
            yield each
