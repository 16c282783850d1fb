"""The Cypher that finds what an end or a withdrawal touches, as the graph is today: a list or a count each."""

from __future__ import annotations

from typing import Final

from graph.engine.cypher import Statement
from graph.rights.statements import AFTER_END

AFTER: Final = AFTER_END
_AFTER = ", ".join(f"clause.{name}" for name in AFTER)

CONSENT: Final = Statement(
    """
    // What a decision says: who decided, about what, what, from when, when it was received, with how much notice.
    // id
    MATCH (said:Entity {id: $id})<-[:DECIDED]-(giver) MATCH (said)-[:CONCERNS]->(about)
    RETURN giver.id, about.id, said.decision, said.validFrom, said.receivedAt, said.noticeDays LIMIT 1
    """,
    name="impact consent",
)
TRANSFER: Final = Statement(
    """
    // What a transfer says: who sells, from when, whether licences bind the buyer, what, and whether everything.
    // id
    MATCH (said:Entity {id: $id})<-[:SOLD]-(seller)
    RETURN seller.id, said.effective, said.bindsEarlier,
      COLLECT { MATCH (said)-[:TRANSFERS]->(what)
        RETURN DISTINCT coalesce(head(COLLECT { MATCH (what)-[:SHARE_IN]->(thing) RETURN thing.id }), what.id) },
      EXISTS { (said)-[:TRANSFERS_ALL_OF]->() } LIMIT 1
    """,
    name="impact transfer",
)
SHARE: Final = Statement(
    """
    // What a share says: who holds it, in what, from when, until when.
    // id
    MATCH (share:Entity {id: $id})<-[:HOLDS]-(holder) MATCH (share)-[:SHARE_IN]->(thing)
    RETURN holder.id, thing.id, share.validFrom, share.validTo LIMIT 1
    """,
    name="impact share",
)
CLAUSES_OF: Final = Statement(
    """
    // The clauses of an agreement that permit something.
    // id
    MATCH (agreement:Entity {id: $id})<-[:CLAUSE_OF]-(clause) WHERE clause.effect = 'PERMIT' RETURN clause.id
    """,
    name="impact clauses of an agreement",
)
CLAUSES: Final = Statement(
    f"""
    // What clauses say of their end, and what they cover; rows: id, end, after the end, what is covered, licensors.
    // ids
    UNWIND $ids AS id MATCH (clause:Entity {{id: id}})-[:CLAUSE_OF]->(agreement)
    WITH id, clause, agreement,
      COLLECT {{ MATCH (agreement)<-[:CHANGES]-(change) WHERE change.change = 'TERMINATED' RETURN change.effective }}
        + [clause.validTo, agreement.effectiveTo] AS ends
    RETURN id, reduce(first = null, one IN ends | CASE WHEN one < coalesce(first, '9') THEN one ELSE first END),
      [{_AFTER}],
      COLLECT {{ MATCH (clause)-[:COVERS|COVERS_ALL_OF]->(what) RETURN DISTINCT what.id }},
      COLLECT {{ MATCH (agreement)<-[party:PARTY_TO]-(one) WHERE party.role = 'LICENSOR' RETURN DISTINCT one.id }}
    """,
    name="impact clauses",
)
GIVEN_CLAUSES: Final = Statement(
    f"""
    // The permissions that a party gave of something of its own, or of all of it; rows: id, notice, after the end.
    // by, about
    MATCH (giver:Entity {{id: $by}})-[party:PARTY_TO]->(agreement)<-[:CLAUSE_OF]-(clause)
    WHERE party.role = 'LICENSOR' AND clause.effect = 'PERMIT'
      AND ($about = $by OR EXISTS {{ (clause)-[:COVERS_ALL_OF]->(giver) }}
        OR EXISTS {{ (clause)-[:COVERS]->(:Entity {{id: $about}}) }}
        OR EXISTS {{ (clause)-[:COVERS]->(:Catalogue)-[:LISTS]->(:Entity {{id: $about}}) }})
    RETURN clause.id, clause.noticeDays, [{_AFTER}]
    """,
    name="impact given clauses",
)
STAKES: Final = Statement(
    """
    // The things in which a party has a stake at an instant, by what it controls or made: its own, and its principals'.
    // by, at, roles
    MATCH (giver:Entity {id: $by})
    WITH [giver] + COLLECT { MATCH (giver)<-[:GIVEN_TO]-(mandate)<-[:GAVE]-(principal)
      WHERE coalesce(mandate.validFrom <= $at, true) AND coalesce($at < mandate.validTo, true)
      RETURN DISTINCT principal } AS parties
    UNWIND parties AS party
    CALL (party) {
      MATCH (party)-[control:CONTROLS]->(thing)
      WHERE coalesce(control.validFrom <= $at, true) AND coalesce($at < control.validTo, true) RETURN thing
      UNION MATCH (party)-[:MADE]->(made)-[:TO]->(thing) WHERE made.role IN $roles RETURN thing
    }
    RETURN collect(DISTINCT thing.number)
    """,
    name="impact stakes",
)
ABOUT: Final = Statement(
    """
    // The things that papers are about, by naming them, a catalogue that lists them, or whose they are.
    // ids, at
    UNWIND $ids AS id MATCH (one:Entity {id: id})
    CALL (one) {
      WITH one WHERE one:Recording OR one:Work OR one:Asset RETURN one AS thing
      UNION MATCH (one:Catalogue)-[listed:LISTS]->(thing)
      WHERE coalesce(listed.validFrom <= $at, true) AND coalesce($at < listed.validTo, true) RETURN thing
      UNION MATCH (one:Party)-[control:CONTROLS]->(thing)
      WHERE coalesce(control.validFrom <= $at, true) AND coalesce($at < control.validTo, true) RETURN thing
    }
    RETURN collect(DISTINCT thing.number)
    """,
    name="impact about",
)
EMBODYING: Final = """
    UNWIND $numbers AS number MATCH (one:Entity {number: number})
    CALL (one) {
      MATCH (one)<-[:RECORDING_OF]-(other) RETURN other
      UNION MATCH (one)<-[relation:RELATED_TO]-(other) WHERE relation.type IN $later RETURN other
      UNION MATCH (one)-[relation:RELATED_TO]->(other) WHERE relation.type IN $earlier RETURN other
      UNION MATCH (one)<-[relation:DERIVED_FROM]-(other) WHERE relation.type IN $derivations RETURN other
      UNION MATCH (one)<-[given:USED_INPUT]-()<-[:PRODUCED_BY]-(other) WHERE given.relationship IN $inputs RETURN other
    }
"""
"""Leads from things to what embodies them at first hand; `graph.impact.wider.BONDS_OF` has its parameters."""

WIDER: Final = Statement(
    f"""
    // What embodies some things at first hand: recordings of works, and what has a part or the music of them in it.
    // numbers, later, earlier, derivations, inputs
    {EMBODYING}
    RETURN collect(DISTINCT other.number)
    """,
    name="impact wider",
)
VERSIONS: Final = Statement(
    """
    // The dataset versions that include some things to be trained on, with how many of them each.
    // numbers
    UNWIND $numbers AS number MATCH (one:Entity {number: number})<-[entry:INCLUDES]-(version)
    WHERE entry.stage = 'TRAINING'
    WITH version, count(DISTINCT number) AS items RETURN version.id, items ORDER BY version.id
    """,
    name="impact versions",
)
MODELS: Final = Statement(
    """
    // The model versions that may know dataset versions, or have the voice of a party; rows: id, steps, run, how.
    // versions, voices
    CALL () {
      UNWIND $versions AS id MATCH (version:Entity {id: id})<-[known:MAY_KNOW]-(model)
      RETURN model, size(known.through) AS steps
      UNION
      UNWIND $voices AS id MATCH (party:Entity {id: id})<-[:VOICE_OF]-(model) RETURN model, -1 AS steps
    }
    WITH model, min(CASE WHEN steps >= 0 THEN steps END) AS nearest, collect(steps) AS ways
    RETURN model.id, coalesce(nearest, -1),
      head(COLLECT { MATCH (model)-[:PRODUCED_BY]->(run) RETURN run.id }),
      EXISTS { (model)-[:PRODUCED_BY]->()-[:STARTED_FROM]->() },
      EXISTS { (model)-[:PRODUCED_BY]->()-[:LEARNED_FROM]->() },
      -1 IN ways
    ORDER BY model.id
    """,
    name="impact models",
)
RUNS: Final = Statement(
    """
    // The training runs that used dataset versions, or produced models, with when each started.
    // versions, models
    CALL () {
      UNWIND $versions AS id MATCH (:Entity {id: id})<-[:USED]-(run) RETURN run
      UNION
      UNWIND $models AS id MATCH (:Entity {id: id})-[:PRODUCED_BY]->(run) RETURN run
    }
    RETURN run.id, run.startedAt ORDER BY run.id
    """,
    name="impact runs",
)
OUTPUTS: Final = Statement(
    """
    // How many generations used models, and how many assets came of them; before an instant, and not.
    // models, at
    UNWIND $models AS id MATCH (:Entity {id: id})<-[:USED_MODEL]-(made)
    WITH DISTINCT made
    RETURN CASE WHEN made.at IS NULL THEN 'undated' WHEN made.at < $at THEN 'before' ELSE 'after' END AS time,
      count(*), sum(COUNT { (made)<-[:PRODUCED_BY]-() })
    """,
    name="impact outputs",
)
RELEASED: Final = Statement(
    """
    // How many releases hold assets that came of generations with models: each once, with the latest of them.
    // models, at
    UNWIND $models AS id MATCH (model:Entity {id: id})
    CALL (model) {
      MATCH (model)<-[:USED_MODEL]-(made)<-[:PRODUCED_BY]-()<-[:CONTAINS]-(release)
      RETURN release, CASE WHEN made.at IS NULL THEN 1 WHEN made.at < $at THEN 0 ELSE 2 END AS place
    }
    WITH release, max(place) AS place
    RETURN ['before', 'undated', 'after'][place], count(*)
    """,
    name="impact released",
)
CONTAINING: Final = Statement(
    """
    // Of some things, the assets that were made of them, and how many releases hold these.
    // numbers
    UNWIND $numbers AS number MATCH (asset:Entity {number: number}) WHERE asset:Asset
    OPTIONAL MATCH (asset)<-[:CONTAINS]-(release)
    RETURN count(DISTINCT asset), count(DISTINCT release)
    """,
    name="impact containing",
)
