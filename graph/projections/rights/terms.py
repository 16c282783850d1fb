"""What the rows of facts about rights have in common: territories, and the papers that show something."""

from collections.abc import Mapping
from typing import Any

from graph.projections.rows import Ids, Rows, optional_edge, properties
from linernotes.facts.rights.purpose import Purpose
from linernotes.facts.rights.terms import Paper, Territories


def territories(stated: Territories) -> dict[str, Any]:
    """Take territories as stated; nothing is expanded, so that the table can be read as of any time."""
    kept = properties(stated, "as_amended")
    named = {"territoryTable": stated.table, "territoryVersion": stated.version}
    listed = {"territories": [*stated.codes], "excludedTerritories": [*stated.excluded]}
    return kept | {name: value for name, value in (named | listed).items() if value}


def authorized(one: str, ids: Ids) -> Rows:
    """Lead to the authorization that a fact cites, if it cites one."""
    return optional_edge("AUTHORIZED_BY", one, ids.get("/authorization"))


def trained(ids: Ids | Mapping[str, str]) -> str | None:
    """Return the version, or else the model, that a use is for: what permits may be limited to."""
    return ids.get("/modelVersion") or ids.get("/model")


def purpose(fact: Purpose) -> dict[str, Any]:
    """Take for what use something is, and where; what was left out is written as what it means."""
    return properties(fact, "use", "promises", "project") | territories(fact.act)


def paper(shown: Paper | None, name: str) -> dict[str, Any]:
    """Take a paper as two properties: its document and its hash."""
    if shown is None:
        return {}
    return {name: shown.document} | ({f"{name}Hash": shown.hash} if shown.hash is not None else {})
