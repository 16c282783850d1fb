"""What the demo answers, as the pages show it."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
import pytest

from tests.oracle.asking import Asking
from tests.oracle.conftest import demo, execution

__all__ = ["demo", "execution"]

Ask = Callable[[str], Awaitable[str]]
WIDTH = 140


def as_people_read(value: Any, indent: str = "") -> str:
    """JSON on one line where it fits, and on several where it does not."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(line) <= WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {as_people_read(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(inner + as_people_read(item, inner) for item in value) + f"\n{indent}]"


@pytest.fixture
def ask(demo: Asking) -> Ask:
    """Asks the demo as anybody may, and answers JSON as a person reads it."""

    async def answer(document: str) -> str:
        body = orjson.loads((await demo.read(document)).body())
        assert "errors" not in body, body["errors"]
        return as_people_read(body) + "\n"

    return answer
