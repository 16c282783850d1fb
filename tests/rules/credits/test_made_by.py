"""Who stands under made by, how often, in which order and by which name."""

from typing import Any

from linernotes.credits.answer import asset_answer
from tests.rules.credits import made


def lines(asset: Any, audience: str = "PUBLIC") -> list[dict[str, Any]]:
    answer = asset_answer(asset, audience=audience, seq=7)
    assert answer is not None
    return list(answer["madeBy"])


def test_a_person_with_several_roles_is_one_line_in_the_order_of_roles() -> None:
    june = made.party("June Arden")
    roles = ("StudioProducer", "Composer", "MainArtist", "Lyricist", "Vocalist")
    (line,) = lines(made.asset(*(made.contribution(role, june, aiContribution="None") for role in roles)))
    assert (line["name"], line["roles"], line["ai"]) == (
        "June Arden",
        ["MainArtist", "Vocalist", "Lyricist", "Composer", "StudioProducer"],
        "NONE",
    )


def test_the_model_is_credited_as_generative_ai_with_its_operator() -> None:
    model = made.version()
    asset = made.asset(
        made.contribution("MainArtist", made.party("June Arden")),
        made.contribution("Musician", model),
        generation=made.generation(model["id"], operator=made.party("Example Lab")),
        trained=[made.trained(model, "FINE_TUNE", {})],
    )
    line = next(one for one in lines(asset) if one["model"])
    assert (line["special"], line["model"], line["operator"], line["ai"]) == (
        "GenerativeAI",
        "Strings 2.1",
        "Example Lab",
        "ALL",
    )


def test_a_persona_and_its_person_are_two_lines() -> None:
    asset = made.asset(
        made.contribution("MainArtist", made.party("Stage Name")),
        made.contribution("Composer", made.party("Legal Name")),
    )
    assert [one["name"] for one in lines(asset)] == ["Stage Name", "Legal Name"]


def test_a_party_credited_under_two_names_is_two_lines_but_spelling_makes_no_second() -> None:
    zoe = made.party("Zoë B. Quist")
    asset = made.asset(
        made.contribution("MainArtist", zoe, creditedAs="ZOE B QUIST"),
        made.contribution("Composer", zoe),
        made.contribution("StudioProducer", zoe, creditedAs="The Ferry"),
    )
    assert [one["name"] for one in lines(asset)] == ["ZOE B QUIST", "The Ferry"]


def test_the_writers_of_the_work_of_an_ai_cover_stand_under_made_by_and_its_publisher_does_not() -> None:
    song = made.work(
        "Crazy Blues",
        made.contribution("ComposerLyricist", made.party("Perry Bradford")),
        made.contribution("MusicPublisher", made.party("A Publisher")),
    )
    asset = made.asset(made.contribution("MainArtist", made.party("June Arden")), works=[song])
    assert [(one["name"], one["lines"][0]["work"]) for one in lines(asset)] == [
        ("June Arden", None),
        ("Perry Bradford", "Crazy Blues"),
    ]


def test_two_sources_that_say_the_same_are_one_line_with_the_preferred_first_and_the_other_as_evidence() -> None:
    june = made.party("June Arden")
    first = made.contribution("MainArtist", june, creditedAs="J. Arden", stated=made.stated("app", "USER", seq=11))
    second = made.contribution("MainArtist", june, creditedAs="June Arden", stated=made.stated("ern", "ERN", seq=12))
    for given in ((first, second), (second, first)):
        (line,) = lines(made.asset(*given))
        (role,) = line["lines"]
        assert (line["name"], role["stated"]["fact"], [one["fact"] for one in role["evidence"]]) == (
            "June Arden",
            12,
            [11],
        )


def test_a_dispute_of_one_source_marks_the_line() -> None:
    june = made.party("June Arden")
    one = made.contribution("Composer", june, stated=made.stated("ern", "ERN"))
    other = made.contribution("Composer", june, state="DISPUTED", stated=made.stated("app", "USER"))
    assert [line["disputed"] for line in lines(made.asset(one, other))] == [True]


def test_another_contributor_who_is_not_to_be_named_is_counted() -> None:
    shy = made.party("Shy Engineer", made.choice("MADE_BY", "NOT_NAMED"))
    asset = made.asset(
        made.contribution("MainArtist", made.party("June Arden")),
        made.contribution("Mixer", shy),
        made.contribution("MasteringEngineer", shy),
    )
    assert [(one["name"], one["notNamed"]) for one in lines(asset)] == [("June Arden", 0), (None, 1)]
    assert [one["name"] for one in lines(asset, "AUDITOR")] == ["June Arden", "Shy Engineer"]
    assert "Shy" not in str(asset_answer(asset, audience="PUBLIC", seq=7))


def test_a_choice_for_the_public_says_nothing_of_the_licensed() -> None:
    shy = made.party("Shy Engineer", made.choice("MADE_BY", "NOT_NAMED"))
    asset = made.asset(made.contribution("MainArtist", made.party("June")), made.contribution("Mixer", shy))
    assert "Shy Engineer" in [one["name"] for one in lines(asset, "LICENSED")]


def test_a_main_artist_who_is_not_to_be_named_takes_the_sheet_away() -> None:
    shy = made.party("Shy Artist", made.choice("MADE_BY", "NOT_NAMED"))
    asset = made.asset(made.contribution("MainArtist", shy))
    assert asset_answer(asset, audience="PUBLIC", seq=7) is None
    assert asset_answer(asset, audience="AUDITOR", seq=7) is not None


def test_a_writer_of_the_work_who_is_not_to_be_named_takes_the_sheet_of_a_cover_away() -> None:
    song = made.work("Song", made.contribution("Composer", made.party("Shy", made.choice("MADE_BY", "NOT_NAMED"))))
    asset = made.asset(made.contribution("MainArtist", made.party("June Arden")), works=[song])
    assert asset_answer(asset, audience="PUBLIC", seq=7) is None


def test_a_link_is_shown_to_those_for_whom_it_was_chosen() -> None:
    june = made.party("June Arden", made.choice("MADE_BY", "LINKED"), link="https://june.example/")
    other = made.party("Other", link="https://other.example/")
    asset = made.asset(made.contribution("MainArtist", june), made.contribution("Composer", other))
    assert [one["link"] for one in lines(asset)] == ["https://june.example/", None]


def test_an_asset_on_no_release_has_no_sheet() -> None:
    asset = made.asset(made.contribution("MainArtist", made.party("June Arden")), releases=[])
    assert asset_answer(asset, audience="PUBLIC", seq=7) is None


def test_a_traditional_with_an_arranger_keeps_both() -> None:
    song = made.work(
        "Swing Low",
        made.contribution("Composer", "Traditional"),
        made.contribution("Arranger", made.party("Ada Quist")),
    )
    asset = made.asset(made.contribution("MainArtist", made.party("June Arden")), works=[song])
    assert [(one["name"], one["special"]) for one in lines(asset)] == [
        ("June Arden", None),
        (None, "Traditional"),
        ("Ada Quist", None),
    ]
