"""`linernotes demo`: ready with three addresses, one at a time, and nothing left behind however it ends."""

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.engine.folder import folder_status
from seed.demo import demo_ids
from tests.api.cli.running import command, environment, ok, run
from tests.house.sources import ROOT

READY_SECONDS = 300
GONE_SECONDS = 60


def free_port() -> str:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


class Demo:
    """A demo in a process of its own, what it has said so far, and the process of its database."""

    def __init__(self, home: Path, port: str) -> None:
        self.home = home
        self.log = home.parent / f"demo-{port}.log"
        self.settings = {"LINERNOTES_HOME": str(home), "PORT": port}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command("demo"), cwd=ROOT, env=environment(**self.settings), stdout=log, stderr=log
            )

    def said(self) -> str:
        """What it has said so far."""
        return self.log.read_text()

    def wait_until_ready(self) -> list[str]:
        """Wait until it says that it is ready, and answer the addresses that it names."""
        wait_until(lambda: "Ctrl-C stops it" in self.said() or self.process.poll() is not None, READY_SECONDS)
        assert self.process.poll() is None, self.said()
        return re.findall(r"http://\S+", self.said())

    @property
    def database_pid(self) -> int:
        """The process of its database."""
        holder = folder_status(self.home / "neo4j").holder
        assert holder is not None
        return holder.pid


def wait_until(is_so: object, seconds: float) -> None:
    """Wait for something that becomes so."""
    assert callable(is_so)
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at, "waited too long"
        time.sleep(0.2)


def lives(pid: int) -> bool:
    """Say whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # One that has ended and whose parent has not looked is not alive.
    return " Z" not in Path(f"/proc/{pid}/stat").read_text()[:200] if Path("/proc").exists() else True


@contextmanager
def demo(home: Path) -> Iterator[Demo]:
    """Start a demo, and end it at the end whatever happened."""
    started = Demo(home, free_port())
    try:
        yield started
    finally:
        started.process.kill()
        started.process.wait()


def status_of(address: str) -> int:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return int(answer.status)


def test_a_demo_is_ready_is_alone_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with demo(home) as first:
        graphiql, page, document = first.wait_until_ready()
        assert graphiql.endswith("/graphql")
        assert (page.partition("/credits/ast_")[1], document) == ("/credits/ast_", f"{page}.json")
        assert "631 facts, recorded" in first.said()
        assert status_of(graphiql.replace("/graphql", "/health/live")) == 200
        _others_are_told(first)
        _the_sheet_is_in_the_terminal_too(first)
        database = first.database_pid
        first.process.send_signal(signal.SIGINT)
        assert first.process.wait(GONE_SECONDS) in (0, 130), first.said()
        assert not lives(database)
        assert "Traceback" not in first.said()
    with demo(home) as second:
        second.wait_until_ready()
        assert "631 facts, all there already" in second.said()
        database = second.database_pid
        second.process.kill()
        wait_until(lambda: not lives(database), GONE_SECONDS)


def _others_are_told(running: Demo) -> None:
    same_folder = run("demo", settings=running.settings | {"PORT": free_port()})
    assert (same_folder.returncode, "already runs" in same_folder.stderr) == (1, True)
    same_port = run("demo", settings=running.settings | {"LINERNOTES_HOME": f"{running.home}-other"})
    assert (same_port.returncode, "cannot be used" in same_port.stderr) == (1, True)
    assert "PORT=" in same_port.stderr


def _the_sheet_is_in_the_terminal_too(running: Demo) -> None:
    sheet = ok(run("credits", "night-ferry", "--width", "80", settings=running.settings)).stdout
    assert "NIGHT FERRY" in sheet
    assert "MADE BY" in sheet
    assert max(map(len, sheet.splitlines())) <= 80
    document = json.loads(ok(run("credits", demo_ids()["night-ferry"], "--json", settings=running.settings)).stdout)
    assert document["sheet"]["title"] == "Night Ferry"
    unknown = run("credits", "no-such-key", settings=running.settings)
    assert (unknown.returncode, "no key of the demo" in unknown.stderr) == (1, True)
