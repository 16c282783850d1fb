"""The Cypher of the views' tables, taken apart just enough: which names it declares, and the same text renamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

# A name is declared after an opening bracket, before a label, a property map, a condition or the closing bracket;
# or it names a path, at the beginning.
_DECLARED = re.compile(r"(?:[(\[]\s*([a-z]\w*)\s*(?=[:)\]{]|WHERE\b|IN\b)|^\s*([a-z]\w*)\s*=)")
_LABELLED = re.compile(r"\(\s*([a-z]\w*)\s*:\s*([A-Z]\w*)")
_QUOTED = re.compile(r"('[^']*')")
_ARGUMENT = re.compile(r"\$([A-Za-z][\w.]*)")
_VISIBLE = re.compile(r"visible\(\s*(@\w*|[a-z]\w*)\s*(?:,\s*([A-Z_]+)\s*)?\)")
_ADMITS = re.compile(r"admits\(\s*([@\w.]+)\s*\)")
_INDEX = re.compile(r"(\w+):(\w+)\(([\w, ]+)\)")
_OF_ROW = re.compile(r"@([a-z]\w*)")

_SURELY = re.compile(r"\btrue AND | AND true\b| WHERE true(?=\))")


class Index(NamedTuple):
    """An index, taken apart: the variable that it is of, that one's label or type, and its keys in order."""

    name: str
    of: str
    keys: tuple[str, ...]


@cache
def indexed(text: str) -> Index:
    """Take an index apart, which is written as it stands after USING INDEX SEEK."""
    found = _INDEX.fullmatch(text)
    assert found is not None, "an index is of a variable with a label or type, and has keys"
    name, of, keys = found.groups()
    return Index(name, of, tuple(keys.split(", ")))


@cache
def declared(text: str) -> tuple[str, ...]:
    """List the names that a piece of Cypher declares, in order, without `@`."""
    found = (first or second for first, second in _DECLARED.findall("".join(_QUOTED.split(text)[::2])))
    return tuple(dict.fromkeys(found))


@cache
def labelled(text: str) -> Mapping[str, str]:
    """Say the label of each node that is named with one, outside of quantified parts (whose names are lists)."""
    return dict(_LABELLED.findall(outside(text)))


def lone_label(pattern: str) -> str | None:
    """Give the label of a pattern that is one node of it and nothing else."""
    found = _LABELLED.fullmatch(pattern.removesuffix(")"))
    return found[2] if found else None


def outside(text: str) -> str:
    """Give a pattern without its quantified parts."""
    depth, kept = 0, []
    for position, character in enumerate(text):
        # A node's parentheses hold no others; a group's begin with a node's.
        opens = character == "(" and text[position + 1 : position + 2] == "("
        if opens or (character == "(" and depth):
            depth += 1
        if not depth:
            kept.append(character)
        if character == ")" and depth:
            depth -= 1
    return "".join(kept)


def renamed(
    text: str,
    names: Mapping[str, str],
    subject: str | None = None,
    gate: str | None = None,
    row: Mapping[str, str] | None = None,
) -> str:
    """Give the text with its names replaced, and `@` by the subject, held to the label `gate` where it is matched.

    `row` has the names of the subject's row, for `@e`.
    """
    if not names and "@" not in text:
        return text
    pattern = re.compile(rf"(?<![\w.$:])({'|'.join(map(re.escape, names))})\b(?!\s*\()") if names else None

    def plain(piece: str) -> str:
        if row:
            piece = _OF_ROW.sub(lambda found: row[found[1]], piece)
        if pattern:
            piece = pattern.sub(lambda found: names[found[1]], piece)
        if subject:
            piece = piece.replace("(@)", f"({subject}:{gate})" if gate else f"({subject})").replace("@", subject)
        return piece

    pieces = _QUOTED.split(text)
    return "".join(piece if position % 2 else plain(piece) for position, piece in enumerate(pieces))


def with_arguments(text: str, parameter: Callable[[str], str]) -> str:
    """Give the text with each argument that it reads (`$filter.role`) replaced by its parameter."""
    return _ARGUMENT.sub(lambda found: "$" + parameter(found[1]), text)


def with_visibility(
    text: str, sees: Callable[[str, str | None], str | None], admits: Callable[[str], str | None]
) -> str:
    """Give the text with `visible(x)`, written where a name is not the row's, replaced by what it means here.

    `visible(x, TRAINING)` is so in another place than the path's. `admits(x)` is whether bits, one for each audience,
    have that of whoever reads. `auditing()` is whether nothing is withheld from whoever reads: then `sees` has no
    condition for any name. `licensed()` is whether whoever reads does so by a licence, or as an auditor.
    """
    hides = sees("n", None) is not None
    text = text.replace("auditing()", "false" if hides else "true")
    text = text.replace("licensed()", admits("2") or "true")  # The second bit is that of those with a licence.
    text = _ADMITS.sub(lambda found: admits(found[1]) or "true", text)
    said = _VISIBLE.sub(lambda found: sees(found[1], found[2]) or "true", text)
    return said if hides else _SURELY.sub("", said)
