"""`linernotes db`: the database's life, and whether it is what its journal says."""

import asyncio
import json
from typing import Annotated

import typer

from api.cli.catching_up import catch_up
from api.cli.opening import engine, engine_settings, open_database, scratch_engine
from api.cli.opening import start as start_engine
from api.cli.outcome import NOT_AVAILABLE, REFUSED, answer, refuse, say
from api.cli.progress import bar
from api.engine import KEPT
from graph.closures.draining import begin_anew
from graph.closures.tasks import left
from graph.engine.embedded import find_running, stop_running
from graph.engine.errors import MigrationError
from graph.engine.folder import folder_status
from graph.engine.settings import EngineSettings
from graph.migrations.runner import migrate as apply_migrations
from graph.migrations.runner import pending
from graph.recorder.journal import Entry, JournalDamaged
from graph.recorder.rebuild import rebuild as rebuild_graph
from graph.recorder.recorder import open_journal
from graph.recorder.replay import JournalState, journal_state
from graph.recorder.verify import Verdict
from graph.recorder.verify import verify as verify_record

app = typer.Typer(help="Start, stop, look after and check the database.", no_args_is_help=True)


@app.command()
def start() -> None:
    """Start the embedded database and leave it running until `linernotes db stop`."""
    settings = _embedded("start")
    server = start_engine(settings, purpose=KEPT, lifetime="detached")
    say(f"Neo4j {settings.neo4j_version} runs on {server.folder}: process {server.pid}, {server.uri}.")


@app.command()
def stop() -> None:
    """Stop the embedded database, whoever started it; what is committed is kept."""
    settings = _embedded("stop")
    say("Stopped." if stop_running(settings) else "Nothing runs.")


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False) -> None:
    """Say whether the database runs, where, and how far the journal is; exit code 3 when it does not."""
    settings = engine_settings()
    running = find_running(settings) if settings.is_embedded else None
    if settings.is_embedded and running is None:
        state = folder_status(settings.engine_folder).state
        _tell(
            {"state": "starting" if state == "running" else "stopped", "folder": str(settings.engine_folder)}, as_json
        )
        raise typer.Exit(NOT_AVAILABLE)
    found = asyncio.run(_look(running.settings(settings) if running else settings))
    if running is not None:
        found |= {"folder": str(running.folder), "process": running.pid, "startedBy": running.purpose}
    _tell(found, as_json)


@app.command()
def migrate() -> None:
    """Apply the migrations that the database lacks, and begin the journal where there is none."""
    with engine(engine_settings(), purpose="linernotes db migrate") as server:
        applied = asyncio.run(_migrate(server))
    for name in applied:
        say(f"Applied {name}.")
    if not applied:
        say("Nothing to apply.")


@app.command()
def verify(as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False) -> None:
    """Replay the journal into a scratch database and say where this one differs; exit code 1 when it does."""
    settings = engine_settings()
    with engine(settings, purpose="linernotes db verify") as server, scratch_engine(settings) as scratch:
        verdict = asyncio.run(_verify(server, scratch))
    if as_json:
        answer(json.dumps(_as_json(verdict)))
    else:
        _tell_verdict(verdict)
    if not verdict.is_clean:
        raise typer.Exit(REFUSED)


@app.command()
def rebuild(
    closures: Annotated[
        bool, typer.Option("--closures", help="Only what is derived: what everything came from, and how much there is.")
    ] = False,
) -> None:
    """Drop everything but the journal, and make it anew from the journal.

    Nothing can be recorded meanwhile, but with --closures. Stopped half-way, run it again: it goes on.
    """
    with engine(engine_settings(), purpose="linernotes db rebuild") as server:
        if closures:
            asyncio.run(_rebuild_closures(server))
            say("Made the closures anew.")
            return
        try:
            state = asyncio.run(_rebuild(server))
        except JournalDamaged as problem:
            refuse(f"The journal is damaged: {problem}. Nothing was dropped because of it: restore it from an export.")
    say(f"Rebuilt from the journal, to seq {state.seq:,}.")


def _embedded(what: str) -> EngineSettings:
    settings = engine_settings()
    if not settings.is_embedded:
        refuse(f"NEO4J_URI names a server, which Linernotes does not {what}. Unset it for the embedded database.")
    return settings


def _tell(found: dict[str, object], as_json: bool) -> None:
    if as_json:
        answer(json.dumps(found))
        return
    for name, value in found.items():
        answer(f"{name}: {value}")


async def _look(settings: EngineSettings) -> dict[str, object]:
    async with await open_database(settings, is_ours=True) as database:
        found: dict[str, object] = {"state": "running", "uri": database.where}
        try:
            missing = await pending(database)
        except MigrationError as problem:
            return found | {"migrations": problem.message}
        journal = await journal_state(database)
        found["migrations"] = f"{len(missing)} to apply: `linernotes db migrate`" if missing else "all applied"
        found["seq"] = journal.seq if journal is not None else 0
        if journal is not None and journal.rebuilt_to is not None:
            found["rebuild"] = (
                f"was cut off or is under way at seq {max(0, journal.rebuilt_to)}: `linernotes db rebuild`"
            )
        behind = await left(database)
        found["closures"] = (
            "up to date" if behind.since is None else f"{behind.tasks} left to do, since seq {behind.since}"
        )
        return found


async def _migrate(settings: EngineSettings) -> list[str]:
    async with await open_database(settings, is_ours=True) as database:
        applied = await apply_migrations(database)
        await open_journal(database)
        return [f"{migration.number:04} {migration.name}" for migration in applied]


async def _verify(settings: EngineSettings, scratch_settings: EngineSettings) -> Verdict:
    async with (
        await open_database(settings) as database,
        await open_database(scratch_settings, is_ours=True) as scratch,
    ):
        await apply_migrations(scratch)
        state = await journal_state(database)
        with bar("Replaying", total=state.seq if state is not None else 0) as (progress, task):

            def done(entry: Entry) -> None:
                progress.update(task, completed=entry.last_seq)

            return await verify_record(database, scratch, done=done)


async def _rebuild(settings: EngineSettings) -> JournalState:
    def began(state: JournalState) -> None:
        if state.rebuilt_to is not None:
            say(f"An earlier rebuild was cut off at seq {max(0, state.rebuilt_to):,}: going on from there.")

    async with await open_database(settings, is_ours=True) as database:
        state = await journal_state(database)
        with bar("Rebuilding", total=state.seq if state is not None else 0) as (progress, task):

            def done(entry: Entry) -> None:
                progress.update(task, completed=entry.last_seq)

            rebuilt = await rebuild_graph(database, began=began, done=done)
        await catch_up(database)
        return rebuilt


async def _rebuild_closures(settings: EngineSettings) -> None:
    async with await open_database(settings, is_ours=True) as database:
        await begin_anew(database)
        await catch_up(database)


def _tell_verdict(verdict: Verdict) -> None:
    if verdict.damage:
        say(f"Damaged: {verdict.damage}.")
        return
    for difference in verdict.differences:
        say(f"{difference.group}: {difference.stored:,} stored, {difference.replayed:,} by the journal")
        for row in difference.rows:
            say(f"  {row}")
    rows = sum(verdict.counts.values())
    if verdict.is_clean:
        say(f"Clean: {rows:,} nodes and relationships are what the journal says, to seq {verdict.seq:,}.")
    else:
        say("What differs was changed by something else than the recorder. `linernotes db rebuild` makes it anew.")


def _as_json(verdict: Verdict) -> dict[str, object]:
    differences = [
        {"group": each.group, "stored": each.stored, "replayed": each.replayed, "rows": list(each.rows)}
        for each in verdict.differences
    ]
    found = {"clean": verdict.is_clean, "seq": verdict.seq, "damage": verdict.damage or None}
    return found | {"differences": differences, "counts": verdict.counts}
