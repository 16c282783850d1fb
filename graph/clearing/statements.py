"""The Cypher that finds what is to be cleared: a form for today, and one for what stood at `$known`.

Where there may be many, they come as one list: see graph/rights/statements.py.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from graph.engine.cypher import Statement
from graph.lineage.pattern import relationship, thing
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.then import property_then, stood


def _sees(name: str, audience: Audience, place: CreditContext, *, then: bool) -> str:
    return Reading(audience, then).sees(name, place) or "true"


@cache
def seen(audience: Audience, *, then: bool = False) -> Statement:
    """Return the statement that says which things are there, and to be seen."""
    is_there = f" MATCH (said:Entity|Was {{id: id}}) WHERE {stood('said')}" if then else ""
    return Statement(
        f"""
        // Which things are there, and to be seen.
        // ids
        UNWIND $ids AS id MATCH {thing("one", "id", then=then)}{is_there}
        WITH id, one WHERE {_sees("one", audience, CreditContext.MADE_BY, then=then)}
        RETURN collect(id)
        """,
        name="cleared things that are seen",
    )


@cache
def claims(audience: Audience, *, then: bool = False) -> Statement:
    """Return the statement that says which things, of those to be seen, claim identifiers; rows: identifier, thing."""
    return Statement(
        f"""
        // Which things claim identifiers.
        // keys
        UNWIND $keys AS key MATCH (identifier:Entity {{id: key}}) WHERE identifier:Identifier
        MATCH (identifier)<-{relationship("IDENTIFIED_BY", "claim", then=then)}-(one)
        WHERE {_sees("one", audience, CreditContext.MADE_BY, then=then)}
        RETURN collect(DISTINCT [key, one.id])
        """,
        name="cleared things by identifier",
    )


@cache
def listed(audience: Audience, place: CreditContext, *, then: bool = False) -> Statement:
    """Return the statement that lists what is in a catalogue at an instant; rows as of `included`."""
    valid_to = property_then({}, "e", "validTo") if then else "e.validTo"
    holds = f"coalesce(e.validFrom <= $at, true) AND coalesce($at < {valid_to}, true)"
    return _items("LISTS", f"AND {holds}", audience, place, then=then)


@cache
def included(audience: Audience, place: CreditContext, *, then: bool = False) -> Statement:
    """Return the statement that lists what a dataset version includes, by id, after an item; and what is hidden."""
    return _items("INCLUDES", "", audience, place, then=then)


def _items(type_: str, more: str, audience: Audience, place: CreditContext, *, then: bool) -> Statement:
    """Read distinct items out of an index, in its order."""
    hidden = f"NOT ({_sees('n', audience, place, then=then)})"
    runs = [
        f"""
          MATCH ()-[e:{each}]->() USING INDEX SEEK e:{each}(of, item, fact)
          WHERE e.of = $of AND e.item > $after AND e.fact > 0 {more} {f"AND {stood('e')}" if then else ""}
          WITH e MATCH ()-[e]->(n)
          WITH DISTINCT e.of AS of, e.item AS item, n ORDER BY of, item LIMIT $size
          RETURN item, {hidden} AS hidden"""
        for each in ((type_, f"{type_}_WAS") if then else (type_,))
    ]
    return Statement(
        f"""
        // What a catalogue or a dataset version holds, after an item.
        // of, after, size, at
        CALL {{ {" UNION ".join(runs)} }}
        WITH item, hidden ORDER BY item LIMIT $size
        RETURN collect([item, hidden])
        """,
        name=f"cleared items by {type_}",
    )


NOT_OWN: Final = Statement(
    """
    // Which things are not the party's: neither made by it, nor held by it, nor itself.
    // ids, actor
    UNWIND $ids AS id MATCH (one:Entity {id: id})
    WHERE id <> $actor
    AND NOT EXISTS { (one)<-[:TO]-()<-[:MADE]-(:Party {id: $actor}) }
    AND NOT EXISTS { (one)<-[:SHARE_IN]-()<-[:HOLDS]-(:Party {id: $actor}) }
    RETURN id LIMIT 1
    """,
    name="things that are not the party's",
)


@cache
def catalogue(*, then: bool = False) -> Statement:
    """Return the statement that says whether there is a catalogue."""
    node = f"(one:Entity|Was {{id: $id}}) WHERE {stood('one')}" if then else "(one:Entity {id: $id}) WHERE true"
    label = "Catalogue|CatalogueWas" if then else "Catalogue"
    return Statement(
        f"""
        // Whether there is a catalogue.
        // id
        MATCH {node} AND one:{label} RETURN one.id LIMIT 1
        """,
        name="cleared catalogue",
    )


@cache
def model(*, then: bool = False) -> Statement:
    """Return the statement that finds a model, or a version with the model that it is of; rows: both, '' for none."""
    is_there = f" MATCH (said:Entity|Was {{id: one.id}}) WHERE {stood('said')}" if then else ""
    return Statement(
        f"""
        // The model that an id is of, and the version.
        // id
        MATCH {thing("one", "$id", then=then)}{is_there}
        {family_and_version("one", then=then)} LIMIT 1
        """,
        name="cleared model",
    )


def family_and_version(name: str, *, then: bool = False) -> str:
    """Give the Cypher that returns of a model, or of a version of one, the model and the version: '' for none."""
    return f"""OPTIONAL MATCH ({name})-{relationship("VERSION_OF", "versionOf", then=then)}->(family)
        RETURN [coalesce(family.id, {name}.id), CASE WHEN family IS NULL THEN '' ELSE {name}.id END]"""
