"""The journal as `linernotes export` writes it, line by line: every fact with its references and texts in place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

Json = dict[str, Any]
ERASED = "[erased]"
CORRECTS, TARGET = "corrects", "target"

THINGS = {
    "party": "Party",
    "work": "Work",
    "recording": "Recording",
    "file": "File",
    "release": "Release",
    "dataset": "Dataset",
    "datasetVersion": "DatasetVersion",
    "model": "Model",
    "modelVersion": "ModelVersion",
    "trainingRun": "TrainingRun",
    "generation": "Generation",
    "asset": "Asset",
    "attributionReport": "AttributionReport",
    "rightShare": "RightShare",
    "agreement": "Agreement",
    "clause": "Clause",
    "catalogue": "Catalogue",
    "objection": "Objection",
    "authorization": "Authorization",
}
"""The kinds of fact that describe a thing, and the thing's own kind."""
PAPERS = {"RightShare", "Agreement", "Clause", "Catalogue", "Objection", "Authorization"}
"""Things that no node is for, and that have no history that is shown."""

SOURCE_KINDS = ["STEWARD", "RIN", "ERN", "CWR", "PROVIDER", "RESEARCH", "USER", "DEMO"]
"""The stated order of sources: whose word is shown first (docs/decisions/0008-order-of-sources.md)."""


@dataclass(frozen=True)
class Fact:
    """One fact: `says` has the id of a thing wherever the fact points at one, and plain text where the journal has
    a commitment. `entry` is the last seq of the batch that it came with.
    """

    seq: int
    entry: int
    kind: str
    id: str
    actor: str
    recorded_at: str
    says: Json

    def __getitem__(self, name: str) -> Any:
        return self.says.get(name)

    @property
    def source(self) -> Json:
        """Who states it."""
        found: Json = self.says["source"]
        return found

    @property
    def preference(self) -> tuple[int, str, bool, str, str]:
        """Of several facts that describe one thing, the one with the least preference is shown."""
        document = self.source.get("document")
        kind = SOURCE_KINDS.index(self.source["kind"])
        return kind, self.source["system"], document is None, document or "", self.actor


def read(lines: Iterable[bytes]) -> list[Fact]:
    """Read the lines of an export: the first and the last say what is between them."""
    entries = [json.loads(line) for line in lines]
    return [fact for entry in entries if "facts" in entry for fact in _facts(entry)]


def _facts(entry: Json) -> list[Fact]:
    found = []
    for place, (text, beside) in enumerate(zip(entry["facts"], entry["personal"], strict=True)):
        kept = json.loads(text)
        values = {pointer: ERASED if pair is None else pair[1] for pointer, pair in json.loads(beside or "{}").items()}
        says = _put(kept["fact"], "", values | kept.get("references", {}))
        fact = Fact(
            seq=entry["firstSeq"] + place,
            entry=entry["lastSeq"],
            kind=says["kind"],
            id=kept.get("id", ""),
            actor=entry["actor"],
            recorded_at=entry["recordedAt"],
            says=says,
        )
        found.append(fact)
    return found


def _put(value: Any, pointer: str, values: Json) -> Any:
    """Put values into a fact where JSON pointers say."""
    if pointer in values:
        return values[pointer]
    if isinstance(value, dict):
        return {name: _put(each, f"{pointer}/{name}", values) for name, each in value.items()}
    if isinstance(value, list):
        return [_put(each, f"{pointer}/{place}", values) for place, each in enumerate(value)]
    return value


def standing(facts: Iterable[Fact], seq: int) -> list[Fact]:
    """List the facts that stand at a seq: said by then, and by then neither corrected nor retracted.

    What was ended holds until its end, which a fact says of itself or an ending says of it.
    """
    said = [fact for fact in facts if fact.seq <= seq]
    corrected = {fact[CORRECTS] for fact in said if fact[CORRECTS] is not None}
    retracted = {fact[TARGET] for fact in said if fact.kind == "retraction"}
    left = [fact for fact in said if fact.seq not in corrected | retracted]
    ends = {fact[TARGET]: fact["validTo"] for fact in left if fact.kind == "ending"}
    return [replace(fact, says=fact.says | {"validTo": ends[fact.seq]}) if fact.seq in ends else fact for fact in left]
