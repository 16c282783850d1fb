"""What two sources claim of the rights in a thing, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linernotes.rights.interval import Span


class What(NamedTuple):
    """What a claim is of: whose it is, at which tier of which side, in which rights, and where."""

    holder: str | None
    side: str
    tier: str
    rights: tuple[str, ...]
    territories: tuple[str, ...]
    excluded: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One source's claim; its size in parts per million is None where it is not known."""

    source: str
    what: What
    ppm: int | None
    valid: Span


@dataclass(frozen=True, slots=True)
class Compared:
    """What each of two sources claims in parts per million: 0 for nothing, None for a size that it does not know."""

    what: What
    first: int | None
    second: int | None

    @property
    def difference(self) -> int | None:
        """How much more the second claims than the first; None if either does not know."""
        return None if self.first is None or self.second is None else self.second - self.first


def compared(claims: Iterable[Told], sources: Sequence[str], at: str) -> list[Compared]:
    """Compare what two sources claim as of an instant, in order of what it is of; what neither claims is not told."""
    sizes: Mapping[What, dict[str, list[int | None]]] = defaultdict(dict)
    for one in claims:
        if one.source in sources and one.valid.holds(at):
            sizes[one.what].setdefault(one.source, []).append(one.ppm)
    ordered = sorted(sizes.items(), key=lambda one: (one[0].side, one[0].tier, one[0].holder or "", one[0][3:]))
    return [Compared(what, *(_all_of(by_source.get(source, [])) for source in sources)) for what, by_source in ordered]


def _all_of(sizes: list[int | None]) -> int | None:
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None
