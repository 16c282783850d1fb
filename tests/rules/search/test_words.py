"""A text is compared by its words, whatever case, accents, apostrophes and dots it is written with."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.search import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zoë Keating", ["zoe", "keating"]),
        ("Dvořák, Antonín", ["dvorak", "antonin"]),
        ("Ślůnsk Łódź", ["slunsk", "lodz"]),
        ("Mötley Crüe – Straße", ["motley", "crue", "strasse"]),
        ("Björk Guðmundsdóttir", ["bjork", "gudmundsdottir"]),
        ("\uff35\uff12 (\uff4c\uff49\uff56\uff45)", ["u2", "live"]),
        ("Чайковский, Пётр", ["чаиковскии", "петр"]),
        ("Θεοδωράκης", ["θεοδωρακησ"]),
        ("أم كلثوم", ["ام", "كلثوم"]),
        ("אֲרִיק", ["אריק"]),
        ("रवि शंकर", ["रवि", "शंकर"]),
        ("坂本龍一", ["坂本龍一"]),
        ("美空 ひばり", ["美空", "ひばり"]),
        ("ｱﾆﾒ", ["アニメ"]),
        ("ガ", ["ガ"]),
        ("BTS 방탄소년단", ["bts", "방탄소년단"]),
    ],
)
def test_letters_are_folded_as_far_as_their_script_lets_them_be(text: str, folded: list[str]) -> None:
    assert [word.folded for word in words(text)] == folded


@pytest.mark.parametrize("text", ["W. C. Handy", "W.C. Handy", "W C Handy", "WC Handy", "w.c.handy"])
def test_initials_are_one_word_however_they_are_written(text: str) -> None:
    assert [word.folded for word in words(text)] == ["wc", "handy"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("O’Connor", ["oconnor"]),
        ("'Round Midnight", ["round", "midnight"]),
        ("Rockin' In", ["rockin", "in"]),
        ("AC/DC", ["ac", "dc"]),
        ("U2", ["u2"]),
        ("Hip-Hop: Intro", ["hip", "hop", "intro"]),
        ("!!!", ["!!!"]),
        ("?", ["?"]),
        ("!!! (live)", ["live"]),
        (" \t\n", []),
        ("", []),
    ],
)
def test_signs_part_words_and_are_words_only_where_there_is_nothing_else(text: str, folded: list[str]) -> None:
    assert [word.folded for word in words(text)] == folded


def test_a_word_says_where_it_stands() -> None:
    text = "W. C. Handy, Dvořák"
    assert [text[word.start : word.end] for word in words(text)] == ["W. C", "Handy", "Dvořák"]


@given(st.text(max_size=60))
def test_words_stand_in_order_and_apart_in_any_text(text: str) -> None:
    ends = [(word.start, word.end) for word in words(text)]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(end <= start for (_, end), (start, _) in pairwise(ends))


@given(st.text(max_size=60))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
