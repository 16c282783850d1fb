"""What makes two facts the same: keyed digests of what a fact is about (slot) and of what it says (mac)."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

import rfc8785

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.walk import replace


def slot_of(fact: Fact, own: str, references: Mapping[str, str], secret: bytes) -> str:
    """Return the digest of what a fact is about: at most one fact a slot stands for each source and actor."""
    return _digest([fact.kind, *_slot_values(fact, own, references)], secret)


def mac_of(fact: Fact, own: str, references: Mapping[str, str], actor: str, secret: bytes) -> str:
    """Return the digest of what a fact says, by whom and from which source; references count as their ids."""
    content = replace(fact.model_dump(mode="json", by_alias=True, exclude_none=True), dict(references))
    for left_out in ("corrects", "subject"):
        content.pop(left_out, None)
    about = own if isinstance(fact, ThingFact) else ""
    return _digest([actor, about, content], secret)


def _slot_values(fact: Fact, own: str, references: Mapping[str, str]) -> list[Any]:
    if isinstance(fact, ThingFact):
        return [own]
    resolved = replace(fact.model_dump(mode="json", by_alias=True, exclude_none=True), dict(references))
    names: tuple[str, ...] = getattr(type(fact), "slot", ("target",))
    aliases = {name: field.alias or name for name, field in type(fact).model_fields.items()}
    return [resolved.get(aliases[name]) for name in names]


def _digest(value: Any, secret: bytes) -> str:
    return hmac.new(secret, rfc8785.dumps(value), hashlib.sha256).hexdigest()
