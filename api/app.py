"""The application: its addresses, what wraps them, and what is open while it runs."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from api import health
from api.access import Access
from api.credits import CreditPages, Credits
from api.documents import Documents, documents_in
from api.endpoint import GraphQLEndpoint
from api.from_memory import FromMemory
from api.lineage import LineageStreams
from api.logs import keep_quiet
from api.middleware import Masking, SecurityHeaders
from api.settings import Settings
from api.sheets import Sheets
from api.state import Opening, State, opening
from api.tokens import TokenFile
from linernotes.facts.registry import json_schema

_STATIC: Final = Path(__file__).parent / "static"
_SCHEMA_HEADERS: Final = {"access-control-allow-origin": "*", "cache-control": "public, max-age=3600"}


def create_app(*, opens: Opening, access: Access, pages: CreditPages, documents: Documents) -> Starlette:
    """Make the application from what it works with; `opens` is called once a process, when it starts."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[State]:
        async with opens() as state:
            yield state

    return Starlette(
        routes=_routes(GraphQLEndpoint(access, documents), Credits(access, pages), LineageStreams(access), pages),
        middleware=[Middleware(FromMemory), Middleware(SecurityHeaders), Middleware(Masking)],
        exception_handlers={HTTPException: _refused},
        lifespan=lifespan,
    )


def create_app_from_environment() -> Starlette:
    """Make the application that the environment variables describe."""
    keep_quiet()
    settings = Settings.read(os.environ)
    return create_app(
        opens=opening(settings.engine, answers_bytes=settings.answers_mb * 1_000_000),
        access=Access(TokenFile(settings.tokens)),
        pages=Sheets(settings.address),
        documents=Documents(documents_in(settings.documents) if settings.documents else ()),
    )


def _routes(
    graphql: GraphQLEndpoint, credits_: Credits, lineage: LineageStreams, pages: CreditPages
) -> list[BaseRoute]:
    return [
        Route("/", _home),
        Route("/graphql", graphql.__call__, methods=["GET", "POST"]),
        Route("/credits/{asset}.json", credits_.document, methods=["GET", "OPTIONS"]),
        Route("/credits/{asset}", credits_.page),
        Route("/lineage/{id}.ndjson", lineage.ndjson),
        Route("/lineage/{id}", lineage.events),
        Route("/health/live", health.live),
        Route("/health/ready", health.ready),
        Route("/health/answers", health.answers),
        Route("/schemas/fact-1.json", _document(json_schema)),
        Route("/schemas/credit-sheet-1.json", _document(pages.schema)),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


async def _refused(_: Request[Any], refusal: Exception) -> Response:
    """Answer what no address is for, or no method, as a problem document (RFC 9457)."""
    assert isinstance(refusal, HTTPException)
    body = {"type": "about:blank", "status": refusal.status_code, "title": refusal.detail}
    return JSONResponse(body, refusal.status_code, refusal.headers, media_type="application/problem+json")


async def _home(_: Request[State]) -> Response:
    return RedirectResponse("/graphql", 307)


def _document(make: Callable[[], dict[str, Any]]) -> Callable[[Request[State]], Any]:
    async def answer(_: Request[State]) -> Response:
        return JSONResponse(make(), headers=_SCHEMA_HEADERS, media_type="application/schema+json")

    return answer
