"""Finding things by what they are called: which words a text is made of, and how well one answers to another."""

from linernotes.search.identifiers import beginning, identifiers_meant, match_identifier
from linernotes.search.matching import Match, match
from linernotes.search.words import LITTLE_WORDS, Word, fold, words

__all__ = [
    "LITTLE_WORDS",
    "Match",
    "Word",
    "beginning",
    "fold",
    "identifiers_meant",
    "match",
    "match_identifier",
    "words",
]
