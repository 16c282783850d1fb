"""The words of a text as they are compared in search: without case, accents, apostrophes and dots of initials."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LITTLE_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be but by for if in into is it no not of on or such that the their then there these they "
        "this to was will with",
    )
)
"""Words that say little: Lucene's English stop words, which most of its indexes leave out."""

_APOSTROPHES: Final = "'\u2018\u2019\u02bc\uff07"
_DOTS: Final = ".\uff0e"
# Unicode has no decomposition for these; people without them on their keyboard type the letters on the right.
_LATIN: Final = {
    "\u00f8": "o",  # o with stroke
    "\u0111": "d",  # d with stroke
    "\u00f0": "d",  # eth
    "\u0142": "l",  # l with stroke
    "\u0127": "h",  # h with stroke
    "\u0167": "t",  # t with stroke
    "\u0131": "i",  # dotless i
    "\u014b": "n",  # eng
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u00fe": "th",  # thorn
}
# Letters of Arabic and Persian that are written for each other, and the stroke that only makes a word longer.
_ARABIC: Final = {"\u0629": "\u0647", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0640": ""}
_LETTERS: Final = str.maketrans(_LATIN | _ARABIC | dict.fromkeys(_APOSTROPHES, ""))
# Marks on Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters are often left out. From Devanagari on a mark may
# be a vowel, and in Japanese it makes another syllable.
_FIRST_THAT_KEEPS_MARKS: Final = "\u0900"
# Hangul, Han and kana: written without spaces between words, and indexed by pairs of characters.
_CJK: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U000323af]"
)

# Over a text in which every character stands as the letter of its class: W of a word, C of Hangul, Han and kana, M a
# mark, ' an apostrophe, . a dot, S a space. First come initials: single letters with dots or spaces between.
_PARTS: Final = re.compile(r"(?<![WCM'])WM*(?:[.S]S?WM*(?![WCM']))+|C[CM]*|W[WM]*(?:'W[WM]*)*")
_SIGNS: Final = re.compile(r"[^S]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands: from `start` up to `end`, counted in code points."""

    folded: str
    start: int
    end: int

    @property
    def is_cjk(self) -> bool:
        """Say whether it may be several words, written without spaces between."""
        return _CJK.match(self.folded) is not None


def words(text: str) -> list[Word]:
    """Find the words of a text; one that has no letter and no digit is one word for each run of its signs.

    Initials are one word, however they are written: the words of "W. C. Handy" and "W.C. Handy" are wc and handy.
    """
    classes = "".join(map(_class, text))
    pattern = _PARTS if set(classes) & set("WC") else _SIGNS
    found = (Word(_joined(text[part.start() : part.end()]), *part.span()) for part in pattern.finditer(classes))
    return [word for word in found if word.folded]


def fold(text: str) -> str:
    """Return a text as it is compared: what differs in case, accents or width of letters alone becomes the same."""
    kept: list[str] = []
    base = " "
    for character in unicodedata.normalize("NFKD", text):
        if unicodedata.category(character) != "Mn":
            base = character
        elif base < _FIRST_THAT_KEEPS_MARKS:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).casefold().translate(_LETTERS)


def _joined(part: str) -> str:
    return re.sub(r"(?<=\w)[.\s]+", "", fold(part))


def _class(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _DOTS:
        return "."
    match unicodedata.category(character)[0]:
        case "L" | "N":
            return "C" if _CJK.match(character) else "W"
        case "M":
            return "M"
        case "Z" | "C":
            return "S"
    return "-"
