"""The input FactInput: one field a kind of fact, of which exactly one is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from linernotes.facts.registry import KINDS
from linernotes.facts.rights.authorization import Authorization
from schema.inputs.generate import as_json, input_of, one_of

if TYPE_CHECKING:
    FactInput = Any
    AuthorizationInput = Any
else:
    FactInput = one_of("FactInput", KINDS, "One fact, of the kind that is the name of its one field.")
    AuthorizationInput = input_of(Authorization)


def fact_bytes(sent: Any) -> bytes:
    """Return a fact as the JSON by which every fact comes in."""
    ((kind, content),) = as_json(sent).items()
    return orjson.dumps({"kind": kind, **content})


def authorization_bytes(sent: Any) -> bytes:
    """Return an authorization as the JSON by which every fact comes in."""
    return orjson.dumps({"kind": "authorization", **as_json(sent)})
