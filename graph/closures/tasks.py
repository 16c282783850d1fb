"""What is left for later: one task for each subject that is behind, and how far it has been brought up to date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum, unique
from typing import Self

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.changes import Writes


@unique
class Kind(StrEnum):
    """Name what is left: whose rows are behind, by the number of a subject, or of all (then the number is 0)."""

    EVERYTHING = "everything"
    """All there is, to be dropped and then left anew."""

    EVERY_HIT = "every hit"
    HITS_OF = "hits of"
    """The hits that have a row for a thing."""

    SCORING = "scoring"
    """The assets whose reports score a thing."""

    EVERY_CONTROL = "every control"
    CONTROL = "control"
    """Who controls a thing, from when to when."""

    SELLER = "seller"
    """Who controls what a party may have held."""

    PARTY = "party"
    VERSION = "version"
    MODEL = "model"


BEGINNING = -1
"""How far a task is of which nothing is done."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something left for later, since a seq; done up to a position, among what is so `open` where it is in lanes."""

    kind: Kind
    number: int
    seq: int
    open: int = 0
    position: int = BEGINNING

    @property
    def id(self) -> str:
        """What it is found by."""
        return id_of(self.kind, self.number)

    def upto(self, position: int, *, opened: int = 0) -> Self:
        """Return it as done further."""
        return replace(self, position=position, open=opened)


def id_of(kind: Kind, number: int) -> str:
    """Return what a task is found by."""
    return f"{kind} {number}"


@dataclass(slots=True)
class Progress:
    """What a transaction has done: tasks that are done, others done further, and how many hits are in line."""

    done: list[Task] = field(default_factory=list)
    further: list[Task] = field(default_factory=list)
    hits: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """How many tasks are left, and the oldest seq that closures lack; None when they are exact."""

    tasks: int
    since: int | None


LOCK = Statement(
    """
    // Takes the journal's one lock, and says how far the journal is; no row while the graph is being rebuilt.
    // Parameters: none.
    MATCH (head:JournalHead {id: 'head'}) SET head.lastKey = head.lastKey
    WITH head WHERE head.rebuiltTo IS NULL
    RETURN head.seq
    """,
    name="lock to drain",
)
LEAVE = Statement(
    """
    // Leaves tasks for later; what is left already begins anew.
    // tasks, seq, position
    UNWIND $tasks AS row MERGE (task:Task {id: row.id}) ON CREATE SET task.seq = $seq
    SET task.kind = row.kind, task.number = row.number, task.open = 0, task.position = $position
    """,
    name="leave tasks",
)
NEXT = Statement(
    """
    // What is left for later, the oldest first.
    // most
    MATCH (task:Task) WHERE task.seq >= 0 AND task.id > ''
    RETURN task.kind, task.number, task.seq, task.open, task.position ORDER BY task.seq, task.id LIMIT $most
    """,
    name="next tasks",
)
GO_ON = Statement(
    """
    // Says how far tasks are; those that are done go.
    // done, further
    CALL { UNWIND $done AS id MATCH (task:Task {id: id}) DELETE task }
    CALL { UNWIND $further AS row MATCH (task:Task {id: row.id})
      SET task.open = row.open, task.position = row.position }
    """,
    name="go on with tasks",
)
LEFT = Statement(
    """
    // How many tasks are left, and since which seq.
    // Parameters: none.
    MATCH (task:Task) RETURN count(task), min(task.seq)
    """,
    name="tasks left",
)
IS_LEFT = Statement(
    """
    // Whether a task is left: a row if so.
    // id
    MATCH (task:Task {id: $id}) RETURN task.seq
    """,
    name="is task left",
)


async def lock(transaction: Writes) -> int | None:
    """Take the journal's lock and say how far it is; None while the graph is being rebuilt."""
    return next((seq for (seq,) in await transaction.run(LOCK, {})), None)


async def leave(transaction: Writes, subjects: Iterable[tuple[Kind, int]], *, seq: int) -> None:
    """Leave subjects, each by kind and number, for later."""
    rows = [{"id": id_of(kind, number), "kind": kind, "number": number} for kind, number in subjects]
    if rows:
        await transaction.run(LEAVE, {"tasks": rows, "seq": seq, "position": BEGINNING})


async def leave_everything(transaction: Writes, *, seq: int) -> None:
    """Leave all there is for later: until it is dropped, nothing else is kept."""
    await leave(transaction, [(Kind.EVERYTHING, 0)], seq=seq)


async def is_everything_left(transaction: Writes) -> bool:
    """Say whether all there is goes first: then nothing is to be kept, and all is going to be made."""
    return bool(await transaction.run(IS_LEFT, {"id": id_of(Kind.EVERYTHING, 0)}))


async def next_tasks(transaction: Writes, *, most: int) -> Sequence[Task]:
    """List the oldest tasks."""
    rows = await transaction.run(NEXT, {"most": most})
    return [Task(Kind(kind), number, seq, opened, position) for kind, number, seq, opened, position in rows]


async def go_on(transaction: Writes, progress: Progress) -> None:
    """Note what is done."""
    further = [{"id": task.id, "open": task.open, "position": task.position} for task in progress.further]
    await transaction.run(GO_ON, {"done": [task.id for task in progress.done], "further": further})


async def left(database: Database) -> Left:
    """Say what is left for later."""
    ((count, since),) = await database.read(LEFT)
    return Left(count, since)
