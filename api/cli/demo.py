"""`linernotes demo`: from nothing to a credit sheet, on one page of terminal."""

import asyncio
import os
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

from api.cli.catching_up import catch_up
from api.cli.fact_import import Import
from api.cli.opening import open_database, opened
from api.cli.outcome import refuse, say
from api.cli.progress import EngineSteps, step
from api.engine import engine_of
from api.settings import Settings
from graph.migrations.runner import migrate
from graph.recorder.recorder import open_journal
from seed.demo import FILES, demo_ids

PORT = "8000"
SHOWN = "night-ferry"
"""The key of the asset whose credit sheet is shown."""

_ASK_EVERY_SECONDS = 0.2


def demo() -> None:
    """Record the demo catalogue and its story, and serve them on 127.0.0.1 until Ctrl-C.

    PORT (8000), LINERNOTES_HOME and NEO4J_URI are honoured; what an earlier start recorded is used again.
    """
    began_at = time.monotonic()
    settings = Settings.read(os.environ | {"PORT": os.environ.get("PORT") or PORT})
    _see_that_port_is_free(settings)
    with _engine(settings) as serving:
        asyncio.run(_record(serving))
        _serve(serving, began_at)
    say("Stopped.")


@contextmanager
def _engine(settings: Settings) -> Generator[Settings]:
    """Start the database, or use the one that is named or was left running; say how long that took."""
    steps = EngineSteps()
    where = settings.engine.uri or f"Neo4j {settings.engine.neo4j_version} in {settings.engine.home}"
    started = engine_of(settings.engine, purpose="linernotes demo", progress=steps)
    try:
        with step(f"Database: {where}"):
            server = started.__enter__()
    finally:
        steps.close()
    try:
        yield replace(settings, engine=server)
    finally:
        started.__exit__(None, None, None)


async def _record(settings: Settings) -> None:
    """Migrate, and record the demo: nothing changes when it is there already."""
    async with await open_database(settings.engine, is_ours=True) as database:
        with step("Schema:") as more:
            applied = await migrate(database)
            await open_journal(database)
            more.append(f"{len(applied)} migrations applied" if applied else "as it should be")
    async with opened(settings.engine, is_ours=False) as database:
        for file in FILES:
            with step(f"Recording {file.name}:") as more:
                imported = await Import(database).record(file)
                if imported.stopped is not None:
                    first = imported.stopped.refusals[0]
                    refuse(f"{file.name}:{first['line']}: {first['message']} Set LINERNOTES_HOME to an empty folder.")
                more.append(f"{imported.facts:,} facts, {(imported.created and 'recorded') or 'all there already'}")
        await catch_up(database)


def _serve(settings: Settings, began_at: float) -> None:
    from api.serve import run_http

    over = threading.Event()
    threading.Thread(target=_tell_when_ready, args=(settings, began_at, over), daemon=True).start()
    try:
        run_http(settings)
    except KeyboardInterrupt:
        pass
    finally:
        over.set()


def _tell_when_ready(settings: Settings, began_at: float, over: threading.Event) -> None:
    """Print the addresses once the service says that it is ready."""
    while not over.wait(_ASK_EVERY_SECONDS):
        if _is_ready(f"{settings.address}/health/ready"):
            sheet = f"{settings.address}/credits/{demo_ids()[SHOWN]}"
            say(f"Ready after {time.monotonic() - began_at:.1f} s. Everything invented says so on its sheet.")
            say(f"\n  Ask it      {settings.address}/graphql")
            say(f"  Read it     {sheet}")
            say(f"  As JSON     {sheet}.json\n\nCtrl-C stops it.")
            return


def _is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answered:
            return bool(answered.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _see_that_port_is_free(settings: Settings) -> None:
    """Refuse before anything is started, and not after a minute."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except OSError as problem:
        words = problem.strerror or str(problem)
        refuse(
            f"Port {settings.port} of {settings.host} cannot be used ({words.lower()}): a Linernotes may run there "
            "already, or another program. Stop it, or take another: PORT=8001 make demo"
        )
