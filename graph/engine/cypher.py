"""The one door for Cypher text: files of this package's neighbours, and text made from our own tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import LiteralString, cast

_PARAMETER = re.compile(r"\$(\w+)")
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold one Cypher statement; nothing else reaches the driver.

    Make it by `load` from a file, or from text that our own tables made: never from a caller's text,
    which travels as a parameter. `name` is for logs and tests.
    """

    text: str
    name: str = field(default="", compare=False)
    answers: str = field(default="", compare=False)

    @property
    def literal(self) -> LiteralString:
        """The text as the driver wants it: the only cast."""
        return cast("LiteralString", self.text)  # type: ignore[redundant-cast] # pyright sees a difference

    @property
    def parameters(self) -> frozenset[str]:
        """The names of the parameters that the statement uses."""
        return frozenset(_PARAMETER.findall(_COMMENT.sub("", self.text)))


@cache
def load(package: str, name: str) -> Statement:
    """Load `name`.cypher of a package; its first line is a comment that says what it answers.

    Raises FileNotFoundError for a file that is not there.
    """
    text = (resources.files(package) / f"{name}.cypher").read_text(encoding="utf-8")
    first_line = text.partition("\n")[0]
    return Statement(text, name=f"{package}/{name}", answers=first_line.removeprefix("//").strip())


def split(text: str, *, name: str) -> list[Statement]:
    """Split the text of a file of several statements at lines that end in a semicolon; comments fall away."""
    pieces = re.split(r";[ \t]*(?:\n|$)", _COMMENT.sub("", text))
    return [Statement(piece.strip(), name=name) for piece in pieces if piece.strip()]
