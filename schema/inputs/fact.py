"""The input FactInput: one field a kind of fact, of which exactly one is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from linernotes.facts.registry import KINDS
from schema.inputs.generate import as_json, one_of

if TYPE_CHECKING:
    FactInput = Any
else:
    FactInput = one_of("FactInput", KINDS, "One fact, of the kind that is the name of its one field.")


def fact_bytes(sent: Any) -> bytes:
    """Return a fact as the JSON by which every fact comes in."""
    ((kind, content),) = as_json(sent).items()
    return orjson.dumps({"kind": kind, **content})
