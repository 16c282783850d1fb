"""Lineage as a stream: an edge a line or an event, for who may see it, no faster than it is read, completeness last."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from starlette.types import ASGIApp, Message

from api.state import State, state_over
from api.tokens import create_token
from graph.engine.database import Database
from linernotes.actor import Actor
from linernotes.naming import Reader
from tests.api.conftest import Client, application, client_of
from tests.graph.lineage.world import World, recorded, report
from tests.graph.recorder.conftest import by_key, fact


@pytest_asyncio.fixture
async def world(empty_database: Database) -> World:
    return await recorded(empty_database)


@pytest_asyncio.fixture
async def app(world: World, tokens: Path) -> ASGIApp:
    made: State = state_over(world.database, migrates=False)
    await made["readiness"].require()
    return application(made, tokens)


@pytest_asyncio.fixture
async def browser(app: ASGIApp) -> AsyncIterator[Client]:
    async with client_of(app, peer="192.0.2.7") as opened:
        yield opened


def lines(text: str) -> list[dict[str, Any]]:
    """The lines of a stream."""
    return [json.loads(line) for line in text.splitlines()]


async def test_a_stream_has_an_edge_a_line_and_says_last_whether_it_is_whole(browser: Client, world: World) -> None:
    answer = await browser.get(f"/lineage/{world.ids['single']}.ndjson", params={"depth": 2})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/x-ndjson")
    assert answer.headers["cache-control"] == "no-store"
    *edges, last = lines(answer.text)
    assert [(one["depth"], one["type"], one["from"]["name"], one["to"]["name"]) for one in edges] == [
        (1, "CONTAINS", "Single", "Track"),
        (2, "USED_INPUT", "Track", "Song, first"),
        (2, "USED_MODEL", "Track", "Model 2"),
        (2, "SCORES", "Track", "Song, cover"),
    ]
    assert edges[0]["from"] == {"id": world.ids["single"], "kind": "Release", "name": "Single"}
    assert [one["kind"] for one in edges[1]["facts"]] == ["generation", "asset"]
    assert last["journal"] == {"seq": 25}
    assert last["completeness"]["reasons"] == ["DEPTH"]
    assert {one["type"]: one["count"] for one in last["completeness"]["omitted"]} == {
        "STARTED_FROM": 1,
        "RECORDING_OF": 2,
        "MADE": 1,
    }


async def test_a_party_that_is_not_to_be_named_is_not_named_as_who_recorded(browser: Client, world: World) -> None:
    ann = world.ids["ann"]
    said = fact("recordingOf", recording=by_key("other"), work=by_key("song"))
    lines_sent = [json.dumps(one).encode() for one in (fact("recording", key="other", title="Other"), said)]
    await world.recorder.record(key="hers", facts=lines_sent, actor=Actor(ann))

    async def actors() -> set[str]:
        answer = await browser.get(f"/lineage/{world.ids['song']}.ndjson", params={"direction": "LATER", "depth": 1})
        return {one["actor"] for edge in lines(answer.text)[:-1] for one in edge["facts"]}

    assert await actors() == {"local", ann}
    choice = fact("namingChoice", party=by_key("ann"), audience="PUBLIC", context="MADE_BY", naming="NOT_NAMED")
    await world.record("choice", fact("retraction", target=6), choice)
    assert await actors() == {"local", None}


async def test_as_events_it_is_the_same(browser: Client, world: World) -> None:
    address = f"/lineage/{world.ids['ann']}"
    asked = {"direction": "LATER", "depth": "10", "stopAt": "MODEL_VERSION,RELEASE"}
    events = await browser.get(address, params=asked)
    assert events.headers["content-type"].startswith("text/event-stream")
    read = [block.split("\n") for block in events.text.strip().split("\n\n")]
    assert {name for name, _ in read[:-1]} == {"event: edge"}
    assert read[-1][0] == "event: completeness"
    plain = await browser.get(f"{address}.ndjson", params=asked)
    assert [json.loads(data.removeprefix("data: ")) for _, data in read] == lines(plain.text)


REFUSED = [
    *(("depth", "0"), ("depth", "11"), ("depth", "x"), ("direction", "UP")),
    *(("edgeTypes", "MADE,NO"), ("edgeTypes", "CONTROLS"), ("knownAt", "x")),
]


@pytest.mark.parametrize(("name", "value"), REFUSED)
async def test_a_parameter_that_may_not_be_given_is_refused_with_words(
    browser: Client, world: World, name: str, value: str
) -> None:
    answer = await browser.get(f"/lineage/{world.ids['ann']}.ndjson", params={name: value})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["code"] == "BAD_ARGUMENT"


async def test_what_is_not_to_be_seen_is_not_found(browser: Client, world: World) -> None:
    await world.record(
        "choice", fact("namingChoice", party=by_key("bo"), audience="PUBLIC", context="MADE_BY", naming="NOT_NAMED")
    )
    for id_ in ("nothing", world.ids["bo"], world.ids["first"]):
        answer = await browser.get(f"/lineage/{id_}.ndjson")
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


async def test_who_may_see_more_is_told_by_the_token(app: ASGIApp, world: World, tokens: Path) -> None:
    await world.record("likeness", report("likeness", "SIMILARITY", "first"))
    token = create_token(tokens, actor="audit", audience=Reader.AUDITOR, now=datetime.now(UTC))
    scored = []
    for headers in ({}, {"authorization": f"Bearer {token}"}, {"authorization": "Bearer wrong"}):
        async with client_of(app, peer="192.0.2.7", **headers) as client:
            asked: dict[str, str | int] = {"edgeTypes": "SCORES", "depth": 1}
            answer = await client.get(f"/lineage/{world.ids['track']}.ndjson", params=asked)
            scored.append((answer.status_code, sorted(one["to"]["name"] for one in lines(answer.text) if "to" in one)))
    assert scored == [(200, ["Song, cover"]), (200, ["Song, cover", "Song, first"]), (401, [])]


async def test_a_stream_is_read_as_the_record_was_known(browser: Client, world: World) -> None:
    await world.record("more", report("late", "DECLARED", "song"))

    async def scored(**asked: str) -> list[str]:
        answer = await browser.get(f"/lineage/{world.ids['track']}.ndjson", params={"edgeTypes": "SCORES", **asked})
        return [one["to"]["name"] for one in lines(answer.text)[:-1]]

    assert await scored() == ["Song, cover", "Song"]
    assert await scored(knownAt="25") == ["Song, cover"]


class Leaving:
    """Someone at the other end of a connection who leaves when the first edges come."""

    def __init__(self) -> None:
        self.bodies = 0

    async def receive(self) -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            self.bodies += 1
            raise OSError("the other end is closed")


async def test_a_reader_who_leaves_ends_the_walk(app: ASGIApp, world: World) -> None:
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": "GET",
        "path": f"/lineage/{world.ids['single']}.ndjson",
        "query_string": b"depth=10",
        "headers": [],
        "client": ("192.0.2.7", 50_000),
    }
    reader = Leaving()
    with world.database.observe() as sent:
        await app(scope, reader.receive, reader.send)
    assert reader.bodies == 1
    # One level was walked and told; of all that lies behind it nothing was read.
    assert "lineage STARTED_FROM EARLIER" not in {statement.name for statement in sent}
