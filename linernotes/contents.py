"""How many entries a dataset version has, or a model was trained on, by what they are included on and used for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

from linernotes.facts.dataset import Basis, EntryStage


@unique
class EntriesBy(StrEnum):
    """Name by what entries are counted."""

    BASIS = "BASIS"
    STAGE = "STAGE"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries there are on a basis for a stage, and how many of these a model made."""

    basis: Basis
    stage: EntryStage
    entries: int
    synthetic: int


@dataclass(frozen=True, slots=True)
class EntryCount:
    """How many entries there are with one value of each that they are counted by; None where they are not."""

    basis: Basis | None
    stage: EntryStage | None
    entries: int
    synthetic: int


def count_entries(tallies: Iterable[Tally], by: Collection[EntriesBy]) -> list[EntryCount]:
    """Count entries by basis, by stage, by both or together, in the order of these; what has none is left out."""
    found: dict[tuple[Basis | None, EntryStage | None], tuple[int, int]] = {}
    for tally in tallies:
        key = (tally.basis if EntriesBy.BASIS in by else None, tally.stage if EntriesBy.STAGE in by else None)
        entries, synthetic = found.get(key, (0, 0))
        found[key] = (entries + tally.entries, synthetic + tally.synthetic)
    return [EntryCount(*key, *found[key]) for key in sorted(found, key=_place)]


def _place(key: tuple[Basis | None, EntryStage | None]) -> tuple[int, int]:
    basis, stage = key
    return _BASES.get(basis, 0), _STAGES.get(stage, 0)


_BASES: Mapping[Basis | None, int] = {basis: place for place, basis in enumerate(Basis)}
_STAGES: Mapping[EntryStage | None, int] = {stage: place for place, stage in enumerate(EntryStage)}


@unique
class Change(StrEnum):
    """Name how an item stands in a later dataset version, compared with an earlier one."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"
