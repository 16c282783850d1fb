"""Finds the assets that stand in a way now: the model versions first that do, and then page by page what they made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from graph.engine.cypher import Statement
from graph.engine.database import REQUEST_SECONDS
from graph.reader import cursor
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.errors import BadArgument
from graph.reader.finding import Finding, Findings
from graph.reader.paging import page_info, page_size
from graph.reader.position import head_of
from graph.rights.statements import TERRITORIES
from graph.rights.values import territories
from graph.standings.assets import standings_of, with_a_licence
from linernotes.rights.territory import Area, Territories, expand
from linernotes.vocabularies.clearance import Status

_ROUNDS: Final = 10
"""How often a page looks for more before it ends, full or not."""

_Place = tuple[str, str]
"""A model version, and an asset of it."""

MODELS: Final = Statement(
    """
    // The model versions that stand in a way now, by id, from one on.
    // status, now, model
    MATCH (kept:Standing) USING INDEX SEEK kept:Standing(kind, status, of)
    WHERE kept.kind = 'ModelVersion' AND kept.status = $status AND kept.of >= $model
      AND kept.start <= $now AND coalesce($now < kept.until, true)
    RETURN DISTINCT kept.of ORDER BY kept.of
    """,
    name="models by status",
)


@cache
def made_by(audience: Audience) -> Statement:
    """Return the statement that lists what models made, model by model, by id; rows: model, asset, offers."""
    sees = Reading(audience, then=False).sees("asset", CreditContext.MADE_BY) or "true"
    return Statement(
        f"""
        // What models made, model by model, each by id, after an asset of the first; with where it is offered.
        // models, after, size
        UNWIND range(0, size($models) - 1) AS place
        CALL (place) {{
          MATCH (model:Entity {{id: $models[place]}})<-[:USED_MODEL]-(made)<-[:PRODUCED_BY]-(asset)
          WHERE (place > 0 OR asset.id > $after) AND {sees}
          WITH DISTINCT model, asset ORDER BY asset.id LIMIT $size
          RETURN model.id AS model, asset
        }}
        WITH model, asset LIMIT $size
        RETURN model, asset.id,
          COLLECT {{ MATCH (asset)<-[content:CONTAINS]-()
            RETURN [{", ".join(f"content.{name}" for name in TERRITORIES)}] }}
        """,
        name="made by models",
    )


async def assets_by_status(finding: Finding) -> Findings:
    """Find a page of the assets that stand in a way, each once for each model of it that does."""
    with_a_licence(finding.context)
    arguments, seal = finding.arguments, cursor.seal_of("Query.assetsByStatus")
    first, after = page_size(arguments["first"]), arguments["after"]
    place: _Place = ("", "") if after is None else cursor.decode_as(seal, (str, str), after)  # type: ignore[assignment]
    code, day = arguments["released_in"], finding.context.now[:10]
    wanted = None if code is None else _area(code, day)
    seq = await head_of(finding.database)
    rows: list[_Place] = []
    is_last = False
    for _ in range(_ROUNDS):
        found, place, is_last = await _some(finding, place, first + 1, wanted)
        rows += found
        if is_last or len(rows) > first:
            break
    shown = rows[:first]
    cursors = [cursor.encode(seal, list(one)) for one in shown]
    has_more = len(rows) > first or not is_last
    end = cursor.encode(seal, list(place)) if has_more and len(rows) <= first else None
    nodes = [{"asset": asset, "modelVersion": model} for model, asset in shown]
    info = page_info(cursors, has_next=has_more, has_previous=after is not None, end=end)
    return Findings({"nodes": nodes, "pageInfo": info}, seq)


async def _some(finding: Finding, place: _Place, size: int, wanted: Area | None) -> tuple[list[_Place], _Place, bool]:
    """Find some more after a place, how far that is, and whether that is the end."""
    database, now, status = finding.database, finding.context.now, finding.arguments["status"]
    asked = {"status": status, "now": now, "model": place[0]}
    models = [model for (model,) in await database.read(MODELS, asked, seconds=REQUEST_SECONDS)]
    if not models:
        return [], place, True
    after = place[1] if models[0] == place[0] else ""
    given = {"models": models, "after": after, "size": size}
    made = await database.read(made_by(finding.context.audience), given, seconds=REQUEST_SECONDS)
    offered = [(model, asset) for model, asset, offers in made if wanted is None or _is_offered(offers, wanted, now)]
    stands = await standings_of(database, sorted({asset for _, asset in offered}), now)
    found = [one for one in offered if stands[one[1]].status is Status(status)]
    return found, ((made[-1][0], made[-1][1]) if made else place), len(made) < size


def _area(code: str, day: str) -> Area:
    found = expand(Territories(codes=(code,)), day)
    if found.unmapped:
        raise BadArgument(f"{code}: no such territory")
    return found.sure


def _is_offered(offers: Sequence[Sequence[Any]], wanted: Area, now: str) -> bool:
    """Say whether an asset may be offered anywhere in an area; where nothing is said of where, it is everywhere."""
    for listed in offers:
        said = dict(zip(TERRITORIES, listed, strict=True))
        if said["territoryTable"] is None or expand(territories(said), now[:10]).possible & wanted:
            return True
    return False
