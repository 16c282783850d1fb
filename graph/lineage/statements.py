"""The statements of a walk: one for each step and direction, made once from the table of steps.

Who reads is a parameter, so that a statement is the same for everybody: `here` and `behind`, of a row, say what hides
from this reader where the walk stands and behind the step. Of each, `hidden` is a label, and `once` the property that
says when it would have been one; empty texts hide nothing.
"""

from __future__ import annotations

from functools import cache

from graph.engine.cypher import Statement
from graph.lineage.pattern import leading, relationship, seen, step_seen, thing
from graph.reader.then import stood
from linernotes.facts.attribution import Measures
from linernotes.facts.dataset import EntryStage
from linernotes.lineage import Direction, Step

_EXPLAINING = f"['{Measures.INFLUENCE_ESTIMATE}', '{Measures.DECLARED}']"
"""What a report may measure to be more than likeness, which is for auditors alone."""


@cache
def leads_to(step: Step, direction: Direction, *, then: bool = False) -> Statement:
    """Return the statement that says what things lead to by a step; rows are {at, id, here, behind}.

    Answers, for each row that leads to something by its `at`, up to `most` ids.
    """
    return _ends(step, direction, "collect(id)", then=then)


@cache
def how_many(step: Step, direction: Direction, *, then: bool = False) -> Statement:
    """Return the statement that counts what things lead to by a step, up to `most`; rows are those of `leads_to`."""
    return _ends(step, direction, "count(id)", then=then)


def _ends(step: Step, direction: Direction, told: str, *, then: bool) -> Statement:
    return Statement(
        f"""
        // What things lead to by {step.type}, {direction}: {told}.
        // rows, most
        UNWIND $rows AS row MATCH {thing("near", "row.id", then=then)}
        CALL (row, near) {{
          MATCH {leading(step, direction, then=then)} WHERE {_seen(step, direction, then=then)}
          WITH DISTINCT far.id AS id LIMIT $most
          RETURN {told} AS found
        }}
        WITH row.at AS at, found WHERE NOT found IN [0, []]
        RETURN at, found
        """,
        name=f"lineage {step.type} {direction} {told}",
    )


def _seen(step: Step, direction: Direction, *, then: bool) -> str:
    later, earlier = ("near", "far") if direction is Direction.EARLIER else ("far", "near")
    return step_seen(step, later=later, earlier=earlier, then=then)


@cache
def scored(step: Step, direction: Direction, *, then: bool = False) -> Statement:
    """Return the statement that says what reports of more than likeness score, for whom not everything may be seen.

    Answers, for each row by its `at`, up to `most` pairs of what is at the other end and of the asset that the report
    is about: what its model cannot have known is still among them.
    """
    asset, and_asset = ("near" if direction is Direction.EARLIER else "far"), ""
    report = "through"
    if len(step.hops) == 1:
        asset, report = "asset", "near"
        and_asset = f", (near)-{relationship('ABOUT', 'about', then=then)}->(asset)"
    measures = _measures(report, then=then)
    return Statement(
        f"""
        // What reports of more than likeness score, {direction}.
        // rows, most
        UNWIND $rows AS row MATCH {thing("near", "row.id", then=then)}
        CALL (row, near) {{
          MATCH {leading(step, direction, then=then)}{and_asset}
          WHERE {_seen(step, direction, then=then)} AND {measures} IN {_EXPLAINING}
          WITH DISTINCT far.id AS id, {asset}.id AS asset LIMIT $most
          RETURN collect([id, asset]) AS pairs
        }}
        WITH row.at AS at, pairs WHERE pairs <> []
        RETURN at, pairs
        """,
        name=f"lineage scores {direction}",
    )


@cache
def evidence(step: Step, *, then: bool = False) -> Statement:
    """Return the statement that says which facts state edges; rows are {at, later, earlier, here, behind, judged}.

    A report of likeness is no evidence for whom `judged` says that it may not be seen.
    """
    facts = ", ".join(f"e{place}.fact" for place in range(len(step.hops)))
    report = {1: "later", 2: "through"}[len(step.hops)]
    judged = f" AND (NOT row.judged OR {_measures(report, then=then)} IN {_EXPLAINING})"
    may_see = step_seen(step, later="later", earlier="earlier", then=then)
    way = leading(step, Direction.EARLIER, then=then).replace("(near)", "(later)").replace("(far)", "(earlier)")
    if len(step.hops) == 2:
        # From the later thing on: the earlier one may have very many others. Without a label, no index finds it first.
        way += " WHERE earlier.id = row.earlier AND"
    else:
        way = f"{thing('earlier', 'row.earlier', then=then)} MATCH {way} WHERE"
    return Statement(
        f"""
        // Which facts state that later things came from earlier ones by {step.type}.
        // rows
        UNWIND $rows AS row MATCH {thing("later", "row.later", then=then)}
        MATCH {way} {may_see}{judged if step.type == "SCORES" else ""}
        UNWIND [{facts}] AS fact
        RETURN row.at, collect(DISTINCT fact)
        """,
        name=f"lineage evidence {step.type}",
    )


@cache
def known_of(*, then: bool = False) -> Statement:
    """Return the statement that says which models assets were made with, and what they were made from."""
    given = relationship("USED_INPUT", "given", then=then)
    encodes = relationship("ENCODES", "encodes", then=then)
    is_of = relationship("RECORDING_OF", "of", then=then)
    return Statement(
        f"""
        // Which models assets were made with, and what was given: inputs, what files encode, and the works of both.
        // ids
        UNWIND $ids AS id MATCH {thing("asset", "id", then=then)}
        MATCH (asset)-{relationship("PRODUCED_BY", "by", then=then)}->(generation)
        RETURN id,
          COLLECT {{ MATCH (generation)-{relationship("USED_MODEL", "used", then=then)}->(model) RETURN model.id }},
          COLLECT {{ MATCH (generation)-{given}->(one) RETURN one.id
            UNION MATCH (generation)-{given}->()-{encodes}->(one) RETURN one.id
            UNION MATCH (generation)-{given}->()-{is_of}->(one) RETURN one.id
            UNION MATCH (generation)-{given}->()-{encodes}->()-{is_of}->(one) RETURN one.id }}
        """,
        name="lineage known of",
    )


@cache
def trained_with(*, then: bool = False) -> Statement:
    """Return the statement that says which dataset versions models, and all that they rest on, were trained with."""
    rests_on = relationship("PRODUCED_BY|STARTED_FROM|LEARNED_FROM", "on", then=then)
    run = "run:TrainingRun|TrainingRunWas" if then else "run:TrainingRun"
    return Statement(
        f"""
        // Which dataset versions models, and all that they started or learned from, were trained with.
        // ids
        UNWIND $ids AS id MATCH {thing("model", "id", then=then)}
        CALL (model) {{ MATCH (model)-{rests_on}->*({run}) RETURN DISTINCT run }}
        MATCH (run)-{relationship("USED", "used", then=then)}->(version)
        RETURN id, collect(DISTINCT version.id)
        """,
        name="lineage trained with",
    )


@cache
def sources(*, then: bool = False) -> Statement:
    """Return the statement that says which works sources are of, and which versions were to train with them."""
    is_of = relationship("RECORDING_OF", "of", then=then)
    trains = relationship("INCLUDES", "entry", then=then, more=f"entry.stage = '{EntryStage.TRAINING}'")
    return Statement(
        f"""
        // Which works sources are of, and which versions were to train with them or with recordings of them.
        // ids
        UNWIND $ids AS id MATCH {thing("source", "id", then=then)}
        RETURN id,
          COLLECT {{ MATCH (source)-{is_of}->(work) RETURN DISTINCT work.id }},
          COLLECT {{ MATCH (source)<-{trains}-(version) RETURN version.id
            UNION MATCH (source)<-{is_of}-()<-{trains}-(version) RETURN version.id }}
        """,
        name="lineage sources",
    )


@cache
def begins(*, then: bool = False) -> Statement:
    """Return the statement that says whether a thing is there for a reader; row is {id, here}."""
    was_there = f" AND EXISTS {{ (state:Entity|Was {{id: row.id}}) WHERE {stood('state')} }}" if then else ""
    return Statement(
        f"""
        // Whether a thing is there to be seen.
        // row
        WITH $row AS row
        MATCH {thing("near", "row.id", then=then)} WHERE {seen("near", then=then)}{was_there}
        RETURN near.id
        """,
        name="lineage begins",
    )


@cache
def versions(*, then: bool = False) -> Statement:
    """Return the statement that lists the versions of a dataset or model."""
    of = relationship("VERSION_OF", "of", then=then)
    return Statement(
        f"""
        // The versions of a dataset or model.
        // id, most
        MATCH {thing("near", "$id", then=then)}<-{of}-(version)
        RETURN DISTINCT version.id ORDER BY version.id LIMIT $most
        """,
        name="lineage versions",
    )


FACTS = Statement(
    """
    // What facts are, who recorded them and when; of a party that recorded one and is hidden, not that it did.
    // seqs, hidden
    UNWIND $seqs AS seq MATCH (fact:Fact|FactWas {seq: seq})
    CALL (seq) { MATCH (entry:JournalEntry) WHERE entry.lastSeq >= seq RETURN entry ORDER BY entry.lastSeq LIMIT 1 }
    OPTIONAL MATCH (actor:Entity {id: fact.actor})
    RETURN seq, fact.kind, fact.source, fact.sourceKind, fact.document,
      CASE WHEN fact.actor STARTS WITH 'par_' AND (actor IS NULL OR $hidden IN labels(actor)) THEN NULL
        ELSE fact.actor END,
      fact.subject, entry.recordedAt
    """,
    name="lineage facts",
)
NAMES = Statement(
    """
    // What things are called.
    // ids
    UNWIND $ids AS id MATCH (thing:Entity|Former {id: id})
    OPTIONAL MATCH (thing)-[:VERSION_OF]->(whole)
    RETURN id, coalesce(thing.title, thing.name, thing.sha256, thing.role, thing.methodName), whole.name, thing.version
    """,
    name="lineage names",
)


def _measures(report: str, *, then: bool) -> str:
    """Give the expression for what a report measures, or measured then."""
    if not then:
        return f"{report}.measures"
    found = f"MATCH (state:Entity|Was {{id: {report}.id}}) WHERE {stood('state')} RETURN state.measures"
    return f"head(COLLECT {{ {found} }})"
