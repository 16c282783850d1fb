"""Records a file of facts batch by batch, and counts what became of them."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.engine.database import Database
from graph.engine.errors import DatabaseBusy
from graph.recorder.recorder import Recorded, Recorder
from graph.recorder.rehearsal import BatchRefusedInRehearsal, rehearse
from graph.recorder.replay import journal_state
from linernotes.actor import LOCAL, Actor
from linernotes.refusals import BatchRefused
from seed.fact_file import FactFileRefused, FileBatch, batches_of

_TRIES = 20
_PAUSE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why an import stopped: refusals as JSON values, each with the `line` of the file it is about."""

    refusals: tuple[dict[str, Any], ...]

    @classmethod
    def by_batch(cls, problem: BatchRefused, batch: FileBatch) -> "Stopped":
        """Tell refusals by the lines of a batch."""
        said = []
        for refusal in problem.refusals:
            fields = refusal.as_json()
            place = fields.pop("place")
            said.append({"line": batch.numbers[place], "field": refusal.field, **fields})
        return cls(tuple(said))

    @classmethod
    def by_file(cls, problem: FactFileRefused) -> "Stopped":
        """Tell why a line of the file cannot be read."""
        return cls(({"line": problem.line, "field": "", "rule": problem.code, "message": problem.message},))


@dataclass(slots=True)
class Imported:
    """What became of a file, or of as much of it as was recorded before it was stopped."""

    facts: int = 0
    created: int = 0
    unchanged: int = 0
    batches: int = 0
    seq: int = 0
    stopped: Stopped | None = None

    def add(self, recorded: Recorded, *, after_seq: int) -> None:
        """Count a batch; what was new at an earlier import of the file, up to `after_seq`, is unchanged now."""
        created = sum(result.status == "CREATED" and result.seq > after_seq for result in recorded.results)
        self.facts += len(recorded.results)
        self.created += created
        self.unchanged += len(recorded.results) - created
        self.batches += 1
        self.seq = max(self.seq, recorded.seq)

    def as_json(self) -> dict[str, Any]:
        """Return the summary as plain JSON values."""
        counted = {name: getattr(self, name) for name in ("facts", "created", "unchanged", "batches", "seq")}
        return counted | {"refusals": list(self.stopped.refusals) if self.stopped is not None else []}


class Import:
    """One import into one database; `so_far` hears how many bytes and facts are done.

    With a `known_violation`, what is not cleared is recorded with this as the reason.
    """

    def __init__(
        self,
        database: Database,
        so_far: Callable[[int, int], None] = lambda _bytes, _facts: None,
        *,
        known_violation: str | None = None,
    ) -> None:
        self._database = database
        # A file has nobody waiting at the other end of a request, and a first batch may find a cold database.
        self._recorder = Recorder(database, seconds=None, known_violation=known_violation)
        self._actor = Actor(LOCAL)
        self._so_far = so_far

    async def record(self, file: Path) -> Imported:
        """Record the file's batches in order, as far as none is refused."""
        imported = Imported()
        began_at_seq = await self._seq()
        batches = batches_of(file)
        try:
            while (batch := await asyncio.to_thread(next, batches, None)) is not None:
                try:
                    imported.add(await self._record(batch), after_seq=began_at_seq)
                except BatchRefused as problem:
                    imported.stopped = Stopped.by_batch(problem, batch)
                    break
                self._so_far(batch.ends_at, imported.facts)
        except FactFileRefused as problem:
            imported.stopped = Stopped.by_file(problem)
        return imported

    async def rehearse(self, file: Path) -> Imported:
        """Say what would become of the file, and keep nothing; whoever else records waits meanwhile."""
        imported, begun, began_at_seq = Imported(), list[FileBatch](), await self._seq()

        def batches() -> Iterator[tuple[str, Sequence[bytes]]]:
            begun.clear()
            for batch in batches_of(file):
                begun[:] = [batch]
                yield batch.key, batch.facts

        try:
            answers = await rehearse(self._recorder, self._database, batches, actor=self._actor)
        except BatchRefusedInRehearsal as problem:
            answers = list(problem.before)
            imported.stopped = Stopped.by_batch(problem, begun[-1])
        except FactFileRefused as problem:
            answers = []
            imported.stopped = Stopped.by_file(problem)
        for answer in answers:
            imported.add(answer, after_seq=began_at_seq)
        return imported

    async def _seq(self) -> int:
        state = await journal_state(self._database)
        return state.seq if state is not None else 0

    async def _record(self, batch: FileBatch) -> Recorded:
        """Record a batch; where others are in the way, wait for them."""
        for tried in range(_TRIES):
            try:
                return await self._recorder.record(key=batch.key, facts=batch.facts, actor=self._actor)
            except DatabaseBusy:
                if tried == _TRIES - 1:
                    raise
                await asyncio.sleep(_PAUSE_SECONDS)
        raise AssertionError
