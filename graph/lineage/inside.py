"""Reads what decides whether an asset's models can have known a source, each thing once for a walk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from graph.lineage import statements
from linernotes.tracing.inside import Known, Source, is_inside

Run = Callable[..., Awaitable[list[list[Any]]]]


class Judge:
    """Tells scored sources that are inside from those that are not."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._known: dict[str, Known] = {}
        self._trained_with: dict[str, set[str]] = {}
        self._sources: dict[str, Source] = {}

    async def inside(self, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return those of some pairs of an asset and a source of which the source is inside."""
        pairs = set(pairs)
        await self._learn_assets({asset for asset, _ in pairs})
        await self._learn_sources({source for _, source in pairs})
        return {(asset, source) for asset, source in pairs if is_inside(self._sources[source], self._known[asset])}

    async def _learn_assets(self, assets: set[str]) -> None:
        unknown = sorted(assets - self._known.keys())
        rows = await self._run(statements.known_of, ids=unknown) if unknown else []
        await self._learn_models({model for _, models, _ in rows for model in models})
        for asset, models, given in rows:
            versions = set[str]().union(*(self._trained_with[model] for model in models))
            self._known[asset] = Known(versions=versions, given=set(given))
        for asset in unknown:
            self._known.setdefault(asset, Known(versions=set(), given=set()))

    async def _learn_models(self, models: set[str]) -> None:
        unknown = sorted(models - self._trained_with.keys())
        rows = await self._run(statements.trained_with, ids=unknown) if unknown else []
        self._trained_with |= {model: set[str]() for model in unknown}
        self._trained_with |= {model: set(versions) for model, versions in rows}

    async def _learn_sources(self, ids: set[str]) -> None:
        unknown = sorted(ids - self._sources.keys())
        rows = await self._run(statements.sources, ids=unknown) if unknown else []
        self._sources |= {id_: Source(id=id_, works=set(), versions=set()) for id_ in unknown}
        for id_, works, versions in rows:
            self._sources[id_] = Source(id=id_, works=set(works), versions=set(versions))
