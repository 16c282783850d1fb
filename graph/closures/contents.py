"""Keeps of datasets and models how many entries there are on each basis for each stage, and made by what models."""

from collections.abc import Collection

from graph.closures import possible
from graph.engine.cypher import Statement
from graph.recorder.changes import Writes

COUNTED = Statement(
    """
    // How many entries some dataset versions have on each basis for each stage, and how many of them models made.
    // numbers
    UNWIND $numbers AS number MATCH (of:Entity {number: number})-[entry:INCLUDES]->(item)
    USING INDEX SEEK of:Entity(number)
    RETURN number, entry.basis, entry.stage, count(*), count(CASE WHEN item:Asset THEN 1 END)
    """,
    name="content counted",
)
MADE_BY_MODELS = Statement(
    """
    // How many entries of some dataset versions each model version made, and how many of these are for training.
    // numbers
    UNWIND $numbers AS number
    MATCH (of:Entity {number: number})-[entry:INCLUDES]->(:Asset)-[:PRODUCED_BY]->()-[:USED_MODEL]->(model)
    USING INDEX SEEK of:Entity(number)
    RETURN number, model.number, count(DISTINCT entry),
      count(DISTINCT CASE WHEN entry.stage = 'TRAINING' THEN entry END)
    """,
    name="content made by models",
)
SUMMED = Statement(
    """
    // The counts of all dataset versions that some model versions were trained on, put together.
    // numbers
    UNWIND $numbers AS number
    MATCH (of:Entity {number: number})-[:TRAINED_ON]->()<-[:COUNT_OF]-(count:EntryCount)
    USING INDEX SEEK of:Entity(number)
    RETURN number, count.basis, count.stage, sum(count.entries), sum(count.synthetic)
    """,
    name="content summed",
)
MADE_SUMMED = Statement(
    """
    // How many entries of the dataset versions that some model versions were trained on each model version made.
    // numbers
    UNWIND $numbers AS number
    MATCH (of:Entity {number: number})-[:TRAINED_ON]->()-[made:SYNTHETIC_FROM]->(model)
    USING INDEX SEEK of:Entity(number)
    RETURN number, model.number, sum(made.entries), sum(made.training)
    """,
    name="content made summed",
)
TRAINED = Statement(
    """
    // The model versions that were trained on some dataset versions.
    // numbers
    UNWIND $numbers AS number MATCH (of:Entity {number: number})<-[:TRAINED_ON]-(model)
    USING INDEX SEEK of:Entity(number)
    RETURN DISTINCT model.number
    """,
    name="content trained",
)
FORGET = Statement(
    """
    // Forgets what is kept of some dataset versions and model versions.
    // numbers
    UNWIND $numbers AS number MATCH (of:Entity {number: number})
    CALL (of) {
      MATCH (of)<-[:COUNT_OF]-(count:EntryCount) DETACH DELETE count
      UNION ALL
      MATCH (of)-[made:SYNTHETIC_FROM]->() DELETE made
    }
    """,
    name="content forget",
)
KEEP_COUNTS = Statement(
    """
    // Keeps how many entries dataset versions and model versions rest on.
    // rows
    UNWIND $rows AS row MATCH (of:Entity {number: row.of})
    CREATE (count:EntryCount)-[:COUNT_OF]->(of) SET count = row
    """,
    name="content keep counts",
)
KEEP_MADE = Statement(
    """
    // Keeps how many of these entries model versions made.
    // rows
    UNWIND $rows AS row MATCH (of:Entity {number: row.of}) MATCH (model:Entity {number: row.model})
    CREATE (of)-[made:SYNTHETIC_FROM]->(model) SET made = row
    """,
    name="content keep made",
)


async def recompute(transaction: Writes, versions: Collection[int]) -> None:
    """Bring what is kept of some dataset versions in line with their entries, and of the models trained on them."""
    numbers = {"numbers": sorted(versions)}
    await _keep(transaction, versions, COUNTED, MADE_BY_MODELS)
    await sum_up(transaction, {model for (model,) in await transaction.run(TRAINED, numbers)})
    await possible.versions_changed(transaction, versions)


async def sum_up(transaction: Writes, models: Collection[int]) -> None:
    """Bring what is kept of some model versions in line with what is kept of all that they were trained on."""
    if models:
        await _keep(transaction, models, SUMMED, MADE_SUMMED)


async def _keep(transaction: Writes, of: Collection[int], counted: Statement, made: Statement) -> None:
    numbers = {"numbers": sorted(of)}
    counts = [
        {"of": of, "basis": basis, "stage": stage, "entries": entries, "synthetic": synthetic}
        for of, basis, stage, entries, synthetic in await transaction.run(counted, numbers)
    ]
    by_models = [
        {"of": of, "model": model, "entries": entries, "training": training}
        for of, model, entries, training in await transaction.run(made, numbers)
    ]
    await transaction.run(FORGET, numbers)
    if counts:
        await transaction.run(KEEP_COUNTS, {"rows": counts})
    if by_models:
        await transaction.run(KEEP_MADE, {"rows": by_models})
