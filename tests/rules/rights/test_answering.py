"""Who is asked about a thing, and what each has answered: by itself, by an agent, or not at all."""

from linernotes.rights.answering import answers_to
from linernotes.rights.clearance import clear
from tests.rules.rights.notation import World, question
from tests.rules.rights.values import as_question, as_record

SONG = (
    "W: work, Composer Ann, Composer Ben",
    "Ann holds 50% of W",
    "Pub holds 30% of W",
    "Ben holds 20% of W",
)


def answers(*lines: str, asked: str = "TRAIN in DE FR") -> list[tuple[str, str, str]]:
    found = clear("W", as_question(question(asked)), as_record(World([*SONG, *lines]).facts))
    return [
        (one.party, one.asked_as.value, one.answer.value)
        for met in found.requirements
        if met.requirement.side == "COMPOSITION"
        for one in answers_to(met.judgement)
    ]


def said_yes(*lines: str) -> set[tuple[str, str, str, str | None]]:
    found = clear("W", as_question(question("TRAIN in DE")), as_record(World([*SONG, *lines]).facts))
    return {
        (one.party, yes.paper, yes.giver, yes.mandate)
        for met in found.requirements
        for one in answers_to(met.judgement)
        for yes in one.yes
    }


def test_who_has_not_answered_is_silent_and_who_has_said_no_refuses() -> None:
    assert answers("Ann grants W", "Ben denies W", "Pub grants W in DE") == [
        ("Ann", "HOLDER", "PERMITS"),
        ("Ben", "HOLDER", "REFUSES"),
        ("Pub", "HOLDER", "PARTLY"),
        ("Ann", "ARTIST", "PERMITS"),
        ("Ben", "ARTIST", "REFUSES"),
    ]
    assert answers() == [
        *((party, "HOLDER", "SILENT") for party in ("Ann", "Ben", "Pub")),
        *((party, "ARTIST", "SILENT") for party in ("Ann", "Ben")),
    ]


def test_a_no_where_nothing_is_asked_is_nothing() -> None:
    assert ("Ben", "HOLDER", "SILENT") in answers("Ben denies W in US")


def test_in_the_public_domain_nobody_is_asked() -> None:
    assert answers("W is public-domain") == []
    assert len(answers("W is public-domain in FR")) == 5


def test_who_holds_a_share_no_more_is_asked_no_more() -> None:
    assert [party for party, *_ in answers("Ben holds 10% of W until 2020", "Pub sells W to Zed on 2025")] == [
        *("Ann", "Ben", "Zed"),
        *("Ann", "Ben"),
    ]


def test_a_yes_says_whose_it_is_and_by_which_mandate() -> None:
    lines = (
        "Ann permits W signed 2024 paper Own",
        "Ben mandates Tern as MANAGER",
        "Tern accepts Ben as MANAGER",
        "Pub mandates Soc as SOCIETY",
        "Soc permits W signed 2024 paper Society",
    )
    assert said_yes(*lines) == {
        ("Ann", "Ann permits in Own", "Ann", None),
        ("Ben", "Tern accepts Ben", "Tern", "Ben mandates Tern"),
        ("Pub", "Soc permits in Society", "Soc", "Pub mandates Soc"),
    }


def test_of_each_holder_it_is_said_how_much_it_holds() -> None:
    found = clear("W", as_question(question("TRAIN in DE")), as_record(World([*SONG]).facts))
    sizes = {one.party: one.ppm for one in answers_to(found.requirements[0].judgement) if one.asked_as == "HOLDER"}
    assert sizes == {"Ann": 500_000, "Pub": 300_000, "Ben": 200_000}
