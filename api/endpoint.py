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
from api.documents import Documents
from api.errors import UNAVAILABLE, UNAVAILABLE_CODES, QueriesOnly, as_graphql, headers_of, status_of
from api.freshness import HEADER, seq_of
from api.graphiql import page
from api.kept import Key
from api.negotiation import GRAPHQL, JSON, media_type, wants_page
from api.reading import Asked
from api.state import State
from api.validators import FOR_EVERYBODY, NOT_UNASKED, tag_of
from api.whole_answer import VARY, WholeAnswer
from graph.reader import ReadContext
from linernotes.errors import LinernotesError
from linernotes.instants import show_instant
from schema.execution import Response as Answer
from schema.mutations import Writing

_HEADERS = {"cache-control": "no-store", "vary": VARY}
_ASKS = {"query", "documentId", "extensions"}
_OK, _BAD_REQUEST = 200, 400


class GraphQLEndpoint:
    """Answers at `/graphql`: POST, GET for queries alone, and a page for browsers."""

    def __init__(
        self, access: Access, documents: Documents, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._access = access
        self._documents = documents
        self._now = now

    async def __call__(self, request: Request[State]) -> Response:
        """Answer a request; every expected error is an answer."""
        accept = request.headers.get("accept")
        if request.method != "POST" and wants_page(accept) and not _ASKS & request.query_params.keys():
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
        state, known = request.state, request.headers.get("if-none-match")
        least = seq_of(request.headers.get(HEADER), name=f"`{HEADER}`")
        key = Key(request.scope["query_string"], form, caller.reader.value, caller.party)
        if request.method != "POST" and (kept := state["kept"].find(key)) and kept.seq >= least:
            return kept.answer.response(known, from_memory=True)
        asked = await self._asked(request)
        await state["readiness"].require()
        _may(state, asked, caller, method=request.method)
        await state["freshness"].wait_for(max(asked.min_seq, least))
        since = state["kept"].since
        answer = await state["execution"].execute(
            asked.query,
            context=ReadContext(caller.reader, show_instant(self._now()), actor=caller.party),
            variables=asked.variables,
            operation_name=asked.operation_name,
            services=Writing(state["recorder"], caller.actor),
        )
        if request.method == "POST" or answer.errors or not answer.executed:
            return _response(answer, form)
        whole = _whole(key, answer.body(), _caching(request, is_named=asked.is_named))
        rests_on = answer.rests_on if asked.is_named else None
        if rests_on is not None and answer.seq is not None:
            state["kept"].keep(key, whole, seq=answer.seq, rests_on=rests_on, since=since)
        return whole.response(known)

    async def _asked(self, request: Request[State]) -> Asked:
        if request.method == "POST":
            body = await reading.whole_body(request.stream(), headers=request.headers)
            return reading.from_body(body, self._documents)
        return reading.from_parameters(request.query_params, self._documents)


def caller_of(access: Access, request: Request[State]) -> Caller:
    """Tell who sent a request; raises as Access does."""
    return access.caller(headers=request.headers, peer=request.client.host if request.client else None)


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


def _whole(key: Key, body: bytes, caching: str) -> WholeAnswer:
    tag = tag_of(body, key.audience, key.party or "", key.form)
    return WholeAnswer(body=body, form=key.form, tag=tag, caching=caching)


def _caching(request: Request[State], *, is_named: bool) -> str:
    """Let caches that many share keep what is the same for everybody; only documents with a name come again."""
    if "authorization" in request.headers:
        return f"private, {NOT_UNASKED}"
    return FOR_EVERYBODY if is_named else f"public, {NOT_UNASKED}"


def _put_off(errors: list[dict[str, Any]]) -> int | None:
    """Return after how many seconds to ask again, when part of an answer could not be had now."""
    waits = [
        each["extensions"].get("retryAfter", 1) for each in errors if each["extensions"]["code"] in UNAVAILABLE_CODES
    ]
    return max(waits, default=None)
