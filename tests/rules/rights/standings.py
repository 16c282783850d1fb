"""The cases of docs/status-cases.md, and what the rule answers to each in the same notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linernotes.rights.standing import History
from tests.rules.rights.cases import filled_in, worlds_of

PAGE = Path(__file__).parents[3] / "docs" / "status-cases.md"


@dataclass(frozen=True)
class Case:
    """One case: its sentence, its world, what was used for what and when, what goes on, how it stands since when."""

    name: str
    world: tuple[str, ...]
    items: tuple[str, ...]
    question: str
    lasting: str
    answer: tuple[str, ...]


def cases() -> Iterator[Case]:
    """List the cases of the page, the shared beginnings (`as in NAME`) filled in."""
    text = PAGE.read_text(encoding="utf-8")
    shared = worlds_of(text)
    for name, body in re.findall(r"^\*\*(.+?)\*\*\n+```case\n(.*?)```", text, re.DOTALL | re.MULTILINE):
        lines = body.strip().splitlines()
        world = [one for line in lines if line[0] not in "?=" for one in filled_in(line, shared)]
        asked = next((line[1:].strip() for line in lines if line.startswith("?")), "R: ")
        items, lasting, question = re.fullmatch(r"(?:([\w ]+): )?(MODEL|TRAINING|OUTPUTS)? ?(.*)", asked).groups()  # type: ignore[union-attr]
        answer = tuple(line for line in lines if line[0] == "=")
        yield Case(
            name,
            tuple(world),
            () if items == "nothing" else tuple((items or "R").split()),
            question,
            lasting or "MODEL",
            answer,
        )


def told(history: History) -> tuple[str, ...]:
    """Tell how a use stands in the notation of the page."""
    lines = []
    for since in history:
        day = re.sub(r"(-01)?(-01)?T00:00:00.000000Z$", "", since.start)
        also = ", regularised" if since.standing.is_regularised and since.standing.status != "REGULARISED" else ""
        lines.append(f"= {day} {since.standing.status}{also}")
    return tuple(lines)
