"""Asks the schema what a command wants to know, as anybody may unless it says otherwise."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from api.cli.outcome import refuse
from graph.engine.errors import DatabaseUnavailable
from graph.reader import ReadContext
from linernotes.instants import show_instant
from linernotes.naming import Reader

if TYPE_CHECKING:
    from schema.execution import Execution


async def data(
    execution: Execution, question: str, variables: dict[str, Any], *, reader: Reader = Reader.PUBLIC
) -> dict[str, Any]:
    """Return the data of an answer; an error ends the command with its words."""
    context = ReadContext(reader, show_instant(datetime.now(UTC)))
    said = await execution.execute(question, context=context, variables=variables)
    for error in said.errors:
        if error.get("extensions", {}).get("code", "").startswith("DATABASE"):
            raise DatabaseUnavailable(error["message"])
        refuse(str(error["message"]))
    assert said.data is not None
    return said.data
