"""What the engine tells a person who waits: how far the jars are, and that the server starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Say how far one step is; counts are 0 of 0 where a step cannot be counted."""

    step: Literal["fetching", "checking", "starting", "ready"]
    jars_done: int = 0
    jars_total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0


ProgressCallback = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Tell nobody."""
