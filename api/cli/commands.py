"""All commands together, and what becomes of an error that a command does not answer itself."""

import signal
import sys
from types import FrameType

import typer

from api.cli import (
    clear,
    db,
    demo,
    explain,
    exporting,
    facts,
    importing,
    schema_command,
    search,
    serve,
    sheet,
    token,
    trace,
)
from api.cli.outcome import exit_code_of, say
from linernotes.errors import LinernotesError

app = typer.Typer(
    name="linernotes",
    help="The liner notes of AI music: how a generated track came to be, kept as a graph, asked by GraphQL.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command(name="demo")(demo.demo)
app.command(name="serve")(serve.serve)
app.command(name="import")(importing.import_)
app.command(name="export")(exporting.export)
app.command(name="credits")(sheet.credits_)
app.command(name="search")(search.search)
app.command(name="trace")(trace.trace)
app.command(name="explain")(explain.explain)
app.command(name="clear")(clear.clear)
app.command(name="schema")(schema_command.schema)
app.add_typer(db.app, name="db")
app.add_typer(token.app, name="token")
app.add_typer(facts.app, name="facts")


def run() -> None:
    """Run a command; expected errors become words and an exit code: 1 refused, 2 wrong usage, 3 not available."""
    signal.signal(signal.SIGTERM, _end_in_order)
    try:
        app()  # Ends the process: 2 for wrong usage, 130 for Ctrl-C.
    except LinernotesError as problem:
        say(problem.message)
        sys.exit(exit_code_of(problem))


def _end_in_order(_number: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that nothing that was started is left behind."""
    raise KeyboardInterrupt
