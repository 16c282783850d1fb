"""Lineage as a stream, for answers too large to page: an edge a line (NDJSON), or an edge an event (SSE)."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import orjson
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.access import Access
from api.endpoint import caller_of
from api.errors import RequestRefused, as_problem, headers_of, status_of
from api.middleware import masked
from api.state import State
from graph.engine.database import Database
from graph.lineage.hops import View
from graph.lineage.stream import Stream, open_stream
from graph.reader.errors import BadArgument
from graph.reader.known import seq_known
from graph.views.lineage import followed
from linernotes.errors import LinernotesError
from linernotes.lineage import Direction, StepType, ThingKind
from linernotes.naming import Reader
from linernotes.tracing.question import DEEPEST, DEFAULT_DEPTH, Question
from linernotes.tracing.telling import plain_completeness

PROBLEM: Final = "application/problem+json"
# A proxy that gathers an answer before it passes it on would make a stream of none.
_HEADERS: Final = {"cache-control": "no-store", "vary": "authorization", "x-accel-buffering": "no"}

E = TypeVar("E", Direction, StepType, ThingKind)
Event = tuple[str, Mapping[str, Any]]


class NoLineage(RequestRefused):
    """There is nothing at this address to walk from, for this reader."""

    code = "NOT_FOUND"
    status = 404


@dataclass(frozen=True, slots=True)
class Form:
    """How a stream is written: its media type, and an event as bytes."""

    media_type: str
    write: Callable[[Event], bytes]


def _line(event: Event) -> bytes:
    return orjson.dumps(event[1], option=orjson.OPT_APPEND_NEWLINE)


def _sse(event: Event) -> bytes:
    """Write an event as HTML has it, section 9.2.6: JSON holds no line break, so its data is one line."""
    return b"event: " + event[0].encode() + b"\ndata: " + orjson.dumps(event[1]) + b"\n\n"


NDJSON: Final = Form("application/x-ndjson", _line)
EVENTS: Final = Form("text/event-stream", _sse)


class LineageStreams:
    """Answers at `/lineage/…`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def ndjson(self, request: Request[State]) -> Response:
        """Answer with a line an edge; the last line is the walk's completeness."""
        return await self._answer(request, NDJSON)

    async def events(self, request: Request[State]) -> Response:
        """Answer with an event an edge; the last event is the walk's completeness."""
        return await self._answer(request, EVENTS)

    async def _answer(self, request: Request[State], form: Form) -> Response:
        try:
            reader = caller_of(self._access, request).reader
            await request.state["readiness"].require()
            database, parameters = request.state["database"], request.query_params
            question = question_of(parameters, reader)
            view = View(audience=reader, known=await _known(database, parameters.get("knownAt")))
            stream = await open_stream(database, request.path_params["id"], question, view)
            if stream is None:
                raise NoLineage("There is nothing with this id to be seen.")
        except LinernotesError as error:
            return Response(as_problem(error), status_of(error), _HEADERS | headers_of(error), media_type=PROBLEM)
        return StreamingResponse(_body(stream, form), headers=_HEADERS, media_type=form.media_type)


def question_of(parameters: Mapping[str, str], reader: Reader) -> Question:
    """Read what a walk is to go along from the parameters of an address; lists have commas. Raises BadArgument."""
    depth = parameters.get("depth", str(DEFAULT_DEPTH))
    if not (depth.isdecimal() and 1 <= int(depth) <= DEEPEST):
        raise BadArgument(f"depth is {depth}; it may be from 1 to {DEEPEST}")
    direction = _members(Direction, "direction", parameters.get("direction", Direction.EARLIER.name))[0]
    types, kinds = parameters.get("edgeTypes"), _members(ThingKind, "stopAt", parameters.get("stopAt"))
    return Question(
        direction=direction,
        depth=int(depth),
        types=followed(None if types is None else _members(StepType, "edgeTypes", types)),
        stop_at=frozenset(kind.value for kind in kinds),
        by_place=reader is not Reader.AUDITOR,
    )


async def _known(database: Database, given: str | None) -> int | None:
    """Read as of when: a seq or a time. Raises BadArgument."""
    if given is None:
        return None
    return await seq_known(database, {"seq": int(given)} if given.isdecimal() else {"at": given})


def _members(enum: type[E], name: str, given: str | None) -> list[E]:
    names = [] if given is None else [each.strip() for each in given.split(",")]
    unknown = [each for each in names if each not in enum.__members__]
    if unknown:
        raise BadArgument(f"{name} has {unknown[0]!r}; it may have {', '.join(enum.__members__)}")
    return [enum[each] for each in names]


async def _body(stream: Stream, form: Form) -> AsyncGenerator[bytes]:
    """Write the walk; a reader who leaves ends it, and one who is slow slows it down."""
    async with aclosing(_events(stream)) as events:
        async for some in events:
            yield b"".join(map(form.write, some))


async def _events(stream: Stream) -> AsyncGenerator[list[Event]]:
    try:
        async with aclosing(stream.told()) as told:
            async for some in told:
                yield [("edge", one.plain()) for one in some]
        said = plain_completeness(await stream.completeness())
        yield [("completeness", {"completeness": said, "journal": {"seq": stream.seq}})]
    except LinernotesError as error:
        # The status is sent: that it ends early can only be said in the stream.
        yield [("problem", {"error": {"code": error.code, "message": error.message}})]
    except Exception as problem:  # noqa: BLE001 - as above; the log has where
        reference = masked(problem)
        yield [("problem", {"error": {"code": "INTERNAL", "reference": reference}})]
