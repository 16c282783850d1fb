"""Whose word is shown first."""

from linernotes.precedence import display_key

SAID = [
    ("STEWARD", "zz", None, "z"),
    ("RIN", "studio", "a", ""),
    ("RIN", "studio", "b", ""),
    ("RIN", "studio", None, ""),
    ("RIN", "zstudio", "a", ""),
    ("USER", "app", "a", "a"),
    ("USER", "app", "a", "b"),
    ("DEMO", "a", "a", ""),
]


def test_the_kind_of_source_then_system_document_and_text_decide_and_never_the_order_of_arrival() -> None:
    for arrived in (SAID, SAID[::-1], SAID[4:] + SAID[:4]):
        assert sorted(arrived, key=lambda said: display_key(*said)) == SAID
