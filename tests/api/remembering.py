"""Asks for credits by GET as several readers, and holds what is given from memory against what is read anew."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import orjson
from starlette.types import ASGIApp

from api.pages.sheet_query import SHEET_QUERY
from api.state import State
from api.tokens import create_token
from graph.engine.cypher import Statement
from graph.reader import ReadContext
from linernotes.instants import show_instant
from linernotes.naming import Reader
from tests.api.conftest import application, client_of

_LINES = "madeBy { ...line } works { work title writtenBy { ...line } } text digest asOfJournal"
_LINE = "fragment line on CreditLine { party name link special model notNamed roles }"
RECORDING = f"query R($id: ID!) {{ recording(id: $id) {{ id title credits {{ {_LINES} }} }} }} {_LINE}"
WORK = "query W($id: ID!) { work(id: $id) { id title credits { text digest asOfJournal } } }"
ASSET = SHEET_QUERY.replace("$asset", "$id")
CHECK = "query C($id: ID!) { asset(id: $id) { title changedSeq creditsCheck { digest } } }"
DOCUMENTS = {"ast": (ASSET, CHECK), "rec": (RECORDING,), "wrk": (WORK,)}

_THINGS = Statement("MATCH (n:Entity|Former) WHERE n:Asset|AssetWas|Recording|RecordingWas|Work|WorkWas RETURN n.id")


def application_of_sheets(state: State, tokens: Path) -> ASGIApp:
    """The application, which knows the documents that are asked here by their hash."""
    return application(state, tokens, documents=[each for several in DOCUMENTS.values() for each in several])


def by_hash(document: str, **variables: Any) -> dict[str, str]:
    """The parameters of a GET that names a document."""
    name = hashlib.sha256(document.encode()).hexdigest()
    return {"documentId": f"sha256:{name}", "variables": orjson.dumps(variables).decode()}


@dataclass
class Remembering:
    """Readers of a service that keeps answers, who ask of at most so many things of a kind.

    `given` counts what came from memory, and `other` has what differed from what was read anew.
    """

    state: State
    clients: Mapping[Reader, httpx2.AsyncClient]
    most: int
    given: int = 0
    read: int = 0
    other: list[Any] = field(default_factory=list)

    async def ask_all(self) -> None:
        """Look at the journal, ask of credits, each as one of the readers, and compare what comes from memory."""
        # What came before the look before this one is settled: only what is, is kept.
        for _ in range(2):
            await self.state["following"].look()
        readers = list(self.clients)
        for (id_,) in await self.state["database"].read(_THINGS):
            number = int(id_[-3:])
            for place, document in enumerate(DOCUMENTS[id_[:3]] if number < self.most else ()):
                await self.ask(readers[(number + place) % len(readers)], document, id_)

    async def ask(self, reader: Reader, document: str, id_: str) -> None:
        """Ask one document about one thing, and compare."""
        response = await self.clients[reader].get("/graphql", params=by_hash(document, id=id_))
        if "age" not in response.headers:
            self.read += 1
            return
        self.given += 1
        now = show_instant(datetime.now(UTC))
        anew = await self.state["execution"].execute(document, context=ReadContext(reader, now), variables={"id": id_})
        if _but_for_the_seq(anew.body()) != _but_for_the_seq(response.content):
            self.other.append((reader, id_, orjson.loads(response.content), anew.as_dict()))


def _but_for_the_seq(body: bytes) -> str:
    """Leave out as of which seq an answer was read: what is given from memory was read before."""
    return re.sub(r'"seq":\d+\}\}\}?$|"asOfJournal":\d+|As of entry \d+', "", body.decode())


def readers_of(app: ASGIApp, tokens: Path) -> dict[Reader, httpx2.AsyncClient]:
    """A client for each audience."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    found = {Reader.PUBLIC: client_of(app)}
    for reader in (Reader.LICENSED, Reader.AUDITOR):
        token = create_token(tokens, actor=f"the {reader.value}", audience=reader, now=now)
        found[reader] = client_of(app, authorization=f"Bearer {token}")
    return found
