"""What wraps every answer: headers that make browsers careful, and words instead of a stack trace."""

from __future__ import annotations

import logging
import traceback
from secrets import token_hex
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

HEADERS: Final = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    # For what is no page; a page brings its own.
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
)


class SecurityHeaders:
    """Gives every answer the headers that it does not bring itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class Masking:
    """Answers an exception that nobody expected with a reference, under which the log has where it happened."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; what it raises goes no further."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def watched(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as problem:  # noqa: BLE001 - the last place where one can be told apart from a crash
            reference = masked(problem)
            if not has_begun:
                await _internal_error(reference)(scope, receive, send)


def masked(problem: BaseException) -> str:
    """Log where an exception came from, and return the reference that it is logged under.

    Not what it says: an exception's words may quote a name or a document that must not stand in a log.
    """
    reference = token_hex(6)
    where = "".join(traceback.format_tb(problem.__traceback__)).rstrip()
    log.error("unexpected %s, reference %s\n%s", type(problem).__qualname__, reference, where)
    return reference


def _internal_error(reference: str) -> Response:
    body = (
        f'{{"errors":[{{"message":"Something went wrong on our side. Tell us the reference {reference}.",'
        f'"extensions":{{"code":"INTERNAL","reference":"{reference}"}}}}]}}'
    )
    return Response(body, 500, {"cache-control": "no-store"}, media_type="application/json")
