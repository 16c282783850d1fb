"""From a caller's words to queries of Lucene: nothing that a caller writes is an operator in them.

Lucene 9, classic query parser: what stands in quotes is words whatever it says, once quotes and backslashes are
escaped; every other term is made of letters and digits here, in lower case, so that none is AND, OR, NOT or TO.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from linernotes.search import LITTLE_WORDS, Word, beginning, words

WORDS, PAIRS, AS_WRITTEN = "search_words", "search_pairs", "search_as_written"
IDENTIFIERS = "search_identifiers"

MOST_WORDS: Final = 12
# Far apart: a rare word that is a letter away weighs much in the index, and is still not what was asked for.
_EXACT, _BEGINS, _SPELLED, _SIMILAR = 100, 10, 10, 0.1
_LONGEST_INITIALS: Final = 4
_NOT_SENT: Final = {"Cc", "Cs", "Cn"}


def queries(text: str, *, all_words: bool) -> list[dict[str, str]]:
    """Say what to ask which index, as {index, text}: for all the words of a text, or for any of them.

    Exactly what is written is best, then what begins so, then what is a letter or two away. Empty for a text that has
    nothing to look for. Beyond the twelfth a word is not looked for.
    """
    text = "".join(" " if unicodedata.category(each) in _NOT_SENT else each for each in text)
    asked = words(text)[:MOST_WORDS]
    sought = [word for word in asked if word.folded not in LITTLE_WORDS and _letters(word.folded)]
    asking = {
        WORDS: _of_words(text, sought, all_words=all_words),
        PAIRS: _of_words(text, sought, all_words=all_words) if any(word.is_cjk for word in sought) else "",
        AS_WRITTEN: "" if sought else _as_written(text.split()[:MOST_WORDS], all_words=all_words),
        IDENTIFIERS: _of_identifiers(text, sought),
    }
    return [{"index": index, "text": query} for index, query in asking.items() if query]


def _of_words(text: str, sought: Sequence[Word], *, all_words: bool) -> str:
    written = [(word, text[word.start : word.end]) for word in sought]
    # First names are written out here and not there: nobody has to have initials.
    must_be = [word for word, part in written if len(word.folded) > 1 and not _is_initials(part)] or sought
    clauses = [
        f"{'+' if all_words and word in must_be else ''}({' '.join(_ways(word, part))})" for word, part in written
    ]
    return " ".join(clauses)


def _ways(word: Word, part: str) -> Iterator[str]:
    """Give the ways in which a word may be written, best first."""
    yield f"{_quoted(part)}^{_EXACT}"
    folded = word.folded
    # Prefixes and typos are compared with the index's terms as they stand there: only Latin letters are folded there.
    term = _letters(folded if folded.isascii() else unicodedata.normalize("NFKC", part).lower())
    if len(term) > 1:
        yield f"{term}*^{_BEGINS}"
        if not any(map(str.isdigit, term)) and not word.is_cjk and len(term) > 2:
            yield f"{term}~{1 if len(term) < 5 else 2}^{_SIMILAR}"
    if folded.isascii() and folded.isalpha() and (len(folded) in range(2, _LONGEST_INITIALS + 1) or _is_initials(part)):
        yield f'"{" ".join(folded)}"^{_SPELLED}'
        yield f'"{".".join(folded)}"^{_SPELLED}'
        yield f"{folded}^{_SPELLED}"


def _is_initials(part: str) -> bool:
    return any(not each.isalnum() for each in part) and max(map(len, re.findall(r"\w+", part)), default=0) == 1


def _of_identifiers(text: str, sought: Sequence[Word]) -> str:
    """Ask for identifiers that begin so, and for those that are words (`Op. 27 No. 2`), of which all must be there."""
    all_of_them = " ".join(f"+{_quoted(text[word.start : word.end])}" for word in sought)
    begun = beginning(text).lower()
    return " ".join([*([f"({all_of_them})"] if sought else []), *([f"{begun}*^{_EXACT}"] if begun else [])])


def _as_written(chunks: Sequence[str], *, all_words: bool) -> str:
    clauses = []
    for chunk in chunks:
        forms = dict.fromkeys((chunk, chunk.lower(), chunk.upper(), chunk.capitalize()))
        clauses.append(f"{'+' if all_words else ''}({' '.join(map(_quoted, forms))})")
    return " ".join(clauses)


def _letters(text: str) -> str:
    return "".join(each for each in text if unicodedata.category(each)[0] in "LMN")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
