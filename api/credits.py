"""The credits of an asset for everybody: a page and a document, to be cached and checked, from any origin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from starlette.requests import Request
from starlette.responses import Response

from api.access import Access, Caller
from api.endpoint import caller_of
from api.errors import NoSheet, as_problem, headers_of, status_of
from api.state import State
from api.validators import MOST_SECONDS, is_known, tag_of
from graph.reader import ReadContext
from linernotes.errors import LinernotesError
from linernotes.instants import show_instant
from linernotes.naming import Reader

JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
HTML: Final = "text/html"

_ANY_ORIGIN: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag, retry-after",
    "cross-origin-resource-policy": "cross-origin",
}
_PREFLIGHT: Final = _ANY_ORIGIN | {
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "authorization, if-none-match",
    "access-control-max-age": "86400",
}
_POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
_PAGE_HEADERS: Final = {"content-security-policy": f"{_POLICY}; frame-ancestors 'none'"}


class CreditPages(Protocol):
    """What shows credit sheets: from the state of a request, for an audience and a moment."""

    async def page(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        """Return the sheet of an asset as a page; None when there is none for this audience."""

    async def document(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        """Return the sheet of an asset as JSON; None when there is none for this audience."""

    def not_found(self) -> bytes:
        """Return the page that stands where there is no sheet."""

    def away(self, error: LinernotesError) -> bytes:
        """Return the page that stands where there is no sheet just now."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a document."""


class Credits:
    """Answers at `/credits/…`."""

    def __init__(
        self, access: Access, pages: CreditPages, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._access = access
        self._pages = pages
        self._now = now

    async def page(self, request: Request[State]) -> Response:
        """Answer with the page."""
        try:
            caller = caller_of(self._access, request)
            await request.state["readiness"].require()
            body = await self._pages.page(request.state, request.path_params["asset"], self._context(caller))
        except LinernotesError as error:
            return self._problem_page(error)
        if body is None:
            return Response(self._pages.not_found(), 404, _PAGE_HEADERS | _caching(caller), media_type=HTML)
        return _sheet(request, body, caller, headers=_PAGE_HEADERS, media_type=HTML)

    async def document(self, request: Request[State]) -> Response:
        """Answer with the JSON document; any origin may read it."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        try:
            caller = caller_of(self._access, request)
            await request.state["readiness"].require()
            body = await self._pages.document(request.state, request.path_params["asset"], self._context(caller))
            if body is None:
                raise NoSheet("There is no credit sheet at this address: no such asset, or it is not released.")
        except LinernotesError as error:
            headers = _ANY_ORIGIN | {"cache-control": "no-store"} | headers_of(error)
            return Response(as_problem(error), status_of(error), headers, media_type=PROBLEM)
        return _sheet(request, body, caller, headers=_ANY_ORIGIN, media_type=JSON)

    def _context(self, caller: Caller) -> ReadContext:
        return ReadContext(caller.reader, show_instant(self._now()))

    def _problem_page(self, error: LinernotesError) -> Response:
        headers = _PAGE_HEADERS | {"cache-control": "no-store"} | headers_of(error)
        return Response(self._pages.away(error), status_of(error), headers, media_type=HTML)


def _sheet(
    request: Request[State], body: bytes, caller: Caller, *, headers: dict[str, str], media_type: str
) -> Response:
    # The digest of the sheet would not do: it covers commitments, so that it outlives a choice not to be named.
    tag = tag_of(body, caller.reader.value, media_type)
    answered = headers | _caching(caller) | {"etag": tag}
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=answered)
    return Response(body, headers=answered, media_type=media_type)


def _caching(caller: Caller) -> dict[str, str]:
    # A local caller reads as everybody does.
    who = "public" if caller.reader is Reader.PUBLIC else "private"
    return {"cache-control": f"{who}, max-age={MOST_SECONDS}", "vary": "authorization"}
