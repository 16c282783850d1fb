"""The input ObjectionInput: an objection as the party that makes it says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import strawberry

from linernotes.facts.rights.terms import Paper
from schema.inputs.generate import as_json, input_of
from schema.scalars import DateTime
from schema.types.enums_of_rights import Ground

if TYPE_CHECKING:
    PaperInput = Any
else:
    PaperInput = input_of(Paper)

SOURCE = {"system": "linernotes", "kind": "USER"}
"""Who states what somebody objects to by this service: the party itself, with no system of its own between."""


@strawberry.input(description="What a party objects to, on what ground, and what it asks for.")
class ObjectionInput:
    against: strawberry.ID = strawberry.field(
        description="The id of an asset, a contribution, a right share or an attribution report."
    )
    ground: Ground = strawberry.field(description="On what ground.")
    asks: str = strawberry.field(description="What it asks for; it may be erased like all that is about a person.")
    made_at: DateTime | None = strawberry.field(default=None, description="When it was made, if not just now.")
    evidence: PaperInput | None = strawberry.field(default=None, description="The document that shows it.")


def objection_bytes(sent: ObjectionInput, *, by: str, key: str) -> bytes:
    """Return an objection of a party as the JSON by which every fact comes in; each party has keys of its own."""
    said = {
        "kind": "objection",
        "key": f"{by} {key}",
        "source": SOURCE,
        "by": {"id": by},
        "against": {"id": sent.against},
        "ground": sent.ground.value,
        "asks": sent.asks,
        "madeAt": sent.made_at,
        "evidence": as_json(sent.evidence),
    }
    return orjson.dumps({name: value for name, value in said.items() if value is not None})
