"""How well a text answers to what was asked: a score that depends on the two alone, and the parts that answer.

The index that finds candidates weighs words by how many things have them, those included that a reader may not see;
so its weights are not shown, and what is shown is made here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from linernotes.search.words import LITTLE_WORDS, Word, words

PERFECT: Final = 1000
_LEAST_OF_WHAT_WAS_ASKED: Final = 0.3
_BY_THE_ASKED: Final = 0.9
_PREFIX, _WITHIN, _SIMILAR = 0.8, 0.6, 0.9
_SHORTEST_PREFIX: Final = 2


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text answers, from 1 to 1000, and which parts of it do: (start, end) in code points, in order.

    1000 is the same words in the same order. `is_whole` says that every word that was asked for is there.
    """

    score: int
    ranges: tuple[tuple[int, int], ...]
    is_whole: bool


def match(asked: Sequence[Word], text: str, *, exactly: bool = False) -> Match | None:
    """Say how well a text answers to the words that were asked for; None if too little of them is there.

    A word answers if it is the same, begins so, or is a typo or two away: the longer it is, the more it may differ.
    With `exactly` it answers only if it is the same.
    """
    told = words(text)
    pairs = _paired(asked, told, quality=_same if exactly else _quality)
    sought = sum(len(word.folded) for word in asked)
    found = sum(len(word.folded) * quality for word, (_, quality) in zip(asked, pairs, strict=True))
    if not sought or found / sought < _LEAST_OF_WHAT_WAS_ASKED:
        return None
    hit = [word for word, _ in pairs if word is not None]
    covered = sum(len(word.folded) for word in hit) / sum(len(word.folded) for word in told)
    is_same = [word.folded for word in asked] == [word.folded for word in told]
    score = PERFECT if is_same else min(PERFECT - 1, _score(found / sought, covered))
    return Match(
        score=score,
        ranges=tuple(sorted(_range(word, told) for word, (told, _) in zip(asked, pairs, strict=True) if told)),
        is_whole=all(word is not None for word, _ in pairs),
    )


def _score(asked: float, told: float) -> int:
    return max(1, round(PERFECT * (_BY_THE_ASKED * asked + (1 - _BY_THE_ASKED) * told)))


def _range(asked: Word, told: Word) -> tuple[int, int]:
    """Say which part of a text answers to a word: a whole word of it, or what was asked for of words without spaces."""
    place = told.folded.find(asked.folded) if asked.is_cjk else -1
    if place >= 0 and len(told.folded) == told.end - told.start:
        return told.start + place, told.start + place + len(asked.folded)
    return told.start, told.end


def _paired(
    asked: Sequence[Word], told: Sequence[Word], *, quality: Callable[[Word, Word], float]
) -> list[tuple[Word | None, float]]:
    """Give each word that was asked for the best word of the text that no word before it took, and how alike they are.

    Longer words choose first: they say more.
    """
    left = list(told)
    pairs: list[tuple[Word | None, float]] = [(None, 0.0)] * len(asked)
    for place in sorted(range(len(asked)), key=lambda place: -len(asked[place].folded)):
        qualities = [quality(asked[place], word) for word in left]
        best = max(qualities, default=0.0)
        if best > 0:
            pairs[place] = (left.pop(qualities.index(best)), best)
    return pairs


def _same(asked: Word, told: Word) -> float:
    return float(asked.folded == told.folded)


def _quality(asked: Word, told: Word) -> float:
    """Say how alike two words are, from 0 to 1."""
    sought, found = asked.folded, told.folded
    if sought == found:
        return 1.0
    # "and" is no typo of "band", nor the beginning of "Andalusia".
    if sought in LITTLE_WORDS:
        return 0.0
    share = len(sought) / len(found)
    if len(sought) >= _SHORTEST_PREFIX and found.startswith(sought):
        return _PREFIX + (1 - _PREFIX) * share
    if asked.is_cjk:
        return _WITHIN + (1 - _WITHIN) * share if sought in found else 0.0
    edits = None if found in LITTLE_WORDS else edits_between(sought, found, at_most=edits_allowed(sought))
    return 0.0 if edits is None else _SIMILAR * (1 - edits / max(len(sought), len(found)))


def edits_allowed(word: str) -> int:
    """Say by how many letters a word may be wrong: none where a digit is one, for another number is another thing."""
    if any(map(str.isdigit, word)) or len(word) < 3:
        return 0
    return 1 if len(word) < 6 else 2


def edits_between(one: str, other: str, *, at_most: int) -> int | None:
    """Count the letters to add, take away, replace or swap with the next to make one word the other; None if more."""
    if abs(len(one) - len(other)) > at_most:
        return None
    one, other = _different_parts(one, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            edits = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                edits = min(edits, earlier[j - 2] + 1)
            row.append(edits)
        if min(row) > at_most:
            return None
    return row[-1] if row[-1] <= at_most else None


def _different_parts(one: str, other: str) -> tuple[str, str]:
    """Cut off what two words begin and end with alike."""
    begin = 0
    shorter = min(len(one), len(other))
    while begin < shorter and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[begin : len(one) - end], other[begin : len(other) - end]
