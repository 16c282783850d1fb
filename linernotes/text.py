"""What text may be recorded: one normal form, nothing invisible that reorders or breaks what is read."""

import unicodedata
from enum import StrEnum, unique
from typing import ClassVar, Final

from linernotes.errors import LinernotesError


@unique
class TextRule(StrEnum):
    """Name the rule that a text breaks."""

    BLANK = "BLANK"
    TOO_LONG = "TOO_LONG"
    SURROGATE = "SURROGATE"
    CONTROL_CHARACTER = "CONTROL_CHARACTER"
    BIDI_CONTROL = "BIDI_CONTROL"
    NONCHARACTER = "NONCHARACTER"


class IllFormedText(LinernotesError):
    """Refuse a text, with the rule that it breaks."""

    code: ClassVar[str] = "ILL_FORMED_TEXT"

    def __init__(self, rule: TextRule, message: str) -> None:
        super().__init__(message)
        self.rule = rule


# UAX #9 section 2: embeddings, overrides and isolates reorder the text after them, and so can make a name read as
# another. The marks LRM, RLM and ALM only give a neighbour a direction; Arabic and Hebrew names need them.
_BIDI_CONTROLS: Final = frozenset(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
# Unicode calls these letters or symbols, but they print as nothing.
_INVISIBLE_LETTERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Canonical composition makes one code point of at most four (a Greek vowel with three marks). Longer input cannot
# come within the limit, so it is refused before a normalisation whose time is not linear in stacked marks.
_LONGEST_COMPOSITION: Final = 4


def well_formed(text: str, *, at_most: int, multiline: bool = False) -> str:
    """Return a text as it is recorded: NFC, outer white space removed, line ends as `\\n`.

    `at_most` counts code points of the result. Raises IllFormedText.
    """
    if len(text) > at_most * _LONGEST_COMPOSITION:
        raise _too_long(at_most)
    lines = text.replace("\r\n", "\n") if multiline else text
    for place, character in enumerate(lines):
        _check_character(character, place, multiline=multiline)
    normal = unicodedata.normalize("NFC", lines).strip()
    if all(_prints_nothing(character) for character in normal):
        raise IllFormedText(TextRule.BLANK, "Text is expected here, and there is none that could be read.")
    if len(normal) > at_most:
        raise _too_long(at_most)
    return normal


def _check_character(character: str, place: int, *, multiline: bool) -> None:
    rule = _broken_rule(character, multiline=multiline)
    if rule is not None:
        words = {
            TextRule.SURROGATE: "half of a surrogate pair",
            TextRule.CONTROL_CHARACTER: "a control character",
            TextRule.BIDI_CONTROL: "a control that reorders the text after it",
            TextRule.NONCHARACTER: "a code point that Unicode keeps out of interchange",
        }[rule]
        raise IllFormedText(rule, f"The text has {words}, U+{ord(character):04X}, at position {place}.")


def _broken_rule(character: str, *, multiline: bool) -> TextRule | None:
    if multiline and character == "\n":
        return None
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp":
            return TextRule.CONTROL_CHARACTER
        case "Cs":
            return TextRule.SURROGATE
    if character in _BIDI_CONTROLS:
        return TextRule.BIDI_CONTROL
    # The Unicode Standard, section 23.7: the last two code points of each plane, and U+FDD0 to U+FDEF.
    if ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF:
        return TextRule.NONCHARACTER
    return None


def _prints_nothing(character: str) -> bool:
    return unicodedata.category(character) in {"Zs", "Cc", "Cf"} or character in _INVISIBLE_LETTERS


def _too_long(at_most: int) -> IllFormedText:
    return IllFormedText(TextRule.TOO_LONG, f"The text is longer than the {at_most:,} characters it may have.")
