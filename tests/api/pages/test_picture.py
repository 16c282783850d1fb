"""What a page draws of a lineage: who and what, in which words, and what it says that it leaves out."""

import re
from html import unescape
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from api.pages.page import render_page
from api.pages.picture import MOST_ALIKE, MOST_THINGS, Card, picture
from api.pages.placing import place
from tests.api.pages.test_page import plain
from tests.api.pages.walks import TRACK, edge, thing, walk

MODEL = thing("ModelVersion", "mdv_Strings2.1", version="2.1", model={"name": "Strings"})
SONG = thing("Recording", "rec_Crazy Blues", title="Crazy Blues")
MAMIE = thing("Party", "par_mamie", name="Mamie Smith")
WALK = walk(
    edge("USED_MODEL", TRACK, MODEL),
    edge("BY_MODEL", TRACK, MODEL),
    edge("USED_INPUT", TRACK, SONG),
    edge("MADE", SONG, MAMIE),
)


def said(card: Card) -> list[tuple[str, str]]:
    """What leads on from a card, and to what."""
    return [(line.words, row.text) for line in card.lines for row in line.to.rows]


def svg_of(html: str) -> ElementTree.Element:
    (found,) = re.findall(r"<svg viewBox=\"0 0 \d+\.\d .*?</svg>", html, re.DOTALL)
    return ElementTree.fromstring(found)


def test_it_begins_with_the_track_and_says_each_step_in_words_once_between_two_things() -> None:
    start, *_ = picture(plain(), WALK).cards
    assert [row.text for row in start.rows] == ["Night Ferry"]
    assert said(start) == [
        ("was made with the model", "Strings 2.1"),
        ("was made using", "Crazy Blues"),
        ("rests, by a report's estimate, on", "audio only"),
        ("rests, by a report's estimate, on", "Night Ferry"),
    ]


def test_whoever_made_a_thing_stands_beside_it_and_whoever_is_not_named_is_only_counted() -> None:
    sheet = plain()
    sheet["madeBy"] = [*sheet["madeBy"], {**sheet["madeBy"][0], "name": None, "party": None, "notNamed": 2}]
    june = thing("Party", sheet["madeBy"][0]["party"], name="June Arden")
    start, *_ = picture(sheet, walk(edge("MADE", TRACK, june))).cards
    (card,) = [line.to for line in start.lines if line.words == "was made by"]
    assert [(row.text, row.link, row.is_quiet) for row in card.rows] == [
        ("June Arden", "https://june.example/", False),
        ("2 not named", None, True),
    ]


def test_an_input_is_called_as_the_sheet_calls_it() -> None:
    sheet = plain()
    contained = sheet["contains"][0]["path"][0]["id"]
    start, *_ = picture(sheet, walk(edge("USED_INPUT", TRACK, thing("Recording", contained, title="A Song")))).cards
    assert ("a sample of", "A Song") in said(start)


def test_estimated_sources_are_those_of_the_sheet_and_of_many_the_first_few() -> None:
    sheet = plain()
    (side,) = sheet["trainingSources"]["sides"]
    (item,) = side["items"]
    side["items"] = [*[item] * (MOST_ALIKE + 3), {**item, "withheld": "ARTIST_CHOICE", "source": None}]
    side["itemsNotShown"] = 11
    (card,) = [card for card in picture(sheet, None).cards if card.is_estimate]
    assert [row.text for row in card.rows if row.is_quiet] == [
        "audio only",
        "and 14 more estimated sources",
        "1 not named",
    ]
    assert len([row for row in card.rows if not row.is_quiet]) == MOST_ALIKE


def test_what_a_walk_left_out_and_what_has_no_room_is_said() -> None:
    many = [edge("RECORDING_OF", TRACK, thing("Work", f"wrk_{n}", title=f"Tune {n}")) for n in range(MOST_ALIKE + 2)]
    omitted = ({"type": "MADE", "count": 1, "isExact": True}, {"type": "USED", "count": 10_000, "isExact": False})
    drawn = picture(plain(), walk(*many, omitted=omitted, more=True))
    assert drawn.not_drawn == (
        "Not drawn: 1 contributor, 2 works, over 10,000 datasets, 1 source that is not named and what is further away."
    )


def test_a_picture_has_so_many_things_and_no_more() -> None:
    chain = [thing("ModelVersion", f"mdv_{n}", version=str(n), model={"name": "M"}) for n in range(MOST_THINGS + 5)]
    edges = [edge("USED_MODEL", TRACK, chain[0])]
    edges += [edge("STARTED_FROM", later, earlier) for later, earlier in pairwise(chain)]
    drawn = picture(plain(), walk(*edges))
    assert len([card for card in drawn.cards if not card.is_estimate]) == MOST_THINGS
    assert "1 earlier model" in drawn.not_drawn


def test_what_may_be_seen_only_beside_others_is_not_drawn() -> None:
    start, *_ = picture(plain(), walk(edge("USED_INPUT", TRACK, None), edge("MADE", None, MAMIE))).cards
    assert {words for words, _ in said(start)} == {"rests, by a report's estimate, on"}


def test_cards_stand_apart_in_layers_from_left_to_right_and_lines_end_at_cards() -> None:
    drawn = picture(plain(), WALK)
    placed = place(drawn.cards)
    at = {id(one.card): one for one in placed.cards}
    for one in placed.cards:
        assert 0 <= one.x <= placed.width - one.width
        assert 0 <= one.y <= placed.height - one.height
        assert all(at[id(line.to)].x > one.x + one.width for line in one.card.lines)
        for other in placed.cards:
            apart = (
                abs(one.x - other.x) >= one.width or one.y >= other.y + other.height or other.y >= one.y + one.height
            )
            assert one is other or apart
    assert place(drawn.cards) == placed


TITLES = ("A" * 400, "夜のフェリー" * 30, "أغنية البحر " * 20, "<b>&amp;", "👩‍👩‍👧" * 40, "\u202eabc")


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_cut_to_its_card_and_stands_whole_beneath_it(title: str) -> None:
    song = thing("Recording", "rec_long", title=title)
    html = render_page(plain(), walk(edge("USED_INPUT", TRACK, song)))
    drawn = svg_of(html)
    assert title in [each.text or "" for each in drawn.iter() if each.tag.endswith("title")]
    assert all(len(each.text or "") < 80 for each in drawn.iter() if each.tag.endswith("text"))


def test_the_picture_has_a_name_and_a_description_and_the_same_is_there_as_a_list_with_the_same_links() -> None:
    sheet = plain()
    june = thing("Party", sheet["madeBy"][0]["party"], name="June Arden")
    html = render_page(
        sheet, walk(edge("MADE", TRACK, june), edge("USED_INPUT", TRACK, SONG), edge("MADE", SONG, MAMIE))
    )
    drawn = svg_of(html)
    ids = {each.get("id"): each.text for each in drawn.iter() if each.get("id")}
    assert ids[(drawn.get("aria-labelledby") or "").split()[0]] == "What “Night Ferry” came from"
    assert [each.get("href") for each in drawn.iter() if each.tag.endswith("a")] == ["https://june.example/"]
    beneath = html.split("The same as a list")[1].split("</details>")[0]
    assert '<a href="https://june.example/"' in beneath
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", beneath)).split())
    assert "was made using Crazy Blues was made by Mamie Smith" in text


def test_a_track_of_which_nothing_is_known_has_no_picture() -> None:
    sheet: dict[str, Any] = plain()
    sheet["trainingSources"]["sides"], sheet["madeBy"] = [], []
    assert "<svg" not in render_page(sheet, walk())
