"""Descriptive dates with the precision they came with; they are shown and sorted by, and never decide anything."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import ClassVar, Final

from linernotes.errors import LinernotesError


class InvalidDate(LinernotesError):
    """Refuse a text that is not a date we keep."""

    code: ClassVar[str] = "INVALID_DATE"


@unique
class Precision(StrEnum):
    """Say how far a date goes."""

    YEAR = "YEAR"
    MONTH = "MONTH"
    DAY = "DAY"


@dataclass(frozen=True, slots=True)
class DescriptiveDate:
    """Hold a year, a month or a day of the Gregorian calendar, exact or circa; made by `parse_date`."""

    year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def edtf(self) -> str:
        """The normal form: ISO 8601-1 section 5.2.2 and, for circa, the `~` of ISO 8601-2 (EDTF level 1)."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + ("~" if self.circa else "")

    @property
    def order(self) -> tuple[int, int, int, bool]:
        """A key to sort for display: a year before its months, a month before its days, exact before circa."""
        return self.year, self.month or 0, self.day or 0, self.circa

    @property
    def words(self) -> str:
        """The date for a person: "about 1886", "March 1919", "13 December 1912"."""
        month = month_name[self.month] if self.month is not None else None
        parts = ["about" if self.circa else None, self.day, month, self.year]
        return " ".join(str(part) for part in parts if part is not None)


# EDTF level 1 puts `~` once, at the end, and it then qualifies the whole date. Its `?`, `%`, seasons, intervals and
# unspecified digits are not accepted: no source that we read has them. "circa", "ca." and "c." are what people type.
_DATE: Final = re.compile(
    r"(?P<circa>(?:circa|ca\.?|c\.)\s*)?(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<about>~)?",
    re.IGNORECASE,
)


def parse_date(text: str) -> DescriptiveDate:
    """Read `1907`, `1919-03`, `1912-12-13`, `circa 1886` or `1886~`; raises InvalidDate."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise InvalidDate(f"{text!r} is not a date; write 1907, 1919-03, 1912-12-13, circa 1886 or 1886~.")
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    if not year:
        raise InvalidDate("There is no year 0000 in a descriptive date.")
    if month is not None and not 1 <= month <= 12:
        raise InvalidDate(f"{text!r} names month {month}; months go from 01 to 12.")
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        raise InvalidDate(f"{text!r} is a day that {month_name[month]} {year} does not have.")
    return DescriptiveDate(year, month, day, circa=bool(match["circa"] or match["about"]))


def normalise_date(text: str) -> str:
    """Return the normal form of a date, such as `1886~`; raises InvalidDate."""
    return parse_date(text).edtf
