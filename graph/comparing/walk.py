"""Walks two sides by item: what both hold, or all that differs; and stops where its budget does."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from graph.comparing.entries import Budget, Included, Place, Side


@dataclass(frozen=True, slots=True)
class Pair:
    """An item, and how each side holds it; None where one does not."""

    item: str
    first: Included | None
    second: Included | None

    @property
    def is_shared(self) -> bool:
        """Say whether both hold it."""
        return self.first is not None and self.second is not None

    @property
    def is_held(self) -> bool:
        """Say whether one of them holds it."""
        return self.first is not None or self.second is not None

    @property
    def is_withheld(self) -> bool:
        """Say whether it is not to be named here."""
        return any(side is not None and side.is_withheld for side in (self.first, self.second))


class Spent(Exception):
    """Carries out of a walk that it has read as many entries as it may."""


@dataclass(slots=True)
class Walk:
    """A walk along two sides from a place on; what only one holds is leapt over where `shared_only`."""

    first: Side
    second: Side
    budget: Budget
    shared_only: bool
    start: Place = field(default_factory=Place)
    place: Place = field(init=False)

    def __post_init__(self) -> None:
        self.place = self.start

    async def next(self) -> Pair | None:
        """Step to the next item; None at the end. Raises Spent, but never where it began: then go on from `place`."""
        while True:
            if self.budget.left <= 0 and self.place != self.start:
                raise Spent
            first, second = await self.first.at(self.place), await self.second.at(self.place)
            if self.shared_only and (first is None or second is None):
                return None
            items = [side.item for side in (first, second) if side is not None]
            if not items:
                return None
            if self.shared_only and items[0] != items[1]:
                self.place = Place(max(items))
                continue
            pair = Pair(item := min(items), _held(first, item), _held(second, item))
            self.place = Place(item, is_past=True)
            if pair.is_shared or (not self.shared_only and pair.is_held):
                return pair


def _held(side: Included | None, item: str) -> Included | None:
    return side if side is not None and side.item == item and side.terms else None


Kind = TypeVar("Kind", bound=Hashable)
Wanted = Callable[[Pair], bool]


@dataclass(slots=True)
class Page:
    """A page of a walk: pairs, each with the place after it; whether more follow, and whether the budget ended it."""

    pairs: list[tuple[Pair, Place]] = field(default_factory=list)
    end: Place = field(default_factory=Place)
    has_more: bool = False
    is_partial: bool = False


async def page(walk: Walk, wanted: Wanted, first: int) -> Page:
    """Take the next pairs that are wanted and not withheld, as far as the budget goes."""
    found = Page(end=walk.place)
    try:
        while (pair := await walk.next()) is not None:
            if wanted(pair) and not pair.is_withheld:
                if len(found.pairs) == first:
                    found.has_more = True
                    return found
                found.pairs.append((pair, walk.place))
                found.end = walk.place
    except Spent:
        found.has_more = True
        if len(found.pairs) < first:
            found.is_partial, found.end = True, walk.place
    return found


@dataclass(slots=True)
class Tally:
    """How many items there are of a kind, and how many of these are not named here."""

    items: int = 0
    not_named: int = 0


async def tally(walk: Walk, kind: Callable[[Pair], Kind]) -> tuple[dict[Kind, Tally], bool]:
    """Count items by kind to the end of the walk, or of its budget; say whether that is all."""
    found: dict[Kind, Tally] = {}
    try:
        while (pair := await walk.next()) is not None:
            count = found.setdefault(kind(pair), Tally())
            count.items += 1
            count.not_named += pair.is_withheld
    except Spent:
        return found, False
    return found, True
