"""How quickly a request is answered: h2load sends it over and over, and what each process spent on it is read after."""

import math
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil

from bench.measuring import percentile
from bench.side.http import Http, NotAnswered

NEEDED: Final = "h2load is needed to send requests: on Debian and Ubuntu, sudo apt install nghttp2-client"
_OK: Final = "200"
_PAUSES_SECONDS: Final = (2, 5, 10, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was sent, as often as a number says: over so many connections, as quickly as answered or at a rate."""

    connections: int
    requests: int
    rate: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """What requests took: how long all together, each in milliseconds, and the CPU of the service and the database."""

    seconds: float = 0.0
    times_ms: Sequence[float] = field(default_factory=tuple)
    cpu_ms: float = 0.0
    database_cpu_ms: float = 0.0

    def __add__(self, other: "Took") -> "Took":
        """Take two runs as one."""
        return Took(
            seconds=self.seconds + other.seconds,
            times_ms=[*self.times_ms, *other.times_ms],
            cpu_ms=self.cpu_ms + other.cpu_ms,
            database_cpu_ms=self.database_cpu_ms + other.database_cpu_ms,
        )

    def figures(self) -> dict[str, float]:
        """Return requests a second, percentiles, and the CPU of one request."""
        number = len(self.times_ms)
        return {
            "rps": round(number / self.seconds, 1),
            "p50_ms": round(percentile(self.times_ms, 50), 2),
            "p99_ms": round(percentile(self.times_ms, 99), 2),
            "cpu_ms": round(self.cpu_ms / number, 2),
            "database_cpu_ms": round(self.database_cpu_ms / number, 2),
        }


def together(parts: Sequence[dict[str, float]]) -> dict[str, float]:
    """Add up the figures of requests that are one answer only together, sent one after the other."""
    if len(parts) == 1:
        return parts[0]
    found = {name: round(sum(part[name] for part in parts), 2) for name in parts[0]}
    return found | {"rps": round(1 / sum(1 / part["rps"] for part in parts), 1)}


class Loader:
    """Sends requests to a service, beside which a database runs."""

    def __init__(self, database_pid: int, folder: Path) -> None:
        if shutil.which("h2load") is None:
            raise SystemExit(NEEDED)
        self._database = psutil.Process(database_pid)
        self._folder = folder

    def send(self, http: Http, pid: int, load: Load) -> Took:
        """Send a request many times, and all again if an answer was none; raises SystemExit when that is of no use."""
        for pause in _PAUSES_SECONDS:
            try:
                return self._send(http, pid, load)
            except NotAnswered as problem:
                print(f"  once more, since {problem}", flush=True)
                time.sleep(pause)
        raise SystemExit(f"{http.url[:100]} does not bear {load}")

    def _send(self, http: Http, pid: int, load: Load) -> Took:
        log, body = self._folder / "h2load.tsv", self._folder / "h2load.body"
        log.unlink(missing_ok=True)
        command = [
            "h2load",
            "--h1",
            f"--clients={load.connections}",
            f"--requests={load.requests}",
            f"--log-file={log}",
        ]
        command += [word for name, value in http.headers.items() for word in ("--header", f"{name}: {value}")]
        if http.body is not None:
            body.write_bytes(http.body)
            command.append(f"--data={body}")
        if load.rate is not None:
            command.append(f"--rps={load.rate / load.connections:.4f}")
        service, database = psutil.Process(pid), self._database
        before = _cpu(service), _cpu(database)
        said = subprocess.run([*command, http.url], capture_output=True, text=True, check=False)
        spent, spent_there = _cpu(service) - before[0], _cpu(database) - before[1]
        if said.returncode:
            raise SystemExit(f"h2load failed: {said.stdout}{said.stderr}")
        seconds, times = read_log(log.read_text(), load.requests, http)
        return Took(seconds=seconds, times_ms=times, cpu_ms=spent * 1000, database_cpu_ms=spent_there * 1000)


def read_log(log: str, requests: int, http: Http) -> tuple[float, list[float]]:
    """Read a log of h2load, each line a request's begin in microseconds, status, and microseconds that it took."""
    rows = [line.split() for line in log.splitlines()]
    wrong = requests - sum(status == _OK for _, status, *_ in rows)
    if wrong:
        raise NotAnswered(f"{wrong} of {requests} requests to {http.url[:60]} were not answered with {_OK}")
    began = min(int(row[0]) for row in rows)
    ended = max(int(row[0]) + int(row[2]) for row in rows)
    return (ended - began) / 1_000_000, [int(row[2]) / 1000 for row in rows]


def _cpu(process: psutil.Process) -> float:
    """Return the seconds that a process and its children have computed."""
    spent = 0.0
    for each in (process, *process.children(recursive=True)):
        times = each.cpu_times()
        spent += times.user + times.system
    return spent


def how_many(rps: float, seconds: float, connections: int) -> int:
    """Return how many requests to send for so long: a multiple of the connections, each of which sends one at least."""
    return max(1, math.ceil(rps * seconds / connections)) * connections
