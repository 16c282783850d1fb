"""How much a dataset version or a model draws on one contributor, and before whom that may be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from linernotes.facts.dataset import Basis, EntryStage
from linernotes.naming import Reader
from linernotes.vocabularies.role_tables import RoleGroup, group_of
from linernotes.vocabularies.roles import ContributorRole


@unique
class ContributorsBy(StrEnum):
    """Name by what contributors are counted."""

    ROLE_GROUP = "ROLE_GROUP"
    BASIS = "BASIS"
    STAGE = "STAGE"


Mark = tuple[ContributorsBy, str]
"""A way in which somebody contributed: in a group of roles, to an entry on a basis, to an entry for a stage."""

MARKS: Final[tuple[Mark, ...]] = (
    *((ContributorsBy.ROLE_GROUP, group.value) for group in RoleGroup),
    *((ContributorsBy.BASIS, basis.value) for basis in Basis),
    *((ContributorsBy.STAGE, stage.value) for stage in EntryStage),
)
"""Every mark. It is kept as a bit, by its place here: new ones go to the end, or all rows are made anew."""

_BIT: Final[Mapping[Mark, int]] = MappingProxyType({mark: 1 << place for place, mark in enumerate(MARKS)})


@dataclass(frozen=True, slots=True)
class Seen:
    """What one reader may know: to how many entries somebody contributed, and in which ways (bits of MARKS).

    `training` are how many of the entries are to be trained on.
    """

    entries: int = 0
    marks: int = 0
    training: int = 0


NOTHING: Final = Seen()


@dataclass(frozen=True, slots=True)
class Draw:
    """What each reader may know of one contributor; an auditor knows all, and who knows nothing is left out."""

    by: Mapping[Reader, Seen] = field(default_factory=dict)

    def seen(self, reader: Reader) -> Seen:
        """Return what a reader may know."""
        return self.by.get(reader, NOTHING)


def mark(role: str, basis: str, stage: str) -> int:
    """Return the bits of a contribution in a role to an entry."""
    group = _BIT[ContributorsBy.ROLE_GROUP, group_of(ContributorRole(role)).value]
    return group | _BIT[ContributorsBy.BASIS, basis] | _BIT[ContributorsBy.STAGE, stage]


def marks_in(bits: int) -> Iterator[Mark]:
    """List the marks of some bits, in their order."""
    return (mark for mark, bit in _BIT.items() if bits & bit)


def draw(
    entries: Mapping[Reader, int],
    training: Mapping[Reader, int],
    ways: Iterable[tuple[str, str, str, frozenset[Reader]]],
) -> Draw:
    """Make a draw of how many entries each reader may know of, and of (role, basis, stage, who may know) of each."""
    marks = dict.fromkeys(Reader, 0)
    for role, basis, stage, readers in ways:
        for reader in readers:
            marks[reader] |= mark(role, basis, stage)
    return Draw({reader: Seen(count, marks[reader], training[reader]) for reader, count in entries.items() if count})


def together(draws: Iterable[Draw]) -> Draw:
    """Put the draws of several dataset versions on one contributor together: an entry of each is one entry."""
    found: dict[Reader, Seen] = {}
    for each in draws:
        for reader, seen in each.by.items():
            before = found.get(reader, NOTHING)
            found[reader] = Seen(
                before.entries + seen.entries, before.marks | seen.marks, before.training + seen.training
            )
    return Draw(found)


Key = tuple[str, str]
"""What contributors are counted by, and which of it; ("", "") for all."""

Counts = dict[Key, dict[Reader, int]]


def recount(before: Draw, after: Draw, counts: Counts) -> None:
    """Add to counts of contributors what it changes that one contributor's draw is another."""
    for one, sign in ((before, -1), (after, 1)):
        for reader, seen in one.by.items():
            keys: list[Key] = [("", ""), *marks_in(seen.marks)]
            for key in keys:
                changed = counts.setdefault(key, {})
                changed[reader] = changed.get(reader, 0) + sign
