"""`linernotes clear`: a file of entries, a table for people, JSON for programs, and an exit code for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import pytest_asyncio

from api.cli.entries_file import EntriesUnreadable, entries_of
from graph.clearing.subjects import Entry
from graph.engine.database import Database
from tests.api.cli.running import Finished, run
from tests.conftest import DELETE_ALL
from tests.graph.clearing.asking import Asking
from tests.graph.rights.recorded import send

SONG = (
    "R: recording of W, MainArtist Ana",
    "S: recording of W, MainArtist Sam",
    "W: work, Composer Wim",
    "Label holds 100% of R",
    "Pub holds 100% of W",
    "Label permits R",
    "Pub permits W",
    "Ana accepts R",
    "Wim accepts W",
)
TRAINING = ("--use", "UseForTrainingGenerativeAI", "--act", "DE")


@pytest_asyncio.fixture(scope="module")
async def song(database: Database) -> Asking:
    """A song that is cleared, and a cover of it that is not."""

    async def empty() -> None:
        await database.run_in_batches(DELETE_ALL)

    asking = await Asking.of(database, empty, *SONG)
    source = {"system": "desk", "kind": "STEWARD"}
    claim = {"kind": "identifier", "source": source, "about": {"id": asking.ids["R"]}}
    await send(asking.recorder, "claim", [claim | {"scheme": "ISRC", "value": "QZAAA2600001"}])
    return asking


def file(folder: Path, *lines: str) -> Path:
    """Write a file of entries."""
    path = folder / "entries.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def clear(path: Path, *arguments: str, settings: dict[str, str]) -> Finished:
    """Clear a file for training in Germany, unless it says otherwise."""
    return run("clear", path, *(arguments or TRAINING), settings=settings)


async def test_a_list_that_is_cleared_ends_with_0(
    song: Asking, tmp_path: Path, database_environment: dict[str, str]
) -> None:
    path = file(tmp_path, "id,title", f"{song.ids['R']},The song", f"{song.ids['W']},Its music")
    done = clear(path, settings=database_environment)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["cleared", "2", "0", "0"] in lines
    assert "All of it is cleared in: DE" in done.stdout


async def test_a_list_that_is_not_ends_with_1_and_says_what_is_lacking_and_who_is_waited_for(
    song: Asking, tmp_path: Path, database_environment: dict[str, str]
) -> None:
    path = file(tmp_path, "identifier,title", "QZ-AAA-26-00001,", ",Some title", "ISRC:QZAAA2699999,Another")
    done = clear(path, "--use", "stream", "--offer", "US", settings=database_environment)
    assert done.returncode == 1
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["cleared", "0", "0", "3"] in lines
    assert ["Label", "1"] in lines
    assert ["1", "R", "NO_CHOICE", "choice", "R", "master", "US", "Ana"] in lines
    assert ["NO_PERMIT", "rights", "R", "master", "US", "Label"] in lines
    assert ["2", "Some", "title", "UNIDENTIFIED", "rights", "US"] in lines
    assert ["3", "Another", "UNIDENTIFIED", "rights", "US"] in lines


async def test_json_has_every_entry(song: Asking, tmp_path: Path, database_environment: dict[str, str]) -> None:
    path = file(tmp_path, "id", song.ids["R"], song.ids["S"])
    done = clear(path, *TRAINING, "--json", settings=database_environment)
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["counts"]["cleared"] == {"everywhere": 1, "partly": 0, "nowhere": 1}
    told = [(one["entry"], song.name_of(one["item"]), one["cleared"]["text"]) for one in found["items"]]
    assert told == [(1, "R", "DE"), (2, "S", "nowhere")]
    assert {gap["reason"] for gap in found["items"][1]["gaps"]} == {"NO_CHOICE", "UNKNOWN_CONTROLLER"}
    assert [song.name_of(one["party"]) for one in found["gapsByParty"]] == ["Sam"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--use", "Dancing", "--act", "DE"), "Dancing is not a use"),
        (("--use", "UseForDataMining"), "For DATA_MINING it counts where it is done"),
        (("--use", "UseForDataMining", "--offer", "DE"), "For DATA_MINING it counts where it is done"),
        ((*TRAINING[:3], "DE,ATLANTIS"), "ATLANTIS: no such territory"),
        ((*TRAINING, "--as-of", "tomorrow"), "tomorrow"),
        ((*TRAINING, "--model", "mod_1"), "mod_1 is no model"),
    ],
)
async def test_what_cannot_be_asked_ends_with_2(
    song: Asking, tmp_path: Path, database_environment: dict[str, str], arguments: tuple[str, ...], words: str
) -> None:
    done = clear(file(tmp_path, "id", song.ids["R"]), *arguments, settings=database_environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.replace("│", " ").split())


def test_a_database_that_cannot_be_reached_ends_with_3(tmp_path: Path) -> None:
    nowhere = {"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "none"}
    assert clear(file(tmp_path, "title", "Some title"), settings=nowhere).returncode == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The first line names the columns"),
        (b"name,isrc\nx,y\n", "The first line names the columns"),
        (b"id;title\nx;y\n", "The first line names the columns"),
        (b"id,title\n", "has no entries"),
        (b"id,title\n,\n", "Line 2 has nothing"),
        (b"id,title\n\xff,x\n", "is not CSV in UTF-8"),
        (b'title\n"never closed\n', "is not CSV in UTF-8"),
    ],
)
def test_a_file_that_is_no_list_of_entries_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "entries.csv"
    path.write_bytes(content)
    with pytest.raises(EntriesUnreadable, match=words):
        entries_of(path)


def test_a_file_may_have_other_columns_a_mark_and_identifiers_with_or_without_their_scheme(tmp_path: Path) -> None:
    path = tmp_path / "entries.csv"
    lines = ("Title, Identifier ,label,id", "One,ISRC:QZ-AAA-26-00001,x,", "Two,qzaaa2600002,x,", "Three,123,x,rec_1")
    path.write_text("\ufeff" + "\r\n".join([*lines, ",not one,,"]), encoding="utf-8")
    assert entries_of(path) == [
        Entry(scheme="ISRC", value="QZAAA2600001", title="One"),
        Entry(scheme="ISRC", value="QZAAA2600002", title="Two"),
        Entry(id="rec_1", title="Three"),
        Entry(title="not one"),
    ]
