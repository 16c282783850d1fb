"""How many dbHits the answer to a question costs: every statement that it sends is profiled."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, Self

from neo4j import AsyncDriver, AsyncGraphDatabase, Query

from bench.question import Question, page_info_of
from graph.engine.cypher import Statement
from graph.engine.settings import EngineSettings
from graph.reader import ReadContext, Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from seed.world import Subjects, World

LEARN: Final = Statement("CALL db.prepareForReplanning(120)", name="learn what there is")
"""What a plan is, the database decides by its statistics: they must know of the world."""

NOW: Final = "2026-11-22T00:00:00.000000Z"
FIRST: Final = 20
DEEP_PAGES: Final = 10
LARGEST_PAGE: Final = 100


@dataclass(slots=True)
class Profiled:
    """A database that profiles what it is asked, and counts the dbHits."""

    driver: AsyncDriver
    hits: int = 0

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        """Ask, however long it takes: a first plan on a busy machine may take longer than a request."""
        del seconds
        async with self.driver.session() as session:
            result = await session.run(Query("PROFILE " + statement.literal, timeout=0), dict(parameters))
            # The profile of rows that are not fetched cannot be had.
            rows = await result.values()
            profile = (await result.consume()).profile
        assert profile is not None
        self.hits += _sum(profile)
        return rows


class Profile:
    """Asks questions of one world, and counts their dbHits."""

    def __init__(self, driver: AsyncDriver, subjects: Subjects) -> None:
        self._profiled = Profiled(driver)
        schema = build()
        self._execution = Execution(schema, Reader(schema, VIEWS, self._profiled))
        self._subjects = subjects

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: EngineSettings, subjects: Subjects) -> AsyncIterator[Self]:
        """Open a driver whose sessions can profile."""
        assert settings.uri is not None
        auth = (settings.username, settings.password or "")
        async with AsyncGraphDatabase.driver(settings.uri, auth=auth, notifications_min_severity="OFF") as driver:
            yield cls(driver, subjects)

    async def hits_of(self, question: Question) -> dict[str, int]:
        """Count the dbHits of a question: `first` of its first page or whole answer, `deep` of a deep page."""
        variables = question.variables(self._subjects)
        if not question.is_paged:
            return {"first": await self.hits_with(question, variables)}
        first = await self.hits_with(question, variables | {"first": FIRST})
        after = await self._deep_cursor(question, variables)
        if after is None:
            return {"first": first}
        return {"first": first, "deep": await self.hits_with(question, variables | {"first": FIRST, "after": after})}

    async def _deep_cursor(self, question: Question, variables: Mapping[str, Any]) -> str | None:
        """Walk to the end of the tenth large page, or of the last but one; None if there is only one."""
        after: str | None = None
        for _ in range(DEEP_PAGES):
            page = page_info_of(await self._ask(question, {**variables, "first": LARGEST_PAGE, "after": after}))
            if page is None or not page["hasNextPage"]:
                break
            after = page["endCursor"]
        return after

    async def hits_with(self, question: Question, variables: Mapping[str, Any]) -> int:
        """Count the dbHits of a question with these variables."""
        self._profiled.hits = 0
        await self._ask(question, variables)
        return self._profiled.hits

    async def _ask(self, question: Question, variables: Mapping[str, Any]) -> Any:
        context = ReadContext(question.audience, NOW)
        answer = await self._execution.execute(question.text, context=context, variables=variables)
        assert not answer.errors, f"{question.name}: {answer.errors}"
        return answer.data


async def hits_of_all(
    settings: EngineSettings, world: World, questions: Sequence[Question]
) -> dict[str, dict[str, int]]:
    """Count the dbHits of questions in a world that a named database holds."""
    async with Profile.open(settings, world.subjects) as profile:
        return {question.name: await profile.hits_of(question) for question in questions}


def _sum(operator: Mapping[str, Any]) -> int:
    return int(operator["args"].get("DbHits", 0)) + sum(map(_sum, operator.get("children", ())))
