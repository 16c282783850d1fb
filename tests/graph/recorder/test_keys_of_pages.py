"""Relationships carry the keys that order pages; what was recorded before they did has them by a migration."""

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.migrations.runner import migrations
from tests.graph.recorder.whole_record import record_whole


@pytest.mark.parametrize(
    ("kind", "name"), [("USED_MODEL", "generations_of_models"), ("USED_INPUT", "generations_given_things")]
)
async def test_the_generations_of_something_have_their_keys(empty_database: Database, kind: str, name: str) -> None:
    used = Statement(
        f"MATCH (made)-[used:{kind}]->(one)"
        " RETURN made.id, one.id, used.position, used.of, used.generation ORDER BY made.id, used.position"
    )
    await record_whole(empty_database)
    keys = await empty_database.read(used)
    assert len(keys) > 3
    assert all((one, made) == (of, generation) for made, one, _, of, generation in keys)
    await empty_database.run_in_batches(Statement(f"MATCH ()-[used:{kind}]->() REMOVE used.of, used.generation"))
    (migration,) = [one for one in migrations() if one.name == name]
    for statement in migration.statements:
        await empty_database.run_in_batches(statement)
    assert await empty_database.read(used) == keys
