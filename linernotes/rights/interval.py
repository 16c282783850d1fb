"""Half-open intervals of instants in their normal form, which compares as text."""

from dataclasses import dataclass
from datetime import timedelta

from linernotes.instants import parse_instant, show_instant


@dataclass(frozen=True, slots=True)
class Span:
    """From `start`, which is in it, to `end`, which is not; None is open."""

    start: str | None = None
    end: str | None = None

    def holds(self, instant: str) -> bool:
        """Say whether an instant lies within."""
        return (self.start is None or self.start <= instant) and (self.end is None or instant < self.end)


ALWAYS = Span()


def days_after(instant: str, days: int) -> str:
    """Return the instant that many days of 24 hours later."""
    return show_instant(parse_instant(instant) + timedelta(days=days)) if days else instant


def latest(*instants: str | None) -> str | None:
    """Return the last of some instants, None being before all of them."""
    return max((one for one in instants if one is not None), default=None)
