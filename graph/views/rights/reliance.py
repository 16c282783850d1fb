"""How it is answered what rests on an agreement: training runs and dataset versions, page by page."""

from __future__ import annotations

from typing import Any

from graph.engine.database import REQUEST_SECONDS
from graph.reader import cursor
from graph.reader.context import Audience, CreditContext
from graph.reader.finding import Finding, Findings
from graph.reader.paging import listed_page
from graph.reader.position import head_of
from graph.reader.views import Field, Found, View
from graph.reliance import statements
from graph.reliance.finding import RestingRun, RestingVersion, resting_on
from graph.views.catching_up import behind
from linernotes.facts.registry import kind_of

Json = dict[str, Any]


async def reliance(finding: Finding) -> Findings:
    """Find what rests on an agreement that the reader may read."""
    database, id_ = finding.database, finding.arguments["agreement"]
    seq = await head_of(database)
    if not await _is_readable(finding):
        return Findings(None, seq)
    found = await resting_on(database, id_, now=finding.context.now)
    answer: Json = {"seq": seq, "catchingUp": await behind(database)}
    for below in finding.below.get("trainingRuns", ()):
        wanted = below.arguments["outside_scope"]
        runs = [one for one in found.runs if wanted is None or wanted == bool(one.outside)]
        seal = cursor.seal_of(f"Reliance.trainingRuns {id_} {wanted}")
        answer[below.key] = listed_page(below.arguments, runs, _run, seal)
    for below in finding.below.get("datasetVersions", ()):
        seal = cursor.seal_of(f"Reliance.datasetVersions {id_}")
        answer[below.key] = listed_page(below.arguments, found.versions, _version, seal)
    return Findings(answer, seq, CreditContext.TRAINING)


async def _is_readable(finding: Finding) -> bool:
    id_, context = finding.arguments["agreement"], finding.context
    asked = {"id": id_, "actor": context.actor}
    rows = []
    if kind_of(id_) == "agreement":
        rows = await finding.database.read(statements.READABLE, asked, seconds=REQUEST_SECONDS)
    return any(is_party or context.audience is not Audience.PUBLIC for (is_party,) in rows)


def _run(one: RestingRun) -> Json:
    return {
        "trainingRun": one.id,
        "entries": one.entries,
        "entriesOutside": one.outside,
        "beyond": sorted(one.beyond),
        "clauses": list(one.clauses),
    }


def _version(one: RestingVersion) -> Json:
    return {"datasetVersion": one.id, "entries": one.entries}


VIEWS: tuple[View, ...] = ()
ROOTS: dict[str, Field] = {"reliance": Found(reliance, CreditContext.TRAINING)}
