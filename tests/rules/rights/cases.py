"""The cases of docs/clearance-cases.md, and what the rule answers to each in the same notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linernotes.rights.clearance import Clearance
from linernotes.rights.gap import Gap
from linernotes.vocabularies.clearance import Verdict

PAGE = Path(__file__).parents[3] / "docs" / "clearance-cases.md"


@dataclass(frozen=True)
class Case:
    """One case: its sentence, its world line by line, what is asked of which item, and the answer as it is told."""

    name: str
    world: tuple[str, ...]
    question: str
    item: str
    answer: tuple[str, ...]


def cases() -> Iterator[Case]:
    """List the cases of the page, the shared beginnings (`as in NAME`) filled in."""
    text = PAGE.read_text(encoding="utf-8")
    shared = worlds_of(text)
    for name, body in re.findall(r"^\*\*(.+?)\*\*\n+```case\n(.*?)```", text, re.DOTALL | re.MULTILINE):
        lines = body.strip().splitlines()
        world = [one for line in lines if line[0] not in "?=!~" for one in filled_in(line, shared)]
        question = next((line[1:].strip() for line in lines if line.startswith("?")), "")
        item, question = re.fullmatch(r"(?:(\w+): )?(.*)", question, re.DOTALL).groups()  # type: ignore[union-attr]
        answer = tuple(line for line in lines if line[0] in "=!~")
        yield Case(name, tuple(world), question, item or "R", answer)


def worlds_of(text: str) -> dict[str, list[str]]:
    """Return the worlds of a page that cases begin with, by name."""
    worlds = re.findall(r"```world (\w+)\n(.*?)```", text, re.DOTALL)
    return {name: body.strip().splitlines() for name, body in worlds}


def filled_in(line: str, shared: dict[str, list[str]]) -> list[str]:
    """Return what a line of a case tells: itself, or the world that it names."""
    named = re.fullmatch(r"as in (\w+)(?:, but not: (.+))?", line)
    if named is None:
        return [line]
    left_out = (named[2] or "").split("; ") if named[2] else []
    unknown = set(left_out) - set(shared[named[1]])
    assert not unknown, f"not in the world {named[1]}: {unknown}"
    return [told for told in shared[named[1]] if told not in left_out]


def told(clearance: Clearance) -> tuple[str, ...]:
    """Tell an answer in the notation of the page."""
    verdict = (
        f"= cleared {clearance.cleared}"
        if clearance.rights == clearance.choice
        else f"= cleared {clearance.cleared}: rights {clearance.rights}, choice {clearance.choice}"
    )
    assumed = sorted({one.requirement.thing for one in clearance.requirements if one.is_assumed})
    notes = [f"= assumed on {' '.join(assumed)}"] if assumed else []
    gaps = [_gap(gap) for gap in clearance.gaps]
    ignored = [f"~ {one.decision}: {one.because}" for one in clearance.ignored]
    return (verdict, *notes, *gaps, *ignored)


def _gap(gap: Gap) -> str:
    thing = gap.thing if gap.side is None else f"{gap.thing} {gap.side}"
    verdict = " choice" if gap.verdict is Verdict.CHOICE else ""
    words = f"! {thing}{verdict}: {gap.reason}"
    if gap.missing_ppm:
        words += f" of {gap.missing_ppm:,} ppm"
    if gap.who is not None:
        words += f" by {gap.who}"
    if gap.since is not None:
        words += f" since {gap.since[:10]}"
    return f"{words} in {gap.area}"
