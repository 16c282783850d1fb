"""`linernotes facts`: what can be recorded."""

import json

import typer

from api.cli.outcome import answer
from linernotes.facts.registry import json_schema

app = typer.Typer(help="What can be recorded.", no_args_is_help=True)


@app.callback()
def _facts() -> None:
    """Keep `schema` a command of its own, though it is the only one."""


@app.command()
def schema() -> None:
    """Print the JSON Schema of a fact, made from the models."""
    answer(json.dumps(json_schema(), indent=2, ensure_ascii=False))
