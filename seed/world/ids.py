"""Ids and identifiers of generated things: each follows from the seed and the thing's number, check digits included."""

from typing import Any, Final

from linernotes.identifiers import check_digits
from seed.world.chance import Chance

KINDS: Final = (
    *("par", "wrk", "rec", "fil", "rel", "dst", "dsv", "mod", "run", "mdv", "gen", "ast", "rep"),
    *("cat", "shr", "agr", "cls"),
)
"""In the order in which their ids sort in time, though ids of different kinds are never compared."""

_FIRST_MILLISECOND: Final = 0x01A0_0000_0000


class Ids:
    """Make the id of a thing from its kind's prefix and its number: UUIDv7, as if minted in the order of numbers."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._begins = {prefix: _FIRST_MILLISECOND + (place << 26) for place, prefix in enumerate(KINDS)}

    def of(self, prefix: str, number: int) -> str:
        """Return the id of a thing."""
        time = self._begins[prefix] + number
        bits = self._chance.draw(prefix, number)
        groups = f"{time >> 16:08x}-{time & 0xFFFF:04x}-7{bits & 0xFFF:03x}-{0x8000 | bits >> 12 & 0x3FFF:04x}"
        return f"{prefix}_{groups}-{bits >> 16:012x}"

    def to(self, prefix: str, number: int) -> dict[str, str]:
        """Return a reference to a thing, as facts have it."""
        return {"id": self.of(prefix, number)}

    def new(self, prefix: str, number: int) -> dict[str, Any]:
        """Return the subject of a fact that describes a thing for the first time."""
        return {"new": {"id": self.of(prefix, number)}}


def isrc(number: int) -> str:
    """Return the number's ISRC: a registrant of our own for every 100,000, as if all of one year."""
    return f"QZ{_letters(number // 100_000)}26{number % 100_000:05d}"


def iswc(number: int) -> str:
    """Return the number's ISWC."""
    value = f"T{900_000_000 + number:09d}"
    return value + check_digits.iswc(value)


def isni(number: int) -> str:
    """Return the number's ISNI."""
    value = f"{500_000_000_000 + number:015d}"
    return value + check_digits.isni(f"{value}0")


def ipi_name(number: int) -> str:
    """Return the number's IPI name number."""
    value = f"{800_000_000 + number:09d}"
    return value + check_digits.ipi_name(value)


def gtin(number: int) -> str:
    """Return the number's GTIN, at thirteen digits."""
    value = f"{299_000_000_000 + number:012d}"
    return value + check_digits.gtin(f"{value}0")


def _letters(number: int) -> str:
    return "".join(chr(ord("A") + number // 26**place % 26) for place in (2, 1, 0))
