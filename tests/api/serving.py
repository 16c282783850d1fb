"""The service as a process of its own, on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from tests.house.sources import ROOT

START_SECONDS = 90
STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Service:
    """A process that serves: its address, what it says, and itself."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        """All that the process has written so far."""
        return self.log.read_text(errors="replace")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def served(environment: Mapping[str, str], folder: Path, *command: str, port: int | None = None) -> Generator[Service]:
    """Run a command that serves on a port, until the context ends; given when it is ready."""
    port = port or free_port()
    log = folder / "log"
    whole = {**os.environ, "PYTHONPATH": str(ROOT), "LINERNOTES_HOME": str(folder), "PORT": str(port), **environment}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=folder, env=whole, stdout=out, stderr=subprocess.STDOUT
        )
    service = Service(f"http://127.0.0.1:{port}", log, process)
    try:
        _await_ready(service)
        yield service
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_ready(service: Service) -> None:
    give_up_at = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up_at and service.process.poll() is None:
        try:
            if httpx2.get(f"{service.address}/health/ready").status_code == 200:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError(service.said)
