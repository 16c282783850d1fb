"""`linernotes import`: a file of facts, or a journal that `linernotes export` wrote."""

import asyncio
import json
import time
from pathlib import Path
from typing import Annotated

import typer

from api.cli import journal_file
from api.cli.catching_up import catch_up
from api.cli.fact_import import Import, Imported, Stopped
from api.cli.opening import engine, engine_settings, opened
from api.cli.outcome import REFUSED, answer, say
from api.cli.progress import bar
from graph.engine.settings import EngineSettings
from graph.recorder.transfer import is_journal


def import_(
    file: Annotated[
        Path, typer.Argument(help="Facts as JSON Lines, or an export.", exists=True, dir_okay=False, readable=True)
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become of the facts, and record nothing.")
    ] = False,
    known_violation: Annotated[
        str | None,
        typer.Option(metavar="REASON", help="Record what is not cleared as a known violation, for this reason."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer a summary in JSON.")] = False,
) -> None:
    """Record a file of facts, of any size, or take in an export into an empty store.

    Facts are recorded in batches, each whole or not at all. Run it again after it was stopped, or after mending what
    was refused: what is recorded already stays as it is. What was frozen, trained or released in an archive's past and
    is not cleared is refused, unless it is recorded as a known violation.
    """
    began_at = time.monotonic()
    with file.open("rb") as opened_file:
        takes_journal = is_journal(opened_file.readline(100_000))
    if takes_journal:
        if known_violation is not None:
            raise typer.BadParameter("an export says by itself what is a known violation in it")
        journal_file.take_in_file(file, dry_run=dry_run, as_json=as_json)
        return
    settings = engine_settings()
    with engine(settings, purpose="linernotes import") as server:
        imported = asyncio.run(
            _import(
                file,
                server,
                size_bytes=file.stat().st_size,
                dry_run=dry_run,
                is_ours=settings.is_embedded,
                known_violation=known_violation,
            )
        )
    _tell(imported, file, seconds=time.monotonic() - began_at, as_json=as_json, dry_run=dry_run)
    if imported.stopped is not None:
        raise typer.Exit(REFUSED)


async def _import(
    file: Path,
    server: EngineSettings,
    *,
    size_bytes: int,
    dry_run: bool,
    is_ours: bool,
    known_violation: str | None,
) -> Imported:
    async with opened(server, is_ours=is_ours) as database:
        with bar(file.name, total=size_bytes, is_bytes=True) as (progress, task):

            def so_far(ends_at: int, facts: int) -> None:
                progress.update(task, completed=ends_at, facts=facts)

            job = Import(database, so_far, known_violation=known_violation)
            imported = await (job.rehearse(file) if dry_run else job.record(file))
        await catch_up(database)
        return imported


def _tell(imported: Imported, file: Path, *, seconds: float, as_json: bool, dry_run: bool) -> None:
    if as_json:
        answer(json.dumps(imported.as_json() | {"file": str(file), "dryRun": dry_run, "seconds": round(seconds, 1)}))
    if imported.stopped is not None:
        _tell_refusal(imported.stopped, file.name)
        kept = f"The {imported.facts:,} facts before are recorded and stay" if imported.facts else "Nothing is recorded"
        if dry_run:
            kept = f"The {imported.facts:,} facts before would be recorded"
        say(f"{kept}. Mend the file and import it again: what is recorded already stays as it is.")
    elif not as_json:
        done = "would be new" if dry_run else "new"
        say(
            f"{imported.facts:,} facts: {imported.created:,} {done}, {imported.unchanged:,} unchanged, "
            f"in {imported.batches:,} batches and {seconds:.1f} s. The journal stands at seq {imported.seq:,}."
        )


def _tell_refusal(stopped: Stopped, name: str) -> None:
    for refusal in stopped.refusals:
        place = f"{name}:{refusal['line']}:"
        field = f" {refusal['field']}" if refusal.get("field") else ""
        candidates = f" ({', '.join(refusal['candidates'])})" if refusal.get("candidates") else ""
        say(f"{place}{field} {refusal['rule']}: {refusal['message']}{candidates}")
