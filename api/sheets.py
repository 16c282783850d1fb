"""The credit sheets that the pages show: asked for like everything else, and put into words and markup by api/pages."""

from __future__ import annotations

from typing import Any

import orjson

from api.errors import UNAVAILABLE_CODES
from api.pages.page import render_message, render_page
from api.pages.sheet_document import SheetDocument
from api.pages.sheet_json import sheet_json
from api.pages.sheet_query import PAGE_QUERY, SHEET_QUERY
from api.state import State
from graph.engine.errors import DatabaseUnavailable
from graph.reader import ReadContext
from linernotes.errors import LinernotesError

_NONE = "There is no credit sheet at this address: no such asset, or it is not released."


class Sheets:
    """Shows the credit sheets of assets; `origin`, scheme and host, stands in front of the addresses in them."""

    def __init__(self, origin: str = "") -> None:
        self._origin = origin

    async def page(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        """Return the sheet of an asset as a page; None when there is none for this audience."""
        found = await _read(state, PAGE_QUERY, asset, context)
        if found is None:
            return None
        of = found["asset"]
        page = render_page(of["credits"], found["lineage"], origin=self._origin, source_type=of["digitalSourceType"])
        return page.encode()

    async def document(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        """Return the sheet of an asset as JSON; None when there is none for this audience."""
        found = await _read(state, SHEET_QUERY, asset, context)
        return None if found is None else orjson.dumps(sheet_json(found["asset"]["credits"], origin=self._origin))

    def not_found(self) -> bytes:
        """Return the page that stands where there is no sheet."""
        return render_message("No credits here", _NONE).encode()

    def away(self, error: LinernotesError) -> bytes:
        """Return the page that stands where there is no sheet just now."""
        return render_message("Not just now", error.message).encode()

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a document."""
        made = SheetDocument.model_json_schema(by_alias=True, mode="serialization")
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


async def _read(state: State, question: str, asset: str, context: ReadContext) -> dict[str, Any] | None:
    """Ask a question about an asset, None when it has no sheet; raises DatabaseUnavailable if it cannot be had now."""
    answer = await state["execution"].execute(question, context=context, variables={"asset": asset})
    for error in answer.errors:
        said = error["extensions"]
        if said["code"] in UNAVAILABLE_CODES:
            raise DatabaseUnavailable(error["message"], retry_after=said.get("retryAfter", 1))
        raise RuntimeError(f"the sheet's own question failed: {said['code']} {said.get('reference', '')}")
    found = answer.data or {}
    has_sheet = found.get("asset") is not None and found["asset"]["credits"] is not None
    return found if has_sheet else None
