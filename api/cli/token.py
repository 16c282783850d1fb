"""`linernotes token`: who may record, and what a reader may see."""

import os
from datetime import UTC, datetime
from typing import Annotated

import typer

from api.cli.outcome import answer, say
from api.settings import Settings
from api.tokens import create_token, list_tokens, revoke_token
from linernotes.naming import Reader

app = typer.Typer(help="Give out, list and take away tokens.", no_args_is_help=True)


@app.command()
def create(
    actor: Annotated[str, typer.Argument(help="Whom it stands for: a party's id, or a name.")],
    audience: Annotated[Reader, typer.Option(help="As whom it reads.")] = Reader.PUBLIC,
    steward: Annotated[bool, typer.Option("--steward", help="It may change what others stated.")] = False,
    label: Annotated[str, typer.Option(help="A note of what it is for.")] = "",
) -> None:
    """Make a token and print it, once: only its hash is kept.

    From the first token on, nobody records without one.
    """
    path = Settings.read(os.environ).tokens
    text = create_token(path, actor=actor, audience=audience, steward=steward, label=label, now=datetime.now(UTC))
    answer(text)
    say(f"Its hash is in {path}; the token itself is nowhere: keep it now.")


@app.command(name="list")
def list_() -> None:
    """List the tokens by the beginning of their hashes."""
    for token in list_tokens(Settings.read(os.environ).tokens):
        steward = " steward" if token.steward else ""
        answer(f"{token.hash[:12]}  {token.created_at}  {token.actor}  {token.audience.value}{steward}  {token.label}")


@app.command()
def revoke(
    hash_begins: Annotated[str, typer.Argument(help="How the token's hash begins, as `list` shows it.")],
) -> None:
    """Take a token away, at once for every process."""
    token = revoke_token(Settings.read(os.environ).tokens, hash_begins=hash_begins)
    say(f"The token {token.hash[:12]} of {token.actor} is worth nothing now.")
