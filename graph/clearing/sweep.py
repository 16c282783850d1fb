"""Clears piece by piece: one is judged on a thread of its own while the next is read.

The rule is Python that keeps a processor busy. On the event loop it would keep everybody waiting, in a process of its
own its record would have to be written and read once more, which takes as long as judging it. One thread, for however
many ask: Python runs one at a time, and each more would have the event loop wait longer for its turn.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from graph.clearing.memory import collecting_seldom
from graph.clearing.subjects import Key, Stretch, Subject, Subjects
from graph.reader.database import Database
from graph.reader.errors import ReadError
from graph.reader.position import Position
from graph.rights.record import load_record
from linernotes.rights.clearance import Clearance, clear_many
from linernotes.rights.question import Question
from linernotes.rights.record import Record

PIECE: Final = 4_000
"""How many items are loaded and judged at once: so that many need no more memory."""

SECONDS: Final = 120.0
"""How long clearing may take."""

_JUDGES: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clearing")
_NOT_ON_RECORD: Final = ""


class ClearingTookTooLong(ReadError):
    """There was more to clear than can be cleared in the time that there is."""

    code: ClassVar[str] = "CLEARING_TOOK_TOO_LONG"


class Visitor(Protocol):
    """Somebody who wants to hear of what is cleared, in its order."""

    @property
    def is_done(self) -> bool:
        """Say whether it has heard enough."""

    def take(self, subject: Subject, clearance: Clearance) -> None:
        """Hear of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Clearing as of one seq; `vet` may refuse what is found before it is cleared, `told` hears how many were."""

    database: Database
    position: Position
    subjects: Subjects
    question: Question
    vet: Callable[[Sequence[str]], Awaitable[None]] | None = None
    told: Callable[[int], None] = lambda _: None
    seconds: float | None = SECONDS

    async def run(self, visitors: Sequence[Visitor], *, start: Key | None = None, size: int = PIECE) -> None:
        """Clear what comes after a key, `size` at first, as long as a visitor wants to hear of it."""
        try:
            with collecting_seldom():
                async with asyncio.timeout(self.seconds):
                    await self._run(visitors, start, size)
        except TimeoutError as late:
            raise ClearingTookTooLong(f"this could not be cleared within {self.seconds:g} s: ask for less") from late

    async def _run(self, visitors: Sequence[Visitor], start: Key | None, size: int) -> None:
        loading = asyncio.create_task(self._load(start, size))
        try:
            while not all(visitor.is_done for visitor in visitors):
                stretch, record = await loading
                if size >= PIECE and not stretch.is_last:
                    loading = asyncio.create_task(self._load(stretch.end, size))
                await self._judge(stretch.subjects, record, visitors)
                self.told(len(stretch.subjects))
                if stretch.is_last:
                    return
                if size < PIECE:
                    size = min(4 * size, PIECE)
                    loading = asyncio.create_task(self._load(stretch.end, size))
        finally:
            loading.cancel()
            await asyncio.gather(loading, return_exceptions=True)

    async def _load(self, start: Key | None, size: int) -> tuple[Stretch, Record]:
        """Find the next subjects, and read what clearing them rests on."""
        return await self.position.read(lambda known: self._read(start, size, known))

    async def _read(self, start: Key | None, size: int, known: int | None) -> tuple[Stretch, Record]:
        stretch = await self.subjects.after(start, size, known)
        items = {one.item for one in stretch.subjects if one.item is not None}
        if self.vet is not None:
            await self.vet(sorted(items))
        return stretch, await load_record(self.database, items, models=self.question.families, known=known)

    async def _judge(self, subjects: Sequence[Subject], record: Record, visitors: Sequence[Visitor]) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(_JUDGES, _judge, subjects, self.question, record, visitors)


def _judge(subjects: Sequence[Subject], question: Question, record: Record, visitors: Sequence[Visitor]) -> None:
    items = (one.item or _NOT_ON_RECORD for one in subjects)
    for subject, clearance in zip(subjects, clear_many(items, question, record), strict=True):
        for visitor in visitors:
            if not visitor.is_done:
                visitor.take(subject, clearance)
