"""Things with names in many scripts, recorded once, and a way to search among them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio

from graph.engine.database import Database
from graph.engine.errors import DatabaseUnavailable
from graph.reader import Audience
from graph.recorder.recorder import Recorder, open_journal
from graph.search import Hits, search
from linernotes.actor import LOCAL, Actor
from tests.conftest import DELETE_ALL
from tests.graph.recorder.conftest import by_key, fact, person

Search = Callable[..., Awaitable[Hits]]
RecordMore = Callable[..., Awaitable[None]]
_TRIES = 20
_PAUSE_SECONDS = 0.5

PEOPLE = (
    *("Zoë Keating", "Björk", "Beyoncé", "坂本龍一", "美空ひばり", "방탄소년단", "فيروز", "أم كلثوم", "אריק איינשטיין"),
    *(
        "Пётр Чайковский",
        "Μίκης Θεοδωράκης",
        "रवि शंकर",
        "คาราบาว",
        "\u0130brahim Tatl\u0131ses",
        "Dvořák",
        "Łukasz Żal",
    ),
    *("W. C. Handy", "B.B. King", "R.E.M.", "M.I.A.", "Sinéad O’Connor", "D'Angelo", "The The", "!!!", "AC/DC", "U2"),
    *("John Towner Williams", "Jon Williams-Smith", "Ella Fitzgerald", "10,000 Maniacs"),
)
WORKS = (
    "If",
    "It’s a Man’s Man’s Man’s World",
    "Op. 27 Sonata",
    "Symphony No. 5 in C minor: I. Allegro con brio",
    "愛",
)
WORDS_OF_OPERATORS = ("AND", "OR Not", "name:handy", "To Be or Not to Be", "(What's the Story) Morning Glory?", "C++")


def work(title: str, *, key: str | None = None, **fields: Any) -> dict[str, Any]:
    """A work fact."""
    return fact("work", key=key or f"work {title}", title=title, **fields)


def wrote(person_key: str, work_key: str) -> dict[str, Any]:
    """That a person wrote a work."""
    return fact("contribution", by={"party": by_key(person_key)}, to=by_key(work_key), role="Composer")


def number(about: str, scheme: str, value: str) -> dict[str, Any]:
    """An identifier of a thing."""
    return fact("identifier", about=by_key(about), scheme=scheme, value=value)


def hidden(person_key: str, audience: str = "PUBLIC") -> dict[str, Any]:
    """That somebody does not want to be named on what they made."""
    return fact("namingChoice", party=by_key(person_key), audience=audience, context="MADE_BY", naming="NOT_NAMED")


FACTS: tuple[dict[str, Any], ...] = (
    *map(person, PEOPLE),
    *map(work, (*WORKS, *WORDS_OF_OPERATORS)),
    person("John Williams", key="composer", born="1932-02-08"),
    person("John Williams", key="guitarist", born="1941-04-24"),
    work("Jaws", alternativeTitles=["Der weiße Hai", "Les dents de la mer"]),
    wrote("composer", "work Jaws"),
    number("guitarist", "ISNI", "0000 0001 2281 955X"),
    fact("partyName", party=by_key("w. c. handy"), type="STAGE", text="Father of the Blues"),
    fact("partyName", party=by_key("w. c. handy"), type="LEGAL", text="William Christopher Handy"),
    fact("recording", key="take", title="Crazy Blues"),
    fact("recording", key="other take", title="Crazy Blues (Take 2)"),
    number("take", "ISRC", "US-SKG-19-12345"),
    number("other take", "ISRC", "US-SKG-19-12345"),
    number("work Jaws", "ISWC", "T-034.524.680-1"),
    number("work Op. 27 Sonata", "OPUS", "Op. 27 No. 2"),
    number("take", "PROPRIETARY:Okeh", "4169 A"),
    fact("release", key="album", title="Okeh 4169", type="Single"),
    number("album", "GTIN", "036000241457"),
    fact("dataset", key="set", name="Harbour Recordings"),
    person("Thessaly Corrowan", key="hidden"),
    fact("partyName", party=by_key("hidden"), type="STAGE", text="Lady Thessaly"),
    work("Lanternwater", key="hidden work", alternativeTitles=["Crazy Lanterns"]),
    wrote("hidden", "hidden work"),
    number("hidden work", "ISWC", "T-000.000.001-0"),
    hidden("hidden"),
    hidden("hidden", "LICENSED"),
)


@pytest_asyncio.fixture(scope="module")
async def things(database: Database) -> AsyncIterator[Database]:
    """The database with these things and nothing else."""
    await database.run_in_batches(DELETE_ALL)
    await open_journal(database)
    await _record(database, "all", *FACTS)
    yield database
    await database.run_in_batches(DELETE_ALL)


async def _record(database: Database, key: str, *facts: dict[str, Any]) -> None:
    lines = [json.dumps(one).encode() for one in facts]
    await Recorder(database, seconds=None).record(key=key, facts=lines, actor=Actor(LOCAL))


@pytest.fixture
def record_more(things: Database) -> RecordMore:
    """Records further facts: `await record_more("key", fact, …)`."""

    async def more(key: str, *facts: dict[str, Any]) -> None:
        await _record(things, key, *facts)

    return more


@pytest.fixture
def find(things: Database) -> Search:
    """Searches as anybody may: `await find("text")`."""

    async def ask(text: str, **options: Any) -> Hits:
        for _ in range(_TRIES):
            try:
                return await search(things, text, **{"audience": Audience.PUBLIC, **options})
            except DatabaseUnavailable:  # On a busy machine it may be away for a moment.
                await asyncio.sleep(_PAUSE_SECONDS)
        raise AssertionError("the database is away")

    return ask
