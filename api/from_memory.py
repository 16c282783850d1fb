"""Answers from memory what anybody may ask by GET, before anything else looks at the request.

Everything about this is for being quick: a credit sheet that did not change costs one pass over the request's headers.
Whatever says who it is or how new its answer must be goes on to the endpoint, which looks into the same memory.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import NotAcceptable
from api.freshness import HEADER
from api.kept import Kept, KeptAnswers, Key
from api.negotiation import media_type
from api.validators import is_known
from linernotes.naming import Reader

PATH: Final = "/graphql"

_PUBLIC: Final = Reader.PUBLIC.value
_SAYS_MORE: Final = frozenset({b"authorization", HEADER.encode()})


class FromMemory:
    """Gives what is kept for a request's address, for everybody."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once, or pass the request on."""
        if scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "GET":
            kept, known = _found(scope)
            if kept is not None:
                start, body, not_modified, nothing = kept.messages
                is_same = known is not None and is_known(known.decode("latin-1"), kept.answer.tag)
                await send(not_modified if is_same else start)
                await send(nothing if is_same else body)
                return
        await self._app(scope, receive, send)


def _found(scope: Scope) -> tuple[Kept | None, bytes | None]:
    """Find what is kept for a request, and the tags that it knows."""
    accept = known = None
    for name, value in scope["headers"]:
        if name == b"accept":
            accept = value if accept is None else accept + b"," + value
        elif name == b"if-none-match":
            known = value if known is None else known + b"," + value
        elif name in _SAYS_MORE:
            return None, None
    form = _form(accept)
    if form is None:
        return None, None
    memory: KeptAnswers = scope["state"]["kept"]
    return memory.find(Key(scope["query_string"], form, _PUBLIC, None)), known


@lru_cache(1_000)
def _form(accept: bytes | None) -> str | None:
    try:
        return media_type(accept.decode("latin-1") if accept is not None else None)
    except NotAcceptable:
        return None
