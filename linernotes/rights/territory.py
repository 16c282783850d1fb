"""Areas, as sets of countries, and what territories as stated in a paper come to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from typing_extensions import override

from linernotes.rights.countries import ADMINISTERED, COUNTRIES, NUMERIC
from linernotes.rights.tis import GROUPS, WORLD_CODE

WORLDWIDE: Final = "Worldwide"
"""The whole world, as DDEX writes it."""

_BITS: Final = {code: 1 << place for place, code in enumerate(COUNTRIES)}
_BY_NUMBER: Final = {number: code for code, number in NUMERIC.items()}
_IN_ORDER: Final = tuple(sorted(_BITS.items()))
# TIS gives a number to no country that another administers.
_NOT_IN_TIS: Final = frozenset({"AQ", "PS", *(code for codes in ADMINISTERED.values() for code in codes)})


@dataclass(frozen=True, slots=True)
class Area:
    """A set of countries: ISO 3166-1 alpha-2, and the few reserved codes that music is delivered under."""

    bits: int

    @classmethod
    def of(cls, *codes: str) -> "Area":
        """Return the area of some countries; raises KeyError for a code that is none."""
        bits = 0
        for code in codes:
            bits |= _BITS[code]
        return cls(bits)

    def __or__(self, other: "Area") -> "Area":
        return Area(self.bits | other.bits)

    def __and__(self, other: "Area") -> "Area":
        return Area(self.bits & other.bits)

    def __sub__(self, other: "Area") -> "Area":
        return Area(self.bits & ~other.bits)

    def __bool__(self) -> bool:
        return self.bits != 0

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __iter__(self) -> Iterator[str]:
        """List the countries in the order of their codes."""
        return (code for code, bit in _IN_ORDER if self.bits & bit)

    def __contains__(self, other: object) -> bool:
        """Say whether a country, or every country of an area, is in this one."""
        bits = other.bits if isinstance(other, Area) else _BITS.get(str(other), -1)
        return self.bits & bits == bits

    @override
    def __str__(self) -> str:
        """Say it shortly: `DE FR`, `the world`, `the world without US`, `nowhere`."""
        if not self:
            return "nowhere"
        outside = WORLD - self
        if len(outside) > len(self):
            return " ".join(self)
        return f"the world without {' '.join(outside)}" if outside else "the world"


NOWHERE: Final = Area(0)
WORLD: Final = Area.of(*COUNTRIES)


def together(areas: Iterable[Area]) -> Area:
    """Return the area of all of some areas."""
    bits = 0
    for area in areas:
        bits |= area.bits
    return Area(bits)


def partition(place: Area, areas: Iterable[Area]) -> list[Area]:
    """Cut a place along every area into the fewest cells in which none of them differs; ordered by their bits."""
    cells = [place] if place else []
    for area in set(areas):
        cells = [part for cell in cells for part in (cell & area, cell - area) if part]
    return sorted(cells, key=lambda cell: cell.bits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Territories:
    """Territories as a paper states them, with the table that it reads them by: nothing is expanded in it.

    Codes are alpha-2 (ISO 3166-1), numeric (TIS) or Worldwide. Where only exclusions are stated, they are from the
    whole world (DDEX ERN 4, DealTerms: TerritoryCode or ExcludedTerritoryCode). `as_amended` reads a group as it is,
    not as it was when the paper was signed.
    """

    table: str = "ISO3166-1"
    version: str | None = None
    codes: tuple[str, ...] = (WORLDWIDE,)
    excluded: tuple[str, ...] = ()
    as_amended: bool = False


EVERYWHERE: Final = Territories()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """What stated territories come to: where they surely hold, where they may, and which codes have no mapping.

    A permit, a share or a protection holds where it surely does; a refusal is heard wherever it may: what cannot be
    read is never taken for a yes. The two differ by codes without a mapping, and by countries that TIS comprises in
    another without listing them.
    """

    sure: Area
    possible: Area
    unmapped: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def expand(territories: Territories, at: str) -> Expansion:
    """Return what territories come to on the day of an instant."""
    if not territories.codes and not territories.excluded:
        return Expansion(sure=NOWHERE, possible=WORLD)
    taken = _read(territories.codes or (WORLDWIDE,), territories.table, at)
    left_out = _read(territories.excluded, territories.table, at)
    unmapped = (*taken.unmapped, *left_out.unmapped)
    return Expansion(
        sure=NOWHERE if left_out.unmapped else taken.sure - left_out.possible,
        possible=(WORLD if taken.unmapped else taken.possible) - left_out.sure,
        unmapped=tuple(sorted(set(unmapped))),
    )


def expansion(territories: Territories, *, stated: str | None, as_of: str) -> Expansion:
    """Return what territories come to: as when they were stated, or as of the question if amended or undated."""
    return expand(territories, (as_of if territories.as_amended or stated is None else stated)[:10])


def _read(codes: tuple[str, ...], table: str, at: str) -> Expansion:
    sure, possible, unmapped = NOWHERE, NOWHERE, []
    for code in codes:
        one = _code(code, at) if table in _TABLES else None
        if one is None:
            unmapped.append(code)
        else:
            sure, possible = sure | one.sure, possible | one.possible
    return Expansion(sure=sure, possible=possible, unmapped=tuple(unmapped))


_TABLES: Final = frozenset({"ISO3166-1", "TIS", "DDEX"})


def _code(code: str, at: str) -> Expansion | None:
    """Return what one code comes to; None if these tables have no mapping for it."""
    if code in (WORLDWIDE, WORLD_CODE):
        return Expansion(sure=WORLD, possible=WORLD)
    if code in _BITS:
        return Expansion(sure=Area.of(code), possible=Area.of(code))
    if not code.isdecimal():
        return None
    country = _BY_NUMBER.get(code.zfill(3))
    if country is not None and country not in _NOT_IN_TIS:
        return _comprising((country,))
    if code not in GROUPS:
        return None
    day = at[:10]
    return _comprising(
        tuple(
            member.country
            for member in GROUPS[code]
            if (member.since is None or member.since <= day) and (member.until is None or day < member.until)
        )
    )


def _comprising(countries: tuple[str, ...]) -> Expansion:
    administered = Area.of(*(code for country in countries for code in ADMINISTERED.get(country, ())))
    return Expansion(sure=Area.of(*countries), possible=Area.of(*countries) | administered)
