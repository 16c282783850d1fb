"""The page at `/graphql` for browsers: GraphiQL, from files of our own, with examples to begin with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from starlette.responses import Response

from api.examples import examples

_PAGE: Final = Path(__file__).parent / "static" / "graphiql" / "index.html"
_PLACE: Final = "EXAMPLES"
# The editor sets styles as it goes; scripts come from our own files only, and nothing from anywhere else.
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {"content-security-policy": _POLICY, "cache-control": "no-cache", "vary": "accept"}


def page() -> Response:
    """Return the page."""
    return Response(_text(), headers=_HEADERS, media_type="text/html")


@cache
def _text() -> str:
    tabs = [{"query": each.text, "variables": json.dumps(each.variables, indent=2)} for each in examples()]
    # In a block of data that no browser runs; without `<` it cannot end before its end.
    data = json.dumps(tabs, ensure_ascii=False).replace("<", "\\u003c")
    return _PAGE.read_text(encoding="utf-8").replace(_PLACE, data)
