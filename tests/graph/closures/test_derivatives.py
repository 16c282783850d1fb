"""What is asked of derivatives is what walking every path says, page by page, before whomever asks."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from graph.closures.draining import drain
from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.conftest import Empty
from tests.oracle.derivatives import Trace, traces
from tests.oracle.facts import order, world
from tests.oracle.recording import record
from tests.oracle.world import World

SCHEMA = build()
NOW = "2026-11-22T12:00:00.000000Z"
FIELDS = {
    "party": "parties",
    "work": "works",
    "recording": "recordings",
    "asset": "assets",
    "modelVersion": "modelVersions",
}
PAGE = """
query ($ids: [ID!]!, $after: String, $filter: {filter}) {{ sources: {field}(ids: $ids) {{
  id catchingUp distinctAssets derivativeCounts {{ kind certainty hits }}
  derivatives(first: 3, after: $after, filter: $filter) {{ totalCount
    pageInfo {{ hasNextPage endCursor }}
    nodes {{ certainty weightPpm paths pathWithheld
      hit {{ __typename ... on Asset {{ id }} ... on Release {{ id }} }}
      path {{ type thing {{ id }} }} }} }} }} }}
"""


def told(walked: World, trace: Trace, audience: Audience) -> dict[str, Any]:
    """Tell a trace as GraphQL does."""
    shown = audience is Audience.AUDITOR or audience.value in trace.best_open_to
    return {
        "certainty": trace.certainty,
        "weightPpm": trace.weight,
        "paths": trace.paths,
        "pathWithheld": not shown,
        "hit": {"__typename": "Asset" if trace.hit.startswith("ast_") else "Release", "id": trace.hit},
        "path": [{"type": edge.type, "thing": _shown(walked, edge.to, audience)} for edge in trace.best]
        if shown
        else [],
    }


def _shown(walked: World, id_: str, audience: Audience) -> dict[str, str] | None:
    return None if (audience.value, "MADE_BY") in walked.withheld.get(id_, ()) else {"id": id_}


def seen(walked: World, found: list[Trace], source: str, audience: Audience) -> list[Trace]:
    """List what an audience sees of a source's derivatives, in order."""
    certainties = ["CERTAIN", "ATTRIBUTED", "SIMILAR_UNEXPLAINED"]
    mine = [trace for trace in found if trace.source == source]
    if audience is not Audience.AUDITOR:
        mine = [t for t in mine if audience.value in t.open_to and t.certainty != "SIMILAR_UNEXPLAINED"]
    return sorted(
        mine,
        key=lambda trace: (
            trace.hit.startswith("rel_"),
            certainties.index(trace.certainty),
            -(trace.weight if trace.weight is not None else -1),
            walked.numbers[trace.hit],
        ),
    )


def counted(rows: list[Trace]) -> list[dict[str, Any]]:
    """Count traces by kind and certainty."""
    found: dict[tuple[str, str], int] = {}
    for trace in rows:
        key = ("RELEASE" if trace.hit.startswith("rel_") else "ASSET", trace.certainty)
        found[key] = found.get(key, 0) + 1
    return [{"kind": kind, "certainty": certainty, "hits": hits} for (kind, certainty), hits in found.items()]


@pytest.mark.parametrize("seed", range(3))
async def test_derivatives_are_what_walking_every_path_says(database: Database, empty: Empty, seed: int) -> None:
    chance = Random(seed)
    walked = World.recorded(await record(database, empty, order(chance, world(chance))))
    await drain(database)
    execution = Execution(SCHEMA, Reader(SCHEMA, VIEWS, database))
    found, rows = traces(walked), 0
    for audience in Audience:
        for kind, field in FIELDS.items():
            for said in walked.things(kind):
                id_ = str(said.id)
                if audience is not Audience.AUDITOR and (audience.value, "MADE_BY") in walked.withheld.get(id_, ()):
                    continue
                expected = seen(walked, found, id_, audience)
                assert await everything(execution, field, id_, audience) == [
                    told(walked, each, audience) for each in expected
                ]
                answer = await asked(execution, field, id_, audience)
                assert answer["derivativeCounts"] == counted(expected)
                assert answer["distinctAssets"] == len({each.hit for each in expected if each.hit.startswith("ast_")})
                assert answer["catchingUp"] is None
                assert answer["derivatives"]["totalCount"] == len(expected)
                rows += len(expected)
    assert rows
    assert execution.reader.counts.fallbacks == 0


async def asked(
    execution: Execution, field: str, id_: str, audience: Audience, *, actor: str | None = None, **variables: Any
) -> dict[str, Any]:
    """Ask a page of a thing's derivatives."""
    context = ReadContext(audience, NOW, actor=actor)
    page = PAGE.format(field=field, filter="PartyDerivativeFilter" if field == "parties" else "DerivativeFilter")
    answer = await execution.execute(page, context=context, variables={"ids": [id_], **variables})
    assert answer.errors == []
    assert answer.data is not None
    source: dict[str, Any] = answer.data["sources"][0]
    return source


async def everything(
    execution: Execution, field: str, id_: str, audience: Audience, **more: Any
) -> list[dict[str, Any]]:
    """Ask for all of a thing's derivatives, page by page."""
    nodes: list[dict[str, Any]] = []
    after = None
    while True:
        page = (await asked(execution, field, id_, audience, after=after, **more))["derivatives"]
        nodes += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return nodes
