"""What datasets and models hold, as the oracle tells it: who contributed, how much of what, what models made."""

from __future__ import annotations

from collections import Counter
from typing import Any

from linernotes.drawing import MARKS
from linernotes.facts.dataset import Basis, EntryStage
from tests.oracle.contents import contributor_counts, contributors, entry_counts, synthetic
from tests.oracle.journal import Json
from tests.oracle.pages import Paged, Row, page
from tests.oracle.telling import Teller

_NAMES = {"ROLE_GROUP": "roleGroup", "BASIS": "basis", "STAGE": "stage"}
_ORDER = [[each.value for each in values] for values in (Basis, EntryStage)]


def contents(tell: Teller, type_: str, id_: str) -> Json:
    """Tell what a dataset version holds, or all that a model was trained on."""

    def people(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        return page(Paged(f"{type_}.contributors", 1), _contributors(tell, id_), first, after)

    def people_counted(_info: Any, by: Any) -> list[Json]:
        return _people_counted(tell, id_, getattr(by, "value", by))

    def counted(_info: Any, by: Any = None) -> list[Json]:
        return _entries_counted(tell, id_, {getattr(each, "value", each) for each in by or ()})

    return {
        "contributors": people,
        "contributorsNotNamed": lambda _info: _everybody(tell, id_) - len(_contributors(tell, id_)),
        "contributorCounts": people_counted,
        "counts": counted,
        "synthetic": lambda _info: {
            "entries": sum(each["synthetic"] for each in _entries_counted(tell, id_, set())),
            "fromModels": _from_models(tell, id_),
        },
    }


def _contributors(tell: Teller, id_: str) -> list[Row]:
    rows: list[Row] = []
    numbers = tell.world.numbers
    for (of, party), seen in contributors(tell.world).items():
        if of == id_ and tell.audience in seen:
            entries = seen[tell.audience][0]
            rows.append(((numbers[party] - entries * 2**32,), _contributor(tell, party, entries)))
    return rows


def _contributor(tell: Teller, party: str, entries: int) -> Any:
    return lambda: {"entries": entries, "party": tell.certainly(party, "TRAINING")}


def _everybody(tell: Teller, id_: str) -> int:
    return sum(of == id_ for of, _ in contributors(tell.world))


def _people_counted(tell: Teller, id_: str, by: str) -> list[Json]:
    counts = contributor_counts(contributors(tell.world))
    told = []
    for way, value in MARKS:
        count = counts.get((id_, way.value, value))
        if way.value == by and count:
            named = count[tell.audience]
            whose = {name: value if each == by else None for each, name in _NAMES.items()}
            told.append({**whose, "named": named, "notNamed": count["AUDITOR"] - named})
    return told


def _entries_counted(tell: Teller, id_: str, by: set[str]) -> list[Json]:
    entries, made = Counter[tuple[str | None, str | None]](), Counter[tuple[str | None, str | None]]()
    for (of, basis, stage), (count, synthetic_count) in entry_counts(tell.world).items():
        if of == id_:
            key = (basis if "BASIS" in by else None, stage if "STAGE" in by else None)
            entries[key] += count
            made[key] += synthetic_count
    return [
        {"basis": basis, "stage": stage, "entries": count, "synthetic": made[basis, stage]}
        for (basis, stage), count in sorted(entries.items(), key=lambda item: _place(*item[0]))
    ]


def _place(basis: str | None, stage: str | None) -> tuple[int, int]:
    bases, stages = _ORDER
    return bases.index(basis) if basis else 0, stages.index(stage) if stage else 0


def _from_models(tell: Teller, id_: str) -> list[Json]:
    made = [(model, count) for (of, model), count in synthetic(tell.world).items() if of == id_]
    return [
        {"entries": count, "modelVersion": tell.certainly(model, "MADE_BY")}
        for model, count in sorted(made, key=lambda each: (-each[1], each[0]))
    ]
