"""The leaves of a sheet that a wish can hide: names, titles and identifiers, each with the fact that it comes from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from pydantic.alias_generators import to_camel

_ADDRESS = "#"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text on a sheet, the seq of the fact that it stands in and the JSON pointer to it there."""

    text: str
    fact: int
    pointer: str


def leaf(text: str | None, fact: int, pointer: str) -> Leaf | None:
    """Make a leaf, or None of a text that nobody stated or that was erased."""
    return None if text is None else Leaf(text, fact, pointer)


def key_of(name: str) -> str:
    """Return a field's name in the plain form: `contains_ai` is containsAI."""
    return "containsAI" if name == "contains_ai" else to_camel(name)


def fact_leaf(seq: int) -> Leaf:
    """Make the leaf that is a fact's own address; it is written as a number."""
    return Leaf(str(seq), seq, _ADDRESS)


def id_leaf(id_: str, fact: int) -> Leaf:
    """Make the leaf that is the id of a thing."""
    return Leaf(id_, fact, "#id")


def shown(one: Leaf) -> str | int:
    """Write a leaf as readers see it."""
    return int(one.text) if one.pointer == _ADDRESS else one.text


def plain(value: Any, write: Callable[[Leaf], Any] = shown, *, without: frozenset[str] = frozenset()) -> Any:
    """Return a sheet, or a part of one, as plain dicts and lists with camelCase keys; `write` says what leaves become.

    Every field is there, None included; fields named in `without` are left out wherever they stand.
    """
    if isinstance(value, Leaf):
        return write(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            key_of(one.name): plain(getattr(value, one.name), write, without=without)
            for one in fields(value)
            if one.name not in without
        }
    if isinstance(value, tuple | list):
        return [plain(one, write, without=without) for one in value]
    return value.value if isinstance(value, Enum) else value


def leaves(value: Any, pointer: str = "", *, without: frozenset[str] = frozenset()) -> Iterator[tuple[str, Leaf]]:
    """List the leaves of a sheet with their JSON pointers in its plain form, in order."""
    if isinstance(value, Leaf):
        yield pointer, value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            if one.name not in without:
                yield from leaves(getattr(value, one.name), f"{pointer}/{key_of(one.name)}", without=without)
    elif isinstance(value, tuple | list):
        for index, one in enumerate(value):
            yield from leaves(one, f"{pointer}/{index}", without=without)


def pruned(value: Any) -> Any:
    """Return plain values without what is not said: no None and no empty list, dict or text."""
    if isinstance(value, dict):
        kept = {key: pruned(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None and one not in ([], {}, "")}
    return [pruned(one) for one in value] if isinstance(value, list) else value
