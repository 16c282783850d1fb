"""The real service as a process of its own, and a client that asks it one question at a time."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from api.tokens import create_token
from graph.engine.settings import EngineSettings
from linernotes.naming import Reader

_START_SECONDS: Final = 120
_STOP_SECONDS: Final = 30
_TRIES: Final = 60


class AnswerHasErrors(Exception):
    """A question was not answered, or not wholly."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, how long that took, and how long the body is."""

    data: Any
    seconds: float
    size_bytes: int


class Service:
    """A process that serves: asks it over one connection, and says how much memory it has."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, tokens: Mapping[Reader, str]) -> None:
        self.pid = process.pid
        self.port = port
        self.tokens = tokens
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, text: str, variables: Mapping[str, Any], audience: Reader = Reader.PUBLIC) -> Answer:
        """Ask, and ask again as long as the service puts the answer off; raises AnswerHasErrors."""
        body = json.dumps({"query": text, "variables": dict(variables)})
        headers = {"content-type": "application/json", "accept": "application/graphql-response+json"}
        if audience in self.tokens:
            headers["authorization"] = f"Bearer {self.tokens[audience]}"
        for _ in range(_TRIES):
            began_at = time.perf_counter()
            self._connection.request("POST", "/graphql", body, headers)
            response = self._connection.getresponse()
            answered = response.read()
            seconds = time.perf_counter() - began_at
            if response.status != 503:
                return _whole(response.status, answered, seconds)
            time.sleep(float(response.headers.get("retry-after", "1")))
        raise AnswerHasErrors("503: the answer was put off again and again")

    def resident_megabytes(self) -> float:
        """Say how much memory the process has, its children included."""
        found = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True)
        rows = [tuple(map(int, line.split())) for line in found.stdout.splitlines()]
        ours = {self.pid}
        for pid, parent, _ in sorted(rows):
            if parent in ours:
                ours.add(pid)
        return sum(kilobytes for pid, _, kilobytes in rows if pid in ours) / 1024

    def is_ready(self) -> bool:
        """Say whether it answers."""
        try:
            self._connection.request("GET", "/health/ready")
            response = self._connection.getresponse()
            response.read()
        except OSError:
            self._connection.close()
            return False
        return response.status == 200


def _whole(status: int, answered: bytes, seconds: float) -> Answer:
    answer = json.loads(answered)
    if status != 200 or answer.get("errors"):
        raise AnswerHasErrors(f"{status}: {answer.get('errors')}")
    return Answer(answer["data"], seconds, len(answered))


@contextmanager
def served(settings: EngineSettings, folder: Path, *, workers: int = 1) -> Generator[Service]:
    """Serve a database until the context ends, by so many processes."""
    assert settings.uri is not None
    port, path = free_port(), folder / "tokens.json"
    path.unlink(missing_ok=True)
    now = datetime.now(UTC)
    tokens: dict[Reader, str] = {
        one: create_token(path, actor="bench", audience=one, now=now) for one in Reader if one is not Reader.PUBLIC
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LINERNOTES_", "NEO4J_"))}
    environment |= {"NEO4J_URI": settings.uri, "NEO4J_USERNAME": settings.username}
    environment |= {"NEO4J_PASSWORD": settings.password or "", "LINERNOTES_TOKENS": str(path), "PORT": str(port)}
    environment |= {"LINERNOTES_WORKERS": str(workers)}
    with (folder / "service.log").open("wb") as log:
        command = [sys.executable, "-m", "linernotes", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        service = Service(process, port, tokens)
        _await_ready(service, process, folder / "service.log")
        yield service
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_ready(service: Service, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up_at = time.monotonic() + _START_SECONDS
    while time.monotonic() < give_up_at and process.poll() is None:
        if service.is_ready():
            return
        time.sleep(0.2)
    raise SystemExit(f"The service did not come up:\n{log.read_text(errors='replace')}")


def free_port() -> int:
    """Find a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
