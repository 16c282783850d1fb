"""How it reads whether what is kept beside the record shows all of it yet."""

from typing import Any

from graph.closures.tasks import LEFT
from graph.engine.database import REQUEST_SECONDS
from graph.reader.context import ReadContext
from graph.reader.database import Database
from graph.reader.views import Computed, Field, Order, Path, Stored, View


def catching_up(value: dict[str, Any], _context: ReadContext) -> int | None:
    """Say since which seq something is left for later."""
    return value["oldestTask"]["seq"] if value["oldestTask"] else None


async def behind(database: Database) -> int | None:
    """Say the same for what is found by statements of its own."""
    ((_, since),) = await database.read(LEFT, {}, seconds=REQUEST_SECONDS)
    return None if since is None else int(since)


CATCHING_UP: dict[str, Field] = {
    "catchingUp": Computed(needs="oldestTask { seq }", then=catching_up),
    # Not in the public schema: what this is made of.
    "oldestTask": Path(
        pattern="(n:Task)",
        to="Task",
        order=Order(("n.seq", "n.id"), index="n:Task(seq, id)", seek="n.seq >= 0 AND n.id > ''"),
    ),
}

VIEWS = (View(name="Task", label="Task", fields={"seq": Stored("seq")}),)
ROOTS: dict[str, Field] = {}
