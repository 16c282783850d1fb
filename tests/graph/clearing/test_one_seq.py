"""However long clearing takes and whoever writes meanwhile, an answer is as of one seq."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from graph.clearing import sweep
from graph.clearing.subjects import Held, View
from graph.clearing.sweep import ClearingTookTooLong, Sweep
from graph.clearing.visitors import Counting
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader import Audience
from graph.reader.position import Position
from linernotes.rights.question import Question
from linernotes.rights.tally import Tally
from linernotes.rights.territory import Area
from linernotes.vocabularies.clearance import Extent
from linernotes.vocabularies.uses import Use
from tests.conftest import Empty
from tests.graph.clearing.asking import DE, NOW, Asking
from tests.graph.rights.recorded import send
from tests.rules.rights.as_facts import Json

MANY = 9
ALL = (
    "W: work, Composer (Traditional)",
    "W is public-domain",
    "Label permits all of Label",
    "Ana accepts Ana",
    *(f"R{number}: recording of W, MainArtist Ana" for number in range(MANY)),
    *(f"Label holds 100% of R{number}" for number in range(MANY)),
    *(f"R{number} is in C-1" for number in range(MANY)),
)
QUESTION = Question(use=Use.TRAIN_GENERATIVE, as_of=NOW, act=Area.of("DE"))


class Interrupted:
    """A database in which somebody takes back what Ana said, and adds to the catalogue, once some has been read."""

    def __init__(self, asking: Asking, *, after: int) -> None:
        self._asking = asking
        self._left = after

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        """Read, and let the other write at the right moment."""
        self._left -= 1
        if self._left == 0:
            await send(self._asking.recorder, "meanwhile", meanwhile(self._asking))
        return await self._asking.database.read(statement, parameters, seconds=seconds)


def meanwhile(asking: Asking) -> list[Json]:
    """Ana says no, and the catalogue takes in a work."""
    source = {"source": {"system": "desk", "kind": "STEWARD"}}
    ana = {"id": asking.ids["Ana"]}
    no = {"kind": "consent", "by": ana, "about": ana, "decision": "DENY", "capacity": "ARTIST", "method": "PORTAL"}
    listed = {"kind": "catalogueMember", "catalogue": {"id": asking.ids["C-1"]}, "item": {"id": asking.ids["W"]}}
    return [no | source, listed | source]


@pytest.mark.parametrize("after", [1, 5, 20, 40, 60])
async def test_what_is_written_meanwhile_is_not_in_the_answer(
    database: Database, empty: Empty, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(sweep, "PIECE", 2)
    asking = await Asking.of(database, empty, *ALL)
    seq = (await asking.asked("seq", **DE, of={"items": []}))["seq"]
    reading: Any = Interrupted(asking, after=after)
    counting = Counting(Tally(QUESTION.place))
    position = await Position.at(reading, None)
    held = Held(reading, View(Audience.AUDITOR), [asking.ids["C-1"]], NOW)
    clearing = Sweep(database=reading, position=position, subjects=held, question=QUESTION)
    await clearing.run([counting], size=2)
    extents = {Extent.EVERYWHERE: MANY} if position.seq == seq else {Extent.NOWHERE: MANY, Extent.EVERYWHERE: 1}
    assert counting.tally.cleared == extents


async def test_pages_of_one_seq_are_one_list_while_others_write(database: Database, empty: Empty) -> None:
    asking = await Asking.of(database, empty, *ALL)
    page = (
        "seq items(first: 2, after: $after, filter: {cleared: EVERYWHERE})"
        " { nodes { item { ... on Recording { id } } } pageInfo { hasNextPage endCursor } }"
    )
    shown: list[Any] = []
    first = await asking.asked(page, **DE, of={"catalogue": asking.ids["C-1"]})
    found, known = first["items"], {"seq": first["seq"]}
    while True:
        shown += [asking.name_of(node["item"]["id"]) for node in found["nodes"]]
        if not found["pageInfo"]["hasNextPage"]:
            break
        if len(shown) == 4:
            await send(asking.recorder, "meanwhile", meanwhile(asking))
        after = found["pageInfo"]["endCursor"]
        answer = await asking.asked(page, **DE, of={"catalogue": asking.ids["C-1"]}, after=after, knownAt=known)
        found = answer["items"]
    assert shown == [f"R{number}" for number in range(MANY)]


async def test_others_have_their_turn_while_it_is_judged(database: Database, empty: Empty) -> None:
    asking, turns = await Asking.of(database, empty, *ALL), 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    task = asyncio.create_task(others())
    await asking.asked("counts { items }", **DE, of={"items": [asking.ids["R0"]] * 5_000})
    task.cancel()
    assert turns > 100


async def test_what_takes_too_long_is_refused(database: Database, empty: Empty) -> None:
    asking = await Asking.of(database, empty, *ALL)
    held = Held(database, View(Audience.AUDITOR), [asking.ids["C-1"]], NOW)
    position = await Position.at(database, None)
    clearing = Sweep(database=database, position=position, subjects=held, question=QUESTION, seconds=0.0)
    with pytest.raises(ClearingTookTooLong):
        await clearing.run([Counting(Tally(QUESTION.place))])
