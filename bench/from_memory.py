"""Compares what is kept in memory with Starlette giving the same bytes, in turns: `python -m bench.from_memory`.

No database takes part: one answer is put into the memory of the real application, and a task confirms it as following
the journal would. `h2load` (Debian: nghttp2-client) asks, over HTTP/1.1, from a process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import httpx2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.access import Access
from api.app import create_app
from api.documents import Documents, hash_of
from api.following import PAUSE_SECONDS
from api.kept import KeptAnswers, Key
from api.negotiation import GRAPHQL
from api.pages.sheet_query import SHEET_QUERY
from api.sheets import Sheets
from api.state import State
from api.tokens import TokenFile
from api.validators import FOR_EVERYBODY, tag_of
from api.whole_answer import WholeAnswer
from graph.following.follower import News

BYTES: Final = 12_000
"""About as long as the answer to a credit sheet's whole question is."""
QUERY: Final = f"documentId=sha256:{hash_of(SHEET_QUERY)}&variables=%7B%22asset%22%3A%22ast_1%22%7D"
BODY: Final = b"{" + b" " * (BYTES - 2) + b"}"
_NOTHING: Final = frozenset[str]()


def kept() -> Starlette:
    """Make the real application with one answer in its memory."""
    memory = KeptAnswers(most_bytes=10_000_000)
    answer = WholeAnswer(body=BODY, form=GRAPHQL, tag=tag_of(BODY), caching=FOR_EVERYBODY)

    async def confirm() -> None:
        while True:
            memory.hear(News(1, _NOTHING), at=time.monotonic())
            await asyncio.sleep(PAUSE_SECONDS)

    @asynccontextmanager
    async def opened() -> AsyncGenerator[State]:
        for news in (News(1, None), News(1, _NOTHING)):
            memory.hear(news, at=time.monotonic())
        memory.keep(Key(QUERY.encode(), GRAPHQL, "PUBLIC", None), answer, seq=1, rests_on=_NOTHING, since=memory.since)
        task = asyncio.create_task(confirm())
        yield cast("State", {"kept": memory})
        task.cancel()

    access = Access(TokenFile(Path("there-are-none.json")))
    return create_app(opens=opened, access=access, pages=Sheets(), documents=Documents())


def bare() -> Starlette:
    """Make an application that gives the same bytes, and knows nothing else."""

    async def answer(_: Request[Any]) -> Response:
        return Response(BODY, media_type=GRAPHQL)

    return Starlette(routes=[Route("/graphql", answer)])


@dataclass(frozen=True, slots=True)
class Served:
    """One of the two, and the process that serves it."""

    url: str
    pid: int

    def cpu_seconds(self) -> float:
        """Say how long the process has been at work: on a busy machine that says more than how long it took."""
        user, system = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a second it answered, and for how many microseconds of work each."""

    rps: float
    cpu_us: float


@contextmanager
def served(name: str) -> Iterator[Served]:
    """Serve one of the two by uvicorn as the service is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["--factory", f"bench.from_memory:{name}", "--port", str(port), "--http", "httptools", "--loop", "uvloop"]
    more = ["--no-access-log", "--no-server-header", "--no-proxy-headers", "--log-level", "warning"]
    process = subprocess.Popen([sys.executable, "-m", "uvicorn", *words, *more])
    try:
        url = f"http://127.0.0.1:{port}/graphql?{QUERY}"
        _wait_for(url)
        yield Served(url, process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            response = httpx2.get(url)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            assert response.content == BODY, "both give the same bytes"
            return
    raise TimeoutError(url)


def measure(served: Served, *, connections: int, requests: int) -> Measured:
    """Ask one question very often."""
    words = ["h2load", "--h1", f"-c{connections}", "-t1", f"-n{requests}", "-H", f"accept: {GRAPHQL}", served.url]
    before = served.cpu_seconds()
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert f"{requests} succeeded, 0 failed" in told, told
    found = re.search(r"([\d.]+) req/s", told)
    assert found is not None
    return Measured(float(found[1]), (served.cpu_seconds() - before) / requests * 1e6)


def main() -> None:
    """Measure both, in turns, and print the ratio of each turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--connections", type=int, default=8)
    given = parser.parse_args()
    if shutil.which("h2load") is None:
        raise SystemExit("h2load is not there: on Debian it comes with nghttp2-client.")
    by_rps, by_cpu = [], []
    with served("kept") as ours, served("bare") as theirs:
        for turn in range(given.turns + 1):
            kept_, bare_ = (
                measure(each, connections=given.connections, requests=given.requests) for each in (ours, theirs)
            )
            print(
                f"{turn or 'warm-up'}: kept {kept_.rps:,.0f}/s, {kept_.cpu_us:.0f} µs of work each; "
                f"Starlette {bare_.rps:,.0f}/s, {bare_.cpu_us:.0f} µs"
            )
            by_rps += [kept_.rps / bare_.rps] if turn else []
            by_cpu += [bare_.cpu_us / kept_.cpu_us] if turn else []
    rps, cpu = statistics.median(by_rps), statistics.median(by_cpu)
    print(f"kept to Starlette, median: {rps:.2f} by requests, {cpu:.2f} by work")


if __name__ == "__main__":
    main()
