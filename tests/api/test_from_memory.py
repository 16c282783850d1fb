"""Answers from memory over HTTP: who gets them, how new they are, and what several processes know."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import httpx2
import orjson
import pytest
import pytest_asyncio

from api.state import State, state_over
from graph.engine.database import Database
from graph.recorder.rebuild import rebuild
from linernotes.actor import LOCAL, Actor
from linernotes.naming import Reader
from tests.api.asking import SOURCE
from tests.api.remembering import ASSET, WORK, application_of_sheets, by_hash, readers_of

WRK = "wrk_01890000-0000-7000-8000-00000000000"
ONE, OTHER, LATER = f"{WRK}1", f"{WRK}2", f"{WRK}3"
ASKED = by_hash(WORK, id=ONE)
KEYS = count(1)
NONE: Mapping[str, str] = {}

Readers = Mapping[Reader, httpx2.AsyncClient]


def work(id_: str, title: str, **more: Any) -> dict[str, Any]:
    return {"kind": "work", "key": id_, "title": title, "subject": {"new": {"id": id_}}, "source": SOURCE, **more}


async def say(state: State, *facts: dict[str, Any]) -> int:
    """Record facts, and return the seq."""
    lines = [orjson.dumps(fact) for fact in facts]
    return (await state["recorder"].record(key=f"batch {next(KEYS)}", facts=lines, actor=Actor(LOCAL))).seq


def state_of(database: Database) -> State:
    # Time stands still: what is given from memory does not hang on how busy the machine is.
    return state_over(database, migrates=False, answers_bytes=1_000_000, clock=lambda: 0.0)


@pytest_asyncio.fixture
async def state(empty_database: Database) -> State:
    """What works on the run's database, in which are two works; the journal is looked at when a test says so."""
    made = state_of(empty_database)
    await made["readiness"].require()
    await say(made, work(ONE, "One"), work(OTHER, "Other"))
    for _ in range(2):
        await made["following"].look()
    return made


@pytest_asyncio.fixture
async def readers(state: State, tokens: Path) -> AsyncIterator[Readers]:
    """A client of each audience."""
    made = readers_of(application_of_sheets(state, tokens), tokens)
    yield made
    for client in made.values():
        await client.aclose()


async def get(
    readers: Readers, asked: Mapping[str, str] = ASKED, *, headers: Mapping[str, str] = NONE
) -> httpx2.Response:
    """Ask as everybody."""
    return await readers[Reader.PUBLIC].get("/graphql", params=asked, headers=headers)


def is_from_memory(response: httpx2.Response) -> bool:
    return response.headers.get("age") == "1"


def seq_in(response: httpx2.Response) -> int:
    seq: int = response.json()["extensions"]["journal"]["seq"]
    return seq


async def test_the_same_again_comes_from_memory_byte_for_byte(readers: Readers) -> None:
    read, again = await get(readers), await get(readers)
    assert (is_from_memory(read), is_from_memory(again)) == (False, True)
    assert again.content == read.content
    assert {name: value for name, value in again.headers.items() if name != "age"} == dict(read.headers)


async def test_from_memory_too_who_has_it_is_told_so(readers: Readers) -> None:
    tag = (await get(readers)).headers["etag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        response = await get(readers, headers={"if-none-match": known})
        assert (response.status_code, response.content, is_from_memory(response)) == (304, b"", True)
    assert (await get(readers, headers={"if-none-match": '"other"'})).status_code == 200


async def test_each_audience_and_form_is_kept_by_itself(readers: Readers) -> None:
    tags = set()
    for client in readers.values():
        for accept in ("application/json", "application/graphql-response+json"):
            read = await client.get("/graphql", params=ASKED, headers={"accept": accept})
            again = await client.get("/graphql", params=ASKED, headers={"accept": accept})
            assert (is_from_memory(read), is_from_memory(again)) == (False, True)
            assert (again.headers["content-type"], again.headers["etag"]) == (accept, read.headers["etag"])
            tags.add(read.headers["etag"])
    assert len(tags) == 6


async def test_a_fact_about_it_is_seen_at_the_next_look_and_one_about_something_else_leaves_it(
    state: State, readers: Readers
) -> None:
    await get(readers)
    await say(state, work(LATER, "Later"), work(OTHER, "Another", corrects=2))
    await state["following"].look()
    assert is_from_memory(await get(readers))
    await say(state, work(ONE, "Another One", corrects=1))
    assert is_from_memory(await get(readers))
    await state["following"].look()
    now = await get(readers)
    assert (is_from_memory(now), now.json()["data"]["work"]["title"]) == (False, "Another One")


@pytest.mark.parametrize("by", ["header", "address"])
async def test_who_asks_for_its_own_write_gets_it_whatever_is_kept(state: State, readers: Readers, by: str) -> None:
    await get(readers)
    seq = await say(state, work(ONE, "Another One", corrects=1))
    if by == "header":
        response = await get(readers, headers={"linernotes-min-seq": str(seq)})
    else:
        response = await get(readers, ASKED | {"extensions": f'{{"minSeq":{seq}}}'})
    assert (seq_in(response), response.json()["data"]["work"]["title"]) == (seq, "Another One")
    # What is kept is as old as it says, which is not new enough for a later one.
    await state["following"].look()
    assert seq_in(await get(readers, headers={"linernotes-min-seq": str(seq)})) == seq


async def test_what_is_kept_is_given_to_who_asks_for_no_more(readers: Readers) -> None:
    seq = seq_in(await get(readers))
    assert is_from_memory(await get(readers, headers={"linernotes-min-seq": str(seq)}))


@pytest.mark.parametrize(
    "asked",
    [
        {"query": WORK, "variables": f'{{"id": "{ONE}"}}'},
        by_hash(WORK, id=LATER),
        by_hash(ASSET, id="ast_01890000-0000-7000-8000-000000000001"),
        by_hash(WORK),
    ],
    ids=["a document of its own", "a work that is not there", "an asset that is not there", "an error"],
)
async def test_what_may_change_by_what_nobody_can_name_is_read_each_time(
    state: State, readers: Readers, asked: Mapping[str, str]
) -> None:
    for _ in range(2):
        assert not is_from_memory(await get(readers, asked))
    assert len(state["kept"]) == 0


async def test_a_graph_made_anew_is_read_anew(state: State, readers: Readers) -> None:
    await get(readers)
    assert is_from_memory(await get(readers))
    await rebuild(state["database"])
    await state["following"].look()
    assert not is_from_memory(await get(readers))


async def test_every_process_hears_what_another_has_recorded(state: State, tokens: Path) -> None:
    other = state_of(state["database"])
    readers = readers_of(application_of_sheets(other, tokens), tokens)
    async with other["following"].running():
        await until(lambda: other["kept"].since is not None)
        await get(readers)
        assert is_from_memory(await get(readers))
        await say(state, work(ONE, "Another One", corrects=1))
        await until(lambda: len(other["kept"]) == 0)
        assert (await get(readers)).json()["data"]["work"]["title"] == "Another One"


async def test_what_is_kept_is_counted(readers: Readers) -> None:
    for _ in range(3):
        await get(readers)
    told = (await readers[Reader.PUBLIC].get("/health/answers")).json()
    assert (told["isCurrent"], told["answers"], told["kept"], told["given"]) == (True, 1, 1, 2)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(60):
        while True:
            if is_so():
                return
            await asyncio.sleep(0.05)
