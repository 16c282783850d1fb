"""What stands under contains: how far, in which order, by which path, and what of it is withheld."""

from typing import Any

from linernotes.credits.answer import asset_answer
from linernotes.credits.contains import MOST_LINES
from tests.rules.credits import made

JUNE = made.contribution("MainArtist", made.party("June Arden"))


def sheet(*links: Any, audience: str = "PUBLIC") -> dict[str, Any]:
    answer = asset_answer(made.asset(JUNE, links=list(links)), audience=audience, seq=7)
    assert answer is not None
    return answer


def crazy_blues(**more: Any) -> Any:
    song = made.work("Crazy Blues", made.contribution("ComposerLyricist", made.party("Perry Bradford")))
    return made.recording(
        "Crazy Blues", made.contribution("MainArtist", made.party("Mamie Smith")), works=(song,), **more
    )


def test_a_sample_keeps_its_own_credits_and_lends_none_to_made_by() -> None:
    answer = sheet(made.link("ast_1", "componentOf", recording=crazy_blues(recorded="1920-08-10")))
    (line,) = answer["contains"]
    source = line["source"]
    assert (line["relation"], line["certainty"], source["title"], source["year"]) == (
        "CONTAINS_SAMPLE_OF",
        "CERTAIN",
        "Crazy Blues",
        "1920",
    )
    assert [one["name"] for one in source["performedBy"]] == ["Mamie Smith"]
    assert [one["name"] for one in source["works"][0]["writtenBy"]] == ["Perry Bradford"]
    assert [one["name"] for one in answer["madeBy"]] == ["June Arden"]


def test_what_a_sample_itself_rests_on_follows_with_its_path() -> None:
    earlier = made.recording("Earlier", made.contribution("MainArtist", made.party("Ann")))
    sample = made.recording("Sample", made.contribution("MainArtist", made.party("Bob")))
    answer = sheet(
        made.link("rec_Sample", "IsCoverOf", recording=earlier), made.link("ast_1", "parentOf", recording=sample)
    )
    assert [
        (one["relation"], one["distance"], [step["title"] for step in one["path"]]) for one in answer["contains"]
    ] == [("IS_EDIT_OF", 1, ["Sample"]), ("IS_COVER_OF", 2, ["Sample", "Earlier"])]


def test_a_reference_given_to_the_model_is_not_contained_and_nothing_behind_it_is() -> None:
    given = made.recording("Given", made.contribution("MainArtist", made.party("Ann")))
    earlier = made.recording("Earlier", made.contribution("MainArtist", made.party("Bob")))
    answer = sheet(
        made.link("ast_1", "inputTo", recording=given), made.link("rec_Given", "ContainsSamplesFrom", recording=earlier)
    )
    assert answer["contains"] == []
    assert [one["source"]["title"] for one in answer["references"]] == ["Given"]


def test_the_same_step_of_two_sources_is_one_line() -> None:
    one = made.link("ast_1", "componentOf", recording=crazy_blues(), stated=made.stated("app", "USER", seq=1))
    two = made.link("ast_1", "componentOf", recording=crazy_blues(), stated=made.stated("ern", "ERN", seq=2))
    for links in ((one, two), (two, one)):
        (line,) = sheet(*links)["contains"]
        assert (line["stated"]["fact"], [each["fact"] for each in line["evidence"]]) == (2, [1])


def test_a_withheld_source_has_a_relation_and_a_handle_and_nothing_else() -> None:
    shy = made.party("Shy Artist", made.choice("CONTAINED", "NOT_NAMED"))
    secret = made.recording(
        "Secret Song", made.contribution("MainArtist", shy), made.contribution("Mixer", made.party("Max"))
    )
    answer = sheet(made.link("ast_1", "componentOf", recording=secret))
    (line,) = answer["contains"]
    assert {key: value for key, value in line.items() if value} == {
        "relation": "CONTAINS_SAMPLE_OF",
        "certainty": "CERTAIN",
        "withheld": "ARTIST_CHOICE",
        "handle": "w1",
    }
    for hidden in ("Shy", "Secret", "Max"):
        assert hidden not in str(answer)


def test_what_stands_behind_something_withheld_keeps_its_line_without_the_path() -> None:
    shy = made.party("Shy Artist", made.choice("CONTAINED", "NOT_NAMED"))
    secret = made.recording("Secret", made.contribution("MainArtist", shy))
    earlier = made.recording("Earlier", made.contribution("MainArtist", made.party("Ann")))
    answer = sheet(
        made.link("ast_1", "componentOf", recording=secret), made.link("rec_Secret", "IsCoverOf", recording=earlier)
    )
    behind = answer["contains"][1]
    assert (behind["source"]["title"], behind["path"], behind["pathWithheld"]) == ("Earlier", [], True)
    assert "Secret" not in str(answer)


def test_a_file_counts_as_what_it_holds() -> None:
    file = {"id": "fil_1", "fact": 1, "recordings": [crazy_blues()], "assets": []}
    (line,) = sheet(made.link("ast_1", "componentOf", file=file))["contains"]
    assert line["source"]["title"] == "Crazy Blues"


def test_more_lines_than_fit_are_counted() -> None:
    links = [
        made.link("ast_1", "componentOf", recording=made.recording(f"R{place:04}")) for place in range(MOST_LINES + 3)
    ]
    answer = sheet(*links)
    assert len(answer["contains"]) == MOST_LINES
    assert answer["completeness"] == {"isPartial": True, "leftOut": [{"what": "CONTAINED_SOURCES", "count": 3}]}


def test_a_ring_of_sources_ends() -> None:
    one, two = made.recording("One"), made.recording("Two")
    answer = sheet(
        made.link("ast_1", "componentOf", recording=one),
        made.link("rec_One", "IsCoverOf", recording=two),
        made.link("rec_Two", "IsCoverOf", recording=one),
    )
    assert [line["source"]["title"] for line in answer["contains"]] == ["One", "Two", "One"]


def test_an_earlier_asset_has_its_own_sheet_once_it_is_released() -> None:
    source = made.asset(made.contribution("MainArtist", made.party("Ann"))) | {
        "id": "ast_2",
        "madeAt": "2026-03-01T00:00:00.000000Z",
    }
    (line,) = sheet(made.link("ast_1", "parentOf", asset=source))["contains"]
    assert (line["source"]["kind"], line["source"]["hasSheet"], line["source"]["year"]) == ("ASSET", True, "2026")


def test_a_medley_says_how_many_tunes_nobody_named() -> None:
    (line,) = sheet(made.link("ast_1", "componentOf", recording=crazy_blues(unidentifiedWorks=1)))["contains"]
    assert line["source"]["unidentifiedWorks"] == 1
