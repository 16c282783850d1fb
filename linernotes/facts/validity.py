"""The time in which a statement holds: exact UTC instants, half-open, either end open."""

from typing import Self

from pydantic import model_validator

from linernotes.facts.broken import broken
from linernotes.facts.fields import Instant, Milliseconds
from linernotes.facts.reference import Shape


class Valid(Shape):
    """From `validFrom` (included) to `validTo` (not included); None is open."""

    valid_from: Instant | None = None
    valid_to: Instant | None = None

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.valid_from is not None and self.valid_to is not None and self.valid_from >= self.valid_to:
            raise broken("REVERSED_INTERVAL", "an interval ends after it begins: validFrom < validTo")
        return self


class Segment(Shape):
    """A stretch of sound: milliseconds from the beginning, half-open."""

    start_ms: Milliseconds
    end_ms: Milliseconds

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.start_ms >= self.end_ms:
            raise broken("REVERSED_INTERVAL", "a segment ends after it begins: startMs < endMs")
        return self
