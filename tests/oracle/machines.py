"""Datasets, models, training runs, generations, assets and attribution reports, as the oracle tells them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.oracle.contents import trained_on
from tests.oracle.derivatives import Walk
from tests.oracle.held import contents
from tests.oracle.history import history, of_statement
from tests.oracle.journal import Json, Said
from tests.oracle.music import (
    Field,
    contributions_to,
    entry,
    files_of,
    in_datasets,
    input_of,
    recording_of,
    releases_of,
)
from tests.oracle.pages import Paged, Row, listed, page
from tests.oracle.sheets import asset_check, asset_sheet
from tests.oracle.telling import Teller, maker, segments, taken


def _with(tell: Teller, kind: str, name: str, id_: str) -> list[str]:
    """List the ids of the things of a kind that name something, alone or in a list."""
    found = [(each, each.fact.get(name)) for each in tell.world.things(kind)]
    return [str(each.id) for each, value in found if value == id_ or (isinstance(value, list) and id_ in value)]


@maker("dataset")
def dataset(tell: Teller, said: Said, on: str) -> Json:
    """Tell a dataset."""
    return taken(said.fact, "name") | {
        "curatedBy": tell.later(said.fact.get("curatedBy"), on),
        "versions": tell.things(_with(tell, "datasetVersion", "dataset", str(said.id)), on, at_most=100),
    }


@maker("datasetVersion")
def dataset_version(tell: Teller, said: Said, on: str) -> Json:
    """Tell a version of a dataset."""
    id_ = str(said.id)
    frozen = tell.world.stated("datasetFrozen", of=id_)
    return taken(said.fact, "version", "created") | {
        "dataset": tell.later(said.fact["dataset"], on),
        "closed": bool(tell.world.stated("datasetClosed", of=id_)),
        "frozen": freezing(tell, frozen[0]) if frozen else None,
        "usedBy": tell.things(_with(tell, "trainingRun", "used", id_), on, at_most=100),
        "knownViolations": known_violations(tell, id_),
        "entries": _entries(tell, id_),
        **contents(tell, "DatasetVersion", id_),
    }


def freezing(tell: Teller, said: Said) -> Json:
    """Tell what a version is for good."""
    told = {"id": said.id, "history": history(tell, "Freezing", of_statement(tell, str(said.id)))}
    return {
        "__typename": "Freezing",
        "statedBy": tell.fact(said),
        **told,
        **taken(said.fact, "count", "root"),
        **_purpose(said),
    }


def _purpose(said: Said) -> Json:
    """Tell for what and where something was done."""
    stated = said.fact.get("act")
    where = {} if stated is None else {"codes": stated.get("codes")}
    return PURPOSE | {"act": NOWHERE_SAID | where}


NOWHERE_SAID = {"table": "ISO3166-1", "version": None, "codes": ["Worldwide"], "excluded": None, "asAmended": False}
PURPOSE: Json = {
    "use": "TRAIN_GENERATIVE",
    "act": NOWHERE_SAID,
    "promises": None,
    "project": None,
    "authorization": None,
}
"""What it is for where nothing is said of it."""


def known_violations(tell: Teller, id_: str) -> Callable[[Any], list[Json]]:
    """Tell why something is on record that was not cleared."""

    def row(said: Said) -> Row:
        told = {"id": said.id, "reason": said.fact["reason"], "statedBy": tell.fact(said)}
        return (str(said.id),), lambda: told

    return lambda _info: listed([row(each) for each in tell.world.stated("knownViolation", of=id_)], at_most=100)


def _entries(tell: Teller, id_: str) -> Field:
    def resolve(
        _info: Any, basis: Any = None, stage: Any = None, first: int | None = None, after: str | None = None
    ) -> Json:
        rows = _included(tell, id_, basis=basis, stage=stage)
        return page(Paged("DatasetVersion.entries", 2), rows, first, after)

    return resolve


def _included(tell: Teller, version: str, *, basis: Any = None, stage: Any = None) -> list[Row]:
    """Tell what a version includes; what is not to be named on training lines is left out."""
    wanted = {"basis": getattr(basis, "value", basis), "stage": getattr(stage, "value", stage)}
    rows: list[Row] = []
    for said in tell.world.stated("datasetEntry", of=version):
        told = entry(said.fact)
        if tell.has(said.fact["item"], "TRAINING") and all(
            value in (None, told[name]) for name, value in wanted.items()
        ):
            rows.append(((said.fact["item"], said.seq), _entry_later(tell, said, told)))
    return rows


def _entry_later(tell: Teller, said: Said, told: Json) -> Any:
    return lambda: (
        told
        | {
            "item": tell.certainly(said.fact["item"], "TRAINING"),
            "version": tell.certainly(said.fact["of"], "TRAINING"),
        }
    )


@maker("model")
def model(tell: Teller, said: Said, on: str) -> Json:
    """Tell a model."""
    return taken(said.fact, "name") | {
        "providedBy": tell.later(said.fact.get("providedBy"), on),
        "versions": tell.things(_with(tell, "modelVersion", "model", str(said.id)), on, at_most=100),
    }


@maker("modelVersion")
def model_version(tell: Teller, said: Said, on: str) -> Json:
    """Tell a version of a model."""
    id_ = str(said.id)
    return taken(said.fact, "version", "released", "weightsHash") | {
        "model": tell.later(said.fact["model"], on),
        "producedBy": tell.later(said.fact.get("producedBy"), on),
        "closure": lambda _info: {
            "datasetVersions": tell.things(sorted(trained_on(tell.world)[id_]), on, at_most=500),
            **contents(tell, "TrainingClosure", id_),
        },
        "voiceOf": tell.things(said.fact.get("voiceOf", []), "TRAINING", at_most=50),
        "generations": _generations(tell, id_),
        "startedRuns": tell.things(_with(tell, "trainingRun", "startedFrom", id_), on, at_most=100),
        "taughtRuns": tell.things(_with(tell, "trainingRun", "learnedFrom", id_), on, at_most=100),
    }


def _generations(tell: Teller, model: str) -> Callable[..., Json]:
    def row(id_: str, position: int, used: Json) -> Row:
        return (id_, position), lambda: {"part": used.get("part"), "generation": tell.certainly(id_, "MADE_BY")}

    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        rows = [
            row(str(said.id), position, used)
            for said in tell.world.things("generation")
            for position, used in enumerate(said.fact.get("models", []))
            if used["modelVersion"] == model
        ]
        return page(Paged("ModelVersion.generations", 2), rows, first, after)

    return resolve


@maker("trainingRun")
def training_run(tell: Teller, said: Said, on: str) -> Json:
    """Tell a training run."""
    return taken(said.fact, "type", "startedAt", "endedAt", "codeHash", "configHash") | {
        **PURPOSE,
        "knownViolations": known_violations(tell, str(said.id)),
        "model": tell.later(said.fact.get("model"), on),
        "runBy": tell.later(said.fact.get("runBy"), on),
        "used": tell.things(said.fact.get("used", []), on, at_most=100),
        "startedFrom": tell.things(said.fact.get("startedFrom", []), on, at_most=20),
        "learnedFrom": tell.things(said.fact.get("learnedFrom", []), on, at_most=20),
        "produced": tell.things(_with(tell, "modelVersion", "producedBy", str(said.id)), on, at_most=100),
    }


@maker("generation")
def generation(tell: Teller, said: Said, on: str) -> Json:
    """Tell a generation."""

    def models(_info: Any) -> list[Json]:
        used = enumerate(said.fact.get("models", []))
        return listed([_use(tell, position, each, on) for position, each in used], at_most=20)

    def inputs(_info: Any) -> list[Json]:
        given = enumerate(said.fact.get("inputs", []))
        rows = [_input(tell, place, each) for place, each in given if tell.has(each["input"], "CONTAINED")]
        return listed(rows, at_most=200)

    def named(_info: Any) -> list[Json]:
        rows = [_named(tell, each, on) for each in said.fact.get("named", []) if tell.has(each["party"], on)]
        return listed(rows, at_most=50)

    return taken(said.fact, "at", "promptHash") | {
        "operator": tell.later(said.fact.get("operator"), on),
        "models": models,
        "inputs": inputs,
        "named": named,
        "warranties": [],
        "authorization": None,
        "made": tell.things(_with(tell, "asset", "generation", str(said.id)), on, at_most=100),
    }


def _use(tell: Teller, position: int, used: Json, on: str) -> Row:
    stored = {"part": used.get("part"), "position": position}
    return (position,), lambda: stored | {"modelVersion": tell.certainly(used["modelVersion"], on)}


def _input(tell: Teller, position: int, given: Json) -> Row:
    stored = taken(given, "relationship", basis="UNKNOWN") | segments(given, "inSegment", "fromSegment")
    return (
        (position,),
        lambda: (
            stored
            | {
                "position": position,
                "input": tell.certainly(given["input"], "CONTAINED"),
            }
        ),
    )


def _named(tell: Teller, person: Json, on: str) -> Row:
    return (person["party"], person["how"]), lambda: {
        "how": person["how"],
        "party": tell.certainly(person["party"], on),
    }


@maker("asset")
def asset(tell: Teller, said: Said, on: str) -> Json:
    """Tell an asset."""

    def sheet(_info: Any, sources: int | None = None, afterRank: int | None = None) -> Json | None:  # noqa: N803
        return asset_sheet(tell, said, sources, afterRank)

    id_ = str(said.id)
    stored = taken(said.fact, "title", "madeAt", "durationMs", "digitalSourceType", fiction=False)
    return stored | {
        "changedSeq": lambda _info: tell.world.changed[id_],
        "identifiers": tell.identifiers(id_),
        "contributions": contributions_to(tell, "Asset", id_, on),
        "recordingOf": recording_of(tell, id_, on),
        "releases": releases_of(tell, "Asset", id_, on),
        "releasedBy": [],
        "knownViolations": known_violations(tell, id_),
        "files": files_of(tell, id_, on),
        "generation": tell.later(said.fact["generation"], on),
        "disclosures": lambda _info: listed(
            [_disclosure(tell, each, on) for each in tell.world.stated("disclosure", about=id_)], at_most=50
        ),
        "reports": tell.things(_with(tell, "attributionReport", "asset", id_), on, at_most=100),
        "inputOf": input_of(tell, "Asset", id_),
        "inDatasets": in_datasets(tell, "Asset", id_),
        "credits": sheet,
        "creditsCheck": lambda _info: asset_check(tell, said),
    }


def _disclosure(tell: Teller, said: Said, on: str) -> Row:
    parts = taken(said.fact.get("byPart") or {}, "vocals", "lyrics", "instruments", "composition", "postProduction")
    told = {"statedBy": tell.fact(said), "containsAI": said.fact.get("containsAI"), **parts}
    return (str(said.id),), lambda: told | {"declaredBy": tell.thing(said.fact["declaredBy"], on)}


@maker("attributionReport")
def attribution_report(tell: Teller, said: Said, on: str) -> Json:
    """Tell a report."""
    method, id_ = said.fact["method"], str(said.id)

    def settles(_info: Any) -> list[Json]:
        rows: list[Row] = []
        for each in tell.world.stated("settlementBasis", report=id_):
            rows += tell.between("asset", each.fact["asset"], each, on, agreement=each.fact["agreement"])
        return listed(rows, at_most=20)

    stored = taken(said.fact, "side", "candidates", "k", "confidence", "computedAt", "evidence", aspect="OVERALL")
    return stored | {
        **taken(method, "family", "measures", "parametersHash"),
        "methodName": method["name"],
        "methodVersion": method.get("version"),
        "residualPpm": said.fact["residual"].get("statedPpm"),
        "asset": tell.later(said.fact["asset"], on),
        "reportedBy": tell.later(said.fact["reportedBy"], on),
        "settles": settles,
        "scores": _scores(tell, said),
    }


def _scores(tell: Teller, said: Said) -> Field:
    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        weighed = zip(said.fact["scores"], tell.world.weighed[str(said.id)], strict=True)
        shown = tell.audience == "AUDITOR" or said.fact["method"]["measures"] in ("INFLUENCE_ESTIMATE", "DECLARED")
        rows = [_score(tell, *each) for each in weighed if shown and _has(tell, said, each[0]["source"])]
        return page(Paged("AttributionReport.scores", 2), rows, first, after)

    return resolve


def _has(tell: Teller, report: Said, source: str) -> bool:
    inside = tell.audience == "AUDITOR" or Walk(tell.world).inside(report.fact["asset"], source)
    return inside and tell.has(source, "TRAINING")


def _score(tell: Teller, score: Json, weighed: tuple[int, int | None]) -> Row:
    stored = taken(score, "raw", "confidence") | segments(score, "assetSegment", "sourceSegment")
    rank, weight = weighed
    return (
        (rank, score["source"]),
        lambda: (
            stored
            | {
                "rank": rank,
                "weightPpm": weight,
                "source": tell.certainly(score["source"], "TRAINING"),
            }
        ),
    )
