"""The credit sheets that the pages show: read like everything else, and put into words and markup by api/pages."""

from __future__ import annotations

from html import escape
from typing import Any

from api.state import State
from graph.reader import ReadContext
from linernotes.errors import LinernotesError


class Sheets:
    """Shows the credit sheets of assets."""

    async def page(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        """Return the sheet of an asset as a page; None when there is none for this audience."""
        return None

    async def document(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        """Return the sheet of an asset as JSON; None when there is none for this audience."""
        return None

    def not_found(self) -> bytes:
        """Return the page that stands where there is no sheet."""
        return _plain(
            "No credits here", "There is no credit sheet at this address: no such asset, or it is not released."
        )

    def away(self, error: LinernotesError) -> bytes:
        """Return the page that stands where there is no sheet just now."""
        return _plain("Not just now", error.message)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a document."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A credit sheet", "type": "object"}


def _plain(title: str, words: str) -> bytes:
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<h1>{escape(title)}</h1><p>{escape(words)}</p></html>"
    ).encode()
