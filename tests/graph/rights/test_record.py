"""What clearing items rests on is loaded from the graph as the facts in the journal say it."""

from __future__ import annotations

from dataclasses import replace

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
    """All cases in one database: the names of each, and the ids of what it asks about and for which model."""

    def __init__(self) -> None:
        self.names: dict[str, dict[str, str]] = {}
        self.items: dict[str, str] = {}
        self.models: dict[str, str | None] = {}


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
        kept.models[case.name] = telling.ids.get((question(case.question)["model"] or [""])[0])
    return kept


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
async def test_a_case_is_answered_out_of_the_graph_as_the_page_says(
    recorded: Recorded, database: Database, case: Case
) -> None:
    names = recorded.names[case.name]
    item, model = recorded.items[case.name], recorded.models[case.name]
    whole = await load_record(database, [item], models=[] if model is None else [model], seconds=None)
    # Everybody's policies are everybody's: those of the other cases are left out.
    policies = tuple(one for one in whole.policies if one.id in names)
    loaded = named(replace(whole, policies=policies), names)
    assert told(clear(case.item, as_question(question(case.question)), loaded)) == case.answer
