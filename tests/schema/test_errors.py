"""Errors as they leave: each with a code, in its place, and none that says more than it should."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import pytest

from graph.engine.cypher import Statement
from graph.engine.errors import DatabaseUnavailable
from graph.reader import Reader
from schema.execution import Execution
from schema.handthrough import install
from tests.graph.reader.conftest import NoDatabase
from tests.graph.reader.world import PUBLIC, VIEWS, small_schema


class Failing:
    """A database that raises."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem

    async def read(
        self, statement: Statement, parameters: Mapping[str, Any], *, seconds: float | None
    ) -> list[list[Any]]:
        raise self.problem


def over(problem: Exception) -> Execution:
    schema = small_schema()
    install(schema)
    return Execution(schema, Reader(schema, VIEWS, Failing(problem)))


@pytest.mark.parametrize(
    ("text", "variables", "code"),
    [
        ("{", {}, "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", {}, "GRAPHQL_VALIDATION_FAILED"),
        ("query ($id: ID!) { party(id: $id) { id } }", {}, "BAD_REQUEST"),
        ("query a { party(id: 1) { id } } query b { party(id: 1) { id } }", {}, "BAD_REQUEST"),
    ],
)
async def test_a_request_that_cannot_be_executed_says_why_and_has_no_data(
    unconnected: Execution, text: str, variables: dict[str, Any], code: str
) -> None:
    said = await unconnected.execute(text, context=PUBLIC, variables=variables)
    assert [error["extensions"]["code"] for error in said.errors] == [code]
    assert "data" not in said.as_dict()


async def test_an_unexpected_error_is_masked_and_logged_under_its_reference(caplog: pytest.LogCaptureFixture) -> None:
    said = await over(RuntimeError("the password is swordfish")).execute("{ party(id: 1) { id } }", context=PUBLIC)
    assert said.data == {"party": None}
    [error] = said.errors
    assert error["message"] == "internal error"
    assert error["path"] == ["party"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert "swordfish" not in said.body().decode()
    assert error["extensions"]["reference"] in caplog.text
    assert "swordfish" in caplog.text


async def test_a_type_error_of_ours_is_masked_though_graphql_core_raises_them_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.CRITICAL):
        said = await over(TypeError("'NoneType' object is not iterable")).execute(
            "{ party(id: 1) { id } }", context=PUBLIC
        )
    assert said.errors[0]["extensions"]["code"] == "INTERNAL"


async def test_an_expected_error_says_its_words_its_code_and_when_to_come_again() -> None:
    said = await over(DatabaseUnavailable("not now", retry_after=7)).execute("{ party(id: 1) { id } }", context=PUBLIC)
    assert said.errors == [
        {
            "message": "not now",
            "locations": [{"line": 1, "column": 3}],
            "path": ["party"],
            "extensions": {"code": "DATABASE_UNAVAILABLE", "retryAfter": 7},
        }
    ]


async def test_a_finishing_function_that_fails_fails_its_own_field(
    unconnected: Execution, no_database: NoDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    no_database.row = [[[3, [None], "Title"]]]  # Not what `lines` can take: a row that is none.
    said = await unconnected.execute('{ recording(id: "x") { title head { name } } }', context=PUBLIC)
    assert said.data == {"recording": {"title": "Title", "head": None}}
    assert [(error["path"], error["extensions"]["code"]) for error in said.errors] == [
        (["recording", "head"], "INTERNAL")
    ]
    assert "unexpected error" in caplog.text
