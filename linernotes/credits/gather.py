"""From rows as the graph gives them, each thing once and flat, to what the rules need, nested.

`sheetThings` are all things within reach of the one that the sheet is of, itself and the sources of its settling
reports included, each with its steps; an id's first letters tell its kind.
"""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from linernotes.credits.needs import (
    AssetNeeds,
    AssetSourceNeeds,
    ChoiceNeeds,
    ContributionNeeds,
    EntryNeeds,
    FileNeeds,
    LinkNeeds,
    PartyNeeds,
    RecordingNeeds,
    RecordingSheetNeeds,
    ReleaseNeeds,
    ScoreNeeds,
    SegmentNeeds,
    SettledNeeds,
    StatedNeeds,
    ViolationNeeds,
    WorkNeeds,
    WorkSheetNeeds,
)
from linernotes.objections import open_objections

Row = Mapping[str, Any]
Entries = Mapping[str, list[EntryNeeds]]


def asset_needs(value: Row, at: str) -> AssetNeeds:
    """Return what the sheet of an asset needs, as objections stand at an instant."""
    entries = {score["source"]: score["entries"] for report in value["sheetReports"] for score in report["scores"]}
    things = Things(value["sheetThings"], entries)
    own = things.asset(value["id"])
    reports = [_report(report) for report in value["sheetReports"]]
    uses = value["sheetUses"]
    operator = party(value["sheetOperator"])
    generation = {"operator": operator, "models": uses}
    return {
        "id": own["id"],
        "fact": own["fact"],
        "title": own["title"],
        "fiction": value["fiction"],
        "salt": _salt(value),
        "contributions": own["contributions"],
        "works": own["works"],
        "releases": own["releases"],
        "generation": cast(Any, generation) if uses or operator is not None else None,
        "links": things.links(),
        "trained": [_trained(model) for model in value["sheetTrained"]],
        "disclosures": [_disclosure(one) for one in value["sheetDisclosures"]],
        "reports": reports,
        "openObjections": open_objections(
            ((one["objection"], one["effective"], one["state"]) for one in value["sheetObjections"]), at
        ),
        "knownViolations": _violations(value["sheetJudged"]),
        "settled": [_settled(report, things) for report in value["sheetReports"] if report["settledBy"]],
    }


def recording_needs(value: Row) -> RecordingSheetNeeds:
    """Return what the credits of a recording need."""
    things = Things(value["sheetThings"], {})
    own = things.recording(value["id"])
    return {**own, "salt": _salt(value), "links": things.links()}


def work_needs(value: Row) -> WorkSheetNeeds:
    """Return what the credits of a work need."""
    derived_things = [one["thing"] for one in value["sheetDerivedFrom"] if "thing" in one]
    things = Things([*value["sheetThings"], *derived_things], {})
    derived = [
        cast(Any, {"type": one["type"], "stated": stated(one), "work": things.work(one["work"])})
        for one in value["sheetDerivedFrom"]
    ]
    return {**things.work(value["id"]), "salt": _salt(value), "derivedFrom": derived}


class Things:
    """Things by id, made whole when they are asked for."""

    def __init__(self, rows: Iterable[Row], entries: Entries) -> None:
        self._rows = {row["id"]: row for row in rows}
        self._entries = entries
        self._contributions = {id_: _contributions(row) for id_, row in self._rows.items()}

    def recording(self, id_: str) -> RecordingNeeds:
        """Return a recording with its credits, works and releases."""
        row = self._rows[id_]
        return {
            "id": id_,
            "fact": row["fact"],
            "title": row["title"],
            "recorded": row["recorded"],
            "unidentifiedWorks": row["unidentifiedWorks"],
            "contributions": self._contributions[id_],
            "works": self._works(row),
            "releases": _releases(row),
            "entries": self._entries.get(id_, []),
        }

    def asset(self, id_: str) -> AssetSourceNeeds:
        """Return an asset with its credits, works and releases."""
        row = self._rows[id_]
        return {
            "id": id_,
            "fact": row["fact"],
            "title": row["title"],
            "madeAt": row["madeAt"],
            "contributions": self._contributions[id_],
            "works": self._works(row),
            "releases": _releases(row),
        }

    def work(self, id_: str) -> WorkNeeds:
        """Return a work with its credits."""
        row = self._rows[id_]
        return {
            "id": id_,
            "fact": row["fact"],
            "title": row["title"],
            "contributions": self._contributions[id_],
            "entries": self._entries.get(id_, []),
        }

    def links(self) -> list[LinkNeeds]:
        """List the steps from assets (through their generations) and recordings to what they rest on."""
        made: dict[str, list[str]] = {}
        for id_, step in self._steps("ast_", "gen_"):
            made.setdefault(step["to"], []).append(id_)
        given = [
            self._link(asset, step["relationship"], step)
            for generation, step in self._steps("gen_", "")
            if step["relationship"] is not None
            for asset in made.get(generation, ())
        ]
        return given + [self._link(id_, step["type"], step) for id_, step in self._steps("rec_", "rec_")]

    def target(self, id_: str) -> dict[str, Any]:
        """Return the thing with this id as what a step leads to."""
        found: dict[str, Any] = dict.fromkeys(("recording", "asset", "work", "file"))
        if id_.startswith("rec_"):
            return found | {"recording": self.recording(id_)}
        if id_.startswith("ast_"):
            return found | {"asset": self.asset(id_)}
        return found | ({"work": self.work(id_)} if id_.startswith("wrk_") else {"file": self._file(id_)})

    def _steps(self, start: str, end: str) -> list[tuple[str, Row]]:
        return [
            (id_, step)
            for id_, row in self._rows.items()
            if id_.startswith(start)
            for step in row["steps"]
            if step["to"].startswith(end)
        ]

    def _works(self, row: Row) -> list[WorkNeeds]:
        ids = dict.fromkeys(step["to"] for step in row["steps"] if step["to"].startswith("wrk_"))
        return [self.work(id_) for id_ in ids]

    def _file(self, id_: str) -> FileNeeds:
        held = dict.fromkeys(step["to"] for step in self._rows[id_]["steps"])
        return {
            "id": id_,
            "fact": self._rows[id_]["fact"],
            "recordings": [self.recording(one) for one in held if one.startswith("rec_")],
            "assets": [self.asset(one) for one in held if one.startswith("ast_")],
        }

    def _link(self, start: str, relation: str, step: Row) -> LinkNeeds:
        link = {
            "from": start,
            "relation": relation,
            "position": step["position"],
            "segments": cast(SegmentNeeds, step),
            "stated": stated(step),
            **self.target(step["to"]),
        }
        return cast(LinkNeeds, link)


def party(rows: Any) -> PartyNeeds | None:
    """Return a party of its rows, one for itself and one for each of its choices; None of no rows."""
    if not isinstance(rows, list):
        return cast("PartyNeeds | None", rows)
    if not rows:
        return None
    first = rows[0]
    choices = [cast(ChoiceNeeds, row) for row in rows if row["naming"] is not None]
    return {"id": first["id"], "fact": first["fact"], "name": first["name"], "link": first["link"], "choices": choices}


def stated(row: Row) -> StatedNeeds:
    """Return who stated a row that carries its fact."""
    return {"seq": row["seq"], "kind": row["kind"], "system": row["system"], "document": row["document"]}


def _salt(value: Row) -> str:
    """Return the secret of the sheet; a thing that was recorded has one."""
    salt: str = value["sheetSalt"]["salt"]
    return salt


def _contributions(row: Row) -> list[ContributionNeeds]:
    return [
        cast(
            ContributionNeeds,
            {**one, "party": party(one["party"]), "modelVersion": _version(one), "stated": stated(one)},
        )
        for one in row["contributions"]
    ]


def _version(contribution: Row) -> dict[str, Any] | None:
    version = contribution["modelVersion"]
    if version is None:
        return None
    model = {"id": version["modelId"], "fact": version["modelFact"], "name": version["modelName"], "providedBy": None}
    return {"id": version["id"], "fact": version["fact"], "version": version["version"], "model": model}


def _trained(row: Row) -> Any:
    run, who = row["run"], row["stated"]
    bases = {} if run is None else {name: [one["id"] for one in run[name]] for name in ("startedFrom", "learnedFrom")}
    source = {"seq": who["seq"], "kind": who["sourceKind"], "system": who["source"], "document": who["document"]}
    model = {**row["model"], "providedBy": party(row["model"]["providedBy"])}
    return {**row, "model": model, "stated": source, "run": None if run is None else {**run, **bases}}


def _violations(judged: Iterable[Row]) -> list[ViolationNeeds]:
    """List the known violations of all that was judged, as they were stated."""
    found: list[ViolationNeeds] = [
        {"id": one["id"], "of": row["of"], "reason": one["reason"], "stated": stated(one)}
        for row in judged
        for one in row["violations"]
    ]
    return sorted(found, key=lambda one: one["stated"]["seq"])


def _disclosure(row: Row) -> Any:
    return {**row, "stated": stated(row), "declaredBy": party(row["declaredBy"])}


def _releases(row: Row) -> list[ReleaseNeeds]:
    return [cast(ReleaseNeeds, {**one, "label": party(one["label"])}) for one in row["releases"]]


def _report(row: Row) -> Any:
    by = party(row["reportedBy"])
    scores = [{**score, "works": [work["id"] for work in score["works"]]} for score in row["scores"]]
    settled = [stated(one) for one in row["settledBy"]]
    return {**row, "stated": stated(row), "reportedBy": by, "settledBy": settled, "scores": scores}


def _settled(report: Row, things: Things) -> SettledNeeds:
    scores = [
        cast(ScoreNeeds, {**score, "segments": score, **things.target(score["source"])}) for score in report["scores"]
    ]
    return {"id": report["id"], "scores": scores}
