"""The demo in the database, and the sheets of its assets as a page or a document asks for them."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from api.pages.sheet_query import SHEET_QUERY
from graph.reader import ReadContext
from seed.demo import demo_ids
from tests.oracle.asking import PUBLIC, Asking
from tests.oracle.conftest import demo, execution

__all__ = ["demo", "execution"]

Ask = Callable[..., Awaitable[dict[str, Any] | None]]


@pytest.fixture
def sheet_of(demo: Asking) -> Ask:
    """Asks for the sheet of a demo asset by key: `await sheet_of("night-ferry")`."""

    async def ask(key: str, context: ReadContext = PUBLIC) -> dict[str, Any] | None:
        answer = await demo.read(SHEET_QUERY, {"asset": demo_ids()[key]}, context)
        assert answer.errors == []
        assert answer.data is not None
        asset = answer.data["asset"]
        return asset and asset["credits"]  # type: ignore[no-any-return]

    return ask
