"""Asks the database how it would go about a statement."""

from collections.abc import Mapping
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import Database


async def operators_of(database: Database, statement: Statement, values: Mapping[str, Any]) -> list[str]:
    """Return the operators of a statement's plan, made anew of what the database knows now; it may leave out values."""
    explained = Statement(f"CYPHER replan=force EXPLAIN {statement.text}", name=statement.name)
    async with database._session("READ") as session:  # The engine has no use for plans, and gives none out.
        named = {name: value for name, value in values.items() if name in statement.parameters}
        summary = await (await session.run(explained.literal, named)).consume()
    assert summary.plan is not None
    waiting, operators = [summary.plan], list[str]()
    while waiting:
        operator = waiting.pop()
        operators.append(operator["operatorType"].split("@")[0])
        waiting += operator.get("children", [])
    return operators
