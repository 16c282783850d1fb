"""Text is recorded in one normal form, and what a reader could not trust is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.text import IllFormedText, TextRule, well_formed


@pytest.mark.parametrize(
    ("text", "recorded"),
    [
        ("Zoe\u0308", "Zo\u00eb"),
        ("  Night Ferry ", "Night Ferry"),
        ("\u05d3\u05e0\u05d4\u200f", "\u05d3\u05e0\u05d4\u200f"),
        ("\U0001f3b7 Sax", "\U0001f3b7 Sax"),
    ],
)
def test_text_is_recorded_in_normal_form(text: str, recorded: str) -> None:
    assert well_formed(text, at_most=20) == recorded


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", TextRule.BLANK),
        (" \u00a0\u3000", TextRule.BLANK),
        ("\u200b\u2060\ufeff", TextRule.BLANK),
        ("\u3164", TextRule.BLANK),
        ("x" * 21, TextRule.TOO_LONG),
        ("e\u0301" * 21, TextRule.TOO_LONG),
        ("x" * 1_000_000, TextRule.TOO_LONG),
        ("a\x00b", TextRule.CONTROL_CHARACTER),
        ("a\nb", TextRule.CONTROL_CHARACTER),
        ("a\tb", TextRule.CONTROL_CHARACTER),
        ("a\x85b", TextRule.CONTROL_CHARACTER),
        ("a\u2028b", TextRule.CONTROL_CHARACTER),
        ("a\ud800b", TextRule.SURROGATE),
        ("a\u202eb", TextRule.BIDI_CONTROL),
        ("a\u2066b", TextRule.BIDI_CONTROL),
        ("a\uffffb", TextRule.NONCHARACTER),
        ("a\ufdd0b", TextRule.NONCHARACTER),
    ],
)
def test_what_may_not_be_recorded_is_refused_by_rule(text: str, rule: TextRule) -> None:
    with pytest.raises(IllFormedText) as caught:
        well_formed(text, at_most=20)
    assert (caught.value.rule, caught.value.code) == (rule, "ILL_FORMED_TEXT")


def test_only_text_of_many_lines_may_have_line_ends() -> None:
    assert well_formed("one\r\ntwo\nthree\n", at_most=20, multiline=True) == "one\ntwo\nthree"
    with pytest.raises(IllFormedText):
        well_formed("one\rtwo", at_most=20, multiline=True)


@given(st.text(max_size=60), st.booleans())
def test_what_is_accepted_is_in_normal_form_within_its_limit_and_stays_so(text: str, multiline: bool) -> None:
    try:
        recorded = well_formed(text, at_most=20, multiline=multiline)
    except IllFormedText:
        return
    assert (len(recorded) <= 20, unicodedata.is_normalized("NFC", recorded)) == (True, True)
    assert well_formed(recorded, at_most=20, multiline=multiline) == recorded
