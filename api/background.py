"""Work that goes on in the background while a context lasts."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any


@contextlib.asynccontextmanager
async def in_background(work: Callable[[], Coroutine[Any, Any, None]], *, name: str) -> AsyncGenerator[None]:
    """Do work in a task of this name while the context lasts; then it is cancelled, and awaited until it has ended."""
    task = asyncio.create_task(work(), name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
