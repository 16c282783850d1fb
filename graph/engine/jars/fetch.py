"""Fetches locked jars into the cache, many at a time, each held to its SHA-256 before it gets its name."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

from graph.engine.errors import JarRefused, JarsUnavailable
from graph.engine.jars.locked import LockedJar
from graph.engine.progress import Progress, ProgressCallback

_AT_ONCE = 12
_ATTEMPTS = 3
_ABANDONED_AFTER_SECONDS = 24 * 3600

Download = Callable[[LockedJar, Path, Callable[[int], None]], Path]
"""Puts a jar somewhere below a folder and answers its path; calls back with the bytes of each piece."""


def download_from_maven(jar: LockedJar, folder: Path, received: Callable[[int], None]) -> Path:
    """Fetch one jar by its coordinates into a folder of the caller's.

    Raises whatever the network raises.
    """
    # Imported here: it is needed once in the life of a cache, and costs 0.2 s.
    from jgo.maven import MavenContext, PythonResolver

    @contextmanager
    def watch(_name: str, _size_bytes: int) -> Iterator[Callable[[int], None]]:
        yield received

    context = MavenContext(resolver=PythonResolver(progress_callback=watch), repo_cache=folder, timeout=30)
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    return Path(component.artifact(jar.classifier).resolve())


def sha256_of(path: Path) -> str:
    """Hash a file's bytes; lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class _Count:
    """Add up what the threads have done, and tell the caller at most ten times a second."""

    def __init__(self, jars: list[LockedJar], progress: ProgressCallback) -> None:
        self._lock = threading.Lock()
        self._progress = progress
        self._told_at = 0.0
        self._jars_total, self._bytes_total = len(jars), sum(jar.size_bytes for jar in jars)
        self._jars_done = self._bytes_done = 0

    def add(self, *, bytes_done: int = 0, jars_done: int = 0) -> None:
        with self._lock:
            self._bytes_done += bytes_done
            self._jars_done += jars_done
            last = self._jars_done == self._jars_total
            if time.monotonic() - self._told_at < 0.1 and not last:
                return
            self._told_at = time.monotonic()
            self._progress(
                Progress(
                    step="fetching",
                    jars_done=self._jars_done,
                    jars_total=self._jars_total,
                    bytes_done=self._bytes_done,
                    bytes_total=self._bytes_total,
                )
            )


def fetch(
    jars: list[LockedJar], folder: Path, *, progress: ProgressCallback, download: Download = download_from_maven
) -> None:
    """Fetch jars into a folder, where each appears under its own name only when it is whole and right.

    Killed half-way, it leaves what it finished; the next call fetches the rest.
    Raises JarRefused for a jar that is not the locked one, JarsUnavailable when one cannot be had.
    """
    _sweep(folder)
    count = _Count(jars, progress)
    scratch = Path(tempfile.mkdtemp(prefix=".fetching-", dir=folder))
    try:
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="jars") as pool:
            tasks = [
                pool.submit(_fetch_one, jar, folder, scratch=scratch, count=count, download=download) for jar in jars
            ]
            try:
                for task in as_completed(tasks):
                    task.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _fetch_one(jar: LockedJar, folder: Path, *, scratch: Path, count: _Count, download: Download) -> None:
    for attempt in range(1, _ATTEMPTS + 1):
        own = Path(tempfile.mkdtemp(dir=scratch))
        received = 0

        def add(size_bytes: int) -> None:
            nonlocal received
            received += size_bytes
            count.add(bytes_done=size_bytes)

        try:
            path = download(jar, own, add)
        except Exception as problem:
            count.add(bytes_done=-received)
            if attempt == _ATTEMPTS:
                raise _unavailable(jar, folder, problem) from problem
            time.sleep(0.5 * attempt)
            continue
        _accept(jar, path, folder=folder)
        count.add(jars_done=1, bytes_done=jar.size_bytes - received)
        return


def _accept(jar: LockedJar, path: Path, *, folder: Path) -> None:
    found = sha256_of(path)
    if found != jar.sha256:
        raise JarRefused(
            f"{jar.coordinates} was fetched, but it is not the jar that the locked list names: its SHA-256 is {found}, "
            f"not {jar.sha256}. It was thrown away. Somebody between you and the repository changes what you fetch; "
            "try from another network, and tell us if it stays so."
        )
    path.replace(folder / jar.file_name)


def _unavailable(jar: LockedJar, folder: Path, problem: Exception) -> JarsUnavailable:
    return JarsUnavailable(
        f"The embedded Neo4j could not be fetched: {jar.coordinates} is not in {folder}, and Maven Central cannot be "
        f"reached from here ({type(problem).__name__}). It is needed once: connect to the internet and start again "
        "(what has been fetched is kept); or copy that folder from a machine that has it; "
        "or name a running Neo4j with NEO4J_URI."
    )


def _sweep(folder: Path) -> None:
    """Remove what killed fetches left; a young one may belong to a process that still runs."""
    for left in folder.glob(".fetching-*"):
        try:
            old = time.time() - left.stat().st_mtime > _ABANDONED_AFTER_SECONDS
        except FileNotFoundError:
            continue
        if old:
            shutil.rmtree(left, ignore_errors=True)
