"""From a caller's words to queries of Lucene: nothing that a caller writes is an operator in them.

Lucene 9, classic query parser: what stands in quotes is words whatever it says, once quotes and backslashes are
escaped; every other term is made of letters and digits here, in lower case, so that none is AND, OR, NOT or TO.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from linernotes.search import Word, beginning, words

WORDS, PAIRS, AS_WRITTEN = "search_words", "search_pairs", "search_as_written"

MOST_WORDS: Final = 12
# Lucene's English stop words: `standard-folding` and `cjk` leave them out, so nothing would answer to them.
LITTLE_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be but by for if in into is it no not of on or such that the their then there these they "
        "this to was will with",
    )
)
_EXACT, _BEGINS, _SPELLED = 8, 4, 2
_LONGEST_INITIALS: Final = 4
_NOT_SENT: Final = {"Cc", "Cs", "Cn"}


def queries(text: str, *, all_words: bool) -> list[dict[str, str]]:
    """Say what to ask which index, as {index, text}: for all the words of a text, or for any of them.

    Exactly what is written is best, then what begins so, then what is a letter or two away. Empty for a text that has
    nothing to look for. Beyond the twelfth a word is not looked for.
    """
    text = "".join(each for each in text if unicodedata.category(each) not in _NOT_SENT)
    asked = words(text)[:MOST_WORDS]
    sought = [word for word in asked if word.folded not in LITTLE_WORDS and word.folded.isalnum()]
    if not sought:
        written = _as_written(text.split()[:MOST_WORDS], all_words=all_words)
        return [{"index": AS_WRITTEN, "text": written}] if written else []
    query = " ".join([_of_words(text, sought, all_words=all_words), *_of_identifier(text)])
    by_pairs = [{"index": PAIRS, "text": query}] if any(word.is_cjk for word in sought) else []
    return [{"index": WORDS, "text": query}, *by_pairs]


def _of_words(text: str, sought: Sequence[Word], *, all_words: bool) -> str:
    written = [(word, text[word.start : word.end]) for word in sought]
    # First names are written out here and not there: nobody has to have initials.
    must_be = [word for word, part in written if len(word.folded) > 1 and not _is_initials(part)] or sought
    clauses = [
        f"{'+' if all_words and word in must_be else ''}({' '.join(_ways(word, part))})" for word, part in written
    ]
    return f"({' '.join(clauses)})"


def _ways(word: Word, part: str) -> Iterator[str]:
    """Give the ways in which a word may be written, best first."""
    yield f"{_quoted(part)}^{_EXACT}"
    folded = word.folded
    # Prefixes and typos are compared with the index's terms as they stand there: only Latin letters are folded there.
    term = folded if folded.isascii() else re.sub(r"\W", "", unicodedata.normalize("NFKC", part).lower())
    if term.isalnum() and len(term) > 1:
        yield f"{term}*^{_BEGINS}"
        if not any(map(str.isdigit, term)) and not word.is_cjk and len(term) > 2:
            yield f"{term}~{1 if len(term) < 5 else 2}"
    if folded.isascii() and folded.isalpha() and (len(folded) in range(2, _LONGEST_INITIALS + 1) or _is_initials(part)):
        yield f'"{" ".join(folded)}"^{_SPELLED}'
        yield f'"{".".join(folded)}"^{_SPELLED}'
        yield f"{folded}^{_SPELLED}"


def _is_initials(part: str) -> bool:
    return any(not each.isalnum() for each in part) and max(map(len, re.findall(r"\w+", part)), default=0) == 1


def _of_identifier(text: str) -> list[str]:
    number = beginning(text).lower()
    return [f"value:{number}*^{_EXACT}"] if number else []


def _as_written(chunks: Sequence[str], *, all_words: bool) -> str:
    clauses = []
    for chunk in chunks:
        forms = dict.fromkeys((chunk, chunk.lower(), chunk.upper(), chunk.capitalize()))
        clauses.append(f"{'+' if all_words else ''}({' '.join(map(_quoted, forms))})")
    return " ".join(clauses)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
