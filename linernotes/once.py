"""In which stretches of the journal something would be withheld by what stood then, and the choices of now."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from linernotes.naming import PLACES, Place, label

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class During(Generic[T]):
    """Something that stood from a seq on, and no longer from another on; None if it still stands."""

    what: T
    since: int
    until: int | None


Stretches = dict[str, list[int]]
"""By property: the seqs at which something begins and ends to be withheld, in turn: [from, until, from, until]."""


def once_property(name: str) -> str:
    """Return the property that keeps the stretches of a label: `withheldPublicMadeBy`."""
    return name[0].lower() + name[1:]


ONCE: Final[tuple[str, ...]] = tuple(once_property(label(place)) for place in PLACES)
"""Every property that keeps stretches, in the order of PLACES."""


def stretches(said: Collection[During[T]], judge: Callable[[Sequence[T]], Collection[Place]]) -> Stretches:
    """Say from when to when things were withheld, by place, if `judge` says where they are, by what stands.

    What holds to this day is left out: of that, labels tell.
    """
    bounds = sorted({each.since for each in said} | {each.until for each in said if each.until is not None})
    found: Stretches = {}
    for since, until in pairwise(bounds):
        stood = [each.what for each in said if each.since <= since and (each.until is None or each.until >= until)]
        for place in judge(stood) if stood else ():
            kept = found.setdefault(once_property(label(place)), [])
            if kept and kept[-1] == since:
                kept[-1] = until
            else:
                kept += [since, until]
    return found


def was_withheld(kept: Sequence[int] | None, seq: int) -> bool:
    """Say whether a seq lies in one of the stretches."""
    passed = sum(bound <= seq for bound in kept or ())
    return passed % 2 == 1
