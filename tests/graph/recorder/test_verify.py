"""Verifying finds whatever was changed behind the recorder's back, says where, and names no text."""

from dataclasses import dataclass

import pytest
import pytest_asyncio

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.dump import Digests, digests_of
from graph.recorder.rebuild import rebuild
from graph.recorder.verify import compare
from tests.conftest import DELETE_ALL
from tests.graph.recorder.tampering import Tamperer
from tests.graph.recorder.whole_record import record_whole


@dataclass(frozen=True, slots=True)
class Replayed:
    """The whole record in the database, and the digests that a replay of its journal gave."""

    database: Database
    digests: Digests


@pytest_asyncio.fixture(scope="module")
async def replayed(database: Database) -> Replayed:
    """Record everything, and replay it once: one replay serves all comparisons."""
    await database.run_in_batches(DELETE_ALL)
    await record_whole(database)
    recorded = await digests_of(database)
    await rebuild(database)
    digests = await digests_of(database)
    assert recorded.differ_from(digests) == []
    return Replayed(database, digests)


async def _found(replayed: Replayed, *, seed: int, changes: int) -> list[str]:
    """Make changes one at a time; list those that are not found."""
    tamperer = Tamperer(replayed.database, seed)
    missed = []
    for _ in range(changes):
        change = await tamperer.change()
        if (await compare(replayed.database, replayed.digests)).is_clean:
            missed.append(change.what)
        await change.undo()
    assert (await compare(replayed.database, replayed.digests)).is_clean, "a change was not taken back"
    return missed


async def test_an_untouched_record_is_clean(replayed: Replayed) -> None:
    verdict = await compare(replayed.database, replayed.digests)
    assert verdict.is_clean
    assert verdict.counts["(:Fact)"] + verdict.counts["(:FactWas)"] == verdict.seq


async def test_random_changes_are_all_found(replayed: Replayed) -> None:
    assert await _found(replayed, seed=12, changes=12) == []


@pytest.mark.prove
async def test_200_of_200_random_changes_are_found(replayed: Replayed) -> None:
    assert await _found(replayed, seed=200, changes=200) == []


@pytest.mark.parametrize(
    ("tamper", "mend", "groups"),
    [
        (
            "MATCH (c:Contribution) WITH c ORDER BY c.id LIMIT 1 SET c.role = c.role + 'x'",
            "MATCH (c:Contribution) WITH c ORDER BY c.id LIMIT 1 SET c.role = left(c.role, size(c.role) - 1)",
            {"(:Contribution)": (0, 0)},
        ),
        ("CREATE (:Stray {id: 'x'})", "MATCH (n:Stray) DELETE n", {"(:Stray)": (1, 0)}),
        (
            "MATCH (h:JournalHead) SET h.lastKey = h.lastKey + 'x'",
            "MATCH (h:JournalHead) SET h.lastKey = left(h.lastKey, size(h.lastKey) - 1)",
            {"(:JournalHead)": (0, 0)},
        ),
    ],
)
async def test_a_difference_is_said_by_label_with_the_counts_of_both_sides(
    replayed: Replayed, tamper: str, mend: str, groups: dict[str, tuple[int, int]]
) -> None:
    await replayed.database.run_in_batches(Statement(tamper))
    verdict = await compare(replayed.database, replayed.digests)
    await replayed.database.run_in_batches(Statement(mend))
    found = {each.group: each.stored - each.replayed for each in verdict.differences}
    assert found == {group: stored - there for group, (stored, there) in groups.items()}


async def test_an_entry_that_is_gone_is_damage(replayed: Replayed) -> None:
    hide = "MATCH (e:JournalEntry {firstSeq: 632}) REMOVE e:JournalEntry SET e:Hidden"
    show = "MATCH (e:Hidden) REMOVE e:Hidden SET e:JournalEntry"
    await replayed.database.run_in_batches(Statement(hide))
    verdict = await compare(replayed.database, replayed.digests)
    await replayed.database.run_in_batches(Statement(show))
    assert verdict.damage.startswith("after seq 631 comes the entry of seq")


async def test_a_migration_that_was_changed_is_damage(replayed: Replayed) -> None:
    await replayed.database.run_in_batches(
        Statement("MATCH (m:Migration {number: 1}) SET m.checksum = 'x' + m.checksum")
    )
    verdict = await compare(replayed.database, replayed.digests)
    await replayed.database.run_in_batches(
        Statement("MATCH (m:Migration {number: 1}) SET m.checksum = substring(m.checksum, 1)")
    )
    assert "0001" in verdict.damage
