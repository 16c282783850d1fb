"""Disclosure of AI: declared and derived side by side, silence kept, contradictions shown."""

from typing import Any

import pytest

from linernotes.credits.answer import asset_answer
from linernotes.credits.disclosure import contradict
from tests.rules.credits import made

JUNE, MODEL = made.party("June Arden"), made.version()


def declared(by: str = "June Arden", source: Any = None, **parts: str) -> Any:
    nothing = dict.fromkeys(("containsAI", "vocals", "lyrics", "instruments", "composition", "postProduction"))
    return {**nothing, **parts, "fact": 1, "declaredBy": made.party(by), "stated": source or made.stated()}


def disclosure(*declarations: Any, contributions: Any = (), **more: Any) -> dict[str, Any]:
    given = contributions or [made.contribution("MainArtist", JUNE)]
    answer = asset_answer(made.asset(*given, disclosures=list(declarations), **more), audience="PUBLIC", seq=7)
    assert answer is not None
    return dict(answer["disclosure"])


def by_part(found: dict[str, Any]) -> dict[str, tuple[str, str, bool]]:
    return {one["part"]: (one["declared"], one["derived"], one["contradiction"]) for one in found["byPart"]}


def test_silence_is_not_stated_and_never_none() -> None:
    found = disclosure()
    assert (found["containsAI"], found["declaredBy"], found["derived"]) == ("NOT_STATED", None, "NOT_STATED")
    assert set(by_part(found).values()) == {("NOT_STATED", "NOT_STATED", False)}


def test_what_is_declared_stands_beside_what_the_credits_say() -> None:
    people = [made.contribution(role, JUNE, aiContribution="None") for role in ("Vocalist", "Lyricist", "Composer")]
    model = [made.contribution(role, MODEL) for role in ("Musician", "Composer")]
    said = declared(containsAI="Partly", vocals="None", lyrics="None", instruments="All", composition="Partly")
    found = disclosure(said, contributions=[*people, *model])
    assert (found["containsAI"], found["declaredBy"], found["derived"]) == ("PARTLY", "June Arden", "PARTLY")
    assert by_part(found) == {
        "VOCALS": ("NONE", "NONE", False),
        "LYRICS": ("NONE", "NONE", False),
        "INSTRUMENTS": ("ALL", "ALL", False),
        "COMPOSITION": ("PARTLY", "PARTLY", False),
        "POST_PRODUCTION": ("NOT_STATED", "NOT_STATED", False),
    }
    assert found["contradictions"] == []


def test_a_declaration_of_none_against_a_model_among_the_credits_is_shown_as_a_contradiction() -> None:
    found = disclosure(
        declared(containsAI="None", instruments="None"),
        contributions=[made.contribution("MainArtist", JUNE), made.contribution("Musician", MODEL)],
    )
    assert found["containsAI"] == "NONE"
    assert found["contradictions"] == ["DECLARED_AGAINST_CREDITS", "DECLARED_AGAINST_CREDITS_INSTRUMENTS"]


def test_a_model_that_made_a_part_counts_without_a_credit() -> None:
    use = {"modelVersion": MODEL["id"], "part": "VOCALS", "position": 0}
    generation = made.generation(MODEL["id"]) | {"models": [use]}
    found = disclosure(declared(vocals="None"), generation=generation)
    assert by_part(found)["VOCALS"] == ("NONE", "ALL", True)
    assert found["derived"] == "PARTLY"


def test_two_who_declare_differently_are_both_shown_in_the_stated_order() -> None:
    one = declared("An App", made.stated("app", "USER"), containsAI="None")
    two = declared("A Label", made.stated("ern", "ERN"), containsAI="Partly")
    for order in ((one, two), (two, one)):
        found = disclosure(*order)
        assert (found["declaredBy"], found["containsAI"]) == ("A Label", "PARTLY")
        assert [(other["declaredBy"], other["containsAI"]) for other in found["others"]] == [("An App", "NONE")]
        assert found["contradictions"] == ["DECLARATIONS_DIFFER"]


def test_the_writer_of_an_old_song_contradicts_no_declaration_about_the_recording() -> None:
    song = made.work("Song", made.contribution("Composer", made.party("Old Writer")))
    found = disclosure(declared(containsAI="All"), contributions=[made.contribution("Musician", MODEL)], works=[song])
    assert (found["derived"], found["contradictions"]) == ("ALL", [])


@pytest.mark.parametrize(
    ("said", "credited", "expected"),
    [
        ("NONE", "ALL", True),
        ("NONE", "PARTLY", True),
        ("ALL", "PARTLY", True),
        ("ALL", "NONE", True),
        ("PARTLY", "NONE", True),
        ("PARTLY", "ALL", False),
        ("NOT_STATED", "ALL", False),
        ("NONE", "NOT_STATED", False),
        ("NONE", "NONE", False),
    ],
)
def test_what_contradicts_what(said: Any, credited: Any, *, expected: bool) -> None:
    assert contradict(said, credited) is expected
