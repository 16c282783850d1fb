"""Keeps the labels that say where a thing is withheld, wherever people, choices or entries were touched."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from graph.recorder.withheld_once import CHOICES, Relabelled, contributor, mark_holders, mark_items
from linernotes.facts.base import Fact
from linernotes.facts.dataset import Basis
from linernotes.facts.party import Party
from linernotes.naming import (
    LABELS,
    Entry,
    ItemFacts,
    choices_in_force,
    labels,
    withholding,
    withholding_of_contribution,
    withholding_of_party,
)
from linernotes.once import ONCE
from linernotes.vocabularies.role_tables import MAIN_ARTIST_ROLES

_ITEMS = ("wrk_", "rec_", "ast_")

_CONTRIBUTORS = (
    "COLLECT { MATCH (CREDITED)<-[:TO]-(one:Contribution) OPTIONAL MATCH (one)<-[:MADE]-(party) "
    f"RETURN [one.id, one.role, party.id, {CHOICES}] }}"
)
_ENTRIES = (
    "COLLECT { MATCH (item)<-[entry:INCLUDES]-() RETURN DISTINCT [entry.basis, coalesce(entry.allowsNaming, false)] }"
)

CHOOSERS = Statement(
    """
    // The items that some parties contributed to, once or still.
    // ids
    UNWIND $ids AS id
    MATCH (party:Entity|Former {id: id})-[:MADE|MADE_WAS]->()-[:TO|TO_WAS]->(item) RETURN DISTINCT item.id
    """
)
RECORDED = Statement(
    """
    // The recordings and assets of some works, once or still.
    // ids
    UNWIND $ids AS id
    MATCH (work:Entity|Former {id: id})<-[:RECORDING_OF|RECORDING_OF_WAS]-(item) RETURN DISTINCT item.id
    """
)
WORKS_OF = Statement(
    """
    // The works of some recordings and assets.
    // ids
    UNWIND $ids AS id MATCH (item:Entity {id: id})-[:RECORDING_OF]->(work) RETURN DISTINCT work.id
    """
)
HOLDING = Statement(
    """
    // The files and releases that hold some recordings and assets, once or still.
    // ids
    UNWIND $ids AS id MATCH (item:Entity|Former {id: id})<-[:ENCODES|CONTAINS|ENCODES_WAS|CONTAINS_WAS]-(holder)
    RETURN DISTINCT holder.id
    """
)
PARTIES = Statement(
    f"""
    // The choices of some parties, and how they are labelled.
    // ids
    UNWIND $ids AS id MATCH (party:Entity|Former {{id: id}}) RETURN id, labels(party), {CHOICES}
    """
)
PEOPLE_OF = Statement(
    f"""
    // What decides where some items are withheld, and how they and their contributions are labelled.
    // ids
    UNWIND $ids AS id MATCH (item:Entity|Former {{id: id}})
    RETURN id, labels(item), {_CONTRIBUTORS.replace("CREDITED", "item")},
      COLLECT {{ MATCH (item)-[:RECORDING_OF]->(work)
        UNWIND {_CONTRIBUTORS.replace("CREDITED", "work")} AS writer RETURN writer }},
      {_ENTRIES},
      COLLECT {{ MATCH (item:Work)<-[:RECORDING_OF]-()<-[entry:INCLUDES]-()
        RETURN DISTINCT [entry.basis, coalesce(entry.allowsNaming, false)] LIMIT 100 }},
      COLLECT {{ MATCH (item)<-[:TO]-(one:Contribution) RETURN [one.id, labels(one)] }},
      EXISTS {{ (item)<-[:TO_WAS]-() }} OR EXISTS {{ (item)-[:RECORDING_OF_WAS]->() }}
        OR EXISTS {{ (item)-[:RECORDING_OF]->()<-[:TO_WAS]-() }}
        OR any(name IN {list(ONCE)} WHERE item[name] IS NOT NULL)
    """
)
RELABEL = Statement(
    """
    // Gives nodes the labels that say where they are withheld, and takes others away.
    // rows
    UNWIND $rows AS row MATCH (node:Entity|Former {id: row.id})
    WHERE row.until IS NULL OR coalesce(node.toSeq, 0) = row.until
    REMOVE node:$(row.remove) SET node:$(row.add)
    """
)


Told = tuple[Fact, str, Mapping[str, str]]
"""A fact, the id of the node that it makes or describes, and the ids of its references."""

BorneOn = Mapping[tuple[str, str], set[str]]
"""The ids that facts point at, by the kinds and pointers of _BEARS_ON."""


async def keep(transaction: Writes, came: Iterable[Told], left: Iterable[Told]) -> set[str]:
    """Bring the labels of everything that facts bear on, which came and left, in line with linernotes.naming.

    Answers the ids of the things, and of the contributions, whose labels changed.
    """
    left = list(left)
    borne_on = borne_on_by((fact, ids) for fact, _, ids in [*came, *left])
    parties = borne_on["namingChoice", "/party"] | {own for fact, own, _ in left if isinstance(fact, Party)}
    credited = borne_on["contribution", "/to"] | await _ids(transaction, CHOOSERS, parties)
    entered = borne_on["datasetEntry", "/item"]
    items = credited | entered | borne_on["recordingOf", "/recording"] | borne_on["recordingOf", "/work"]
    items |= await _ids(transaction, RECORDED, _of(credited, ("wrk_",)))
    items |= await _ids(transaction, WORKS_OF, entered)
    changed = await relabel_parties(transaction, parties)
    relabelled = await relabel_items(transaction, items)
    holders = borne_on["encoding", "/file"] | borne_on["releaseContent", "/release"]
    holding = await _ids(transaction, HOLDING, _of(relabelled, _ITEMS))
    return changed | relabelled | await relabel_holders(transaction, holders | holding)


def borne_on_by(facts: Iterable[tuple[Fact, Mapping[str, str]]]) -> BorneOn:
    """Gather what facts bear on, each with the ids of its references."""
    borne_on = {key: set[str]() for key in _BEARS_ON}
    for fact, ids in facts:
        for pointer in _POINTERS.get(fact.kind, ()):
            if pointer in ids:
                borne_on[fact.kind, pointer].add(ids[pointer])
    return borne_on


_BEARS_ON = (
    ("namingChoice", "/party"),
    ("contribution", "/to"),
    ("datasetEntry", "/item"),
    ("recordingOf", "/recording"),
    ("recordingOf", "/work"),
    ("encoding", "/file"),
    ("releaseContent", "/release"),
)
"""The facts whose coming or leaving can change where something is withheld, and what in them it is about."""
_POINTERS = {kind: tuple(pointer for one, pointer in _BEARS_ON if one == kind) for kind, _ in _BEARS_ON}


def _of(ids: Iterable[str], prefixes: tuple[str, ...]) -> set[str]:
    return {id_ for id_ in ids if id_.startswith(prefixes)}


async def _ids(transaction: Writes, statement: Statement, ids: Collection[str]) -> set[str]:
    return {row[0] for row in await transaction.run(statement, {"ids": sorted(ids)})} if ids else set()


async def _relabel(transaction: Writes, wanted: Iterable[Relabelled]) -> set[str]:
    """Write what differs, and return the ids of what it is on."""
    rows = []
    for id_, until, has, should in wanted:
        now, then = set(has) & set(LABELS), set(should)
        if now != then:
            rows.append({"id": id_, "until": until, "add": sorted(then - now), "remove": sorted(now - then)})
    if rows:
        await transaction.run(RELABEL, {"rows": sorted(rows, key=lambda row: (row["id"], row["until"] or 0))})
    return {str(row["id"]) for row in rows}


async def relabel_parties(transaction: Writes, parties: Collection[str]) -> set[str]:
    """Label parties as their choices say; answer those whose labels changed, as the others do."""
    rows = await transaction.run(PARTIES, {"ids": sorted(parties)}) if parties else []
    places = [(id_, has, withholding_of_party(choices_in_force(words))) for id_, has, words in rows]
    return await _relabel(transaction, [Relabelled(id_, None, has, labels(withheld)) for id_, has, withheld in places])


async def relabel_items(transaction: Writes, items: Collection[str]) -> set[str]:
    """Label works, recordings and assets, and the contributions to them; answer the items whose labels changed."""
    rows = await transaction.run(PEOPLE_OF, {"ids": sorted(items)}) if items else []
    wanted: list[Relabelled] = []
    credited_otherwise: dict[str, list[Entry]] = {}
    for id_, has, contributors, writers, own_entries, entries, labelled, had_others in rows:
        included = [Entry(basis=Basis(basis), allows_naming=allows) for basis, allows in [*own_entries, *entries]]
        people = [contributor(role, party, words) for _, role, party, words in contributors]
        theirs = [contributor(role, party, words) for _, role, party, words in writers]
        item = ItemFacts(contributors=people, writers=theirs, entries=included)
        places = withholding(item)
        wanted.append(Relabelled(id_, None, has, labels(places)))
        if had_others or withholding(_before_main_artists(item)) - places:
            credited_otherwise[id_] = included
        shown = dict(labelled)
        for one, (contribution, *_) in zip(people, contributors, strict=True):
            named = withholding_of_contribution(one.choices, included) if one.party is not None else frozenset()
            wanted.append(Relabelled(contribution, 0, shown[contribution], labels(named)))
    marked, former = await mark_items(transaction, credited_otherwise)
    return await _relabel(transaction, [*wanted, *former]) | marked


async def relabel_holders(transaction: Writes, holders: Collection[str]) -> set[str]:
    """Label files and releases as what they hold is labelled."""
    return await _relabel(transaction, await mark_holders(transaction, holders))


def _before_main_artists(item: ItemFacts) -> ItemFacts:
    """Take away the main artists: until one is credited, every performer stands in."""
    return replace(item, contributors=[one for one in item.contributors if one.role not in MAIN_ARTIST_ROLES])
