"""How a command ends: its exit code, and its last words for a person."""

import sys
from typing import NoReturn

import typer
from rich.console import Console

from graph.engine.errors import (
    AccessRefused,
    DatabaseUnavailable,
    JarsUnavailable,
    SettingInvalid,
    StartFailed,
    StatementTimedOut,
)
from linernotes.errors import LinernotesError

OK, REFUSED, WRONG_USAGE, NOT_AVAILABLE = 0, 1, 2, 3

_NOT_AVAILABLE = (DatabaseUnavailable, AccessRefused, JarsUnavailable, StartFailed, StatementTimedOut)


def words() -> Console:
    """Return the console for words to a person: standard error, so that standard output can be piped on."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Say something to the person at the terminal."""
    words().print(text, markup=False)


def answer(text: str) -> None:
    """Write a command's answer to standard output."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    sys.stdout.flush()


def refuse(text: str) -> NoReturn:
    """Say why not, and end the command."""
    say(text)
    raise typer.Exit(REFUSED)


def exit_code_of(problem: LinernotesError) -> int:
    """Return the exit code that an expected error ends a command with."""
    if isinstance(problem, SettingInvalid):
        return WRONG_USAGE
    return NOT_AVAILABLE if isinstance(problem, _NOT_AVAILABLE) else REFUSED
