"""What code finds: the things in it are read by one statement a kind, and stand where the schema has them."""

from __future__ import annotations

from graph.engine.database import Database
from schema.execution import Execution
from tests.graph.reader.world import AUDITOR, PUBLIC, id_of, withhold

NEAR = """query ($of: ID!, $first: Int) { near(of: $of, first: $first) {
  total again: total
  steps { distance thing { id ... on Contribution { role party { name } } } makers { name } }
} }"""


async def test_things_that_were_found_stand_in_their_places(execution: Execution) -> None:
    said = await execution.execute(NEAR, context=PUBLIC, variables={"of": id_of("rec", 1), "first": 2})
    assert said.errors == []
    assert said.data == {
        "near": {
            "total": 2,
            "again": 2,
            "steps": [
                {
                    "distance": place,
                    "thing": {"id": id_of("con", 9 + place), "role": role, "party": {"name": name}},
                    "makers": [{"name": name}],
                }
                for place, role, name in ((1, "Composer", "Party 00"), (2, "Vocalist", "Party 01"))
            ],
        }
    }
    assert said.extensions == {"journal": {"seq": 42}}


async def test_one_statement_reads_all_things_of_a_kind_in_a_place(execution: Execution) -> None:
    await execution.execute(NEAR, context=PUBLIC, variables={"of": id_of("rec", 1), "first": 5})
    assert execution.reader.counts.statements == 2
    await execution.execute(NEAR, context=PUBLIC, variables={"of": id_of("rec", 2), "first": 3})
    assert (execution.reader.counts.statements, execution.reader.counts.compiled) == (4, 2)


async def test_what_is_not_selected_is_not_read(execution: Execution) -> None:
    said = await execution.execute(
        "query ($of: ID!) { near(of: $of) { total } }", context=PUBLIC, variables={"of": id_of("rec", 1)}
    )
    assert (said.data, execution.reader.counts.statements) == ({"near": {"total": 3}}, 0)


async def test_a_thing_that_is_withheld_is_null_where_the_schema_allows_it(
    execution: Execution, empty_database: Database
) -> None:
    await withhold(empty_database, id_of("par", 0))
    for context, makers in ((PUBLIC, [None]), (AUDITOR, [{"name": "Party 00"}])):
        said = await execution.execute(NEAR, context=context, variables={"of": id_of("rec", 1), "first": 1})
        assert said.data is not None
        assert said.data["near"]["steps"][0]["makers"] == makers
    assert execution.reader.counts.fallbacks == 0


async def test_what_a_finder_refuses_stands_at_the_field(execution: Execution) -> None:
    said = await execution.execute(NEAR, context=PUBLIC, variables={"of": id_of("rec", 1), "first": 6})
    assert [(error["path"], error["extensions"]["code"]) for error in said.errors] == [(["near"], "BAD_ARGUMENT")]


async def test_nothing_found_is_null(execution: Execution) -> None:
    said = await execution.execute(NEAR, context=PUBLIC, variables={"of": "nonsense"})
    assert (said.data, said.errors) == ({"near": None}, [])
