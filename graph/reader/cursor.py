"""Cursors: where a page ended, opaque to who holds it, and of no use in any other list."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import blake2s
from typing import Any

import orjson

from graph.reader.errors import BadCursor

_VERSION = 1
_LONGEST = 2_000
_DAMAGED = "the cursor is not one of ours, or was damaged on the way"

Key = str | int


def seal_of(place: str) -> str:
    """Give the few characters by which a cursor is known to belong to a list in an order."""
    return blake2s(place.encode(), digest_size=5).hexdigest()


def encode(seal: str, keys: Sequence[Key]) -> str:
    """Write down the keys of a row."""
    return urlsafe_b64encode(orjson.dumps([_VERSION, seal, *keys])).rstrip(b"=").decode()


def decode(seal: str, count: int, cursor: str) -> list[Key]:
    """Read the keys back; raises BadCursor unless this list gave the cursor."""
    if len(cursor) > _LONGEST:
        raise BadCursor("the cursor is too long to be one of ours")
    try:
        parts = orjson.loads(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
    except ValueError:  # Also what is not ASCII, not base64, or not JSON.
        raise BadCursor(_DAMAGED) from None
    match parts:
        case [version, str(), *_] if version != _VERSION:
            raise BadCursor("the cursor is of another version: begin at the first page")
        case [_, str(given), *keys] if given == seal and len(keys) == count and all(map(_is_key, keys)):
            return keys
        case _:
            raise BadCursor("the cursor belongs to another list, or to another order of it")


def decode_as(seal: str, kinds: Sequence[type[Key]], cursor: str) -> list[Any]:
    """Read back keys that are each of its kind; raises BadCursor as `decode` does."""
    keys = decode(seal, len(kinds), cursor)
    if not all(map(isinstance, keys, kinds)):
        raise BadCursor(_DAMAGED)
    return keys


def _is_key(value: object) -> bool:
    return type(value) is str or (type(value) is int and -(2**63) <= value < 2**63)
