"""From a sheet in its plain form to its JSON document: what is not said is absent, times are read as a clock."""

from collections.abc import Mapping
from typing import Any, Final

from api.pages.sheet_document import SheetDocument
from linernotes.credits.leaves import pruned
from linernotes.credits.words import SENTENCES

SCHEMA_PATH: Final = "/schemas/credit-sheet-1.json"

_HEADING: Final = ("asset", "title", "status", "openObjections", "asOfJournal", "audience", "demo", "digest")
_SILENT: Final = ("disputed", "featured", "hasSheet", "notNamed", "pathWithheld", "unidentifiedWorks", "itemsNotShown")
"""What is said only where it is so."""


def sheet_json(sheet: Mapping[str, Any], *, origin: str = "") -> dict[str, Any]:
    """Return the document of a sheet; `origin` (scheme and host) stands in front of its addresses."""
    document = {
        "$schema": f"{origin}{SCHEMA_PATH}",
        "sheet": {name: sheet[name] for name in _HEADING} | {"verify": f"{origin}/credits/{sheet['asset']}.json"},
        "disclosure": _disclosure(sheet["disclosure"]),
        "madeBy": _quiet(sheet["madeBy"]),
        "contains": [_contained(line) for line in sheet["contains"]],
        "references": [_contained(line) for line in sheet["references"]],
        "models": sheet["models"],
        "trainingSources": _training(sheet["trainingSources"]),
        "completeness": sheet["completeness"],
        "knownViolations": sheet["knownViolations"],
    }
    whole = {name: [] for name in ("madeBy", "contains", "references", "models")} | pruned(document)
    read = SheetDocument.model_validate(whole)
    return read.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _disclosure(disclosure: Mapping[str, Any]) -> dict[str, Any]:
    parts = disclosure["byPart"]
    return {
        "containsAI": disclosure["containsAI"],
        "declaredBy": disclosure["declaredBy"],
        "byPart": {one["part"]: one["declared"] for one in parts},
        "derived": {"containsAI": disclosure["derived"], "byPart": {one["part"]: one["derived"] for one in parts}},
        "contradictions": disclosure["contradictions"],
        "stated": disclosure["stated"],
    }


def _contained(line: Mapping[str, Any]) -> dict[str, Any]:
    return _timed(_quiet(line))


def _training(training: Mapping[str, Any]) -> dict[str, Any]:
    sides = [side | {"items": [_timed(item) for item in side["items"]]} for side in _quiet(training["sides"])]
    return {**training, "sides": sides, "words": SENTENCES[training["statement"]]}


def _timed(line: Mapping[str, Any]) -> dict[str, Any]:
    """Give the stretches of a line as the document has them: `in` the later thing, `from` the earlier."""
    rest = {name: value for name, value in line.items() if name not in ("inSegment", "fromSegment")}
    return rest | {"in": _clock(line["inSegment"]), "from": _clock(line["fromSegment"])}


def _clock(segment: Mapping[str, int] | None) -> list[str] | None:
    return None if segment is None else [_time(segment["startMs"]), _time(segment["endMs"])]


def _time(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes:02d}:{rest // 1000:02d}.{rest % 1000 // 100}"


def _quiet(value: Any) -> Any:
    """Leave out what is false or nought and goes without saying."""
    if isinstance(value, Mapping):
        return {name: _quiet(one) for name, one in value.items() if one or name not in _SILENT}
    return [_quiet(one) for one in value] if isinstance(value, list) else value
