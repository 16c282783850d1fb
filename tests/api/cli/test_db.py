"""`linernotes db`: the database's life, and whether it is what its journal says."""

import json
from pathlib import Path

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.recorder import open_journal
from tests.api.cli.running import ok, run
from tests.api.cli.test_import import write
from tests.graph.recorder.conftest import by_key, fact, person

RENAME = Statement("MATCH (party:Party {name: 'Ma Rainey'}) SET party.name = 'Gertrude Pridgett'")
CUT_OFF = Statement("MATCH (head:JournalHead) SET head.rebuiltTo = 0")
NAMES = Statement("MATCH (party:Party) RETURN party.name")


@pytest.fixture
def settings(database_environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Settings of a command that works on the run's database."""
    return database_environment | {"LINERNOTES_HOME": str(tmp_path / "home")}


async def test_verify_says_what_differs_without_naming_anybody_and_rebuild_mends_it(
    empty_database: Database, settings: dict[str, str], tmp_path: Path
) -> None:
    await open_journal(empty_database)
    song = fact("work", key="see", title="See See Rider Blues")
    isni = fact("identifier", about=by_key("ma"), scheme="ISNI", value="0000000078436497")
    file = write(tmp_path / "facts.jsonl", person("Ma Rainey", key="ma"), song, isni)
    ok(run("import", file, settings=settings))
    assert json.loads(ok(run("db", "verify", "--json", settings=settings)).stdout)["clean"] is True
    await empty_database.run_in_batches(RENAME)
    found = run("db", "verify", settings=settings)
    assert found.returncode == 1
    assert "(:Party): 1 stored, 1 by the journal" in found.stderr
    assert ": name\n" in found.stderr
    assert not {"Rainey", "Pridgett", "0000000078436497"} & set(found.stderr.replace("'", " ").split())
    assert "Rebuilt from the journal, to seq 3" in ok(run("db", "rebuild", settings=settings)).stderr
    assert await empty_database.read(NAMES) == [["Ma Rainey"]]


async def test_a_rebuild_that_was_cut_off_is_said_by_every_command_and_goes_on(
    empty_database: Database, settings: dict[str, str], tmp_path: Path
) -> None:
    await open_journal(empty_database)
    file = write(tmp_path / "facts.jsonl", person("Ma Rainey", key="ma"))
    await empty_database.run_in_batches(CUT_OFF)
    refused = run("import", file, settings=settings)
    assert (refused.returncode, "linernotes db rebuild" in refused.stderr) == (3, True)
    status = json.loads(ok(run("db", "status", "--json", settings=settings)).stdout)
    assert "linernotes db rebuild" in status["rebuild"]
    assert "An earlier rebuild was cut off at seq 0" in ok(run("db", "rebuild", settings=settings)).stderr
    ok(run("import", file, settings=settings))


async def test_migrating_a_migrated_database_applies_nothing(database: Database, settings: dict[str, str]) -> None:
    assert database.is_up
    assert "Nothing to apply." in ok(run("db", "migrate", settings=settings)).stderr


def test_a_named_server_is_not_started_or_stopped(settings: dict[str, str]) -> None:
    for what in ("start", "stop"):
        refused = run("db", what, settings=settings)
        assert (refused.returncode, "NEO4J_URI names a server" in refused.stderr) == (1, True)


def test_the_embedded_database_stays_after_start_and_is_gone_after_stop(tmp_path: Path) -> None:
    own = {"LINERNOTES_HOME": str(tmp_path / "home")}
    stopped = run("db", "status", "--json", settings=own)
    assert (stopped.returncode, json.loads(stopped.stdout)["state"]) == (3, "stopped")
    ok(run("db", "start", settings=own))
    try:
        file = write(tmp_path / "facts.jsonl", person("Ma Rainey", key="ma"))
        ok(run("import", file, settings=own))
        status = json.loads(ok(run("db", "status", "--json", settings=own)).stdout)
        assert (status["state"], status["seq"], status["migrations"]) == ("running", 1, "all applied")
        again = run("db", "start", settings=own)
        assert (again.returncode, "already runs" in again.stderr) == (1, True)
    finally:
        assert "Stopped." in ok(run("db", "stop", settings=own)).stderr
    assert "Nothing runs." in ok(run("db", "stop", settings=own)).stderr
