"""GraphQL over HTTP: a request becomes a document to execute, and what comes of it a response with the right status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import orjson
from graphql import OperationType
from starlette.requests import Request
from starlette.responses import Response

from api import reading
from api.access import Access, Caller
from api.errors import UNAVAILABLE, UNAVAILABLE_CODES, QueriesOnly, as_graphql, headers_of, status_of
from api.freshness import HEADER, seq_of
from api.graphiql import page
from api.negotiation import GRAPHQL, JSON, media_type, wants_page
from api.reading import Asked
from api.state import State
from graph.reader import ReadContext
from linernotes.errors import LinernotesError
from linernotes.instants import show_instant
from schema.execution import Response as Answer
from schema.mutations import Writing

_HEADERS = {"cache-control": "no-store", "vary": "accept, authorization"}
_OK, _BAD_REQUEST = 200, 400


class GraphQLEndpoint:
    """Answers at `/graphql`: POST, GET for queries alone, and a page for browsers."""

    def __init__(self, access: Access, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._access = access
        self._now = now

    async def __call__(self, request: Request[State]) -> Response:
        """Answer a request; every expected error is an answer."""
        accept = request.headers.get("accept")
        if request.method != "POST" and wants_page(accept) and "query" not in request.query_params:
            return page()
        form = JSON
        try:
            form = media_type(accept)
            return await self._answer(request, form)
        except LinernotesError as error:
            headers = _HEADERS | headers_of(error)
            return Response(as_graphql(error), status_of(error), headers, media_type=form)

    async def _answer(self, request: Request[State], form: str) -> Response:
        caller = caller_of(self._access, request)
        asked = await _asked(request)
        state = request.state
        await state["readiness"].require()
        _may(state, asked, caller, method=request.method)
        least = max(asked.min_seq, seq_of(request.headers.get(HEADER), name=f"`{HEADER}`"))
        await state["freshness"].wait_for(least)
        answer = await state["execution"].execute(
            asked.query,
            context=ReadContext(caller.reader, show_instant(self._now()), actor=caller.party),
            variables=asked.variables,
            operation_name=asked.operation_name,
            services=Writing(state["recorder"], caller.actor),
        )
        return _response(answer, form)


def caller_of(access: Access, request: Request[State]) -> Caller:
    """Tell who sent a request; raises as Access does."""
    return access.caller(headers=request.headers, peer=request.client.host if request.client else None)


async def _asked(request: Request[State]) -> Asked:
    if request.method == "POST":
        return reading.from_body(await reading.whole_body(request.stream(), headers=request.headers))
    return reading.from_parameters(request.query_params)


def _may(state: State, asked: Asked, caller: Caller, *, method: str) -> None:
    """Raise what keeps a request from changing anything."""
    if state["execution"].operation_type(asked.query, asked.operation_name) is OperationType.MUTATION:
        if method != "POST":
            raise QueriesOnly("A mutation is sent by POST.")
        caller.writes_as()


def _response(answer: Answer, form: str) -> Response:
    wait = _put_off(answer.errors)
    if wait is not None:
        body = orjson.dumps({"errors": answer.errors})
        return Response(body, UNAVAILABLE, _HEADERS | {"retry-after": str(wait)}, media_type=form)
    # GraphQL over HTTP, section Status Codes: as application/json a request that is wrong is answered 200 all the same.
    status = _OK if answer.executed or form != GRAPHQL else _BAD_REQUEST
    return Response(answer.body(), status, _HEADERS, media_type=form)


def _put_off(errors: list[dict[str, Any]]) -> int | None:
    """Return after how many seconds to ask again, when part of an answer could not be had now."""
    waits = [
        each["extensions"].get("retryAfter", 1) for each in errors if each["extensions"]["code"] in UNAVAILABLE_CODES
    ]
    return max(waits, default=None)
