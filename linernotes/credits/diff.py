"""What changed on a credit sheet between two states of the record, line by line, and by which facts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from linernotes.credits.leaves import leaves, plain
from linernotes.credits.phrases import maker, relation, roles, roles_of_people, titled
from linernotes.credits.shapes import ContainsLine, Credited, ReportBlock, Sheet, TrainingItem
from linernotes.credits.words import SIDES, WITHHELD

Block = Literal["TITLE", "DISCLOSURE", "MADE_BY", "CONTAINS", "REFERENCES", "MODELS", "TRAINING_SOURCES"]
Why = Literal["APPEARED", "WENT", "CHANGED"]

# A handle is of one sheet alone; in another the same thing may have another.
_WITHOUT: Final = frozenset({"handle"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet: its block, what it is about (by which it is found on the other sheet), and its words."""

    block: Block
    about: tuple[str, ...]
    words: str
    content: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line that appeared, went or changed; `line` is it in words, as it is if it is still there.

    `facts` are those that did it, by seq: what the line rests on now, and by what it rests on something no longer.
    """

    block: Block
    line: str
    why: Why
    facts: tuple[int, ...]


Pair = tuple[Line | None, Line | None]
"""A line before and after; None where it is not."""


def differing(before: Sheet | None, after: Sheet | None) -> list[Pair]:
    """Match the lines of two sheets by what they are about, and list those that differ, in the order of a sheet.

    A sheet that is not there has no lines.
    """
    old, new = _by_subject(before), _by_subject(after)
    order = [*new, *(about for about in old if about not in new)]
    pairs = [(old.get(about), new.get(about)) for about in order]
    return sorted((pair for pair in pairs if _said(pair[0]) != _said(pair[1])), key=_place)


def rested_on(pairs: Sequence[Pair]) -> set[int]:
    """List the facts on which lines rested that do not rest on them any more."""
    return {seq for before, after in pairs for seq in _facts(before) - _facts(after)}


def changes(pairs: Sequence[Pair], *, since: int, left: Mapping[int, int]) -> list[Change]:
    """Say of each pair what happened, and by which facts.

    `since` is the seq of the earlier state; `left` says of facts that stand no longer which seq took them away.
    """
    return [_change(before, after, since, left) for before, after in pairs]


def _change(before: Line | None, after: Line | None, since: int, left: Mapping[int, int]) -> Change:
    shown = after or before
    assert shown is not None
    why: Why = "CHANGED" if before and after else "APPEARED" if after else "WENT"
    came = {seq for seq in _facts(after) - _facts(before) if seq > since}
    went = {left[seq] for seq in _facts(before) - _facts(after) if seq in left}
    return Change(block=shown.block, line=shown.words, why=why, facts=tuple(sorted(came | went)))


def _facts(line: Line | None) -> set[int]:
    return {leaf.fact for _, leaf in leaves(line.content)} if line else set()


def _said(line: Line | None) -> Any:
    return plain(line.content, without=_WITHOUT) if line else None


_BLOCKS: Final[Sequence[Block]] = (
    *("TITLE", "DISCLOSURE", "MADE_BY", "CONTAINS", "REFERENCES", "MODELS", "TRAINING_SOURCES"),
)


def _place(pair: Pair) -> int:
    line = pair[1] or pair[0]
    assert line is not None
    return _BLOCKS.index(line.block)


def _by_subject(sheet: Sheet | None) -> dict[tuple[str, ...], Line]:
    """Find lines by what they are about; of several about the same, the second is found as that, and so on."""
    found: dict[tuple[str, ...], Line] = {}
    for line in _lines(sheet) if sheet else ():
        number, about = 1, (line.block, *line.about)
        while (*about, str(number)) in found:
            number += 1
        found[*about, str(number)] = line
    return found


def _lines(sheet: Sheet) -> Iterator[Line]:
    yield Line("TITLE", (), sheet.title.text, sheet.title)
    yield Line("DISCLOSURE", (), "the declaration of AI", sheet.disclosure)
    shared = roles_of_people(plain(sheet.made_by))
    for one in sheet.made_by:
        yield Line("MADE_BY", _maker(one), _credit(one, shared), one)
    for line in sheet.contains:
        yield Line("CONTAINS", _contained(line), _rest(line), line)
    for line in sheet.references:
        yield Line("REFERENCES", _contained(line), _rest(line), line)
    for model in sheet.models:
        yield Line("MODELS", (model.model_version.text,), model.model.text, model)
    for side in sheet.training_sources.sides:
        yield from _side(side)
    for report in sheet.training_sources.other_reports:
        yield Line("TRAINING_SOURCES", ("REPORT", report.report.text), f"another report, {report.method}", report)


def _maker(one: Credited) -> tuple[str, ...]:
    who = one.party or one.model_version or one.name
    return (one.special or "", who.text if who else "")


def _credit(one: Credited, shared: Collection[str]) -> str:
    said = plain(one)
    return ": ".join(part for part in (maker(said), roles(said, shared)) if part)


def _contained(line: ContainsLine) -> tuple[str, ...]:
    return (line.relation, line.source.id.text if line.source else "")


def _rest(line: ContainsLine) -> str:
    said = plain(line)
    what = titled(said["source"]) if line.source else f"a source, {WITHHELD[line.withheld or '']}"
    return f"{relation(said)}{what}"


def _side(side: ReportBlock) -> Iterator[Line]:
    heading = f"estimated sources, {SIDES[side.basis.side]}"
    whole = (side.basis, side.residual, side.sum_ppm)
    yield Line("TRAINING_SOURCES", ("SIDE", side.basis.side), f"{heading}: {side.basis.method}", whole)
    for item in side.items:
        yield Line("TRAINING_SOURCES", ("ITEM", side.basis.side, *_source(item)), f"{heading}: {_item(item)}", item)


def _source(item: TrainingItem) -> tuple[str, ...]:
    return (item.source.id.text,) if item.source else ()


def _item(item: TrainingItem) -> str:
    return titled(plain(item.source)) if item.source else f"a source, {WITHHELD[item.withheld or '']}"
