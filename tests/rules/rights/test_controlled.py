"""From when to when parties control things: a table of small histories, and worlds of any."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from linernotes.rights.controlled import controlled
from linernotes.rights.interval import Span
from tests.reference.control import controllers, instants
from tests.rules.rights.notation import World, instant
from tests.rules.rights.values import as_record
from tests.rules.rights.worlds import Fact, worlds

MUSIC = ["R: recording of W", "W: work"]
HISTORIES = [
    ("a share that says nothing of when", "Label holds 100% of R", {"Label": "always"}),
    ("from, and until", "Label holds 100% of R from 2019 until 2021", {"Label": "2019-2021"}),
    ("sold", "Label holds 100% of R; Label sells R to Buyer on 2020", {"Label": "-2020", "Buyer": "2020-"}),
    (
        "sold and bought back",
        "Label holds 100% of R; Label sells all to Buyer on 2020 everything; Buyer sells R to Label on 2022",
        {"Label": "-2020 2022-", "Buyer": "2020-2022"},
    ),
    (
        "sold and bought back at once",
        "Label holds 100% of R; Label sells R to Buyer on 2020; Buyer sells R to Label on 2020",
        {"Label": "always"},
    ),
    (
        "sold with its catalogue",
        "Label holds 100% of R; R is in C-1 from 2018; Label sells C-1 to Buyer on 2020",
        {"Label": "-2020", "Buyer": "2020-"},
    ),
    (
        "in the catalogue only after the sale",
        "Label holds 100% of R; R is in C-1 from 2021; Label sells C-1 to Buyer on 2020",
        {"Label": "always"},
    ),
    (
        "in the catalogue after a sale that takes in later works",
        "Label holds 100% of R; R is in C-1 from 2021; Label sells C-1 to Buyer on 2020 later",
        {"Label": "-2021", "Buyer": "2021-"},
    ),
    (
        "for a time in the catalogue, whose sale takes in later works",
        "Label holds 100% of R; R is in C-1 from 2021 until 2023; Label sells C-1 to Buyer on 2020 later",
        {"Label": "-2021 2023-", "Buyer": "2021-2023"},
    ),
    (
        "acquired after the sale of everything",
        "Label holds 100% of R from 2021; Label sells all to Buyer on 2020 everything",
        {"Label": "2021-"},
    ),
    ("announced", "Label holds 100% of R; Label sells R to Buyer on 2020 state PENDING", {"Label": "always"}),
    ("rejected", "Label holds 100% of R; Label sells R to Buyer on 2020 state REJECTED", {"Label": "always"}),
    (
        "disputed: more than all of it",
        "Label holds 100% of R; Zed holds 60% of R from 2020",
        {"Label": "always", "Zed": "2020-"},
    ),
    ("of unknown size", "Label holds ?% of R", {"Label": "always"}),
    ("nothing of it", "Label holds 0% of R", {}),
    ("another tier", "Label holds 100% of R tier OWNER", {}),
    (
        "in one country by two shares that touch",
        "Label holds 50% of R in DE until 2020; Label holds 50% of R in US from 2020",
        {"Label": "always"},
    ),
    (
        "by two sides that overlap",
        "Label holds 100% of R until 2020; Label holds 100% of R side PERFORMANCE from 2019 until 2021",
        {"Label": "-2021"},
    ),
    ("by a mandate", "Label holds 100% of R; Label mandates Agent exclusively", {"Label": "always"}),
]


@pytest.mark.parametrize(("history", "spans"), [each[1:] for each in HISTORIES], ids=[each[0] for each in HISTORIES])
def test_a_party_controls_from_when_to_when(history: str, spans: dict[str, str]) -> None:
    world = World([*MUSIC, *(line.strip() for line in history.split(";"))])
    assert controlled(as_record(world.facts)) == {(party, "R"): _spans(text) for party, text in spans.items()}


def _spans(text: str) -> tuple[Span, ...]:
    if text == "always":
        return (Span(),)
    ends = [part.split("-") for part in text.split()]
    return tuple(Span(instant(start) if start else None, instant(end) if end else None) for start, end in ends)


@given(worlds())
def test_it_is_what_following_each_share_at_each_instant_says(world: Fact) -> None:
    spans = controlled(as_record(world))
    for at in instants(world):
        assert {pair for pair, several in spans.items() if any(one.holds(at) for one in several)} == controllers(
            world, at
        )
    for several in spans.values():
        assert all(one.end is not None and one.end < (other.start or "") for one, other in pairwise(several))
