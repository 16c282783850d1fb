"""A batch as it arrives: facts as JSON, read, measured and told apart from every other batch."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from linernotes.canonical import canonical
from linernotes.facts.base import Fact
from linernotes.facts.registry import read_fact
from linernotes.refusals import BatchRefused, Refusal

MOST_FACTS = 1_000
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Facts that are recorded together or not at all, under a key that is unique for its actor."""

    key: str
    facts: tuple[Fact, ...]
    added: tuple[Fact, ...] = ()
    """Facts that whoever records it adds to what was sent."""

    @property
    def all(self) -> tuple[Fact, ...]:
        """What is recorded: what was sent, and what was added."""
        return (*self.facts, *self.added)

    def request(self, secret: bytes) -> str:
        """Return the keyed digest of what was sent, however it was written (RFC 8785)."""
        said = [fact.model_dump(mode="json", by_alias=True, exclude_none=True) for fact in self.facts]
        return hmac.new(secret, canonical(said), hashlib.sha256).hexdigest()


def read_batch(key: str, lines: Sequence[bytes]) -> Batch:
    """Read a batch of facts, each one JSON text; raises BatchRefused with everything that is wrong."""
    if not 1 <= len(key) <= 200 or not key.isprintable():
        raise BatchRefused(
            [Refusal(place=0, field="/key", rule="KEY", message="a batch has a key of 1 to 200 characters")]
        )
    size = sum(map(len, lines))
    if not lines or len(lines) > MOST_FACTS or size > MOST_BYTES:
        words = f"a batch is 1 to {MOST_FACTS} facts and at most {MOST_BYTES} bytes; this is {len(lines)} and {size}"
        raise BatchRefused([Refusal(place=0, field="", rule="BATCH_SIZE", message=words)])
    read = [read_fact(line, place=place) for place, line in enumerate(lines)]
    refusals = [refusal for item in read if isinstance(item, list) for refusal in item]
    if refusals:
        raise BatchRefused(refusals)
    return Batch(key, tuple(item for item in read if isinstance(item, Fact)))
