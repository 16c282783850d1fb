"""The same statements without GraphQL: the driver's managed reads behind bare Starlette, shaped to the same JSON.

Served by uvicorn as `bench.side.driver:create_app`. When it starts, every question is answered once by the reader
itself, which is how its statements, parameters and decoders become known: what code finds between two statements (a
walk, a ranking, a verdict) is taken from then, and not computed again.
"""

import asyncio
import os
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import orjson
from graphql.execution.collect_fields import FieldDetails
from neo4j import READ_ACCESS, AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from typing_extensions import override

from api.cli.opening import open_database
from bench.hits import NOW
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.settings import EngineSettings
from graph.reader import Document, ReadContext, Reader
from graph.reader.answer import Answer, Decodes, Part
from graph.reader.answer import part as decoding
from graph.reader.finding import FoundPart
from graph.reader.selection import Asked
from graph.views.registry import VIEWS
from linernotes.naming import Reader as Audience
from schema.build import build
from schema.execution import Execution

QUESTIONS: Final = "BENCH_QUESTIONS"
"""The environment variable that names the file of questions: a list of {name, query, variables, audience}."""

Sent = tuple[str, Mapping[str, Any]]


@dataclass(slots=True)
class Root:
    """A root field: the statements that were sent for it, in their order, and what was read."""

    sent: list[Sent] = field(default_factory=list)
    answer: Answer | None = None

    async def ask(self, driver: AsyncDriver, database: str | None) -> Answer:
        """Send the statements, and put the new rows in place of the old ones."""
        rows = {}
        for text, parameters in self.sent:
            async with driver.session(database=database, default_access_mode=READ_ACCESS) as session:
                rows[id(parameters)] = await session.execute_read(_rows, text, parameters)
        assert self.answer is not None
        return _anew(self.answer, rows)


async def _rows(transaction: AsyncManagedTransaction, text: str, parameters: Mapping[str, Any]) -> list[list[Any]]:
    result = await transaction.run(Statement(text, name="reader").literal, dict(parameters))
    return await result.values()


def _anew(answer: Answer, rows: Mapping[int, list[list[Any]]]) -> Answer:
    return replace(answer, parts=[_part_anew(each, rows) for each in answer.parts])


def _part_anew(part: Decodes, rows: Mapping[int, list[list[Any]]]) -> Decodes:
    if isinstance(part, Part):
        return decoding(part.plan, part.run, rows[id(part.run.parameters)][0][0])
    assert isinstance(part, FoundPart)
    return replace(part, things={owner: (ids, _anew(read, rows)) for owner, (ids, read) in part.things.items()})


_root: ContextVar[Root] = ContextVar("root")


class _Listening:
    """A database that remembers what was sent for the root field in hand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        _root.get().sent.append((statement.literal, parameters))
        return await self._database.read(statement, parameters, seconds=seconds)


class _Keeping(Reader):
    """A reader that keeps what it read, by root field."""

    roots: dict[str, Root]

    @override
    async def read(
        self, asked: Asked, document: Document, key: str, details: list[FieldDetails], context: ReadContext
    ) -> Answer:
        root = self.roots[key] = Root()
        _root.set(root)
        root.answer = await super().read(asked, document, key, details, context)
        return root.answer


async def known(database: Database, questions: list[dict[str, Any]]) -> dict[str, dict[str, Root]]:
    """Answer each question twice, and return its root fields as they were the second time: everything is warm then."""
    schema = build()
    reader = _Keeping(schema, VIEWS, _Listening(database))
    execution = Execution(schema, reader)
    found = {}
    for one in questions:
        for _ in range(2):
            reader.roots = {}
            context = ReadContext(Audience(one["audience"]), NOW)
            answer = await execution.execute(one["query"], context=context, variables=one["variables"])
            assert not answer.errors, f"{one['name']}: {answer.errors}"
        found[one["name"]] = reader.roots
    return found


def create_app() -> Starlette:
    """Make the application of the questions and the database that the environment names."""
    settings = EngineSettings.read(os.environ)
    assert settings.uri is not None
    driver = AsyncGraphDatabase.driver(
        settings.uri,
        auth=(settings.username, settings.password or ""),
        max_connection_pool_size=100,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )
    asked = orjson.loads(Path(os.environ[QUESTIONS]).read_bytes())
    questions: dict[str, dict[str, Root]] = {}

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        async with await open_database(settings, is_ours=True) as database:
            questions.update(await known(database, asked))
        async with driver:
            yield

    async def answer(request: Request) -> Response:
        if request.method == "POST":
            orjson.loads(await request.body())
        roots = questions[request.path_params["name"]]
        answers = await asyncio.gather(*(root.ask(driver, settings.database) for root in roots.values()))
        data = {key: each.strict() for key, each in zip(roots, answers, strict=True)}
        seqs = [each.seq for each in answers if each.seq is not None]
        body = orjson.dumps({"data": data, "extensions": {"journal": {"seq": min(seqs)}}})
        return Response(body, media_type="application/json")

    return Starlette(routes=[Route("/{name}", answer, methods=["GET", "POST"])], lifespan=lifespan)
