"""Answers kept in memory until a fact touches what they rest on; given only while the journal is being followed."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from starlette.types import Message

from api.whole_answer import WholeAnswer
from graph.following.follower import News

MOST_SECONDS: Final = 1.0
"""For how long after a look at the journal answers are given from memory."""

_MOST_NEWS: Final = 200
_BYTES_AN_ANSWER: Final = 4_000
_BYTES_A_THING: Final = 300  # Its id, and its entry in the index, if no other answer rests on it.


class Key(NamedTuple):
    """What selects an answer: the address's query as it was sent, the media type, and who reads."""

    query: bytes
    form: str
    audience: str
    party: str | None


class Since(NamedTuple):
    """How far the journal was known when a read began; `life` counts the times that everything was dropped."""

    life: int
    seq: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is kept, at which seq it was read, on which things it rests, and the messages that give it."""

    answer: WholeAnswer
    seq: int
    rests_on: frozenset[str]
    messages: tuple[Message, Message, Message, Message]

    @property
    def size(self) -> int:
        """Say how many bytes it takes, about."""
        return _BYTES_AN_ANSWER + len(self.answer.body) + _BYTES_A_THING * len(self.rests_on)


@dataclass(slots=True)
class Counts:
    """What an operator looks at."""

    given: int = 0
    kept: int = 0
    touched: int = 0
    crowded_out: int = 0


class KeptAnswers:
    """Keep the answers used last, as many as there is room for; 0 bytes keep none.

    What is given equals a read at a moment at most a second ago: `news` tells what facts touch, in order, and nothing
    is given when it told nothing for a second. An answer is kept only if nothing that it rests on was touched since
    its read began, so it does not matter which facts the read saw.
    """

    def __init__(self, *, most_bytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most_bytes = most_bytes
        self._clock = clock
        self._answers: OrderedDict[Key, Kept] = OrderedDict()
        self._resting_on: dict[str, set[Key]] = {}
        self._news: deque[News] = deque()
        self._known_since = 0
        self._seq: int | None = None
        self._settled: int | None = None
        self._life = 0
        self._looked_at = float("-inf")
        self.size_bytes = 0
        self.counts = Counts()

    def __len__(self) -> int:
        return len(self._answers)

    @property
    def since(self) -> Since | None:
        """Say how far a read that begins now sees the journal at the least; None where that is not known.

        That is where it was a look ago: the head is seen a moment before all indexes have what came with it.
        """
        return None if self._settled is None else Since(self._life, self._settled)

    @property
    def is_current(self) -> bool:
        """Say whether answers are given just now."""
        return self._clock() - self._looked_at <= MOST_SECONDS

    def find(self, key: Key) -> Kept | None:
        """Return the answer kept under a key, if it is certain that it still is the answer."""
        kept = self._answers.get(key)
        if kept is None or not self.is_current:
            return None
        self._answers.move_to_end(key)
        self.counts.given += 1
        return kept

    def keep(self, key: Key, answer: WholeAnswer, *, seq: int, rests_on: frozenset[str], since: Since | None) -> None:
        """Keep an answer whose read began when the journal was known so far."""
        if since is None or not self._is_untouched(rests_on, since):
            return
        kept = Kept(answer, seq, rests_on, answer.messages())
        self._drop(key)
        if kept.size > self._most_bytes:
            return
        self._answers[key] = kept
        for id_ in rests_on:
            self._resting_on.setdefault(id_, set()).add(key)
        self.size_bytes += kept.size
        self.counts.kept += 1
        while self.size_bytes > self._most_bytes:
            self._drop(next(iter(self._answers)))
            self.counts.crowded_out += 1

    def hear(self, news: News | None, *, at: float) -> None:
        """Hear what a look at the journal found that began at a time of the clock; None when there is no journal."""
        is_anew = news is None or news.touched is None
        self._settled = None if is_anew else self._seq
        if news is None or news.touched is None:
            self._begin_anew(news)
        elif news.touched:
            self._drop_touched(news, news.touched)
        self._seq = None if news is None else news.seq
        self._looked_at = float("-inf") if news is None else at

    def _is_untouched(self, rests_on: frozenset[str], since: Since) -> bool:
        if since.life != self._life or since.seq < self._known_since:
            return False
        return all(news.seq <= since.seq or rests_on.isdisjoint(news.touched or ()) for news in self._news)

    def _begin_anew(self, news: News | None) -> None:
        self.counts.touched += len(self._answers)
        self._answers.clear()
        self._resting_on.clear()
        self._news.clear()
        self.size_bytes = 0
        self._life += 1
        self._known_since = 0 if news is None else news.seq

    def _drop_touched(self, news: News, touched: frozenset[str]) -> None:
        self._news.append(news)
        if len(self._news) > _MOST_NEWS:
            self._known_since = self._news.popleft().seq
        for key in {key for id_ in touched for key in self._resting_on.get(id_, ())}:
            self._drop(key)
            self.counts.touched += 1

    def _drop(self, key: Key) -> None:
        kept = self._answers.pop(key, None)
        if kept is None:
            return
        self.size_bytes -= kept.size
        for id_ in kept.rests_on:
            keys = self._resting_on[id_]
            keys.discard(key)
            if not keys:
                del self._resting_on[id_]
