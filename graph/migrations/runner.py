"""Applies the numbered migrations to a database, once each, and refuses one that was changed afterwards."""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass
from importlib import resources

from neo4j.exceptions import Neo4jError, TransientError

from graph.engine.cypher import Statement, load, split
from graph.engine.database import Database
from graph.engine.errors import MigrationChanged, MigrationFailed, MigrationMissing
from graph.engine.transaction import Transaction

_FILE_NAME = re.compile(r"(\d{4})_(\w+)\.cypher")
_SCHEMA = re.compile(r"(CREATE|DROP|ALTER)\s", re.IGNORECASE)
_EXISTS_ALREADY = {
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
}
_INDEX_SECONDS = 3600
_TRIES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """Hold one numbered file; `checksum` is the SHA-256 of its text, lower-case hex."""

    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """The hash that the database keeps of what it applied."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def statements(self) -> list[Statement]:
        """The statements of the file, in order."""
        return split(self.text, name=f"graph.migrations/{self.number:04}_{self.name}")


def migrations() -> list[Migration]:
    """List this version's migrations by number."""
    found = []
    for entry in resources.files(__package__).iterdir():
        if match := _FILE_NAME.fullmatch(entry.name):
            found.append(Migration(number=int(match[1]), name=match[2], text=entry.read_text(encoding="utf-8")))
    return sorted(found, key=lambda migration: migration.number)


async def pending(database: Database, known: list[Migration] | None = None) -> list[Migration]:
    """List the migrations that the database has not applied, by number.

    Raises MigrationChanged or MigrationMissing when what it has applied is not what this version knows.
    """
    known = migrations() if known is None else known
    by_number = {migration.number: migration for migration in known}
    applied = await database.read(load(__package__, "applied"))
    for number, name, checksum in applied:
        if number not in by_number:
            raise MigrationMissing(
                f"The database has applied migration {number:04} ({name}), which this version of Linernotes does not "
                "know: a newer one wrote it. Use that version or a later one."
            )
        if by_number[number].checksum != checksum:
            raise MigrationChanged(
                f"Migration {number:04} ({name}) is not what it was when the database applied it. Migrations are never "
                "changed: put the file back as it was, and write what you want as a new one."
            )
    done = {number for number, _, _ in applied}
    return [migration for migration in known if migration.number not in done]


async def migrate(database: Database, known: list[Migration] | None = None) -> list[Migration]:
    """Apply what is pending, in order, and answer it; the indexes serve when this returns.

    Killed half-way it is run again; two at once do no harm: every statement can be repeated.
    Raises as `pending` does; MigrationFailed for a statement that the database refuses.
    """
    await _change_schema(database, load(__package__, "migration_constraint"))
    todo = await pending(database, known)
    for migration in todo:
        await _apply(database, migration)
    await database.read(load(__package__, "await_indexes"), {"seconds": _INDEX_SECONDS}, seconds=None)
    return todo


async def _apply(database: Database, migration: Migration) -> None:
    try:
        for statement in migration.statements:
            if _SCHEMA.match(statement.text):
                await _change_schema(database, statement)
            else:
                # Schema and data may not share a transaction; data needs the indexes made before it.
                await database.read(load(__package__, "await_indexes"), {"seconds": _INDEX_SECONDS}, seconds=None)
                await database.run_in_batches(statement)
    except Neo4jError as problem:
        raise MigrationFailed(
            f"The database refuses migration {migration.number:04} ({migration.name}): {problem.message}. "
            "What it had done so far stays; set right what it complains of and migrate again."
        ) from problem
    await _record(database, migration)


async def _record(database: Database, migration: Migration) -> None:
    parameters = {"number": migration.number, "name": migration.name, "checksum": migration.checksum}

    async def record(transaction: Transaction) -> str:
        ((_, _, checksum),) = await transaction.run(load(__package__, "record"), parameters)
        return str(checksum)

    if await database.write(record, seconds=None) != migration.checksum:
        raise MigrationChanged(
            f"Migration {migration.number:04} ({migration.name}) was applied just now by another version of "
            "Linernotes, with other content. Use one version on one database."
        )


async def _change_schema(database: Database, statement: Statement) -> None:
    """Run one schema statement; another runner that makes the same at the same time is no failure."""
    for tried in range(_TRIES):
        try:
            await database.run_in_batches(statement)
        except TransientError:
            # Two schema changes deadlock; the other one ends.
            if tried == _TRIES - 1:
                raise
            await asyncio.sleep(0.1 * 2**tried)
        except Neo4jError as problem:
            if problem.code not in _EXISTS_ALREADY:
                raise
            return
        else:
            return
