"""Those who share a song see who stands in the way of its use, and others do not."""

from __future__ import annotations

import pytest_asyncio

from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from tests.conftest import Empty
from tests.graph.clearing.asking import NOW, Asking
from tests.graph.rights.recorded import send
from tests.rules.rights.as_facts import Json

WORLD = (
    "R: recording of W, MainArtist Ana",
    "W: work, Composer Wim",
    "Wim holds 60% of W",
    "Pub holds 40% of W",
    "Wim grants W in DE",
    "Wim accepts W",
    "Pub denies W",
    "Label holds 100% of R",
)
DOCUMENT = """
query ($of: ID!, $use: Use!, $act: Places) {
  coOwners(of: $of, use: $use, act: $act) { party { name } side askedAs sizePpm decision }
}
"""


@pytest_asyncio.fixture
async def made(database: Database, empty: Empty) -> Asking:
    """A song of a writer who permits, in Germany, and a publisher that does not."""
    return await Asking.of(database, empty, *WORLD)


async def owners(
    made: Asking,
    of: str,
    *,
    audience: Audience = Audience.PUBLIC,
    actor: str | None = None,
    use: str = "TRAIN_GENERATIVE",
    act: str | None = "DE",
) -> list[Json] | list[str]:
    context = ReadContext(audience, NOW, actor=made.ids.get(actor or ""))
    variables = {"of": made.ids[of], "use": use, "act": None if act is None else {"codes": [act]}}
    response = await made.execution.execute(DOCUMENT, context=context, variables=variables)
    if response.errors:
        return [error["extensions"]["code"] for error in response.errors]
    found: list[Json] = (response.data or {})["coOwners"]
    return found


def told(found: list[Json] | list[str]) -> set[tuple[str, str, str, int | None, str]]:
    return {
        (one["party"]["name"], one["side"], one["askedAs"], one["sizePpm"], one["decision"])
        for one in found
        if isinstance(one, dict) and one["side"] == "COMPOSITION"
    }


async def test_a_writer_sees_that_the_publisher_stands_in_the_way(made: Asking) -> None:
    assert told(await owners(made, "W", actor="Wim")) == {
        ("Wim", "COMPOSITION", "HOLDER", 600_000, "PERMITS"),
        ("Pub", "COMPOSITION", "HOLDER", 400_000, "REFUSES"),
        ("Wim", "COMPOSITION", "ARTIST", None, "PERMITS"),
    }


async def test_elsewhere_and_for_another_use_the_answers_are_others(made: Asking) -> None:
    assert ("Wim", "COMPOSITION", "HOLDER", 600_000, "PARTLY") in told(await owners(made, "W", actor="Wim", act=None))
    mining = told(await owners(made, "W", actor="Wim", use="DATA_MINING"))
    assert ("Pub", "COMPOSITION", "HOLDER", 400_000, "SILENT") in mining


async def test_of_a_recording_those_are_told_who_are_asked_about_its_sound(made: Asking) -> None:
    found = await owners(made, "R", audience=Audience.LICENSED)
    assert [(one["party"]["name"], one["side"]) for one in found if isinstance(one, dict)] == [
        ("Label", "MASTER"),
        ("Ana", "MASTER"),
    ]


async def test_who_has_no_part_in_it_is_told_nothing(made: Asking) -> None:
    assert await owners(made, "W") == ["NOT_ALLOWED"]
    assert await owners(made, "W", actor="Label") == ["NOT_ALLOWED"]


async def test_who_is_not_to_be_named_is_counted_and_not_named(made: Asking) -> None:
    choice = {
        "kind": "namingChoice",
        "source": {"system": "desk", "kind": "STEWARD"},
        "party": {"id": made.ids["Pub"]},
        "audience": "PUBLIC",
        "context": "MADE_BY",
        "naming": "NOT_NAMED",
    }
    await send(made.recorder, "choice", [choice])
    found = await owners(made, "W", actor="Wim")
    named = {one["party"] and one["party"]["name"] for one in found if isinstance(one, dict)}
    assert named == {"Wim", None}
