"""Facts as they were recorded, in order, with their references followed: the one input of the oracle."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

Json = dict[str, Any]

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
}
"""The kinds of fact that describe a thing, and what GraphQL calls the thing."""

_INSTANTS = {"madeAt", "at", "startedAt", "endedAt", "computedAt", "validFrom", "validTo"}
_DATES = {"born", "died", "recorded", "released", "created"}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact that was sent, and the recorder's answer to it."""

    fact: Json
    seq: int
    id: str | None
    created: bool


Batch = Sequence[Line]


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of the journal, each reference in it replaced by the id of the thing that it leads to."""

    seq: int
    batch: int
    id: str | None
    kind: str
    fact: Json

    @property
    def source(self) -> Json:
        """Who states it."""
        source: Json = self.fact["source"]
        return source

    def names(self) -> set[str]:
        """List the ids that it mentions, its own included."""
        found = set[str]()
        _strings({key: value for key, value in self.fact.items() if key != "subject"}, found)
        return {text for text in found if text[3:4] == "_" and len(text) == 40} | ({self.id} if self.id else set())


@dataclass(slots=True)
class _Read:
    said: list[Said] = field(default_factory=list)
    keys: dict[tuple[str, str], str] = field(default_factory=dict)


def read(batches: Sequence[Batch]) -> list[Said]:
    """Follow all references, batch by batch."""
    so_far = _Read()
    for number, batch in enumerate(batches):
        for line in batch:
            if "key" in line.fact and line.id:
                so_far.keys[line.fact["source"]["system"], line.fact["key"]] = line.id
        for line in batch:
            if line.created:
                followed = _followed(line.fact, line.fact, batch, so_far)
                so_far.said.append(Said(line.seq, number, line.id, line.fact["kind"], followed))
    return so_far.said


def _followed(value: Any, fact: Json, batch: Batch, so_far: _Read, name: str = "") -> Any:
    if isinstance(value, list):
        return [_followed(each, fact, batch, so_far) for each in value]
    if name in _INSTANTS and isinstance(value, str):
        return instant(value)
    if name in _DATES and isinstance(value, str):
        return f"{value.split()[1]}~" if " " in value else value
    if name == "raw":
        return number(value)
    if not isinstance(value, dict) or name == "subject":
        return value
    if _is_reference(value):
        return _target(value, fact, batch, so_far)
    if value.get("scheme") == "GTIN":
        value = {**value, "value": value["value"].zfill(14)}
    return {key: _followed(each, fact, batch, so_far, key) for key, each in value.items()}


def _is_reference(value: Json) -> bool:
    if list(value) == ["key"]:
        return isinstance(value["key"], dict)
    return list(value) in (["id"], ["place"], ["identifier"])


def _target(reference: Json, fact: Json, batch: Batch, so_far: _Read) -> str:
    if "id" in reference:
        return str(reference["id"])
    if "place" in reference:
        return str(batch[reference["place"]].id)
    if "key" in reference:
        key = reference["key"]
        return so_far.keys[key.get("source") or fact["source"]["system"], key["key"]]
    raise NotImplementedError("facts of tests name things by place, id or key")


def instant(text: str) -> str:
    """Return an instant in the one form in which it is shown."""
    return datetime.fromisoformat(text).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def number(text: str) -> str:
    """Return a decimal in the one form in which it is shown: as JSON writes numbers, without needless zeros."""
    exact = Decimal(text).normalize()
    if exact == 0:
        return "0"
    if -7 < exact.adjusted() < 21:
        return f"{exact:f}"
    return f"{exact.scaleb(-exact.adjusted()):f}e{exact.adjusted():+d}"


def _strings(value: Any, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _strings(each, found)


def lines_of(sent: Sequence[bytes], results: Sequence[Any]) -> list[Line]:
    """Put together what was sent and what the recorder answered."""
    return [
        Line(json.loads(fact), result.seq, result.id, result.status == "CREATED")
        for fact, result in zip(sent, results, strict=True)
    ]
