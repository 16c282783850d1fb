"""Finds what was changed behind the recorder's back: replays the journal elsewhere and compares row by row."""

import hashlib
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass

from graph.engine.database import Database
from graph.engine.errors import MigrationError
from graph.migrations.runner import pending
from graph.recorder.dump import Digests, Row, digests_of, rows_of_all
from graph.recorder.journal import Entry, JournalDamaged
from graph.recorder.recorder import begin_journal
from graph.recorder.replay import check_journal, entries_of, erasures_of, journal_state, replay

MOST_ROWS_NAMED = 5
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """One label or type in which the graph is not what the journal says; `rows` names some, without any text."""

    group: str
    stored: int
    replayed: int
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: clean when there is no damage and no difference."""

    seq: int
    counts: dict[str, int]
    differences: tuple[Difference, ...] = ()
    damage: str = ""

    @property
    def is_clean(self) -> bool:
        """Say whether the graph is exactly what its journal says, and the journal what was recorded."""
        return not self.damage and not self.differences


async def verify(database: Database, scratch: Database, *, done: Callable[[Entry], None] = lambda _: None) -> Verdict:
    """Check the journal, replay it into an empty, migrated scratch database and compare everything.

    What is recorded meanwhile is replayed too; a record that never rests is judged after three tries.
    """
    damage = await damage_of(database)
    if damage:
        return Verdict(0, {}, damage=damage)
    try:
        stored, replayed, seq = await _digests(database, scratch, done)
    except JournalDamaged as problem:
        return Verdict(0, {}, damage=str(problem))
    parts = stored.differ_from(replayed)
    named = await _name_rows(database, scratch, parts) if parts else {}
    return Verdict(seq, stored.counts(), differences_between(stored, replayed, named))


async def compare(database: Database, replayed: Digests) -> Verdict:
    """Check the journal and compare with digests that a replay of it gave; one replay serves many comparisons."""
    damage = await damage_of(database)
    if damage:
        return Verdict(0, {}, damage=damage)
    stored = await digests_of(database)
    return Verdict(await _seq(database), stored.counts(), differences_between(stored, replayed))


async def _digests(
    database: Database, scratch: Database, done: Callable[[Entry], None]
) -> tuple[Digests, Digests, int]:
    """Digest both, the scratch having replayed all that the database has; answer the seq that they were compared at."""
    state = await check_journal(database)
    await begin_journal(scratch, secret=state.secret)
    stored, replayed = Digests(), Digests()
    for tried in range(_TRIES):
        async with aclosing(entries_of(database, after=await _seq(scratch), until=state.seq)) as entries:
            await replay(entries, scratch, erasures=await erasures_of(database), done=done)
        stored, replayed = await digests_of(database), await digests_of(scratch)
        now = await journal_state(database)
        if now is None or now.seq == state.seq or tried == _TRIES - 1:
            break
        state = now
    return stored, replayed, state.seq


async def _seq(database: Database) -> int:
    state = await journal_state(database)
    return state.seq if state is not None else 0


async def damage_of(database: Database) -> str:
    """Answer in words what is wrong with the journal or the schema; "" when nothing is."""
    try:
        missing = await pending(database)
        if missing:
            return f"migration {missing[0].number:04} has not been applied: `linernotes db migrate`"
        state = await check_journal(database)
    except (JournalDamaged, MigrationError) as problem:
        return str(problem)
    if state.rebuilt_to is not None:
        return "a rebuild was cut off: `linernotes db rebuild` goes on with it"
    return ""


def differences_between(
    stored: Digests, replayed: Digests, named: dict[str, tuple[str, ...]] | None = None
) -> tuple[Difference, ...]:
    """List each label and type whose digests differ, with the counts on both sides."""
    groups = sorted({group for group, _ in stored.differ_from(replayed)})
    here, there = stored.counts(), replayed.counts()
    names = named or {}
    return tuple(Difference(group, here.get(group, 0), there.get(group, 0), names.get(group, ())) for group in groups)


async def _name_rows(database: Database, scratch: Database, parts: list[tuple[str, int]]) -> dict[str, tuple[str, ...]]:
    """Name the first rows that differ, by key and names of properties, looking in one part of each group only."""
    first = dict(reversed(parts))
    stored, replayed = await _rows_in(database, first), await _rows_in(scratch, first)
    return {group: _differing(stored.get(group, {}), replayed.get(group, {})) for group in first}


async def _rows_in(database: Database, first: dict[str, int]) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    async with aclosing(rows_of_all(database)) as rows:
        async for row in rows:
            if first.get(row.group) == row.bucket:
                kept = found.setdefault(row.group, {})
                key = row.key if row.key not in kept else f"{row.key} (again: {row.digest():064x})"
                kept[key] = row
    return found


def _differing(stored: dict[str, Row], replayed: dict[str, Row]) -> tuple[str, ...]:
    said = []
    for key in sorted({*stored, *replayed}):
        here, there = stored.get(key), replayed.get(key)
        if here is None or there is None:
            said.append(f"{_shown(key)}: {'is missing' if here is None else 'is not from the journal'}")
        elif here.content != there.content:
            said.append(f"{_shown(key)}: {', '.join(_names(here, there))}")
    return tuple(said[:MOST_ROWS_NAMED])


def _names(here: Row, there: Row) -> list[str]:
    mine, other = here.content, there.content
    names = ["labels"] if mine.get("labels") != other.get("labels") else []
    if "labels" in mine:
        mine, other = mine["properties"], other["properties"]
    return names + sorted(name for name in {*mine, *other} if mine.get(name) != other.get(name))


def _shown(key: str) -> str:
    """Show a key; identifiers and sources' own keys can name a person, so of those a digest is shown."""
    return " > ".join(_part(part) for part in key.split(" > "))


def _part(part: str) -> str:
    if "\n" in part:
        return f"key~{_short(part)}"
    scheme, colon, _ = part.partition(":")
    return f"{scheme}~{_short(part)}" if colon else part


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
