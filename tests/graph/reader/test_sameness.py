"""What is handed through is, byte for byte, what graphql-core would have made of it; over documents of every kind."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings

from graph.reader.check import check
from schema.execution import Execution
from tests.documents import Made, documents, reachable
from tests.graph.reader.world import LICENSED, PUBLIC, VIEWS, id_of, small_schema

SCHEMA = small_schema()
POOL = {
    "id": [id_of("rec", 1), id_of("par", 1), id_of("con", 12), id_of("wrk", 1), id_of("rep", 11), id_of("par", 3), "x"],
    "ids": [id_of("rec", 1), id_of("par", 1), id_of("rec", 9), id_of("con", 12), id_of("wrk", 2), "nonsense"],
    "scheme": ["ISRC"],
    "value": ["USAB12000001", "none"],
    "title": ["Song 0", "none"],
    "after": ["damaged"],
    "of": [id_of("rec", 1), id_of("rec", 2), "nonsense"],
}
AWAY = ("DATABASE_UNAVAILABLE", "DATABASE_BUSY", "STATEMENT_TIMED_OUT")
REACHED: set[str] = set()


BY_VIEWS = sorted(set(VIEWS["Query"].fields) - {"near"})


def _examples(number: int) -> settings:
    return settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )


@_examples(150)
@given(made=documents(SCHEMA, POOL, roots=BY_VIEWS))
async def test_handing_through_changes_nothing(execution: Execution, made: Made) -> None:
    await _same(execution, made)


@_examples(20)
@given(made=documents(SCHEMA, POOL, roots=["near"]))
async def test_handing_through_what_was_found_changes_nothing(execution: Execution, made: Made) -> None:
    await _same(execution, made)


async def _same(execution: Execution, made: Made) -> None:
    REACHED.update(made.reached)
    before = execution.reader.counts.fallbacks
    strict = await execution.execute(made.text, context=PUBLIC, variables=made.variables)
    lenient = await execution.execute(made.text, context=PUBLIC, variables=made.variables, always_lenient=True)
    if any(error["extensions"]["code"] in AWAY for said in (strict, lenient) for error in said.errors):
        reject()  # A busy machine: nothing was read, so there is nothing to compare.
    if strict.data is None:
        # GraphQL, 6.4.4: where several errors make the whole answer null, one is enough, and which is a matter of time.
        assert (lenient.data, bool(strict.errors), bool(lenient.errors)) == (None, True, True), made
    else:
        assert strict.body() == lenient.body(), made
    codes = {error["extensions"]["code"] for error in strict.errors}
    assert codes <= {"BAD_CURSOR", "BAD_ARGUMENT", "TOO_MUCH_ASKED"}, (made, strict.errors)
    # `minutes` is a Float, but what is stored is an integer: see the traps.
    assert execution.reader.counts.fallbacks == before or "minutes" in made.text, made


def test_every_field_argument_and_type_condition_was_reached() -> None:
    if not REACHED:
        pytest.skip("the documents were not made in this run")
    assert set(reachable(SCHEMA)) - REACHED == set()


def test_the_small_schema_and_its_views_fit() -> None:
    check(SCHEMA, VIEWS)


async def test_another_audience_is_another_statement(execution: Execution) -> None:
    text = "query ($id: ID!) { recording(id: $id) { title } }"
    for context in (PUBLIC, LICENSED, PUBLIC):
        await execution.execute(text, context=context, variables={"id": id_of("rec", 1)})
    assert execution.reader.counts.compiled == 2
