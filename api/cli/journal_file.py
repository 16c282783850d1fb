"""Takes in a file that `linernotes export` wrote, entry by entry, into an empty store or one that it continues."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import typer

from api.cli.catching_up import catch_up
from api.cli.opening import engine, engine_settings, open_database
from api.cli.outcome import REFUSED, answer, refuse, say
from api.cli.progress import bar
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate
from graph.recorder.journal import Entry, JournalDamaged
from graph.recorder.replay import JournalState, journal_state
from graph.recorder.transfer import TransferRefused, erasures_in, read_header, take_in


def take_in_file(file: Path, *, dry_run: bool, as_json: bool) -> None:
    """Take in a journal, and say where it ends."""
    if dry_run:
        refuse("An export cannot be rehearsed: take it into an empty store, and throw that away.")
    began_at = time.monotonic()
    settings = engine_settings()
    with engine(settings, purpose="linernotes import") as server:
        before, after, problem = asyncio.run(_take_in(file, server, size_bytes=file.stat().st_size))
    seconds = round(time.monotonic() - began_at, 1)
    if as_json:
        counted = {"file": str(file), "seqBefore": before, "seq": after, "seconds": seconds}
        answer(json.dumps(counted | {"refusals": [] if problem is None else [{"message": str(problem)}]}))
    if problem is not None:
        line = f"{getattr(problem, 'line', None) or ''}"
        say(f"{file.name}{':' if line else ''}{line}: {problem}. The journal stands at seq {after:,}.")
        raise typer.Exit(REFUSED)
    if not as_json:
        say(f"{after - before:,} facts taken in, in {seconds} s. The journal stands at seq {after:,}.")


async def _take_in(file: Path, server: EngineSettings, *, size_bytes: int) -> tuple[int, int, Exception | None]:
    """Answer the seq before and after, and what stopped it."""
    async with await open_database(server) as database:
        await migrate(database)
        before = _seq(await journal_state(database))
        problem: Exception | None = None
        try:
            await _entries_in(file, database, size_bytes=size_bytes)
        except (TransferRefused, JournalDamaged) as stopped:
            problem = stopped
        await catch_up(database)
        return before, _seq(await journal_state(database)), problem


async def _entries_in(file: Path, database: Database, *, size_bytes: int) -> None:
    with file.open("rb") as lines:
        header = read_header(lines.readline())
    # Read twice: what erases a text may stand long after it.
    erasures = await asyncio.to_thread(lambda: erasures_in(_lines(file)))
    with bar(file.name, total=size_bytes, is_bytes=True) as (progress, task):
        facts = 0

        def done(entry: Entry) -> None:
            nonlocal facts
            facts += len(entry.facts)
            progress.update(task, facts=facts)

        def advance(size: int) -> None:
            progress.advance(task, size)

        await take_in(database, header, _lines(file, advance), erasures=erasures, done=done)


def _lines(file: Path, advance: Callable[[int], None] = lambda _: None) -> Iterator[bytes]:
    """Yield the lines after the header."""
    with file.open("rb") as lines:
        advance(len(lines.readline()))
        for line in lines:
            advance(len(line))
            yield line


def _seq(state: JournalState | None) -> int:
    return state.seq if state is not None else 0
