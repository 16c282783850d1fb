"""The embedded Neo4j as processes: who lives, who dies, and what is found afterwards."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.embedded import EmbeddedServer, find_running, start_embedded, stop_running
from graph.engine.errors import AlreadyRunning, StartFailed
from graph.engine.folder import FolderLock, Holder, folder_status
from graph.engine.settings import EngineSettings
from graph.engine.transaction import Transaction
from tests.conftest import engine_settings

ROOT = Path(__file__).resolve().parents[3]
OWN_SERVER = Path(__file__).with_name("own_server.py")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineSettings]:
    """A data folder for the tests of this file, one after the other; nothing runs on it in the end."""
    settings = engine_settings(tmp_path_factory.mktemp("embedded"))
    yield settings
    stop_running(settings)


@contextmanager
def parent_of_a_server(settings: EngineSettings) -> Generator[subprocess.Popen[str]]:
    command = [sys.executable, str(OWN_SERVER), str(settings.home), str(settings.cache), settings.neo4j_version]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, text=True, env=environment, start_new_session=True) as parent:
        try:
            yield parent
        finally:
            parent.kill()


def pid_of_server(parent: subprocess.Popen[str]) -> int:
    """Wait for the parent's word that its server serves."""
    assert parent.stdout is not None
    return int(json.loads(parent.stdout.readline())["pid"])


def lives(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def becomes_true(condition: Callable[[], bool], *, within_seconds: float) -> bool:
    give_up_at = time.monotonic() + within_seconds
    while time.monotonic() < give_up_at:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def test_a_killed_parent_leaves_no_orphan(settings: EngineSettings) -> None:
    with parent_of_a_server(settings) as parent:
        pid = pid_of_server(parent)
        assert lives(pid)
        parent.kill()
    assert becomes_true(lambda: not lives(pid), within_seconds=10)
    assert folder_status(settings.engine_folder).state == "stopped"


def test_a_parent_killed_while_the_server_starts_leaves_no_orphan(settings: EngineSettings) -> None:
    with parent_of_a_server(settings) as parent:
        assert becomes_true(lambda: folder_status(settings.engine_folder).holder is not None, within_seconds=20)
        holder = folder_status(settings.engine_folder).holder
        parent.kill()
    assert holder is not None
    assert becomes_true(lambda: not lives(holder.pid), within_seconds=60)


def test_interrupting_the_whole_process_group_stops_in_order(settings: EngineSettings) -> None:
    with parent_of_a_server(settings) as parent:
        pid = pid_of_server(parent)
        # As a terminal does at Ctrl-C; and to the server too, as some shells and supervisors do.
        os.killpg(parent.pid, signal.SIGINT)
        os.kill(pid, signal.SIGINT)
        parent.wait(timeout=10)
    assert becomes_true(lambda: not lives(pid), within_seconds=10)
    assert folder_status(settings.engine_folder).state == "stopped"


async def test_a_second_start_says_so_and_a_restart_finds_the_data(settings: EngineSettings) -> None:
    first = start_embedded(settings, purpose="first", lifetime="detached")
    with pytest.raises(AlreadyRunning) as told:
        start_embedded(settings)
    assert told.value.pid == first.pid
    assert str(first.pid) in told.value.message
    assert "linernotes db stop" in told.value.message

    try:
        found = find_running(settings)
        assert found is not None
        assert (found.uri, found.pid, found.purpose) == (first.uri, first.pid, "first")
        await _write_a_song(found.settings(settings))
    finally:
        assert stop_running(settings)
        assert first.process.wait(timeout=30) == 0
    assert find_running(settings) is None
    assert not stop_running(settings)

    second = start_embedded(settings)
    try:
        async with await Database.open(second.settings(settings)) as database:
            assert await database.read(Statement("MATCH (song:Song) RETURN song.title")) == [["Casey Jones"]]
    finally:
        second.stop()
    assert second.process.returncode == 0
    second.stop()


def test_two_starts_at_once_give_one_server_and_one_refusal(settings: EngineSettings) -> None:
    lock = FolderLock(settings.engine_folder)
    assert lock.acquire()
    lock.record(Holder(pid=os.getpid(), purpose="a test", version="x"))
    try:
        assert folder_status(settings.engine_folder).state == "running"
        assert not FolderLock(settings.engine_folder).acquire()
        with pytest.raises(AlreadyRunning):
            start_embedded(settings)
    finally:
        lock.release()
    assert folder_status(settings.engine_folder).state == "stopped"


def test_a_server_whose_folder_was_removed_ends_by_itself(tmp_path: Path) -> None:
    settings = engine_settings(tmp_path / "removed")
    server = start_embedded(settings, lifetime="detached")
    shutil.rmtree(settings.home, ignore_errors=True)
    server.process.wait(timeout=75)


def test_a_start_that_fails_says_why_and_where_the_log_is(tmp_path: Path) -> None:
    settings = engine_settings(tmp_path)
    (settings.engine_folder / "data").mkdir(parents=True)
    (settings.engine_folder / "data" / "databases").write_text("not a folder")
    with pytest.raises(StartFailed) as told:
        start_embedded(settings)
    assert str(settings.engine_folder / "logs") in told.value.message
    assert folder_status(settings.engine_folder).state == "stopped"


def test_data_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    settings = engine_settings(tmp_path)
    (settings.engine_folder / "data").mkdir(parents=True)
    (settings.engine_folder / "data" / "neo4j.version").write_text("9999.01.0")
    with pytest.raises(StartFailed, match=r"LINERNOTES_NEO4J_VERSION=9999\.01\.0"):
        start_embedded(settings)


def test_the_password_is_random_and_only_its_owner_reads_it(engine: EmbeddedServer) -> None:
    path = engine.folder / "password"
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(engine.password) == 32
    assert engine.password not in repr(engine)
    commands = Path(f"/proc/{engine.pid}/cmdline")
    if commands.exists():
        assert engine.password not in commands.read_text()


async def _write_a_song(settings: EngineSettings) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("CREATE (:Song {title: 'Casey Jones'})"))

    async with await Database.open(settings) as database:
        await database.write(work)
