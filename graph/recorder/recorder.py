"""Records batches of facts: one transaction, one lock taken first, whole or not at all, and once for each key."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from uuid6 import uuid7

from graph.clearing.sweep import SECONDS
from graph.closures.keeping import ROWS_AT_ONCE, keep_closures
from graph.engine.database import Database
from graph.engine.errors import CommitUnknown, DatabaseUnavailable
from graph.reader.database import Database as Reads
from graph.recorder import statements
from graph.recorder.acceptance import Decision, check_versions, decide
from graph.recorder.acyclic import cycles
from graph.recorder.apply import apply
from graph.recorder.batch import Batch, read_batch
from graph.recorder.beforehand import Beforehand, beforehand
from graph.recorder.changes import Writes
from graph.recorder.citing import check_citations
from graph.recorder.dependents import still_needed
from graph.recorder.freezing import check_freezing
from graph.recorder.gate import NOT_CLEARED, Moved, check_gate, check_marks
from graph.recorder.journal import batch_key, enter
from graph.recorder.judged import Judged, known_violations, marked
from graph.recorder.resolve import resolve
from graph.recorder.standing import written
from linernotes.actor import Actor
from linernotes.facts.history import Retraction
from linernotes.instants import show_instant
from linernotes.refusals import BatchRefused, KeyReused, Refusal

_ASK_AGAIN = 3
_READ_AGAIN = 3
_MOVED = "what it rests on changes faster than it can be judged: send the batch again"
WRITE_SECONDS = 30.0
"""How long a batch may take: a second is much, but the first on a cold database has every statement planned."""
HAVE_SHEETS = ("asset", "recording", "work")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one fact: its seq, the id of what it makes or describes, and CREATED or UNCHANGED."""

    place: int
    seq: int
    id: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The answer to a batch: the journal's seq once it is recorded, and a result for each fact in order.

    `leaves` says whether the batch has left closures to be drained.
    """

    seq: int
    results: tuple[Result, ...]
    leaves: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Head:
    """The journal's head as it stood when the lock was taken."""

    seq: int
    hash: str
    recorded_at: str
    secret: bytes


class RecordNotReady(DatabaseUnavailable):
    """There is no journal yet, or the graph is being rebuilt from it; nothing is recorded meanwhile."""

    code = "NOT_READY"


class Recorder:
    """The one way in. `clock`, `mint` (an id for a prefix) and `salt` are what a batch takes from outside.

    `seconds` bounds a batch: None is for long jobs, which nobody waits for at the other end of a request. A batch that
    touches more than `rows_at_once` rows of the closures leaves them to be drained; `left` is told when it is recorded.
    With a `known_violation`, what is not cleared is not refused, but recorded with this as the reason.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        mint: Callable[[str], str] = lambda prefix: f"{prefix}_{uuid7()}",
        salt: Callable[[], str] = lambda: secrets.token_hex(16),
        seconds: float | None = WRITE_SECONDS,
        rows_at_once: int = ROWS_AT_ONCE,
        left: Callable[[], None] = lambda: None,
        known_violation: str | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._mint = mint
        self._salt = salt
        self._seconds = seconds
        self._rows_at_once = rows_at_once
        self._left = left
        self._known_violation = known_violation
        self._turn = asyncio.Lock()

    async def record(self, *, key: str, facts: Sequence[bytes], actor: Actor, dry_run: bool = False) -> Recorded:
        """Record a batch, whole or not at all; the same key again gives the same answer.

        `facts` are JSON texts, one each. What has to be cleared is judged before it is the batch's turn; where others
        have recorded meanwhile, again in its turn, so that nobody of this process is in the way.
        Raises BatchRefused, KeyReused, DatabaseUnavailable, DatabaseBusy, and CommitUnknown when even asking again by
        the key gave no answer.
        """
        batch = read_batch(key, facts)
        read = await self.read_for(self._database, batch, actor)
        async with self._turn:
            tried = 0
            while True:
                try:
                    return await self._record(batch, actor, read, dry_run)
                except Moved as moved:
                    tried += 1
                    if tried > _READ_AGAIN:
                        raise BatchRefused([Refusal(place=0, field="", rule="MOVED", message=_MOVED)]) from moved
                except BatchRefused as refused:
                    batch = self.with_violations(batch, refused)
                read = await self.read_for(self._database, batch, actor)

    async def answered(self, seq: int) -> Judged:
        """Return what an authorization was answered, by the seq of its fact."""
        ((node,),) = await self._database.read(statements.FACTS, {"seqs": [seq]})
        return Judged(node["judgedSeq"], node["judgedAsOf"], node["judgedItems"], node["judgedCleared"])

    def with_violations(self, batch: Batch, refused: BatchRefused) -> Batch:
        """Return a refused batch with what is not cleared in it marked so, if that is wanted and all that is wrong."""
        if self._known_violation is None or not NOT_CLEARED.issuperset(one.rule for one in refused.refusals):
            raise refused
        places = sorted({one.place for one in refused.refusals})
        added = [marked(batch.facts[place], place, self._known_violation) for place in places]
        return replace(batch, added=(*batch.added, *added))

    async def read_for(self, database: Reads, batch: Batch, actor: Actor) -> Beforehand:
        """Read what a batch needs before its transaction."""
        seconds = None if self._seconds is None else SECONDS
        return await beforehand(database, batch, actor, now=show_instant(self._clock()), seconds=seconds)

    async def _record(self, batch: Batch, actor: Actor, read: Beforehand, dry_run: bool) -> Recorded:
        for tried in range(_ASK_AGAIN):
            try:
                return await self._write(batch, actor, read, dry_run)
            except CommitUnknown:
                if tried == _ASK_AGAIN - 1:
                    raise
        raise AssertionError

    async def _write(self, batch: Batch, actor: Actor, read: Beforehand, dry_run: bool) -> Recorded:
        try:
            recorded = await self._database.write(
                lambda transaction: self.take(transaction, batch, actor, read=read, dry_run=dry_run),
                seconds=self._seconds,
            )
        except Undone as undone:
            return undone.recorded
        if recorded.leaves:
            self._left()
        return recorded

    async def take(
        self, transaction: Writes, batch: Batch, actor: Actor, *, read: Beforehand, dry_run: bool = False
    ) -> Recorded:
        """Take a batch into a transaction, locking the journal first.

        Raises Undone when nothing is to be kept, and Moved when what was read for it may be no longer so.
        """
        head = await lock(transaction, batch.key)
        request = batch.request(head.secret)
        before = await transaction.run(statements.BATCH, {"batchKey": batch_key(actor.id, batch.key)})
        if before:
            raise Undone(_answered_before(before[0], request))
        decision = await self._decide(transaction, batch, actor, head, read)
        recorded = Recorded(head.seq + len(decision.accepted), _results(decision.answer))
        if decision.accepted:
            at = max(show_instant(self._clock()), head.recorded_at)
            touched, made = await apply(transaction, decision.accepted, recorded_at=at, secret=head.secret)
            refusals = await cycles(transaction, decision.accepted, made)
            if refusals:
                raise BatchRefused(refusals)
            leaves = await keep_closures(transaction, touched, seq=recorded.seq, rows_at_once=self._rows_at_once)
            recorded = replace(recorded, leaves=leaves)
            await self._enter(transaction, batch, actor=actor, head=head, at=at, request=request, decision=decision)
        if dry_run or not decision.accepted:
            raise Undone(recorded)
        return recorded

    async def _decide(self, transaction: Writes, batch: Batch, actor: Actor, head: Head, read: Beforehand) -> Decision:
        found = await resolve(transaction, batch.all, mint=self._mint)
        if found.refusals:
            raise BatchRefused(found.refusals)
        decision = await decide(transaction, batch.all, found, actor=actor, head=head.seq, secret=head.secret)
        leaving = {item.fact.corrects: item for item in decision.accepted if item.fact.corrects is not None}
        leaving |= {item.fact.target: item for item in decision.accepted if isinstance(item.fact, Retraction)}
        old = await written(transaction, leaving)
        await check_versions(transaction, decision, old)
        await check_freezing(transaction, decision, read.roots)
        await still_needed(transaction, decision, old)
        await check_marks(transaction, decision, old)
        await check_citations(transaction, decision, now=read.now)
        if not decision.refusals:
            known = known_violations(batch.all, found.references)
            await check_gate(transaction, decision, known, read.verdicts)
        if decision.refusals:
            raise BatchRefused(decision.refusals)
        decision.accepted = [
            replace(item, salt=self._salt()) if item.fact.kind in HAVE_SHEETS else item for item in decision.accepted
        ]
        return decision

    async def _enter(
        self, transaction: Writes, batch: Batch, *, actor: Actor, head: Head, at: str, request: str, decision: Decision
    ) -> None:
        entry = enter(
            decision.accepted,
            actor=actor.id,
            key=batch.key,
            recorded_at=at,
            request=request,
            answer=[f"{status} {seq} {id_}" for status, seq, id_ in decision.answer],
            previous=head.hash,
            salt=self._salt,
        )
        await transaction.run(statements.ADVANCE, {"entry": entry.as_node()})


async def open_journal(database: Database) -> None:
    """Begin the journal where there is none; the secret that compares contents is made with it."""
    await begin_journal(database, secret=secrets.token_bytes(32))


async def begin_journal(database: Database, *, secret: bytes) -> None:
    """Begin the journal where there is none, with a secret of another store whose journal it is to hold."""
    await database.write(lambda transaction: transaction.run(statements.OPEN, {"secret": secret.hex()}))


async def lock(transaction: Writes, key: str) -> Head:
    """Take the journal's one lock and read its head."""
    rows = await transaction.run(statements.LOCK, {"key": key})
    if not rows:
        raise RecordNotReady(
            "The record is not ready: it was never begun (`linernotes db migrate`), or is being rebuilt from its "
            "journal (`linernotes db rebuild` goes on with a rebuild that was cut off)."
        )
    ((seq, hash_, recorded_at, secret),) = rows
    return Head(seq, hash_, recorded_at, bytes.fromhex(secret))


class Undone(Exception):
    """Carries an answer out of a transaction that is to leave nothing behind."""

    def __init__(self, recorded: Recorded) -> None:
        super().__init__("nothing is kept")
        self.recorded = recorded


def _answered_before(row: Sequence[object], request: str) -> Recorded:
    was, answer, last_seq = row
    if was != request:
        raise KeyReused("this key was used for another batch: take a new key for a new batch")
    assert isinstance(answer, list)
    assert isinstance(last_seq, int)
    parts = [str(line).split(" ") for line in answer]
    return Recorded(last_seq, _results([(status, int(seq), id_) for status, seq, id_ in parts]))


def _results(answer: Sequence[tuple[str, int, str]]) -> tuple[Result, ...]:
    return tuple(Result(place, seq, id_ or None, status) for place, (status, seq, id_) in enumerate(answer))
