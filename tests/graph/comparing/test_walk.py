"""Walking two sides page by page, within any budget, meets everything that they have in common or that differs once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.comparing.entries import BEGINNING, Budget, Place, Side, Standpoint, Stream
from graph.comparing.walk import Pair, Spent, Walk, page, tally
from graph.engine.cypher import Statement
from graph.reader.context import Audience

Entries = dict[str, list[tuple[str, str]]]
OVER = "AN ENTRY THAT ONCE STOOD"
ITEMS = st.dictionaries(
    st.sampled_from("abcdefghijklmnopqrst"),
    st.lists(st.sampled_from([("LICENSED", "TRAINING"), ("OWNED", "TEST"), ("OWNED", OVER)]), min_size=1, max_size=3),
)


class Store:
    """Answers what the index would, from lists in memory: what is walked is not the database's to say."""

    def __init__(self, versions: list[Entries]) -> None:
        self.rows = [
            [
                (item, basis, stage, item in "aeiou", stage != OVER)
                for item, terms in sorted(version.items())
                for basis, stage in terms
            ]
            for version in versions
        ]
        self.read_rows = 0

    async def read(self, _statement: Statement, parameters: object, *, seconds: float | None) -> list[list[object]]:
        """Give the entries of a version from an item on."""
        assert isinstance(parameters, dict)
        assert seconds
        found = [row for row in self.rows[int(parameters["of"])] if row[0] >= parameters["item"]][: parameters["size"]]
        self.read_rows += len(found)
        return [list(row) for row in found]


def walk(store: Store, *, split: int, shared_only: bool, budget: int, size: int, start: Place = BEGINNING) -> Walk:
    """Begin a walk with the first versions on one side and the others on the other."""
    spending = Budget(budget)
    streams = [Stream(store, Standpoint(Audience.PUBLIC), str(of), spending, size) for of in range(len(store.rows))]
    return Walk(Side(streams[:split]), Side(streams[split:]), spending, shared_only, start)


@settings(max_examples=300, deadline=None)
@given(
    versions=st.lists(ITEMS, min_size=2, max_size=4),
    how=st.tuples(st.integers(1, 3), st.booleans()),
    first=st.integers(1, 4),
    size=st.integers(1, 5),
    budget=st.integers(1, 40),
)
async def test_all_pages_meet_everything_once_whatever_the_budget(
    versions: list[Entries], how: tuple[int, bool], first: int, size: int, budget: int
) -> None:
    split, shared_only = min(how[0], len(versions) - 1), how[1]
    store, place, met = Store(versions), BEGINNING, list[Pair]()
    while True:
        one = walk(store, split=split, shared_only=shared_only, budget=budget, size=size, start=place)
        rows = await page(one, _differs_or_shared, first)
        met += [pair for pair, _ in rows.pairs]
        assert len(rows.pairs) == first or not rows.has_more or rows.is_partial
        if not rows.has_more:
            break
        assert rows.end > place
        place = rows.end
    assert [_said(pair) for pair in met] == _expected(versions, split, shared_only=shared_only)


async def test_counting_says_when_its_budget_ended_it() -> None:
    entries: Entries = {item: [("OWNED", "TEST")] for item in "abcdefghijklmnopqrst"}
    for budget, is_exact in ((10, False), (1_000, True)):
        one = walk(Store([entries, entries]), split=1, shared_only=True, budget=budget, size=2)
        counts, exact = await tally(one, lambda _: "shared")
        assert exact is is_exact
        if exact:
            assert (counts["shared"].items, counts["shared"].not_named) == (20, 4)


async def test_a_walk_whose_budget_is_spent_makes_one_step_all_the_same() -> None:
    entries: Entries = {"b": [("OWNED", "TEST")], "c": [("OWNED", "TEST")]}
    one = walk(Store([entries, entries]), split=1, shared_only=True, budget=0, size=2)
    assert (await one.next()) is not None
    with pytest.raises(Spent):
        await one.next()


def _differs_or_shared(_pair: Pair) -> bool:
    return True


def _said(pair: Pair) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
    return pair.item, list(pair.first.terms if pair.first else ()), list(pair.second.terms if pair.second else ())


def _expected(
    versions: list[Entries], split: int, *, shared_only: bool
) -> list[tuple[str, list[tuple[str, str]], list[tuple[str, str]]]]:
    sides = []
    for several in (versions[:split], versions[split:]):
        items = sorted({item for version in several for item in version})
        terms = {
            item: sorted(term for version in several for term in version.get(item, []) if term[1] != OVER)
            for item in items
        }
        sides.append({item: held for item, held in terms.items() if held})
    first, second = sides
    met = first.keys() & second.keys() if shared_only else first.keys() | second.keys()
    return [(item, first.get(item, []), second.get(item, [])) for item in sorted(met) if item not in "aeiou"]
