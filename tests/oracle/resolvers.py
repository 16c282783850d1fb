"""The root fields of the oracle, for the ordinary executor: `execute(…, world=Oracle(world, audience).root)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.oracle import machines, music  # noqa: F401 - they say how things are told
from tests.oracle.history import RECORDED_AT, about, rows, was_told_afterwards
from tests.oracle.journal import Json, Said
from tests.oracle.machines import freezing
from tests.oracle.pages import Paged, Refused, Row, listed, page
from tests.oracle.telling import Teller
from tests.oracle.world import World

MOST_IDS = 100
_ON = "MADE_BY"
_PREFIXES = {
    "party": "par",
    "work": "wrk",
    "recording": "rec",
    "release": "rel",
    "asset": "ast",
    "file": "fil",
    "dataset": "dst",
    "datasetVersion": "dsv",
    "model": "mod",
    "modelVersion": "mdv",
    "trainingRun": "run",
    "generation": "gen",
    "attributionReport": "rep",
    "freezing": "dfr",
}
_PLURALS = {kind: f"{kind}s" for kind in _PREFIXES if kind != "freezing"} | {"party": "parties"}
_TITLED = {"party": "name", "work": "title", "recording": "title", "release": "title", "asset": "title"}


class Oracle:
    """One answer's root.

    `statements` counts how many a reader may send for what was asked of it, and `lookups` how many before them, to find
    where the journal stood at some time.
    """

    def __init__(self, world: World, audience: str) -> None:
        self.tell = Teller(world, audience)
        self.statements = 0
        self.lookups = 0
        self.root: Json = {"node": self._node, "nodes": self._nodes}
        for kind, plural in _PLURALS.items():
            self.root[kind] = self._one(kind)
            self.root[plural] = self._several(kind, plural)
        for kind in _TITLED:
            self.root[f"{_PLURALS[kind]}Connection"] = self._titled(kind)
        self.root["modelVersionsConnection"] = self._model_versions
        self.root["journal"] = self._journal
        self.root = {name: self._of_this_world(resolve) for name, resolve in self.root.items()}

    def _of_this_world(self, resolve: Callable[..., Any]) -> Callable[..., Any]:
        """Resolve a field in the world that there is: the one as of `knownAt` is another world."""

        def resolved(info: Any, knownAt: Json | None = None, **arguments: Any) -> Any:  # noqa: N803
            self.lookups += knownAt is not None
            return resolve(info, **arguments)

        return resolved

    # By id

    def _node(self, _info: Any, id: str) -> Json | None:  # noqa: A002 - the argument's name in the schema
        self.statements += _kind_of(id) is not None
        return self._any(id)

    def _nodes(self, _info: Any, ids: list[str]) -> list[Json | None]:
        if len(ids) > MOST_IDS:
            raise Refused("BAD_ARGUMENT", f"{len(ids)} ids were given; {MOST_IDS} is the most")
        self.statements += len({_kind_of(id_) for id_ in ids} - {None})
        return [self._any(id_) for id_ in ids]

    def _any(self, id_: str) -> Json | None:
        for said in self.tell.world.stated("datasetFrozen") if _kind_of(id_) == "freezing" else ():
            if said.id == id_:
                return freezing(self.tell, said)
        return self.tell.thing(id_, _ON)

    def _one(self, kind: str) -> Callable[..., Json | None]:
        def resolve(_info: Any, id: str) -> Json | None:  # noqa: A002
            self.statements += 1
            return self._of(kind, id)

        return resolve

    def _of(self, kind: str, id_: str) -> Json | None:
        return self.tell.thing(id_, _ON) if _kind_of(id_) == kind else None

    def _several(self, kind: str, plural: str) -> Callable[..., list[Json | None]]:
        ways: dict[str, Callable[[Any], list[Json | None]]] = {
            "ids": lambda ids: self._by_ids(kind, ids),
            "identifier": lambda one: self._identified(kind, one),
        }
        if kind == "file":
            ways |= {name: self._with(kind, name) for name in ("sha256", "iscc")}
        if kind not in (*_TITLED, "file"):
            ways = {"ids": ways["ids"]}

        def resolve(_info: Any, **arguments: Any) -> list[Json | None]:
            self.statements += 1
            given = {name: value for name, value in arguments.items() if value is not None}
            if len(given) != 1:
                raise Refused("BAD_ARGUMENT", f"{plural} takes exactly one of its arguments {', '.join(ways)}")
            ((name, value),) = given.items()
            return ways[name](value)

        return resolve

    def _by_ids(self, kind: str, ids: list[str]) -> list[Json | None]:
        if len(ids) > MOST_IDS:
            raise Refused("BAD_ARGUMENT", f"more than {MOST_IDS} ids were given")
        return [self._of(kind, id_) for id_ in ids]

    # By what they say

    def _identified(self, kind: str, identifier: Json) -> list[Json | None]:
        claims = self.tell.world.stated("identifier", scheme=identifier["scheme"], value=identifier["value"])
        return self._listed(kind, {said.fact["about"] for said in claims})

    def _with(self, kind: str, name: str) -> Callable[[str], list[Json | None]]:
        return lambda value: self._listed(
            kind, {str(each.id) for each in self.tell.world.things(kind) if each.fact.get(name) == value}
        )

    def _listed(self, kind: str, ids: set[str]) -> list[Json | None]:
        rows = [self.tell.row(id_, _ON) for id_ in ids if _kind_of(id_) == kind and self.tell.has(id_, _ON)]
        return [*listed(rows, at_most=100)]

    # Page by page

    def _titled(self, kind: str) -> Callable[..., Json]:
        key, name = _TITLED[kind], f"{_PLURALS[kind]}Connection"

        def resolve(
            _info: Any,
            filter: Json | None = None,  # noqa: A002
            orderBy: Any = None,  # noqa: N803
            first: int | None = None,
            after: str | None = None,
        ) -> Json:
            self.statements += 1
            order = getattr(orderBy, "value", orderBy)
            kept = [said for said in self.tell.world.things(kind) if self._fits(said, key, filter or {})]
            rows = [self._row(said, key, order) for said in kept if self.tell.has(str(said.id), _ON)]
            return page(Paged(f"Query.{name}", 1 if order == "ID" else 2, order), rows, first, after)

        return resolve

    def _fits(self, said: Said, key: str, wanted: Json) -> bool:
        exactly, beginning, since = wanted.get(key), wanted.get(f"{key}StartsWith"), wanted.get("changedSince")
        return (
            (exactly is None or said.fact[key] == exactly)
            and (beginning is None or said.fact[key].startswith(beginning))
            and (since is None or self.tell.world.changed[str(said.id)] > since)
        )

    def _row(self, said: Said, key: str, order: str) -> Row:
        id_ = str(said.id)
        if order == "ID":
            return self.tell.row(id_, _ON)
        first: str | int = self.tell.world.changed[id_] if order == "CHANGED" else said.fact[key]
        return (first, id_), lambda: self.tell.certainly(id_, _ON)

    def _journal(
        self,
        _info: Any,
        orderBy: Any = None,  # noqa: N803
        first: int | None = None,
        after: str | None = None,
        **wanted: Any,
    ) -> Json:
        if self.tell.audience != "AUDITOR":
            raise Refused("AUDITORS_ONLY", "only auditors may ask for journal")
        self.lookups += sum(wanted.get(name) is not None for name in ("from", "to"))
        self.statements += 1
        order = getattr(orderBy, "value", orderBy)
        kept = [said for said in self.tell.world.journal if self._is_wanted(said, wanted)]
        return page(Paged("Query.journal", 1, order, order == "NEWEST"), rows(self.tell, kept), first, after)

    def _is_wanted(self, said: Said, wanted: Json) -> bool:
        subject, who, kind = (wanted.get(name) for name in ("subject", "actor", "kind"))
        begin, end = (wanted.get(name) for name in ("from", "to"))
        return (
            (subject is None or about(self.tell.world, said) == subject)
            and who in (None, "local")
            and kind in (None, said.kind)
            and (not wanted.get("retroactiveOnly") or was_told_afterwards(said))
            and (begin is None or begin <= RECORDED_AT)
            and (end is None or end > RECORDED_AT)
        )

    def _model_versions(self, _info: Any, first: int | None = None, after: str | None = None) -> Json:
        self.statements += 1
        rows = [self.tell.row(str(said.id), _ON) for said in self.tell.world.things("modelVersion")]
        return page(Paged("Query.modelVersionsConnection", 1), rows, first, after)


def _kind_of(id_: str) -> str | None:
    """Say what kind of thing an id is of: its first letters tell."""
    return next((kind for kind, prefix in _PREFIXES.items() if id_.startswith(f"{prefix}_")), None)
