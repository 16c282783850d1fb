"""Keeps the labels that say where a thing is withheld, wherever people, choices or entries were touched."""

from collections.abc import Collection, Iterable, Mapping

from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from linernotes.facts.base import Fact
from linernotes.facts.dataset import Basis
from linernotes.naming import (
    LABELS,
    Contributor,
    Entry,
    ItemFacts,
    choices_in_force,
    labels,
    withholding,
    withholding_of_contribution,
    withholding_of_party,
)
from linernotes.vocabularies.roles import ContributorRole

_ITEMS = ("wrk_", "rec_", "ast_")

_CHOICES = "COLLECT { MATCH (party)<-[:CHOSEN_BY]-(choice) RETURN [choice.audience, choice.context, choice.naming] }"
_CONTRIBUTORS = (
    "COLLECT { MATCH (CREDITED)<-[:TO]-(one:Contribution) OPTIONAL MATCH (one)<-[:MADE]-(party) "
    f"RETURN [one.id, one.role, party.id, {_CHOICES}] }}"
)
_ENTRIES = (
    "COLLECT { MATCH (item)<-[entry:INCLUDES]-() RETURN DISTINCT [entry.basis, coalesce(entry.allowsNaming, false)] }"
)

CHOOSERS = Statement(
    """
    // The items that some parties contributed to.
    // ids
    UNWIND $ids AS id MATCH (party:Entity:Party {id: id})-[:MADE]->()-[:TO]->(item) RETURN DISTINCT item.id
    """
)
RECORDED = Statement(
    """
    // The recordings and assets of some works.
    // ids
    UNWIND $ids AS id MATCH (work:Entity:Work {id: id})<-[:RECORDING_OF]-(item) RETURN DISTINCT item.id
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
    // The files and releases that hold some recordings and assets.
    // ids
    UNWIND $ids AS id MATCH (item:Entity {id: id})<-[:ENCODES|CONTAINS]-(holder) RETURN DISTINCT holder.id
    """
)
PARTIES = Statement(
    f"""
    // The choices of some parties, and how they are labelled.
    // ids
    UNWIND $ids AS id MATCH (party:Entity:Party {{id: id}}) RETURN id, labels(party), {_CHOICES}
    """
)
PEOPLE_OF = Statement(
    f"""
    // What decides where some items are withheld, and how they and their contributions are labelled.
    // ids
    UNWIND $ids AS id MATCH (item:Entity {{id: id}})
    RETURN id, labels(item), {_CONTRIBUTORS.replace("CREDITED", "item")},
      COLLECT {{ MATCH (item)-[:RECORDING_OF]->(work)
        UNWIND {_CONTRIBUTORS.replace("CREDITED", "work")} AS writer RETURN writer }},
      {_ENTRIES},
      COLLECT {{ MATCH (item:Work)<-[:RECORDING_OF]-()<-[entry:INCLUDES]-()
        RETURN DISTINCT [entry.basis, coalesce(entry.allowsNaming, false)] LIMIT 100 }},
      COLLECT {{ MATCH (item)<-[:TO]-(one:Contribution) RETURN [one.id, labels(one)] }}
    """
)
HELD = Statement(
    """
    // How the things that some files and releases hold are labelled, and they themselves.
    // ids
    UNWIND $ids AS id MATCH (holder:Entity {id: id})
    RETURN id, labels(holder), COLLECT { MATCH (holder)-[:ENCODES|CONTAINS]->(item) RETURN labels(item) LIMIT 1000 }
    """
)
RELABEL = Statement(
    """
    // Gives nodes the labels that say where they are withheld, and takes others away.
    // rows
    UNWIND $rows AS row MATCH (node:Entity {id: row.id}) REMOVE node:$(row.remove) SET node:$(row.add)
    """
)


async def keep(transaction: Writes, facts: Iterable[tuple[Fact, Mapping[str, str]]]) -> set[str]:
    """Bring the labels of everything that the facts bear on in line with linernotes.naming.

    `facts` are those that came and those that left, with the ids of their references. Answers the ids of the things,
    and of the contributions, whose labels changed.
    """
    named = {key: set[str]() for key in _BEARS_ON}
    for fact, ids in facts:
        for kind, pointer in _BEARS_ON:
            if fact.kind == kind and pointer in ids:
                named[kind, pointer].add(ids[pointer])
    parties = named["namingChoice", "/party"]
    credited = named["contribution", "/to"] | await _ids(transaction, CHOOSERS, parties)
    entered = named["datasetEntry", "/item"]
    items = credited | entered | named["recordingOf", "/recording"] | named["recordingOf", "/work"]
    items |= await _ids(transaction, RECORDED, _of(credited, ("wrk_",)))
    items |= await _ids(transaction, WORKS_OF, entered)
    changed = await _relabel_parties(transaction, parties)
    relabelled = await _relabel_items(transaction, items)
    holders = named["encoding", "/file"] | named["releaseContent", "/release"]
    holding = await _ids(transaction, HOLDING, _of(relabelled, _ITEMS))
    return changed | relabelled | await _relabel_holders(transaction, holders | holding)


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


def _of(ids: Iterable[str], prefixes: tuple[str, ...]) -> set[str]:
    return {id_ for id_ in ids if id_.startswith(prefixes)}


async def _ids(transaction: Writes, statement: Statement, ids: Collection[str]) -> set[str]:
    return {row[0] for row in await transaction.run(statement, {"ids": sorted(ids)})} if ids else set()


async def _relabel(transaction: Writes, wanted: Mapping[str, tuple[Iterable[str], Iterable[str]]]) -> set[str]:
    """Write what differs; `wanted` has for each id the labels it has and the labels it should have."""
    rows = []
    for id_, (has, should) in sorted(wanted.items()):
        now, then = set(has) & set(LABELS), set(should)
        if now != then:
            rows.append({"id": id_, "add": sorted(then - now), "remove": sorted(now - then)})
    if rows:
        await transaction.run(RELABEL, {"rows": rows})
    return {str(row["id"]) for row in rows}


async def _relabel_parties(transaction: Writes, parties: set[str]) -> set[str]:
    rows = await transaction.run(PARTIES, {"ids": sorted(parties)}) if parties else []
    wanted = {id_: (has, labels(withholding_of_party(choices_in_force(words)))) for id_, has, words in rows}
    return await _relabel(transaction, wanted)


async def _relabel_items(transaction: Writes, items: set[str]) -> set[str]:
    rows = await transaction.run(PEOPLE_OF, {"ids": sorted(items)}) if items else []
    wanted: dict[str, tuple[Iterable[str], Iterable[str]]] = {}
    for id_, has, contributors, writers, own_entries, entries, labelled in rows:
        included = [Entry(basis=Basis(basis), allows_naming=allows) for basis, allows in [*own_entries, *entries]]
        people = [_contributor(role, party, words) for _, role, party, words in contributors]
        theirs = [_contributor(role, party, words) for _, role, party, words in writers]
        wanted[id_] = (has, labels(withholding(ItemFacts(contributors=people, writers=theirs, entries=included))))
        shown = dict(labelled)
        for one, (contribution, *_) in zip(people, contributors, strict=True):
            places = withholding_of_contribution(one.choices, included) if one.party is not None else frozenset()
            wanted[contribution] = (shown[contribution], labels(places))
    return await _relabel(transaction, wanted)


async def _relabel_holders(transaction: Writes, holders: set[str]) -> set[str]:
    rows = await transaction.run(HELD, {"ids": sorted(holders)}) if holders else []
    wanted: dict[str, tuple[Iterable[str], Iterable[str]]] = {}
    for id_, has, held in rows:
        common = set.intersection(*({*names} & {*LABELS} for names in held)) if held else set()
        wanted[id_] = (has, common)
    return await _relabel(transaction, wanted)


def _contributor(role: str, party: str | None, words: Iterable[tuple[str, str, str]]) -> Contributor:
    return Contributor(role=ContributorRole(role), party=party, choices=choices_in_force(words))
