"""The recorder's Cypher: constant, or one text for each label and relationship type of our own tables."""

from functools import cache

from graph.engine.cypher import Statement
from graph.vocabulary import EDGES, NODES, THING_LABELS
from linernotes.naming import LABELS
from linernotes.once import ONCE

LOCK = Statement(
    """
    // Takes the journal's one lock and reads its head: everything after it in the transaction is serial.
    // No row where no journal was begun, or while the graph is being rebuilt.
    // key
    MATCH (head:JournalHead {id: 'head'}) SET head.lastKey = $key
    WITH head WHERE head.rebuiltTo IS NULL
    RETURN head.seq, head.hash, head.recordedAt, head.secret
    """
)
OPEN = Statement(
    """
    // Begins the journal where there is none.
    // secret
    MERGE (head:JournalHead {id: 'head'})
    ON CREATE SET head.seq = 0, head.hash = '', head.recordedAt = '', head.lastKey = '', head.secret = $secret
    RETURN head.secret
    """
)
ADVANCE = Statement(
    """
    // Appends an entry and moves the head.
    // entry
    MATCH (head:JournalHead {id: 'head'})
    SET head.seq = $entry.lastSeq, head.hash = $entry.hash, head.recordedAt = $entry.recordedAt
    CREATE (entry:JournalEntry) SET entry = $entry
    RETURN head.seq
    """
)
BATCH = Statement(
    """
    // What was answered to a batch, by its key.
    // batchKey
    MATCH (entry:JournalEntry {batchKey: $batchKey}) RETURN entry.request, entry.answer, entry.lastSeq
    """
)
ENTRIES_OF = Statement(
    """
    // The journal entries that hold some seqs.
    // seqs
    UNWIND $seqs AS seq
    CALL (seq) { MATCH (entry:JournalEntry) WHERE entry.lastSeq >= seq RETURN entry ORDER BY entry.lastSeq LIMIT 1 }
    RETURN seq, properties(entry)
    """
)
SET_PERSONAL = Statement(
    """
    // Replaces the personal texts beside an entry's facts.
    // firstSeq, personal
    MATCH (entry:JournalEntry {firstSeq: $firstSeq}) SET entry.personal = $personal RETURN entry.firstSeq
    """
)
THINGS = Statement(
    """
    // Which ids exist.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity {id: id}) RETURN thing.id
    """
)
KEYED = Statement(
    """
    // The things that sources know by some keys.
    // keys
    UNWIND $keys AS key MATCH (source:SourceKey {id: key})-[:KEY_OF]->(thing) RETURN key, thing.id
    """
)
IDENTIFIED = Statement(
    """
    // The things that identifiers are claimed for, by which source; replaced claims are passed over.
    // identifiers
    UNWIND $identifiers AS id
    MATCH (identifier:Entity {id: id})<-[claim:IDENTIFIED_BY]-(thing) WHERE claim.state <> 'REPLACED'
    RETURN DISTINCT id, claim.source, thing.id
    """
)
IN_SLOTS = Statement(
    """
    // The facts that stand for some slots.
    // slots
    UNWIND $slots AS slot MATCH (fact:Fact {slot: slot}) RETURN properties(fact)
    """
)
FACTS = Statement(
    """
    // The facts of some seqs; one that no longer stands has a `toSeq`.
    // seqs
    UNWIND $seqs AS seq MATCH (fact:Fact|FactWas {seq: seq}) RETURN properties(fact)
    """
)
VERSION_STATES = Statement(
    """
    // Whether some dataset versions are closed or frozen.
    // ids
    UNWIND $ids AS id MATCH (version:Entity {id: id})
    RETURN id, EXISTS { (version)<-[:CLOSES]-() }, EXISTS { (version)<-[:FREEZES]-() }
    """
)
CREATE_FACTS = Statement("UNWIND $rows AS row CREATE (fact:Fact:Said) SET fact = row")
RETIRE_FACTS = Statement(
    """
    // Lets facts stand no longer.
    // rows
    UNWIND $rows AS row MATCH (fact:Fact {seq: row.seq}) REMOVE fact:Fact
    SET fact:FactWas, fact.toSeq = row.toSeq
    """
)
UPDATE_FACTS = Statement(
    """
    // Gives facts, standing or not, other comparison digests after an erasure.
    // rows
    UNWIND $rows AS row
    CALL (row) {
      MATCH (fact:Fact {seq: row.seq}) SET fact += row
      UNION ALL
      MATCH (fact:FactWas {seq: row.seq}) SET fact += row
    }
    """
)
CREATE_KEYS = Statement(
    """
    // Lets sources find things again by their own keys.
    // rows
    UNWIND $rows AS row MATCH (thing:Entity {id: row.thing})
    MERGE (key:SourceKey {id: row.id}) ON CREATE SET key.fact = row.fact MERGE (key)-[:KEY_OF]->(thing)
    """
)
DROP_KEYS = Statement(
    """
    // Forgets the keys of things that nobody describes any more.
    // rows
    UNWIND $rows AS row MATCH (key:SourceKey)-[:KEY_OF]->(thing:Entity {id: row.id}) DETACH DELETE key
    """
)
MERGE_IDENTIFIERS = Statement(
    """
    // Makes the nodes that all claims of one identifier share.
    // rows
    UNWIND $rows AS row MERGE (identifier:Entity {id: row.id}) ON CREATE SET identifier:Identifier, identifier += row
    """
)


_KEPT = ("changes", *ONCE)
"""What a thing keeps however it is shown: no fact says it."""


def _kept(node: str) -> str:
    return ", ".join(f"{node}.{name} = was.{name}" for name in _KEPT)


@cache
def create_nodes(label: str) -> Statement:
    """Return the statement that makes nodes of a label; rows are their properties.

    A thing that was retracted and is described again has its node back, and what stood before is kept as a twin.
    """
    _known(label, NODES)
    if label not in THING_LABELS:
        return Statement(f"UNWIND $rows AS row CREATE (node:Entity:{label}) SET node = row")
    return Statement(
        f"""
        UNWIND $rows AS row
        OPTIONAL MATCH (former:Former {{id: row.id}})
        CALL (row, former) {{
          WITH row, former WHERE former IS NULL
          CREATE (node:Entity:{label}) SET node = row
          UNION ALL
          WITH row, former WHERE former IS NOT NULL
          CREATE (was:Was:{label}Was) SET was = properties(former)
          REMOVE former:Former:Was:{label}Was:{":".join(LABELS)}
          SET former:Entity:{label}, former = row, {_kept("former")}
        }}
        """
    )


@cache
def create_edges(type_: str) -> Statement:
    """Return the statement that makes relationships of a type; rows are {start, end, properties}; answers how many."""
    _known(type_, EDGES)
    return Statement(
        "UNWIND $rows AS row MATCH (start:Entity {id: row.start}) MATCH (end:Entity {id: row.end}) "
        f"CREATE (start)-[edge:{type_}]->(end) SET edge = row.properties RETURN count(edge)"
    )


@cache
def show_otherwise(label: str) -> Statement:
    """Return the statement that shows things by another description, and keeps what stood before as a twin."""
    _known(label, NODES)
    # The seq of the fact that first described it is a thing's number, whatever it is shown by.
    number = ", node.number = was.number" if NODES[label].is_thing else ""
    return Statement(
        f"UNWIND $rows AS row MATCH (node:Entity:{label} {{id: row.id}}) "
        f"CREATE (was:Was:{label}Was) SET was = properties(node), was.toSeq = row.fromSeq "
        f"SET node = row, {_kept('node')}{number}"
    )


@cache
def retire_nodes(label: str) -> Statement:
    """Return the statement that turns nodes of a label into twins; rows are {id, toSeq}.

    `Former` tells them from other twins: what stood between them and others still hangs on them.
    """
    _known(label, NODES)
    return Statement(
        f"UNWIND $rows AS row MATCH (node:Entity:{label} {{id: row.id}}) "
        f"REMOVE node:Entity:{label} SET node:Was:{label}Was:Former, node.toSeq = row.toSeq"
    )


@cache
def retire_edges(type_: str) -> Statement:
    """Return the statement that turns relationships of a type into twins; rows are {start, end, fact, toSeq}."""
    _known(type_, EDGES)
    return Statement(
        f"UNWIND $rows AS row MATCH (start:Entity {{id: row.start}})-[edge:{type_}]->(end:Entity {{id: row.end}}) "
        "WHERE edge.fact = row.fact "
        f"CREATE (start)-[was:{type_}_WAS]->(end) SET was = properties(edge), was.toSeq = row.toSeq DELETE edge"
    )


@cache
def end_edges(type_: str) -> Statement:
    """Return the statement that ends relationships of a type; rows are {start, end, fact, changes}."""
    _known(type_, EDGES)
    return Statement(
        f"UNWIND $rows AS row MATCH (start:Entity {{id: row.start}})-[edge:{type_}]->(end:Entity {{id: row.end}}) "
        "WHERE edge.fact = row.fact SET edge += row.changes"
    )


@cache
def end_nodes(label: str) -> Statement:
    """Return the statement that changes nodes of a label while they show a fact; rows are {id, fact, changes}."""
    _known(label, NODES)
    return Statement(
        f"UNWIND $rows AS row MATCH (node:Entity:{label} {{id: row.id}}) WHERE node.fact = row.fact "
        "SET node += row.changes"
    )


@cache
def rewrite_nodes(label: str) -> Statement:
    """Return the statement that gives nodes of a label and their twins other text; rows are {id, fact, changes}."""
    _known(label, NODES)
    return Statement(
        f"""
        UNWIND $rows AS row
        CALL (row) {{
          MATCH (node:Entity:{label} {{id: row.id}}) WHERE node.fact = row.fact SET node += row.changes
          UNION ALL
          MATCH (node:Was:{label}Was {{id: row.id}}) WHERE node.fact = row.fact SET node += row.changes
        }}
        """
    )


DEPENDENTS = Statement(
    """
    // The facts that rest on some things, at most 101 a thing.
    // rows, leaving
    UNWIND $rows AS row MATCH (thing:Entity {id: row.id})
    CALL (thing, row) {
      MATCH (thing)-[edge:"""
    + "|".join(sorted(EDGES))
    + """]-() WHERE NOT edge.fact IN $leaving RETURN DISTINCT edge.fact AS seq LIMIT 101
    }
    RETURN row.id, collect(seq)
    """
)


@cache
def leads_back(family: tuple[str, ...]) -> Statement:
    """Return the statement that finds, for rows {start, end}, a way from the end back to the start in a family."""
    for type_ in family:
        _known(type_, EDGES)
    types = "|".join(family)
    return Statement(
        "UNWIND $rows AS row MATCH (end:Entity {id: row.end}) MATCH (start:Entity {id: row.start}) "
        f"MATCH way = shortestPath((end)-[:{types}*0..1000]->(start)) "
        "RETURN row.start, row.end, [step IN nodes(way) | step.id] LIMIT 10"
    )


def _known(name: str, table: object) -> None:
    if name not in table:  # type: ignore[operator]
        raise KeyError(f"{name} is not in graph/vocabulary.py")
