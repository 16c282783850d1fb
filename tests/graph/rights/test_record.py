"""What clearing items rests on is loaded from the graph as the facts in the journal say it."""

from __future__ import annotations

import pytest
import pytest_asyncio

from graph.engine.database import Database
from graph.recorder.recorder import open_journal
from graph.rights.record import load_record
from linernotes.rights.clearance import clear
from tests.conftest import DELETE_ALL
from tests.graph.rights.recorded import record, recorder_of
from tests.rules.rights.as_facts import Telling, recordable
from tests.rules.rights.cases import Case, cases, told
from tests.rules.rights.naming import named
from tests.rules.rights.notation import World, question
from tests.rules.rights.values import as_question

# What would lead back to itself is refused, and so never has to be answered.
CASES = [case for case in cases() if not case.name.startswith("What is said to be a stem of itself")]


class Recorded:
    """All cases in one database: the names of each, and the id of what it asks about."""

    def __init__(self) -> None:
        self.names: dict[str, dict[str, str]] = {}
        self.items: dict[str, str] = {}


@pytest_asyncio.fixture(scope="module")
async def recorded(database: Database) -> Recorded:
    """Every case that can be recorded, side by side."""
    await database.run_in_batches(DELETE_ALL)
    await open_journal(database)
    recorder, kept = recorder_of(database), Recorded()
    for number, case in enumerate(CASES):
        telling = Telling(recordable(World(list(case.world)).facts), number=number)
        kept.names[case.name] = await record(recorder, telling, key=case.name)
        kept.items[case.name] = telling.ids.get(case.item, "rec_01890000-0000-7000-8000-999999999999")
    return kept


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
async def test_a_case_is_answered_out_of_the_graph_as_the_page_says(
    recorded: Recorded, database: Database, case: Case
) -> None:
    names = recorded.names[case.name]
    loaded = named(await load_record(database, [recorded.items[case.name]], seconds=None), names)
    assert told(clear(case.item, as_question(question(case.question)), loaded)) == case.answer
