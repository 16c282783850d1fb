"""`linernotes credits`: a credit sheet in the terminal, as anybody may read it."""

import asyncio
import json
import re
import shutil
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from api.cli.asking import data
from api.cli.opening import engine, engine_settings, opened
from api.cli.outcome import answer, refuse
from graph.engine.settings import EngineSettings
from seed.demo import demo_ids

if TYPE_CHECKING:
    from schema.execution import Execution

_ASSET_ID: Final = re.compile(r"ast_[0-9a-f-]{36}")
_BY_IDENTIFIER: Final = """
query AssetsByIdentifier($scheme: String!, $value: String!) {
  assets(identifier: {scheme: $scheme, value: $value}) { id title }
}
"""
_WIDEST: Final = 200
_NARROWEST: Final = 40


def credits_(
    asset: Annotated[str, typer.Argument(help="An id, an identifier as SCHEME:value, or a key of the demo.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Answer the sheet as the JSON document that pages have.")
    ] = False,
    width: Annotated[
        int | None, typer.Option(min=_NARROWEST, max=_WIDEST, help="How wide it may be; else as wide as the terminal.")
    ] = None,
) -> None:
    """Print the credit sheet of an asset."""
    # The schema is built where it is asked, so that the other commands start quickly.
    from api.pages.sheet_json import sheet_json
    from linernotes.credits.text import sheet_text

    settings = engine_settings()
    with engine(settings, purpose="linernotes credits") as server:
        sheet = asyncio.run(_ask(asset, server, is_ours=settings.is_embedded))
    if as_json:
        answer(json.dumps(sheet_json(sheet), indent=2, ensure_ascii=False))
        return
    room = width or max(_NARROWEST, min(shutil.get_terminal_size().columns, 100))
    answer(sheet_text(sheet, width=room))


async def _ask(asset: str, server: EngineSettings, *, is_ours: bool) -> dict[str, Any]:
    from api.pages.sheet_query import SHEET_QUERY
    from api.state import state_over

    async with opened(server, is_ours=is_ours) as database:
        execution = state_over(database, migrates=False)["execution"]
        answered = await data(execution, SHEET_QUERY, {"asset": await _id_of(asset, execution)})
    found = answered["asset"]
    if found is None or found["credits"] is None:
        refuse(f"There is no credit sheet of {asset}: no such asset, or it is not released.")
    sheet: dict[str, Any] = found["credits"]
    return sheet


async def _id_of(asset: str, execution: "Execution") -> str:
    """Return the id that somebody means by an id, an identifier or a key of the demo."""
    scheme, colon, value = asset.partition(":")
    if _ASSET_ID.fullmatch(asset):
        return asset
    if not colon:
        return demo_ids().get(asset) or refuse(f"{asset} is no id, no SCHEME:value and no key of the demo.")
    found = (await data(execution, _BY_IDENTIFIER, {"scheme": scheme.upper(), "value": value}))["assets"]
    if len(found) == 1:
        return str(found[0]["id"])
    if not found:
        refuse(f"No asset has the identifier {asset}.")
    return refuse(f"{len(found)} assets claim {asset}; take one by its id: {', '.join(each['id'] for each in found)}.")
