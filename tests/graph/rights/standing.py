"""The facts of a journal that stand, or stood at a seq, found by reading it from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph.recorder.journal import Entry, read_back
from linernotes.facts.history import Ending, Retraction
from linernotes.rights.stated import Stated


def standing(entries: Sequence[dict[str, Any]], *, until: int | None = None) -> list[Stated]:
    """Return what stands, or stood once the journal had come to a seq: corrected, retracted and ended as facts say."""
    told: dict[int, Stated] = {}
    endings: dict[int, tuple[int, str]] = {}
    for node in entries:
        entry = Entry.from_node(node)
        for seq in range(entry.first_seq, entry.last_seq + 1):
            if until is not None and seq > until:
                continue
            fact = (written := read_back(entry, seq)).fact
            for left in (fact.corrects, fact.target if isinstance(fact, Retraction) else None):
                if left is not None:
                    told.pop(left, None)
                    endings.pop(left, None)
            told[seq] = Stated(fact=fact, own=written.own, ids=written.references)
            if isinstance(fact, Ending):
                endings[seq] = fact.target, fact.valid_to
    ended = dict(endings.values())
    return [replace(one, ended=ended.get(seq)) for seq, one in told.items()]
