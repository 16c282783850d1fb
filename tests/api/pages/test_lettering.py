"""Text that is drawn: in lines that have room, whole where it can be."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from api.pages.lettering import lines, width

ROOM = 12.0


@given(st.text(max_size=60), st.integers(min_value=1, max_value=4))
def test_no_line_is_wider_than_its_room_and_there_are_no_more_than_may_be(text: str, most: int) -> None:
    found = lines(text, room=ROOM, most=most)
    assert len(found) <= most
    assert all(line.strip() and width(line) <= ROOM for line in found)


@given(st.text(max_size=60))
def test_text_is_whole_or_says_that_it_is_cut(text: str) -> None:
    found = lines(text, room=ROOM, most=2)
    assert "".join("".join(found).split()) == "".join(text.split()) or found[-1].endswith("…")


def test_what_is_joined_to_a_letter_is_not_cut_off_it() -> None:
    for text in ("e\u0301" * 60, "\U0001f469\u200d\U0001f467" * 60):
        for line in lines(text, room=ROOM, most=3):
            assert not unicodedata.combining(line[0])
            assert line[0] != "\u200d"
            assert not line.removesuffix("…").endswith("\u200d")


def test_a_short_title_is_one_line_and_a_longer_one_breaks_between_words() -> None:
    assert lines("Night Ferry", room=ROOM, most=2) == ["Night Ferry"]
    assert lines("Harbour Nocturne (2024 Remaster)", room=ROOM, most=2) == ["Harbour Nocturne (2024", "Remaster)"]
