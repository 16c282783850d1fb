"""Exact UTC instants, and the half-open intervals between them in which something is true."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum, unique
from typing import ClassVar, Final

from linernotes.errors import LinernotesError


@unique
class InstantRule(StrEnum):
    """Name the rule that an instant breaks."""

    SYNTAX = "SYNTAX"
    NO_OFFSET = "NO_OFFSET"
    LEAP_SECOND = "LEAP_SECOND"
    TOO_PRECISE = "TOO_PRECISE"
    OUT_OF_RANGE = "OUT_OF_RANGE"


class InvalidInstant(LinernotesError):
    """Refuse a text that is not an exact instant, with the rule that it breaks."""

    code: ClassVar[str] = "INVALID_INSTANT"

    def __init__(self, rule: InstantRule, message: str) -> None:
        super().__init__(message)
        self.rule = rule


@unique
class IntervalRule(StrEnum):
    """Name the rule that an interval breaks."""

    REVERSED = "REVERSED"
    EMPTY = "EMPTY"


class InvalidInterval(LinernotesError):
    """Refuse an interval with nothing in it, with the rule that it breaks."""

    code: ClassVar[str] = "INVALID_INTERVAL"

    def __init__(self, rule: IntervalRule, message: str) -> None:
        super().__init__(message)
        self.rule = rule


_INSTANT: Final = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?P<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_MICROSECOND_DIGITS: Final = 6


def parse_instant(text: str) -> datetime:
    """Read an RFC 3339 section 5.6 date-time into an aware UTC datetime; raises InvalidInstant."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise InvalidInstant(InstantRule.SYNTAX, f"{text!r} is not an instant; write 2026-10-02T09:30:00Z.")
    year, month, day, hour, minute, second, fraction, offset = match.groups(default="")
    if not offset:
        raise InvalidInstant(InstantRule.NO_OFFSET, f"{text!r} does not say its offset from UTC; add Z or +02:00.")
    if second == "60":
        # RFC 3339 section 5.7 allows them; our arithmetic, like POSIX time, has no place to put one.
        raise InvalidInstant(InstantRule.LEAP_SECOND, f"{text!r} is a leap second; give the second before or after it.")
    if len(fraction) > _MICROSECOND_DIGITS:
        raise InvalidInstant(InstantRule.TOO_PRECISE, f"{text!r} is finer than a microsecond, the finest we keep.")
    try:
        local = datetime(  # noqa: DTZ001 - the offset is applied below, where its own range is checked
            int(year), int(month), int(day), int(hour), int(minute), int(second), int(fraction.ljust(6, "0"))
        )
        return local.replace(tzinfo=_zone(offset)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InvalidInstant(InstantRule.OUT_OF_RANGE, f"{text!r} is an instant that no calendar has.") from error


def _zone(offset: str) -> timezone:
    # RFC 3339 section 4.3: -00:00 says that UTC is known and the local offset is not; the instant is exact.
    if offset in {"Z", "z"}:
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    if hours > 23 or minutes > 59:
        raise ValueError(offset)
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if offset[0] == "-" else size)


def show_instant(instant: datetime) -> str:
    """Return the canonical text, `YYYY-MM-DDTHH:MM:SS.ffffffZ`, always 27 characters.

    Raises InvalidInstant if the datetime is naive.
    """
    if instant.utcoffset() is None:
        raise InvalidInstant(InstantRule.NO_OFFSET, f"{instant.isoformat()} does not say its offset from UTC.")
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def normalise_instant(text: str) -> str:
    """Return the canonical text of an RFC 3339 instant; raises InvalidInstant."""
    return show_instant(parse_instant(text))


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold the instants from `start` up to, and without, `end`; None is open.

    Raises InvalidInterval, and InvalidInstant for a naive datetime.
    """

    start: datetime | None = None
    end: datetime | None = None

    def __post_init__(self) -> None:
        start, end = (show_instant(each) if each is not None else None for each in (self.start, self.end))
        if self.start is None or self.end is None or self.start < self.end:
            return
        if self.start == self.end:
            raise InvalidInterval(IntervalRule.EMPTY, f"Nothing lies between {start} and itself; the end is not in it.")
        raise InvalidInterval(IntervalRule.REVERSED, f"The end, {end}, lies before the start, {start}.")

    def contains(self, instant: datetime) -> bool:
        """Say whether an instant lies within; the start does, the end does not."""
        return (self.start is None or self.start <= instant) and (self.end is None or instant < self.end)

    def overlaps(self, other: "Interval") -> bool:
        """Say whether some instant lies within both; intervals that only touch do not overlap."""
        return _starts_before(self.start, other.end) and _starts_before(other.start, self.end)


def _starts_before(start: datetime | None, end: datetime | None) -> bool:
    return start is None or end is None or start < end
