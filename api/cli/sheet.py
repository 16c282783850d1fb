"""`linernotes credits`: a credit sheet in the terminal."""

import shutil
from typing import Annotated

import typer

from api.cli.outcome import refuse


def credits_(
    asset: Annotated[str, typer.Argument(help="An id, an external identifier (SCHEME:value), or a key of the demo.")],
    as_json: Annotated[bool, typer.Option("--json", help="Answer the sheet in JSON.")] = False,
    width: Annotated[int | None, typer.Option(min=40, max=200, help="How wide it may be; the terminal's else.")] = None,
) -> None:
    """Print the credit sheet of an asset, as anybody may read it."""
    refuse(f"not yet {asset} {as_json} {width or shutil.get_terminal_size().columns}")
