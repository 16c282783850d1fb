"""What was told only after it was so is marked as it is recorded, and found among all facts by an index."""

from __future__ import annotations

from typing import Any

import pytest

from bench.hits import LEARN
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.migrations.runner import migrations
from graph.reader import Audience, ReadContext, Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.graph.plans import operators_of
from tests.graph.recorder.conftest import Record, ask, by_key, fact, person, record, recorder
from tests.graph.recorder.whole_record import record_whole

__all__ = ["ask", "record", "recorder"]

PAST, FUTURE = "2020-01-01T00:00:00.000000Z", "2100-01-01T00:00:00.000000Z"
JOURNAL = """
query ($only: Boolean, $kind: String, $subject: ID) {
  journal(retroactiveOnly: $only, kind: $kind, subject: $subject, orderBy: OLDEST) {
    nodes { seq kind effective recordedAt }
  }
}
"""
MARKED = Statement("MATCH (told:Said) RETURN told.seq, told.effective, told.retroactive ORDER BY told.seq")
UNMARK = Statement("MATCH (told:Said) REMOVE told.effective, told.retroactive")


@pytest.fixture(scope="module")
def execution(database: Database) -> Execution:
    schema = build()
    return Execution(schema, Reader(schema, VIEWS, database))


async def journal(execution: Execution, **variables: Any) -> list[dict[str, Any]]:
    context = ReadContext(Audience.AUDITOR, "2026-11-22T00:00:00.000000Z")
    response = await execution.execute(JOURNAL, context=context, variables=variables)
    assert response.errors == []
    assert response.data is not None
    found: list[dict[str, Any]] = response.data["journal"]["nodes"]
    return found


def _catalogue(**valid: str) -> dict[str, Any]:
    return fact("catalogueMember", catalogue=by_key("all"), item=by_key("song"), **valid)


async def _tell(record: Record) -> dict[str, str]:
    told = await record(
        "told",
        person("Ida"),
        fact("work", key="song", title="Wild Women"),
        fact("catalogue", key="all", name="All"),
        _catalogue(validFrom=PAST),
        _catalogue(validFrom=FUTURE),
        fact("agreement", key="paper", title="Paper", type="VOICE", signedAt=PAST),
        fact("agreementChange", agreement=by_key("paper"), change="TERMINATED", effective=FUTURE),
    )
    await record("ended", fact("ending", target=told.results[4].seq, validTo="2100-06-01T00:00:00Z"))
    return {"catalogue": str(told.results[2].id), "agreement": str(told.results[5].id)}


async def test_facts_are_found_that_were_told_only_after_they_were_so(record: Record, execution: Execution) -> None:
    ids = await _tell(record)
    found = await journal(execution, only=True)
    assert [(one["kind"], one["effective"]) for one in found] == [("catalogueMember", PAST), ("agreement", PAST)]
    assert all(one["effective"] < one["recordedAt"] for one in found)
    assert [one["kind"] for one in await journal(execution, only=True, kind="agreement")] == ["agreement"]
    assert [one["kind"] for one in await journal(execution, only=True, subject=ids["catalogue"])] == ["catalogueMember"]


@pytest.mark.parametrize("only", [False, None])
async def test_unless_it_is_asked_for_them_all_facts_are_given(
    record: Record, execution: Execution, only: bool | None
) -> None:
    await _tell(record)
    given = {} if only is None else {"only": only}
    assert [one["seq"] for one in await journal(execution, **given)] == list(range(1, 9))


async def test_a_correction_and_an_ending_say_from_when_it_is_so_or_no_longer(
    record: Record, execution: Execution
) -> None:
    first = await record("first", fact("work", key="song", title="Song"), fact("catalogue", key="all", name="All"))
    member = await record("member", _catalogue(validFrom=FUTURE))
    (seq,) = [one.seq for one in member.results]
    corrected = await record("earlier", _catalogue(validFrom=PAST) | {"corrects": seq})
    ended = await record(
        "ended", fact("ending", target=corrected.results[0].seq, validTo="2021-01-01T00:00:00.000000Z")
    )
    found = await journal(execution, only=True)
    assert [one["seq"] for one in found] == [corrected.results[0].seq, ended.results[0].seq]
    assert found[1]["effective"] == "2021-01-01T00:00:00.000000Z"
    assert first.seq < seq


async def test_a_record_of_before_there_were_such_marks_has_them_by_a_migration(
    empty_database: Database,
) -> None:
    await record_whole(empty_database)
    marked = await empty_database.read(MARKED)
    assert sum(bool(retroactive) for _, _, retroactive in marked) > 100
    await empty_database.run_in_batches(UNMARK)
    (migration,) = [one for one in migrations() if one.name == "effective"]
    for statement in migration.statements:
        await empty_database.run_in_batches(statement)
    assert await empty_database.read(MARKED) == marked


@pytest.mark.parametrize("given", [{}, {"kind": "agreement"}, {"only": False, "kind": "agreement"}])
async def test_they_come_out_of_an_index_in_order(
    record: Record, execution: Execution, database: Database, given: dict[str, Any]
) -> None:
    await _tell(record)
    await record("many", *(fact("work", key=f"{number}", title="Another") for number in range(900)))
    await database.run_in_batches(LEARN)
    with database.observe() as sent:
        await journal(execution, **{"only": True} | given)
    (statement,) = sent
    plan = await operators_of(database, statement, {})
    assert "NodeIndexSeek" in plan
    assert not {"Sort", "Top", "NodeByLabelScan"} & set(plan)
