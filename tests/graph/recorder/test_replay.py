"""A journal that is replayed, taken in from a file or rebuilt in place gives the same graph, whatever interrupts it."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace as replace_field

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.dump import Digests, digests_of
from graph.recorder.journal import Entry, JournalDamaged
from graph.recorder.rebuild import rebuild
from graph.recorder.recorder import Recorder, RecordNotReady, open_journal
from graph.recorder.replay import check_journal, entry_from, journal_state, replay
from graph.recorder.transfer import Header, TransferRefused, erasures_in, export, is_journal, read_header, take_in
from linernotes.actor import Actor
from tests.conftest import DELETE_ALL
from tests.graph.recorder.conftest import fact, person
from tests.graph.recorder.whole_record import all_entries, record_whole

RENAME_ALL = Statement("MATCH (party:Party) SET party.name = 'somebody else'")
PARTIES = Statement("MATCH (party:Party) RETURN count(party)")


class Killed(Exception):
    """Stands for a process that dies between two entries."""


class Kept:
    """A record as it was: its file, its entries and its digests."""

    def __init__(self, lines: list[bytes], entries: list[dict[str, object]], digests: Digests) -> None:
        self.lines = lines
        self.entries = entries
        self.digests = digests

    @property
    def header(self) -> Header:
        return read_header(self.lines[0])


@pytest_asyncio.fixture(scope="module")
async def kept(database: Database) -> Kept:
    """The whole record, made once and kept outside the database."""
    await database.run_in_batches(DELETE_ALL)
    await record_whole(database)
    lines = [line async for _, line in export(database)]
    return Kept(lines, await all_entries(database), await digests_of(database))


async def _take_in(database: Database, lines: list[bytes], *, stop_after: int = 10**9) -> None:
    taken = 0

    def done(_: Entry) -> None:
        nonlocal taken
        taken += 1
        if taken == stop_after:
            raise Killed

    await take_in(database, read_header(lines[0]), lines[1:], erasures=erasures_in(lines), done=done)


async def test_an_export_in_an_empty_store_gives_the_same_entries_and_the_same_graph(
    kept: Kept, empty_database: Database
) -> None:
    assert is_journal(kept.lines[0])
    await _take_in(empty_database, kept.lines)
    assert await all_entries(empty_database) == kept.entries
    assert (await digests_of(empty_database)).differ_from(kept.digests) == []


async def test_taking_it_in_twice_changes_nothing(kept: Kept, empty_database: Database) -> None:
    await _take_in(empty_database, kept.lines)
    await _take_in(empty_database, kept.lines)
    assert (await digests_of(empty_database)).differ_from(kept.digests) == []


async def test_it_goes_on_where_it_was_killed(kept: Kept, empty_database: Database) -> None:
    with pytest.raises(Killed):
        await _take_in(empty_database, kept.lines, stop_after=4)
    state = await journal_state(empty_database)
    assert state is not None
    assert state.seq == kept.entries[3]["lastSeq"]
    await _take_in(empty_database, kept.lines)
    assert (await digests_of(empty_database)).differ_from(kept.digests) == []


async def test_a_part_of_a_journal_follows_on_what_comes_before(kept: Kept, empty_database: Database) -> None:
    await _take_in(empty_database, kept.lines)
    part = [line async for _, line in export(empty_database, first_seq=int(str(kept.entries[5]["firstSeq"])))]
    assert part[1:] == kept.lines[6:]
    await empty_database.run_in_batches(Statement("MATCH (node) WHERE NOT node:Migration DETACH DELETE node"))
    with pytest.raises(Killed):
        await _take_in(empty_database, kept.lines, stop_after=5)
    await _take_in(empty_database, part)
    assert (await digests_of(empty_database)).differ_from(kept.digests) == []


async def test_a_part_is_refused_by_a_store_that_lacks_what_comes_before(kept: Kept, empty_database: Database) -> None:
    await _take_in(empty_database, kept.lines)
    part = [line async for _, line in export(empty_database, first_seq=632)]
    await empty_database.run_in_batches(Statement("MATCH (node) WHERE NOT node:Migration DETACH DELETE node"))
    with pytest.raises(TransferRefused, match="begins at seq 632, and this store ends at seq 0"):
        await _take_in(empty_database, part)
    assert await all_entries(empty_database) == []


async def test_a_store_with_a_record_of_its_own_is_left_alone(kept: Kept, empty_database: Database) -> None:
    await open_journal(empty_database)
    await Recorder(empty_database).record(key="own", facts=[json.dumps(person("Ma Rainey")).encode()], actor=Actor("x"))
    before = await digests_of(empty_database)
    with pytest.raises(TransferRefused, match="a record of its own"):
        await _take_in(empty_database, kept.lines)
    assert (await digests_of(empty_database)).differ_from(before) == []


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (lambda lines: lines[:-1], "cut off after line"),
        (lambda lines: [*lines[:3], lines[3][: len(lines[3]) // 2]], "line 4 is not whole"),
    ],
)
async def test_a_file_that_is_cut_off_names_its_line_and_keeps_what_came_before(
    kept: Kept, empty_database: Database, cut: object, words: str
) -> None:
    assert callable(cut)
    lines = cut(kept.lines)
    with pytest.raises(TransferRefused, match=words):
        await _take_in(empty_database, lines)
    assert await all_entries(empty_database) == kept.entries[: len(lines) - (1 if "after" in words else 2)]


async def test_a_changed_line_is_refused_and_what_came_before_stands(kept: Kept, empty_database: Database) -> None:
    changed = kept.lines[2].replace(b"Scott Joplin", b"Scott Joplyn").replace(b"CREATED", b"CREATEd", 1)
    with pytest.raises(JournalDamaged):
        await _take_in(empty_database, [*kept.lines[:2], changed, *kept.lines[3:]])
    assert await all_entries(empty_database) == kept.entries[:1]


async def test_a_text_that_is_gone_without_an_erasure_is_damage(kept: Kept, empty_database: Database) -> None:
    entry = entry_from(dict(kept.entries[0]))
    place = next(place for place, texts in enumerate(entry.personal) if texts)
    gone = json.dumps(dict.fromkeys(json.loads(entry.personal[place])), sort_keys=True)
    texts = tuple(gone if index == place else text for index, text in enumerate(entry.personal))
    await _begin(empty_database, kept)

    async def entries() -> AsyncIterator[Entry]:
        yield replace_field(entry, personal=texts)

    with pytest.raises(JournalDamaged, match="no fact says so"):
        await replay(entries(), empty_database, erasures=erasures_in(kept.lines))


async def _begin(database: Database, kept: Kept) -> None:
    from graph.recorder.recorder import begin_journal

    await begin_journal(database, secret=kept.header.secret)


async def test_a_rebuild_makes_anew_what_was_changed_behind_the_recorders_back(
    kept: Kept, empty_database: Database
) -> None:
    await _take_in(empty_database, kept.lines)
    await empty_database.run_in_batches(RENAME_ALL)
    assert (await digests_of(empty_database)).differ_from(kept.digests) != []
    await rebuild(empty_database)
    assert (await digests_of(empty_database)).differ_from(kept.digests) == []
    assert await all_entries(empty_database) == kept.entries


async def test_a_rebuild_that_was_cut_off_says_so_records_nothing_meanwhile_and_goes_on(
    kept: Kept, empty_database: Database
) -> None:
    await _take_in(empty_database, kept.lines)

    def done(entry: Entry) -> None:
        if entry.first_seq > 632:
            raise Killed

    with pytest.raises(Killed):
        await rebuild(empty_database, done=done)
    state = await journal_state(empty_database)
    assert state is not None
    assert state.rebuilt_to is not None
    with pytest.raises(RecordNotReady):
        await Recorder(empty_database).record(key="x", facts=[json.dumps(person("A")).encode()], actor=Actor("x"))
    said = []
    await rebuild(empty_database, began=lambda before: said.append(before.rebuilt_to))
    assert said == [state.rebuilt_to]
    assert (await digests_of(empty_database)).differ_from(kept.digests) == []
    await Recorder(empty_database).record(key="x", facts=[json.dumps(person("A")).encode()], actor=Actor("x"))


async def test_a_damaged_journal_is_not_rebuilt_from(kept: Kept, empty_database: Database) -> None:
    await _take_in(empty_database, kept.lines)
    await empty_database.run_in_batches(Statement("MATCH (e:JournalEntry {firstSeq: 632}) SET e.actor = 'else'"))
    with pytest.raises(JournalDamaged):
        await rebuild(empty_database)
    assert (await empty_database.read(PARTIES))[0][0] > 100


async def test_what_is_recorded_after_taking_in_follows_on(kept: Kept, empty_database: Database) -> None:
    await _take_in(empty_database, kept.lines)
    recorder = Recorder(empty_database)
    last = int(str(kept.entries[-1]["lastSeq"]))
    same = await recorder.record(
        key="sixth", facts=[json.dumps(person("Nobody", key="nobody")).encode()], actor=Actor("local")
    )
    assert same.results[0].seq == last - 1
    new = await recorder.record(
        key="new", facts=[json.dumps(fact("model", key="m", name="M")).encode()], actor=Actor("local")
    )
    assert new.results[0].seq == last + 1
    assert (await check_journal(empty_database)).seq == last + 1
