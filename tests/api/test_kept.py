"""What is kept in memory: what news drops, what crowds it out, and when nothing may be given."""

import pytest

from api.kept import KeptAnswers, Key, Since
from api.whole_answer import WholeAnswer
from graph.following.follower import News

CLOCK = [0.0]


def key(name: str) -> Key:
    return Key(name.encode(), "application/json", "PUBLIC", None)


def answer(*, size: int = 10) -> WholeAnswer:
    return WholeAnswer(body=b"x" * size, form="application/json", tag='"tag"', caching="no-cache")


def touching(seq: int, *ids: str) -> News:
    return News(seq, frozenset(ids))


@pytest.fixture
def kept() -> KeptAnswers:
    """What is kept where the journal is known to be at seq 5, at time 0."""
    CLOCK[0] = 0.0
    made = KeptAnswers(most_bytes=20_000, clock=lambda: CLOCK[0])
    made.hear(News(5, None), at=0.0)
    made.hear(News(5, frozenset()), at=0.0)
    return made


def keep(kept: KeptAnswers, name: str, *rests_on: str, since: Since | None, size: int = 10) -> bool:
    """Keep an answer, and say whether it was kept."""
    kept.keep(key(name), answer(size=size), seq=5, rests_on=frozenset(rests_on), since=since)
    return kept.find(key(name)) is not None


def test_a_fact_drops_what_rests_on_what_it_touches_and_nothing_else(kept: KeptAnswers) -> None:
    for name in ("a", "b", "c"):
        assert keep(kept, name, name, "shared" if name != "c" else "own", since=kept.since)
    kept.hear(touching(6, "a", "elsewhere"), at=0.0)
    assert [name for name in "abc" if kept.find(key(name))] == ["b", "c"]
    kept.hear(touching(7, "shared"), at=0.0)
    assert [name for name in "abc" if kept.find(key(name))] == ["c"]


def test_an_answer_that_was_touched_while_it_was_read_is_not_kept(kept: KeptAnswers) -> None:
    since = kept.since
    kept.hear(touching(6, "a"), at=0.0)
    assert not keep(kept, "one", "a", since=since)
    assert keep(kept, "two", "b", since=since)
    # A read that begins when the head was only just seen may still miss what came with it.
    assert not keep(kept, "three", "a", since=kept.since)
    kept.hear(touching(6), at=0.0)
    assert keep(kept, "three", "a", since=kept.since)


def test_an_answer_of_which_it_is_not_known_whether_it_was_touched_is_not_kept(kept: KeptAnswers) -> None:
    since = kept.since
    for seq in range(6, 300):
        kept.hear(touching(seq, "elsewhere"), at=0.0)
    assert not keep(kept, "one", "a", since=since)
    assert keep(kept, "one", "a", since=kept.since)
    assert KeptAnswers(most_bytes=20_000).since is None
    assert not keep(KeptAnswers(most_bytes=20_000), "never followed", "a", since=None)


def test_a_journal_that_is_another_one_drops_all_that_is_kept_and_all_that_is_being_read(kept: KeptAnswers) -> None:
    since = kept.since
    assert keep(kept, "one", "a", since=since)
    kept.hear(News(5, None), at=0.0)
    assert kept.find(key("one")) is None
    assert not keep(kept, "one", "a", since=since)
    known = []
    for news in (touching(5), None):
        known.append(kept.since)
        kept.hear(news, at=0.0)
    assert [*known, kept.since] == [None, Since(life=2, seq=5), None]


def test_nothing_is_given_when_nobody_has_looked_for_a_second_and_it_is_there_again_afterwards(
    kept: KeptAnswers,
) -> None:
    assert keep(kept, "one", "a", since=kept.since)
    for now, is_given in ((1.0, True), (1.01, False)):
        CLOCK[0] = now
        assert (kept.find(key("one")) is not None, kept.is_current) == (is_given, is_given)
    kept.hear(touching(5), at=1.01)
    assert kept.find(key("one"))


def test_what_was_used_longest_ago_makes_room(kept: KeptAnswers) -> None:
    for name in ("a", "b", "c"):
        assert keep(kept, name, since=kept.since, size=1_000)
    kept.find(key("a"))
    assert keep(kept, "d", "of d", since=kept.since, size=1_000)
    assert [name for name in "abcd" if kept.find(key(name))] == ["a", "c", "d"]
    assert kept.size_bytes <= 20_000
    assert not keep(kept, "too large", since=kept.since, size=20_000)
    assert (len(kept), kept.counts.crowded_out) == (3, 1)


def test_what_was_dropped_takes_no_room(kept: KeptAnswers) -> None:
    for _ in range(2):
        keep(kept, "one", "a", "b", since=kept.since)
    kept.hear(touching(6, "a", "b"), at=0.0)
    assert (len(kept), kept.size_bytes, kept.counts.touched) == (0, 0, 1)
