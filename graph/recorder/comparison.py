"""What makes two facts the same: keyed digests of what a fact is about (slot) and of what it says (mac)."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, NamedTuple

from linernotes.canonical import canonical
from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.walk import replace


class Compared(NamedTuple):
    """`slot`: at most one fact stands for it, each source and actor. `mac`: what is said, by whom and which source."""

    slot: str
    mac: str


def compared(fact: Fact, own: str, references: Mapping[str, str], *, actor: str, secret: bytes) -> Compared:
    """Return the digests by which a fact is compared; references count as the ids that they resolved to."""
    content = replace(fact.model_dump(mode="json", by_alias=True, exclude_none=True), dict(references))
    slot = [fact.kind, *_slot_values(fact, own, content)]
    for left_out in ("corrects", "subject"):
        content.pop(left_out, None)
    about = own if isinstance(fact, ThingFact) else ""
    return Compared(_digest(slot, secret), _digest([actor, about, content], secret))


def _slot_values(fact: Fact, own: str, content: Mapping[str, Any]) -> list[Any]:
    if isinstance(fact, ThingFact):
        return [own]
    names: tuple[str, ...] = getattr(type(fact), "slot", ("target",))
    return [content.get(type(fact).model_fields[name].alias or name) for name in names]


def _digest(value: Any, secret: bytes) -> str:
    return hmac.new(secret, canonical(value), hashlib.sha256).hexdigest()
