"""The counts of what a party with 20,000 recordings touches take less than two seconds."""

from __future__ import annotations

import time
from typing import Any

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import open_journal
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.conftest import Empty
from tests.graph.clearing.asking import NOW
from tests.graph.impact.test_impact import COUNTS

LABEL = "par_01890000-0000-7000-8000-000000000001"
MADE = (
    """
    // A label. (none)
    CREATE (:Entity:Party {id: $label, number: 1})
    """,
    """
    // Its recordings.
    UNWIND range(1, 20000) AS n MATCH (label:Entity {id: $label})
    CREATE (label)-[:CONTROLS {of: $label, thing: 'rec ' + n}]->(:Entity:Recording {id: 'rec ' + n, number: 10 + n})
    """,
    """
    // Dataset versions.
    UNWIND range(1, 12) AS n
    CREATE (:Entity:DatasetVersion {id: 'dsv ' + n, number: 30000 + n})
    """,
    """
    // What they include.
    UNWIND range(1, 12) AS n UNWIND range(1, 10000) AS m
    MATCH (version:Entity {id: 'dsv ' + n}) MATCH (one:Entity {number: 10 + 1 + (n * 1500 + m) % 20000})
    CREATE (version)-[:INCLUDES {of: version.id, item: one.id, fact: n * 20000 + m, stage: 'TRAINING'}]->(one)
    """,
    """
    // Models and their runs.
    UNWIND range(1, 40) AS n MATCH (version:Entity {id: 'dsv ' + (1 + n % 12)})
    CREATE (model:Entity:ModelVersion {id: 'mdv ' + n, number: 31000 + n})-[:PRODUCED_BY]->
      (:Entity:TrainingRun {id: 'run ' + n, startedAt: '2025'})-[:USED]->(version)
    CREATE (model)-[:MAY_KNOW {of: 31000 + n, version: version.number, through: []}]->(version)
    """,
    """
    // What they made.
    UNWIND range(1, 60000) AS n MATCH (model:Entity {id: 'mdv ' + (1 + n % 40)})
    CREATE (model)<-[:USED_MODEL]-(:Entity:Generation {id: 'gen ' + n, at: toString(2020 + n % 10)})
      <-[:PRODUCED_BY]-(:Entity:Asset {id: 'ast ' + n, number: 40000 + n})
    """,
    """
    // Where it was released.
    UNWIND range(1, 6000) AS n MATCH (asset:Entity {id: 'ast ' + n})
    CREATE (:Entity:Release {id: 'rel ' + n, number: 110000 + n})-[:CONTAINS]->(asset)
    """,
)


@pytest.mark.prove
async def test_a_party_with_20_000_recordings(empty_database: Database, empty: Empty) -> None:
    await open_journal(empty_database)
    for text in MADE:

        async def make(transaction: object, text: str = text) -> None:
            await transaction.run(Statement(text), {"label": LABEL})  # type: ignore[attr-defined]

        await empty_database.write(make, seconds=None)
    execution = Execution(build(), Reader(build(), VIEWS, empty_database))
    took, counts = list[float](), dict[str, Any]()
    for _ in range(4):
        began = time.perf_counter()
        response = await execution.execute(
            f"query ($by: ID!) {{ impact(of: {{withdrawal: {{by: $by}}}}) {{ counts {{ {COUNTS} }} }} }}",
            context=ReadContext(Audience.AUDITOR, NOW),
            variables={"by": LABEL},
        )
        took.append(round(time.perf_counter() - began, 2))
        assert not response.errors
        counts = response.data["impact"]["counts"]  # type: ignore[index]
    await empty()
    assert (counts["things"], counts["modelVersions"], counts["datasetVersions"]) == (20_000, 40, 12)
    assert counts["assets"] == {"before": 42_000, "after": 18_000, "undated": 0}
    assert min(took) < 2, took
