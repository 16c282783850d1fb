"""How it is answered what a withdrawal, an end or a sale touches: counts first, and the things page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import orjson

from graph.impact import finding as impact_of
from graph.impact.asked import Event, Terms, asked
from graph.reader import cursor
from graph.reader.context import CreditContext
from graph.reader.finding import Finding, Findings
from graph.reader.paging import listed_page
from graph.reader.position import head_of
from graph.reader.views import Field, Found
from graph.reader.views import View as ReadView
from graph.views.catching_up import behind
from linernotes.rights.impact import Consequence

Json = dict[str, Any]
_OUTPUTS = frozenset({"generations", "assets", "releases"})


async def impact(finding: Finding) -> Findings:
    """Find what is touched, and count it as far as it is asked for."""
    database = finding.database
    event = await asked(database, finding.arguments["of"], finding.context)
    seq = await head_of(database)
    touched = await impact_of.found(database, event)
    answer = _event(event, seq) | {"catchingUp": await behind(database)}
    if "counts" in finding.selects:
        answer["counts"] = await _counts(finding, event, touched)
    pages: tuple[tuple[str, Sequence[Any], Callable[[Any], Json]], ...] = (
        ("datasetVersions", touched.versions, _version),
        ("trainingRuns", touched.runs, lambda run: _run(run, event)),
        ("modelVersions", touched.models, _model),
    )
    seal = cursor.seal_of(f"Impact {orjson.dumps(finding.arguments['of']).decode()}")
    for name, rows, tell in pages:
        for below in finding.below.get(name, ()):
            answer[below.key] = listed_page(below.arguments, rows, tell, seal)
    return Findings(answer, seq, CreditContext.TRAINING)


def _event(event: Event, seq: int) -> Json:
    return {
        "seq": seq,
        "effective": event.effective,
        "isImagined": event.is_imagined,
        "binding": None if event.binding is None else event.binding.value,
        "comesTo": _consequence(event.comes_to),
        "terms": [_terms(one) for one in event.terms],
    }


def _terms(terms: Terms) -> Json:
    return {"clauses": list(terms.clauses), "comesTo": _consequence(terms.consequence)}


def _consequence(one: Consequence) -> Json:
    return {
        "newTraining": one.new_training,
        "newGeneration": one.new_generation,
        "models": one.model.value,
        "retireBy": one.retire_by,
        "outputs": one.outputs.value,
        "moneyDue": one.money_due,
    }


async def _counts(finding: Finding, event: Event, touched: impact_of.Found) -> Json:
    runs = touched.runs_by(event.effective)
    found: Json = {
        "things": len(touched.things),
        "items": len(touched.embodied),
        "datasetVersions": len(touched.versions),
        "trainingRuns": {"before": runs.before, "after": runs.after, "undated": runs.undated},
        "modelVersions": len(touched.models),
        "modelVersionsByWay": [
            {"way": way, "modelVersions": sum(one.how == way for one in touched.models)}
            for way in ("TRAINED", "FINE_TUNED", "DISTILLED", "SYNTHETIC", "VOICE")
        ],
    }
    if any(f"counts.{name}" in finding.selects for name in _OUTPUTS):
        made = await impact_of.outputs(finding.database, event, touched)
        for place, name in enumerate(("generations", "assets", "releases")):
            found[name] = {when: made.get(when, (0, 0, 0))[place] for when in ("before", "after", "undated")}
    if "counts.containing" in finding.selects:
        assets, releases = await impact_of.containing(finding.database, touched)
        found["containing"] = {"assets": assets, "releases": releases}
    return found


def _version(row: tuple[str, int]) -> Json:
    return {"datasetVersion": row[0], "items": row[1]}


def _run(row: tuple[str, str | None], event: Event) -> Json:
    is_before = None if row[1] is None else row[1] < event.effective
    return {"trainingRun": row[0], "isBefore": is_before}


def _model(row: impact_of.TouchedModel) -> Json:
    return {"modelVersion": row.id, "way": row.how, "steps": max(row.steps, 0), "hasVoice": row.has_voice}


VIEWS: tuple[ReadView, ...] = ()
ROOTS: dict[str, Field] = {"impact": Found(impact)}
