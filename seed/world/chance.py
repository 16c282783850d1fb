"""Chance that falls alike on every machine and Python: a draw is a pure function of seed, purpose and numbers."""

import hashlib
from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")

_WORD: Final = 2**64 - 1


class Chance:
    """Draw integers, without floats and without state: the same question has the same answer, in any order."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._salts: dict[str, int] = {}

    def draw(self, purpose: str, *numbers: int) -> int:
        """Return 64 bits for a purpose and the numbers of what it is about."""
        word = self._salts.get(purpose)
        if word is None:
            word = self._salts[purpose] = self._salt(purpose)
        for number in numbers:
            word = _mixed(word ^ number)
        return word

    def below(self, limit: int, purpose: str, *numbers: int) -> int:
        """Return an integer from 0 to limit - 1, each as likely."""
        return (self.draw(purpose, *numbers) >> 16) % limit

    def one_in(self, many: int, purpose: str, *numbers: int) -> bool:
        """Say yes once in so many."""
        return self.below(many, purpose, *numbers) == 0

    def pick(self, choices: Sequence[T], purpose: str, *numbers: int) -> T:
        """Return one of some choices, each as likely; name one twice to make it twice as likely."""
        return choices[self.below(len(choices), purpose, *numbers)]

    def rank(self, limit: int, purpose: str, *numbers: int) -> int:
        """Return a rank from 0 to limit - 1 as Zipf has it: rank n is drawn in proportion to 1 / (n + 1).

        Every octave (1, 2-3, 4-7, …) is as likely, and so is each rank within it: near enough, in integers.
        """
        word = self.draw(purpose, *numbers)
        first = 1 << (word >> 16) % limit.bit_length()
        return first + (word >> 32) % min(first, limit + 1 - first) - 1

    def hexadecimal(self, purpose: str, *numbers: int) -> str:
        """Return 64 hexadecimal digits, as a SHA-256 is written."""
        return "".join(f"{self.draw(purpose, *numbers, place):016x}" for place in range(4))

    def _salt(self, purpose: str) -> int:
        return int.from_bytes(hashlib.sha256(f"{self._seed}/{purpose}".encode()).digest()[:8])


def _mixed(word: int) -> int:
    """Mix 64 bits: SplitMix64 (Steele, Lea and Flood, 2014)."""
    word = (word + 0x9E3779B97F4A7C15) & _WORD
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & _WORD
    return word ^ (word >> 31)
