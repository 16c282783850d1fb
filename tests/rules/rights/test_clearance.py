"""What an answer carries beside its verdicts: evidence, gaps that can be counted, and what was not counted."""

from collections.abc import Sequence

from linernotes.rights.clearance import Clearance, clear, clear_many
from linernotes.rights.tally import Tally
from linernotes.rights.territory import Area
from linernotes.vocabularies.clearance import Extent, IgnoredBecause, Reason
from tests.rules.rights.notation import World, question
from tests.rules.rights.values import as_question, as_record

SONGS = """
R: recording of W, MainArtist Ana
S: recording of W, MainArtist Sam
Q: recording of V, MainArtist Ana
W: work, Composer Wim
V: work, Composer (Traditional)
Label holds 100% of R
Label holds 100% of S
Label holds 100% of Q
Pub holds 100% of W
V is public-domain
Label permits all of Label
Ana accepts Ana
Wim accepts W
Zed denies W
"""


def asked(*items: str, text: str = "TRAIN", lines: Sequence[str] = ()) -> list[Clearance]:
    record = as_record(World([*SONGS.strip().splitlines(), *lines]).facts)
    return list(clear_many(items, as_question(question(text)), record))


def tally(*items: str) -> Tally:
    counts = Tally(Area.of("DE", "FR", "US"))
    for answer in asked(*items):
        counts.take(answer)
    return counts


def test_an_answer_names_the_papers_that_it_rests_on() -> None:
    (answer,) = asked("Q")
    assert {(met.requirement.thing, str(met.requirement.side)): met.by for met in answer.requirements} == {
        ("Q", "MASTER"): ("Ana accepts Ana", "Label permits"),
        ("V", "COMPOSITION"): ("V is public-domain",),
    }
    assert str(answer.cleared) == "DE FR US"
    assert answer.policy == "DEFAULT"


def test_gaps_are_counted_by_reason_and_by_who_blocks_each_item_once() -> None:
    counts = tally("R", "S", "Q")
    assert counts.by_reason() == [(Reason.NO_PERMIT, 2), (Reason.NO_CHOICE, 1)]
    assert counts.by_party() == [("Pub", 2), ("Sam", 1)]


def test_items_are_counted_by_how_far_each_verdict_holds() -> None:
    counts = tally("R", "S", "Q")
    assert (counts.items, str(counts.area)) == (3, "nowhere")
    assert counts.cleared == {Extent.EVERYWHERE: 1, Extent.NOWHERE: 2}
    assert counts.rights == {Extent.EVERYWHERE: 1, Extent.NOWHERE: 2}
    assert counts.choice == {Extent.EVERYWHERE: 2, Extent.NOWHERE: 1}


def test_all_is_cleared_where_each_is() -> None:
    answers = asked("Q", "Q", lines=["Label denies Q in US"])
    counts = Tally(answers[0].place)
    for answer in answers:
        counts.take(answer)
    assert (str(counts.area), counts.cleared) == ("DE FR", {Extent.PARTLY: 2})


def test_of_nothing_nothing_is_cleared() -> None:
    assert str(tally().area) == "nowhere"


def test_a_gap_says_what_would_close_it() -> None:
    (answer,) = asked("R")
    assert [gap.closes for gap in answer.gaps] == ["a permit (Pub)"]


def test_a_dispute_names_its_claims() -> None:
    lines = [*SONGS.strip().splitlines(), "Old holds 50% of W"]
    (gap,) = (
        gap
        for gap in clear("R", as_question(question("TRAIN")), as_record(World(lines).facts)).gaps
        if gap.reason is Reason.DISPUTED_SHARE
    )
    assert (gap.about, gap.who) == (("Old holds W", "Pub holds W"), None)


def test_what_is_not_counted_is_listed_with_its_reason() -> None:
    (answer,) = asked("R")
    assert [(one.decision, one.because) for one in answer.ignored] == [("Zed denies W", IgnoredBecause.NO_STANDING)]


def test_without_a_place_nothing_is_cleared_and_nothing_is_lacking() -> None:
    (answer,) = asked("R", text="STREAM in DE")
    assert (str(answer.cleared), answer.gaps) == ("nowhere", [])


def test_what_is_not_on_record_is_unidentified() -> None:
    (answer,) = asked("Nobody")
    assert [(gap.thing, gap.reason) for gap in answer.gaps] == [("Nobody", Reason.UNIDENTIFIED)]
    assert str(answer.cleared) == "nowhere"


def test_claims_that_are_alike_but_for_whose_they_are_are_not_judged_alike() -> None:
    lines = """
    R: recording of W, MainArtist (model)
    S: recording of V, MainArtist (model)
    W: work, Composer (Traditional)
    V: work, Composer (Traditional)
    Label holds 100% of R
    Label holds 100% of S
    Label permits R S
    Pub holds 50% of W source CWR
    Pub holds 50% of W source scrape
    Pub holds 50% of V source CWR
    Zed holds 50% of V source scrape
    Pub permits W V
    Zed permits V
    """
    agree_in_any_order(lines)


def test_claims_that_are_alike_but_for_whose_word_they_are_are_not_judged_alike() -> None:
    lines = """
    R: recording of W, MainArtist (model)
    S: recording of V, MainArtist (model)
    W: work, Composer (Traditional)
    V: work, Composer (Traditional)
    Label holds 100% of R
    Label holds 100% of S
    Label permits R S
    Pub mandates Society
    Pub holds 50% of W says Society
    Pub holds 100% of W says Stranger
    Zed holds 50% of V says Society
    Zed holds 100% of V says Stranger
    Pub permits W
    Zed permits V
    """
    agree_in_any_order(lines)


def agree_in_any_order(lines: str) -> None:
    """Of two songs that look alike R is not cleared and S is, whichever is judged first."""
    record = as_record(World([line.strip() for line in lines.strip().splitlines()]).facts)
    for items in (["R", "S"], ["S", "R"]):
        answers = {one.item: str(one.cleared) for one in clear_many(items, as_question(question("TRAIN")), record)}
        assert answers == {"R": "nowhere", "S": "DE FR US"}
