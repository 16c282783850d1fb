"""The sheets of the demo, at their addresses."""

import asyncio
import json
from pathlib import Path

from httpx2 import Response

from api.cli.fact_import import Import
from api.state import State
from seed.demo import FILES, demo_ids
from tests.api.conftest import Client, application, client_of


async def _record_demo(state: State) -> None:
    for path in FILES:
        imported = await Import(state["database"]).record(path)
        assert imported.stopped is None


async def _get(client: Client, path: str) -> Response:
    async with asyncio.timeout(120):
        while True:
            response = await client.get(path)
            if response.status_code != 503:
                return response
            await asyncio.sleep(1)


async def test_the_demos_sheets_are_at_their_addresses(state: State, tokens: Path) -> None:
    await _record_demo(state)
    ids = demo_ids()
    async with client_of(application(state, tokens), peer="192.0.2.7") as client:
        await _a_released_asset_has_a_page_and_a_document(client, ids["night-ferry"])
        for key in ("unsent-letter", "june-arden"):
            await _what_has_no_sheet_has_neither(client, ids[key])


async def _a_released_asset_has_a_page_and_a_document(client: Client, asset: str) -> None:
    page = await _get(client, f"/credits/{asset}")
    assert (page.status_code, "Night Ferry" in page.text, "June Arden" in page.text) == (200, True, True)
    assert "Where it came from" in page.text
    assert "Meridian Base Corpus 2026.1" in page.text
    document = await _get(client, f"/credits/{asset}.json")
    sheet = json.loads(document.content)
    assert sheet["sheet"]["asset"] == asset
    assert sheet["$schema"].endswith("/schemas/credit-sheet-1.json")
    known = {"if-none-match": document.headers["etag"]}
    assert (await client.get(f"/credits/{asset}.json", headers=known)).status_code == 304


async def _what_has_no_sheet_has_neither(client: Client, asset: str) -> None:
    for form in ("", ".json"):
        assert (await _get(client, f"/credits/{asset}{form}")).status_code == 404
