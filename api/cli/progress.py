"""What a person sees who waits at a terminal: bars and steps on standard error, and next to nothing elsewhere."""

import time
from collections.abc import Generator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text
from typing_extensions import override

from api.cli.outcome import say, words
from graph.engine.progress import Progress as EngineProgress


class FactsPerSecond(ProgressColumn):
    """How many facts a second have been recorded so far."""

    @override
    def render(self, task: Task) -> Text:
        """Render the rate of a task whose `facts` field counts them."""
        facts, seconds = task.fields.get("facts", 0), task.elapsed or 0
        rate = f"{facts / seconds:,.0f}" if seconds else "–"
        return Text(f"{facts:,} facts, {rate}/s")


@contextmanager
def bar(title: str, *, total: int, is_bytes: bool = False) -> Generator[tuple[Progress, TaskID]]:
    """Show a bar while the context lasts, on a terminal only; its task counts to `total` facts or bytes."""
    measured: list[ProgressColumn] = [DownloadColumn(), FactsPerSecond()] if is_bytes else [MofNCompleteColumn()]
    console = words()
    columns = (TextColumn("{task.description}"), BarColumn(), *measured, TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        yield progress, progress.add_task(title, total=total, facts=0)


class EngineSteps:
    """Tells how far the database's start is: a bar while its jars are fetched, a line when it serves."""

    def __init__(self) -> None:
        console = words()
        self._console = console
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._step = ""

    def __call__(self, progress: EngineProgress) -> None:
        """Hear of a step of the engine's."""
        if progress.step in ("fetching", "checking"):
            self._count(progress)
        elif self._task is not None:
            self._progress.stop()
            self._task = None
        if progress.step != self._step and progress.step == "fetching":
            say(f"Fetching Neo4j into the cache, once: {progress.bytes_total / 1_000_000:.0f} MB …")
        self._step = progress.step

    def _count(self, progress: EngineProgress) -> None:
        title = "Fetching Neo4j" if progress.step == "fetching" else "Looking at Neo4j's files"
        if self._task is None:
            self._task = self._progress.add_task(title, total=progress.bytes_total)
            self._progress.start()
        self._progress.update(self._task, description=title, completed=progress.bytes_done, total=progress.bytes_total)

    def close(self) -> None:
        """Leave nothing on the screen, however the start ended."""
        self._progress.stop()


@contextmanager
def step(title: str) -> Generator[list[str]]:
    """Say what is being done, and when it is done how long it took; add words to the list to say more."""
    more: list[str] = []
    began_at = time.monotonic()
    console = words()
    with console.status(title) if console.is_terminal else _quiet():
        yield more
    said = f" {more[-1]}" if more else ""
    say(f"  {title}{said} ({time.monotonic() - began_at:.1f} s)")


@contextmanager
def _quiet() -> Generator[None]:
    yield
