"""Whether the process lives, and whether it can answer: for whatever watches over it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.errors import as_problem, headers_of, status_of
from api.state import State
from linernotes.errors import LinernotesError

_HEADERS = {"cache-control": "no-store"}


async def live(_: Request[State]) -> Response:
    """Say that the process answers."""
    return JSONResponse({"status": "live"}, headers=_HEADERS)


async def answers(request: Request[State]) -> Response:
    """Say what is kept of answers in this process, and what became of them since it started."""
    kept = request.state["kept"]
    told = {"isCurrent": kept.is_current, "answers": len(kept), "bytes": kept.size_bytes}
    counts = kept.counts
    told |= {"given": counts.given, "kept": counts.kept, "touched": counts.touched, "crowdedOut": counts.crowded_out}
    return JSONResponse(told, headers=_HEADERS)


async def ready(request: Request[State]) -> Response:
    """Say that the database is up, its schema is this version's and its journal is open; otherwise what is missing."""
    try:
        await request.state["readiness"].require_now()
    except LinernotesError as error:
        headers = _HEADERS | headers_of(error) | {"retry-after": "1"}
        status = max(status_of(error), 503)
        return Response(as_problem(error), status, headers, media_type="application/problem+json")
    return JSONResponse({"status": "ready"}, headers=_HEADERS)
