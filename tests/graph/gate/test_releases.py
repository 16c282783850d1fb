"""An asset is released if its distribution is cleared, or by an operator under what users have warranted."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from tests.conftest import Empty
from tests.graph.gate.lab import Lab, by_key, said, violation
from tests.rules.rights.as_facts import Json

SONG = ("R: recording of W, MainArtist Ana", "W: work, Composer Wim", "Label holds 100% of R", "Pub holds 100% of W")
RELEASED_BY = Statement("MATCH (:Asset)-[:RELEASED_BY]->(party:Party) RETURN party.id")


@pytest_asyncio.fixture
async def lab(database: Database, empty: Empty) -> Lab:
    """A lab, and a song whose music is in the public domain and whose recording is Label's."""
    lab = await Lab.of(database, empty, *SONG)
    await lab.send(*free({"id": lab.ids["W"]}, "COMPOSITION", "LYRICS"))
    return lab


def free(of: Json, *sides: str, **more: Any) -> list[Json]:
    """That sides of a thing are in the public domain."""
    return [said("protection", of=of, side=side, status="PUBLIC_DOMAIN", **more) for side in sides]


async def made(lab: Lab, *inputs: Json) -> None:
    """Record a track of the song that a generation made of some inputs, and a release."""
    await lab.send(
        said("generation", key="making", inputs=list(inputs)),
        said("asset", key="track", title="Track", generation=by_key("making")),
        said("recordingOf", recording=by_key("track"), work={"id": lab.ids["W"]}),
        said("release", key="single", title="Single"),
        *free(by_key("track"), "MASTER"),
    )


def given(lab: Lab, **more: Any) -> Json:
    """That the recording is in the track."""
    return {"input": {"id": lab.ids["R"]}, "relationship": "componentOf", **more}


def warranted(lab: Lab) -> Json:
    """That the recording is in the track, and Ana has warranted that it may be."""
    warranty = {"by": {"id": lab.ids["Ana"]}, "text": {"document": "Terms 3"}}
    return given(lab, basis="USER_WARRANTED", warranty=warranty)


def released(**more: Any) -> Json:
    """That the track is on the release."""
    return said("releaseContent", release=by_key("single"), content=by_key("track"), **more)


async def test_an_asset_is_released_where_it_is_cleared(lab: Lab) -> None:
    await made(lab)
    head = await lab.head()
    await lab.send(released())
    ((kind, seq, _),) = await lab.said()
    assert (kind, seq) == ("releaseContent", head)


async def test_what_is_in_it_has_to_be_cleared_too_where_it_is_offered(lab: Lab) -> None:
    await made(lab, given(lab))
    assert await lab.rules(released()) == ["NOT_CLEARED"]
    await lab.send(*free({"id": lab.ids["R"]}, "MASTER", territories={"codes": ["US"]}))
    assert await lab.rules(released(offer={"codes": ["US", "DE"]})) == ["NOT_CLEARED"]
    await lab.send(released(offer={"codes": ["US"]}))


async def test_a_recording_is_released_by_whoever_says_so(lab: Lab) -> None:
    content = {"id": lab.ids["R"]}
    await lab.send(said("release", key="album", title="Album"))
    await lab.send(said("releaseContent", release=by_key("album"), content=content))


async def test_a_warranty_is_no_permit_and_an_operator_may_release_under_it(lab: Lab) -> None:
    await made(lab, warranted(lab))
    assert await lab.rules(released()) == ["NOT_CLEARED"]
    await lab.send(released(operator={"id": lab.ids["Label"]}))
    assert await lab.database.read(RELEASED_BY) == [[lab.ids["Label"]]]


async def test_an_operator_answers_for_what_is_warranted_and_for_nothing_else(lab: Lab) -> None:
    await made(lab, warranted(lab), given(lab, basis="UNKNOWN"))
    assert await lab.rules(released(operator={"id": lab.ids["Label"]})) == ["NOT_CLEARED"]


async def test_a_word_without_a_text_is_no_warranty(lab: Lab) -> None:
    await made(lab, given(lab, basis="USER_WARRANTED"))
    assert await lab.rules(released(operator={"id": lab.ids["Label"]})) == ["NOT_CLEARED"]


async def test_a_known_violation_of_an_asset_lets_it_be_released(lab: Lab) -> None:
    await made(lab, given(lab))
    await lab.send(released(), violation(by_key("track")))
    assert [row[0] for row in await lab.said()] == ["releaseContent", "knownViolation"]


async def test_an_asset_told_of_in_the_same_batch_cannot_be_judged(lab: Lab) -> None:
    facts = [
        said("generation", key="making"),
        said("asset", key="track", title="Track", generation=by_key("making")),
        said("release", key="single", title="Single"),
        released(),
    ]
    assert await lab.rules(*facts) == ["TOLD_TOGETHER"]
