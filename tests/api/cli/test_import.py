"""`linernotes import` and `linernotes export`: files of any size, whole batches, and words with file and line."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.dump import digests_of
from graph.recorder.recorder import open_journal
from seed.demo import CATALOGUE, STORY
from tests.api.cli.running import Finished, ok, run
from tests.graph.recorder.conftest import by_key, fact, person

RECORDING = "rec_01890000-0000-7000-8000-000000000001"
KNOWN = Statement("MATCH (said:KnownViolation)-[:VIOLATION_OF]->(of:DatasetVersion) RETURN said.reason, of.version")
HEAD = Statement("MATCH (head:JournalHead) RETURN head.seq")


@pytest.fixture
def settings(database_environment: dict[str, str], empty_database: Database, tmp_path: Path) -> dict[str, str]:
    """Settings of a command that works on the run's database, which is empty."""
    assert empty_database.is_up
    return database_environment | {"LINERNOTES_HOME": str(tmp_path / "home")}


def write(path: Path, *facts: Mapping[str, Any] | bytes) -> Path:
    """Write a file of facts, one a line."""
    lines = [one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in facts]
    path.write_bytes(b"".join(lines))
    return path


def people(count: int) -> list[dict[str, Any]]:
    """Some parties."""
    return [person(f"Person {number}", key=f"p{number}") for number in range(count)]


def summary(finished: Finished) -> dict[str, Any]:
    """What `--json` answered, without how long it took."""
    said: dict[str, Any] = json.loads(finished.stdout)
    assert said.pop("seconds") >= 0
    return said


async def seq(database: Database) -> int:
    rows = await database.read(HEAD)
    return int(rows[0][0]) if rows else 0


async def test_a_file_is_recorded_in_batches_and_twice_changes_nothing(
    settings: dict[str, str], database: Database, tmp_path: Path
) -> None:
    file = write(tmp_path / "people.jsonl", *people(1_001), b"\n", person("Last", key="last"))
    counted = {"file": str(file), "dryRun": False, "facts": 1_002, "batches": 2, "seq": 1_002, "refusals": []}
    await open_journal(database)
    assert summary(ok(run("import", file, "--json", settings=settings))) == {
        **counted,
        "created": 1_002,
        "unchanged": 0,
    }
    before = await digests_of(database)
    assert summary(ok(run("import", file, "--json", settings=settings))) == {
        **counted,
        "created": 0,
        "unchanged": 1_002,
    }
    assert (await digests_of(database)).differ_from(before) == []


async def test_what_is_appended_to_a_file_is_recorded_and_the_rest_unchanged(
    settings: dict[str, str], database: Database, tmp_path: Path
) -> None:
    file = write(tmp_path / "people.jsonl", *people(3))
    await open_journal(database)
    ok(run("import", file, settings=settings))
    write(file, *people(4))
    said = summary(ok(run("import", file, "--json", settings=settings)))
    assert (said["created"], said["unchanged"], said["seq"]) == (1, 3, 4)


async def test_a_fact_about_another_in_the_same_file_finds_it_recorded(
    settings: dict[str, str], database: Database, tmp_path: Path
) -> None:
    file = write(
        tmp_path / "story.jsonl",
        person("Ma Rainy", key="ma"),
        person("Ma Rainey", key="ma", corrects=1),
        fact("retraction", target=2, source_kind="ERN"),
        person("Ma Rainey", key="ma"),
    )
    await open_journal(database)
    said = summary(ok(run("import", file, "--json", settings=settings)))
    assert (said["created"], said["batches"]) == (4, 3)
    again = summary(ok(run("import", file, "--json", settings=settings)))
    assert (again["created"], again["unchanged"], again["seq"]) == (0, 4, 4)


async def test_a_refusal_names_file_line_and_field_and_keeps_the_batches_before(
    settings: dict[str, str], database: Database, tmp_path: Path
) -> None:
    wrong = fact("contribution", to=by_key("p1"), by={"party": by_key("p1")}, role="Sorcerer")
    file = write(tmp_path / "people.jsonl", *people(1_000), b"\n", person("More", key="more"), wrong)
    await open_journal(database)
    refused = run("import", file, settings=settings)
    assert refused.returncode == 1
    assert "people.jsonl:1003: /role ENUM: " in refused.stderr
    assert "The 1,000 facts before are recorded and stay." in refused.stderr
    assert await seq(database) == 1_000
    said = run("import", file, "--json", settings=settings)
    assert [(one["line"], one["field"]) for one in summary(said)["refusals"]] == [(1003, "/role")]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (b'{"kind": "party", "key": "cut', "people.jsonl:1001: FILE_REFUSED: the file is cut off in this line"),
        (b"not json\n", "people.jsonl:1001: JSON_INVALID"),
        (b"x" * 1_000_010 + b"\n", "people.jsonl:1001: FILE_REFUSED: a line holds one fact"),
    ],
)
async def test_a_line_that_is_no_fact_is_named_and_what_is_whole_before_it_stays(
    settings: dict[str, str], database: Database, tmp_path: Path, last: bytes, words: str
) -> None:
    file = write(tmp_path / "people.jsonl", *people(1_000), last)
    await open_journal(database)
    refused = run("import", file, settings=settings)
    assert (refused.returncode, words in refused.stderr) == (1, True), refused.stderr
    assert await seq(database) in (0, 1_000)


async def test_a_rehearsal_goes_through_all_batches_and_keeps_nothing(
    settings: dict[str, str], database: Database
) -> None:
    await open_journal(database)
    before = await digests_of(database)
    said = summary(ok(run("import", CATALOGUE, "--dry-run", "--json", settings=settings)))
    assert (said["facts"], said["created"], said["dryRun"]) == (631, 631, True)
    refused = run("import", STORY, "--dry-run", settings=settings)
    assert refused.returncode == 1
    assert "story.jsonl:" in refused.stderr
    assert (await digests_of(database)).differ_from(before) == []


async def test_an_export_taken_into_an_empty_store_gives_the_same_store(
    settings: dict[str, str], database: Database, tmp_path: Path
) -> None:
    await open_journal(database)
    ok(run("import", CATALOGUE, settings=settings))
    before = await digests_of(database)
    exported = ok(run("export", tmp_path / "record.jsonl", settings=settings))
    assert "631 facts, from seq 1 to seq 631" in exported.stderr
    assert (tmp_path / "record.jsonl").stat().st_mode & 0o077 == 0
    await database.run_in_batches(Statement("MATCH (node) WHERE NOT node:Migration DETACH DELETE node"))
    taken = ok(run("import", tmp_path / "record.jsonl", "--json", settings=settings))
    assert (summary(taken)["seqBefore"], json.loads(taken.stdout)["seq"]) == (0, 631)
    assert (await digests_of(database)).differ_from(before) == []
    again = run("export", tmp_path / "record.jsonl", settings=settings)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)


def test_a_file_that_is_not_there_is_wrong_usage(database_environment: dict[str, str]) -> None:
    assert run("import", "nowhere.jsonl", settings=database_environment).returncode == 2


def test_a_database_that_is_away_is_said_with_what_to_do(tmp_path: Path) -> None:
    file = write(tmp_path / "people.jsonl", *people(1))
    away = run("import", file, settings={"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}, seconds=30)
    assert away.returncode == 3
    assert "does not answer" in away.stderr
    assert "NEO4J_URI" in away.stderr
    assert "Traceback" not in away.stderr


async def test_what_was_not_cleared_is_refused_and_recorded_as_a_known_violation_where_a_reason_is_given(
    settings: dict[str, str], database: Database, tmp_path: Path
) -> None:
    root = hashlib.sha256(f"{RECORDING} LICENSED TRAINING\n".encode()).hexdigest()
    song = fact(
        "recording", subject={"new": {"id": RECORDING}}, key="r", title="Song", type="MusicalWorkSoundRecording"
    )
    file = write(
        tmp_path / "archive.jsonl",
        song,
        fact("dataset", key="d", name="Set"),
        fact("datasetVersion", key="v", dataset=by_key("d"), version="1"),
        fact("datasetEntry", of=by_key("v"), item=by_key("r"), basis="LICENSED"),
        fact("datasetClosed", of=by_key("v")),
        fact("datasetFrozen", of=by_key("v"), count=1, root=root),
    )
    await open_journal(database)
    refused = run("import", file, settings=settings)
    assert (refused.returncode, await seq(database)) == (1, 5)
    assert "archive.jsonl:6: " in refused.stderr
    assert "knownViolation" in refused.stderr
    ok(run("import", file, "--known-violation", "Nobody was asked in 2019.", settings=settings))
    assert await database.read(KNOWN) == [["Nobody was asked in 2019.", "1"]]
