"""An identifier is known however it is written, and one that is only begun is known by its beginning."""

import pytest

from linernotes.search import beginning, identifiers_meant, match_identifier


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("US-SKG-19-12345", [("ISRC", "USSKG1912345")]),
        ("usskg1912345", [("ISRC", "USSKG1912345")]),
        ("ISRC US SKG 19 12345", [("ISRC", "USSKG1912345")]),
        ("isrc:us-skg-19-12345", [("ISRC", "USSKG1912345")]),
        ("T-034.524.680-1", [("ISWC", "T0345246801")]),
        ("0000 0001 2281 955X", [("ISNI", "000000012281955X")]),
        ("00014107338", [("IPI_NAME", "00014107338")]),
        ("036000241457", [("GTIN", "00036000241457")]),
        ("PROPRIETARY:Okeh:4169", [("PROPRIETARY:Okeh", "4169")]),
        ("proprietary:Okeh:4169", [("PROPRIETARY:Okeh", "4169")]),
        ("opus:Op. 27  No. 2", [("OPUS", "Op. 27 No. 2")]),
        ("John Williams", []),
        ("Hip-Hop: Intro", []),
        ("PROPRIETARY:", []),
        ("ISRC:", []),
        (":", []),
        ("", []),
    ],
)
def test_the_identifiers_that_a_text_can_be_are_found(text: str, meant: list[tuple[str, str]]) -> None:
    assert identifiers_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "begun"), [("US-SKG-19", "USSKG19"), ("T-034.5", "T0345"), ("US-S", ""), ("Handy", ""), ("Op. 27 ♯", "")]
)
def test_what_may_be_the_beginning_of_one_has_a_digit_and_four_signs(text: str, begun: str) -> None:
    assert beginning(text) == begun


def test_an_identifier_answers_whole_by_its_beginning_and_by_its_words() -> None:
    answers = [
        match_identifier("us-skg-19-12345", "ISRC", "USSKG1912345"),
        match_identifier("us-skg-19-1234", "ISRC", "USSKG1912345"),
        match_identifier("us-skg", "ISRC", "USSKG1912345"),
        match_identifier("op 27", "OPUS", "Op. 27 No. 2"),
    ]
    assert [answer and answer.ranges for answer in answers] == [((0, 12),), ((0, 11),), None, ((0, 2), (4, 6))]
    assert [answer.score for answer in answers[:2] if answer] == [1000, 974]
