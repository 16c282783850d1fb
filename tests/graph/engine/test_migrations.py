"""Migrations: applied once, in order, never changed, and finished by the next run when one was killed."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.errors import MigrationChanged, MigrationFailed, MigrationMissing
from graph.engine.settings import EngineSettings
from graph.migrations.runner import Migration, migrate, migrations, pending

ROOT = Path(__file__).resolve().parents[3]
DYING = Path(__file__).with_name("dying_migration.py")
TEXT = """// Tunes, and one of them.
// Parameters: none.
CREATE CONSTRAINT tune_name IF NOT EXISTS FOR (tune:Tune) REQUIRE tune.name IS UNIQUE;
MERGE (tune:Tune {name: 'Sally Gardens'}) ON CREATE SET tune.made = 1;
CREATE INDEX tune_key IF NOT EXISTS FOR (tune:Tune) ON (tune.key);
MATCH (tune:Tune) SET tune.key = 'G';
"""
TUNE = Migration(number=9001, name="tune", text=TEXT)
TUNES = Statement("MATCH (tune:Tune) RETURN tune.name, tune.key")
SCHEMA = Statement("SHOW INDEXES YIELD name, state, labelsOrTypes WHERE 'Tune' IN labelsOrTypes RETURN name, state")


@pytest_asyncio.fixture
async def clean(empty_database: Database) -> AsyncIterator[Database]:
    """The run's database, in which what these tests migrate is undone afterwards."""
    yield empty_database
    for text in (
        "DROP CONSTRAINT tune_name IF EXISTS",
        "DROP INDEX tune_key IF EXISTS",
        "MATCH (node) WHERE node:Tune OR (node:Migration AND node.number > 9000) DELETE node",
    ):
        await empty_database.run_in_batches(Statement(text))


async def applied_numbers(database: Database) -> list[int]:
    rows = await database.read(Statement("MATCH (m:Migration) RETURN m.number ORDER BY m.number"))
    return [number for (number,) in rows]


async def is_whole(database: Database) -> bool:
    """Whether the extra migration is applied, once and entirely, and its indexes serve."""
    return (
        (await applied_numbers(database))[-1] == 9001
        and await database.read(TUNES) == [["Sally Gardens", "G"]]
        and sorted(await database.read(SCHEMA)) == [["tune_key", "ONLINE"], ["tune_name", "ONLINE"]]
    )


async def test_a_migration_is_applied_once(clean: Database) -> None:
    assert await migrate(clean, [*migrations(), TUNE]) == [TUNE]
    assert await is_whole(clean)
    with clean.observe() as statements:
        assert await migrate(clean, [*migrations(), TUNE]) == []
    assert "MERGE (tune:Tune" not in " ".join(statement.text for statement in statements)
    assert await is_whole(clean)


async def test_every_migration_of_this_version_is_recorded_with_its_checksum(clean: Database) -> None:
    rows = await clean.read(Statement("MATCH (m:Migration) RETURN m.number, m.name, m.checksum ORDER BY m.number"))
    assert rows == [[m.number, m.name, m.checksum] for m in migrations()]
    assert await pending(clean) == []


async def test_a_migration_that_was_changed_is_refused_and_nothing_done(clean: Database) -> None:
    await migrate(clean, [*migrations(), TUNE])
    changed = Migration(number=9001, name="tune", text=TEXT + "CREATE (:Tune {name: 'another'});\n")
    later = Migration(number=9002, name="later", text="CREATE (:Tune {name: 'later'});\n")
    with pytest.raises(MigrationChanged, match=r"9001 \(tune\)"):
        await migrate(clean, [*migrations(), changed, later])
    assert await is_whole(clean)


async def test_a_database_that_a_newer_version_has_migrated_is_refused(clean: Database) -> None:
    await migrate(clean, [*migrations(), TUNE])
    with pytest.raises(MigrationMissing, match="newer"):
        await migrate(clean)


async def test_a_statement_that_the_database_refuses_is_named(clean: Database) -> None:
    wrong = Migration(number=9001, name="wrong", text="CREATE CONSTRAINT nonsense;\n")
    with pytest.raises(MigrationFailed, match=r"9001 \(wrong\)"):
        await migrate(clean, [*migrations(), wrong])
    assert 9001 not in await applied_numbers(clean)


async def test_a_migration_killed_at_any_statement_is_finished_by_the_next_run(
    clean: Database, database_environment: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "9001_tune.cypher"
    path.write_text(TEXT)
    environment = {**os.environ, **database_environment, "PYTHONPATH": str(ROOT)}
    died = 0
    while True:
        command = [sys.executable, str(DYING), str(died), str(path)]
        status = await asyncio.to_thread(subprocess.run, command, env=environment, check=False)
        if status.returncode == 0:
            break
        assert status.returncode == 9
        died += 1
    # Its own constraint, what is applied, four statements, their waits and the record: it died at each.
    assert died >= 8
    assert await is_whole(clean)


async def test_several_runners_at_once_apply_it_once(clean: Database, database_settings: EngineSettings) -> None:
    async def run() -> None:
        async with await Database.open(database_settings) as database:
            await migrate(database, [*migrations(), TUNE])

    await asyncio.gather(*(run() for _ in range(8)))
    assert await is_whole(clean)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.number for migration in migrations()] == list(range(1, len(migrations()) + 1))


def test_every_schema_statement_can_be_repeated() -> None:
    once_only = [
        statement.text
        for migration in migrations()
        for statement in migration.statements
        if re.match(r"CREATE|DROP", statement.text) and not re.search(r"IF (NOT )?EXISTS", statement.text)
    ]
    assert once_only == []
