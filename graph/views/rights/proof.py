"""How the proof for a training run reads: each part of it is cleared when it is asked for."""

from __future__ import annotations

from typing import Any

from graph.clearing.proof import difference, known_now, known_then
from graph.reader.context import ReadContext
from graph.reader.views import Computed, Further


def _of(value: dict[str, Any], _context: ReadContext) -> dict[str, Any]:
    return {"run": value["id"]}


PROOF = Computed(
    needs="id",
    then=_of,
    between={
        "knownThen": Further(made="Proof", id="run", find=known_then),
        "knownNow": Further(made="Proof", id="run", find=known_now),
        "difference": Further(made="Proof", id="run", find=difference),
    },
)
"""What a training run used, cleared as of when it began."""
