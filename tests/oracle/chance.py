"""Values of arguments that lead somewhere, for documents made by chance over the demo."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from seed.demo import FILES
from tests.oracle.journal import THINGS

EACH = 8
_FIRST = [0, 1, 2, 3, 1, 2, 3, 4, 2, 20, None, 101]
_NEARLY_NONE = [None, None, None, None, None, None, None, "damaged"]


def values_for() -> dict[str, Sequence[Any]]:
    """Give values by the names of arguments, and by `Query.field.argument` where the field says which kind is meant."""
    ids = _ids()
    every = [id_ for several in ids.values() for id_ in several[:3]]
    values: dict[str, Sequence[Any]] = {
        "id": every,
        "ids": [*every, "nothing"],
        "first": _FIRST,
        "after": _NEARLY_NONE,
        "scheme": ["ISRC", "ISNI", "ISWC", "GTIN"],
        "value": [*_values("identifier", "value"), "none"],
        "sha256": [*_values("file", "sha256"), "none"],
        "iscc": [*_values("file", "iscc"), "none"],
        "title": ["Night Ferry", "none"],
        "titleStartsWith": ["N", "The ", ""],
        "name": ["June Arden", "none"],
        "nameStartsWith": ["J", ""],
        "changedSince": [0, 900, 1000, 2000],
        "CreditSheet.diff.from": [0, 20, 60],
        "CreditSheet.diff.to": [10, 50, 10**9],
        "knownAt": [None, {"seq": 10**9}, {"at": "2100-01-01T00:00:00Z"}],
        "subject": every,
        "actor": ["local", "nobody"],
        "kind": ["contribution", "retraction", "none"],
        "from": [None, "2026-01-01T00:00:00.000000Z", "2100-01-01T00:00:00.000000Z"],
        "to": [None, "2026-01-01T00:00:00.000000Z", "2100-01-01T00:00:00.000000Z"],
    }
    for kind, type_ in THINGS.items():
        several = "parties" if kind == "party" else f"{kind}s"
        values[f"Query.{kind}.id"] = ids[type_]
        values[f"Query.{several}.ids"] = [*ids[type_], "nothing"]
    return values


@cache
def _facts() -> list[dict[str, Any]]:
    return [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]


def _ids() -> dict[str, list[str]]:
    """Take ids of each kind from all over the demo, its story above all."""
    found: dict[str, list[str]] = {type_: [] for type_ in THINGS.values()}
    for fact in reversed(_facts()):
        new = fact.get("subject", {}).get("new") or {}
        if "id" in new and fact["kind"] in THINGS:
            found[THINGS[fact["kind"]]].append(new["id"])
    return {type_: ids[:: max(1, len(ids) // EACH)] for type_, ids in found.items()}


def _values(kind: str, name: str) -> list[str]:
    return [fact[name] for fact in _facts() if fact["kind"] == kind and name in fact][-EACH:]
