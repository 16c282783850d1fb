"""Relationships carry the keys that order pages; what was recorded before they did has them by a migration."""

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.migrations.runner import migrations
from tests.graph.recorder.whole_record import record_whole

USED = Statement(
    "MATCH (made)-[used:USED_MODEL]->(model)"
    " RETURN made.id, model.id, used.position, used.of, used.generation ORDER BY made.id, used.position"
)
FORGET = Statement("MATCH ()-[used:USED_MODEL]->() REMOVE used.of, used.generation")


async def test_the_generations_of_a_model_have_their_keys(empty_database: Database) -> None:
    await record_whole(empty_database)
    used = await empty_database.read(USED)
    assert len(used) > 10
    assert all((model, made) == (of, generation) for made, model, _, of, generation in used)
    await empty_database.run_in_batches(FORGET)
    (migration,) = [one for one in migrations() if one.name == "generations_of_models"]
    for statement in migration.statements:
        await empty_database.run_in_batches(statement)
    assert await empty_database.read(USED) == used
