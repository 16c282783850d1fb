"""The journal as a file: a header, a line for each entry with texts and salts, and a last line that closes it."""

import json
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

import orjson

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.journal import Entry
from graph.recorder.recorder import begin_journal
from graph.recorder.replay import Erasures, JournalState, entries_of, entry_from, journal_state, replay
from linernotes.errors import LinernotesError

FORMAT = "linernotes-journal"
VERSION = 1

ENTRY_HASH = Statement(
    """
    // The hash of the entry that ends at a seq.
    // seq
    MATCH (entry:JournalEntry {lastSeq: $seq}) RETURN entry.hash
    """,
    name="entry hash",
)


class TransferRefused(LinernotesError):
    """A file of a journal cannot be taken in, or a part of a journal not be given out; what came before is kept."""

    code = "TRANSFER_REFUSED"

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: where the file begins (`previous` is the hash before) and the secret that compares contents."""

    first_seq: int
    previous: str
    secret: bytes

    def line(self) -> bytes:
        """Write the line that `read_header` reads."""
        fields = {"format": FORMAT, "version": VERSION, "firstSeq": self.first_seq, "previous": self.previous}
        return orjson.dumps(fields | {"secret": self.secret.hex()}) + b"\n"


def is_journal(first_line: bytes) -> bool:
    """Say whether a file that begins with this line is a journal's, and not one of facts."""
    try:
        header = orjson.loads(first_line)
    except orjson.JSONDecodeError:
        return False
    return isinstance(header, dict) and "format" in header and "kind" not in header


def read_header(line: bytes) -> Header:
    """Read the first line; raises TransferRefused for another format or a later version."""
    fields = orjson.loads(line)
    if fields.get("format") != FORMAT or fields.get("version") != VERSION:
        words = f"this is {fields.get('format')!r}, version {fields.get('version')!r}; {FORMAT} version 1 can be read"
        raise TransferRefused(words, line=1)
    return Header(fields["firstSeq"], fields["previous"], bytes.fromhex(fields["secret"]))


async def export(database: Database, *, first_seq: int = 1) -> AsyncGenerator[tuple[int, bytes]]:
    """Yield the journal's lines from the entry of a seq on, each with the seq that it reaches; whole entries only.

    Raises TransferRefused when no entry begins there.
    """
    state = await journal_state(database)
    if state is None or first_seq > state.seq + 1:
        raise TransferRefused(f"the journal ends at seq {state.seq if state is not None else 0}")
    previous = await _hash_at(database, first_seq - 1)
    if previous is None:
        raise TransferRefused(f"no batch begins at seq {first_seq}: take the first seq of a batch")
    yield first_seq - 1, Header(first_seq, previous, state.secret).line()
    seq, hash_ = first_seq - 1, previous
    async with aclosing(entries_of(database, after=first_seq - 1, until=state.seq)) as entries:
        async for entry in entries:
            node = entry.as_node()
            del node["batchKey"]
            seq, hash_ = entry.last_seq, entry.hash
            yield seq, orjson.dumps(node) + b"\n"
    yield seq, orjson.dumps({"end": {"lastSeq": seq, "hash": hash_}}) + b"\n"


async def take_in(
    database: Database,
    header: Header,
    lines: Iterable[bytes],
    *,
    erasures: Erasures,
    done: Callable[[Entry], None] = lambda _: None,
) -> JournalState:
    """Take in a journal's lines after the header: into an empty store, or one that holds its beginning already.

    Twice changes nothing; killed half-way, it goes on. Raises TransferRefused for a store with another history or a
    file that is cut off, JournalDamaged for a line that is not what was recorded; entries before it are kept.
    """
    await begin_journal(database, secret=header.secret)
    state = await journal_state(database)
    assert state is not None
    if state.rebuilt_to is not None:
        raise TransferRefused("a rebuild of this store was cut off: `linernotes db rebuild` goes on with it")
    if state.secret != header.secret:
        raise TransferRefused("this store began a record of its own: take a journal into an empty store")
    if state.seq < header.first_seq - 1:
        raise TransferRefused(f"the file begins at seq {header.first_seq}, and this store ends at seq {state.seq}")
    if await _hash_at(database, header.first_seq - 1) != header.previous:
        raise TransferRefused("this store has another history than the file")
    return await replay(_entries(database, lines, state), database, erasures=erasures, done=done)


def erasures_in(lines: Iterable[bytes]) -> Erasures:
    """Gather the erasures of a file, which may stand long after what they erase; damaged lines are passed over."""
    erasures = Erasures()
    for line in lines:
        if b"erasure" in line:
            try:
                for fact in orjson.loads(line).get("facts", ()):
                    erasures.add(fact)
            except (ValueError, TypeError, KeyError, AttributeError):
                continue
    return erasures


async def _entries(database: Database, lines: Iterable[bytes], state: JournalState) -> AsyncIterable[Entry]:
    """Read entries and see that those which the store has already are the same."""
    number, last = 1, None
    for number, line in enumerate(lines, start=2):
        fields = _fields(line, number)
        if "end" in fields:
            await _check_end(database, fields["end"], last, number)
            return
        last = entry_from(fields | {"batchKey": f"{fields.get('actor')}\n{fields.get('key')}"})
        if last.last_seq == state.seq and last.hash != state.hash:
            raise TransferRefused("this store has another history than the file", line=number)
        yield last
    raise TransferRefused(f"the file is cut off after line {number}: what came before is kept", line=number)


def _fields(line: bytes, number: int) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except ValueError as problem:
        words = f"line {number} is not whole: the file is cut off or damaged there; what came before is kept"
        raise TransferRefused(words, line=number) from problem
    if not isinstance(fields, dict):
        raise TransferRefused(f"line {number} is no entry of a journal", line=number)
    return fields


async def _check_end(database: Database, end: dict[str, Any], last: Entry | None, number: int) -> None:
    if last is not None and (last.last_seq, last.hash) != (end.get("lastSeq"), end.get("hash")):
        raise TransferRefused("the file lacks entries before its last line", line=number)
    if await _hash_at(database, end["lastSeq"]) != end["hash"]:
        raise TransferRefused("this store has another history than the file", line=number)


async def _hash_at(database: Database, seq: int) -> str | None:
    """Return the hash that the journal has at a seq: "" at 0, None where no entry ends there."""
    if seq == 0:
        return ""
    rows = await database.read(ENTRY_HASH, {"seq": seq})
    return str(rows[0][0]) if rows else None
