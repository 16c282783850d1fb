"""`linernotes export`: the journal, with personal texts and their salts, as JSON Lines."""

import asyncio
import os
from contextlib import aclosing
from pathlib import Path
from typing import Annotated

import typer

from api.cli.opening import engine, engine_settings, opened
from api.cli.outcome import refuse, say
from api.cli.progress import bar
from graph.engine.settings import EngineSettings
from graph.recorder.replay import journal_state
from graph.recorder.transfer import export as journal_lines


def export(
    file: Annotated[Path, typer.Argument(help="Where to write it; it must not be there yet.", dir_okay=False)],
    first_seq: Annotated[
        int, typer.Option("--from", min=1, metavar="SEQ", help="Begin with the batch that begins at this seq.")
    ] = 1,
) -> None:
    """Write the whole record to a file, which `linernotes import` takes into an empty store: same ids, seqs, hashes.

    The file has every personal text that was not erased: keep it as you keep the database.
    """
    if file.exists():
        refuse(f"{file} is there already: move it away, or name another file.")
    settings = engine_settings()
    with engine(settings, purpose="linernotes export") as server:
        facts = asyncio.run(_export(file, first_seq, server, is_ours=settings.is_embedded))
    say(f"{file}: {facts:,} facts, from seq {first_seq:,} to seq {first_seq + facts - 1:,}.")


async def _export(file: Path, first_seq: int, server: EngineSettings, *, is_ours: bool) -> int:
    """Write beside the file and move it into its place, so that nobody takes a half for the whole."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        async with opened(server, is_ours=is_ours) as database:
            state = await journal_state(database)
            last_seq = state.seq if state is not None else 0
            reached = first_seq - 1
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with (
                os.fdopen(descriptor, "wb") as written,
                bar("Exporting", total=max(0, last_seq - first_seq + 1)) as (progress, task),
            ):
                async with aclosing(journal_lines(database, first_seq=first_seq)) as lines:
                    async for reached, line in lines:
                        written.write(line)
                        progress.update(task, completed=reached - first_seq + 1)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return reached - first_seq + 1
