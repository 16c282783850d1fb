"""The application on the run's database, spoken to over HTTP without a socket."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access import Access
from api.app import create_app
from api.documents import Documents
from api.sheets import Sheets
from api.state import State, state_over
from api.tokens import TokenFile
from graph.engine.database import Database

ADDRESS = "http://127.0.0.1:8080"
A_DOCUMENT = "query Given($id: ID!) { party(id: $id) { id name } }"
"""A document that the service was given, which requests may name."""
GRAPHQL_TYPE = "application/graphql-response+json"

Client = httpx2.AsyncClient


def with_state(app: ASGIApp, state: State) -> ASGIApp:
    """Do what a server does with what lifespan gave: hand it to every request."""

    async def handed(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": dict(state)}, receive, send)

    return handed


def _opens() -> AbstractAsyncContextManager[State]:
    raise AssertionError("the tests open the state themselves")


def application(state: State, tokens: Path, pages: Any = None, documents: Sequence[str] = (A_DOCUMENT,)) -> ASGIApp:
    """The application over a state, with the tokens of a file and the documents that it was given."""
    app = create_app(
        opens=_opens, access=Access(TokenFile(tokens)), pages=pages or Sheets(), documents=Documents(documents)
    )
    return with_state(app, state)


def client_of(app: ASGIApp, *, peer: str = "127.0.0.1", **headers: str) -> Client:
    """A client whose socket's other end is `peer`."""
    transport = httpx2.ASGITransport(app, client=(peer, 50_000))
    return Client(transport=transport, base_url=ADDRESS, headers=headers)


@pytest.fixture
def tokens(tmp_path: Path) -> Path:
    """The path of a file of tokens, which is not there yet."""
    return tmp_path / "tokens.json"


@pytest_asyncio.fixture
async def state(empty_database: Database) -> State:
    """What works on the run's database, which is empty but for a new journal."""
    made = state_over(empty_database, migrates=False)
    await made["readiness"].require()
    return made


@pytest_asyncio.fixture
async def client(state: State, tokens: Path) -> AsyncIterator[Client]:
    """A client on this machine, with no token in the file."""
    async with client_of(application(state, tokens)) as opened:
        yield opened


@pytest_asyncio.fixture
async def stranger(state: State, tokens: Path) -> AsyncIterator[Client]:
    """A client on another machine."""
    async with client_of(application(state, tokens), peer="192.0.2.7") as opened:
        yield opened
