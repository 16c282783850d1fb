"""Whether a side of a thing is protected where, as stated: never computed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from linernotes.rights.interval import ALWAYS, Span
from linernotes.rights.territory import EVERYWHERE, NOWHERE, Area, Territories
from linernotes.vocabularies.rights import OPEN_LICENCES, Condition, ProtectionStatus, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """That a side of a thing is protected, in the public domain, or under an open licence (SPDX id)."""

    id: str
    of: str
    side: Side
    status: ProtectionStatus
    territories: Territories = EVERYWHERE
    valid: Span = ALWAYS
    licence: str | None = None
    conditions: frozenset[Condition] = frozenset()


@dataclass(frozen=True, slots=True)
class ProtectionHere:
    """One statement as it counts for a question: where it sets free, and where it may say that all is protected."""

    id: str
    free: Area
    bound: Area
    licence_unfit: bool = False


@dataclass(frozen=True, slots=True)
class Freedom:
    """What several statements come to: where nothing need be asked, and where they contradict each other."""

    area: Area
    disputed: Area
    unfit: Area


NOTHING_SAID: Final = Freedom(NOWHERE, NOWHERE, NOWHERE)


def freedom(statements: Sequence[ProtectionHere]) -> Freedom:
    """Weigh statements about one side of one thing: the most restrictive wins in each country.

    An open licence whose conditions are not promised, or that is not known, presupposes protection: it is one that
    restricts. UNKNOWN says nothing; so does silence.
    """
    if not statements:
        return NOTHING_SAID
    free, bound, unfit = NOWHERE, NOWHERE, NOWHERE
    for one in statements:
        free, bound = free | one.free, bound | one.bound
        if one.licence_unfit:
            unfit |= one.bound
    return Freedom(area=free - bound, disputed=free & bound, unfit=unfit)


def conditions_of(licence: str | None, stated: frozenset[Condition]) -> frozenset[Condition] | None:
    """Return what an open licence asks, with what was stated beside it; None if the licence is not known."""
    listed = OPEN_LICENCES.get(licence or "")
    return None if listed is None else listed | stated


def freeing(free: Area, statements: Sequence[ProtectionHere]) -> tuple[str, ...]:
    """Return the statements that set an area free, in one order."""
    return tuple(sorted(one.id for one in statements if one.free & free))
