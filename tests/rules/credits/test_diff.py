"""Which lines of a sheet differ from those of another, and which facts made them so."""

from dataclasses import replace

from linernotes.credits.diff import changes, differing, rested_on
from linernotes.credits.leaves import Leaf, fact_leaf
from linernotes.credits.shapes import (
    Completeness,
    ContainsLine,
    Credited,
    Disclosure,
    RoleLine,
    Sheet,
    Stated,
    TrainingSources,
)

SILENT = Disclosure(
    contains_ai="NOT_STATED",
    declared_by=None,
    derived="NOT_STATED",
    by_part=(),
    contradictions=(),
    others=(),
    stated=None,
)
BARE = Sheet(
    asset=Leaf("ast_1", 1, "#id"),
    title=Leaf("Night Ferry", 1, "/title"),
    demo=None,
    status="CURRENT",
    disclosure=SILENT,
    made_by=(),
    contains=(),
    references=(),
    models=(),
    training_sources=TrainingSources(statement="NOT_AUTHORSHIP_V1", sides=(), other_reports=()),
    completeness=Completeness(is_partial=False),
)


def made(party: str, *, fact: int, named: int = 2, name: str = "June Arden") -> Credited:
    stated = Stated(by="label", document=None, fact=fact_leaf(fact))
    role = RoleLine(
        role="Composer",
        instrument=None,
        ai="NOT_STATED",
        featured=False,
        disputed=False,
        work=None,
        stated=stated,
        evidence=(),
    )
    return Credited(
        party=Leaf(party, named, "#id"), name=Leaf(name, named, "/name"), roles=("Composer",), lines=(role,)
    )


def told(before: Sheet | None, after: Sheet | None, **left: int) -> list[tuple[str, str, str, tuple[int, ...]]]:
    pairs = differing(before, after)
    away = {int(seq.removeprefix("f")): by for seq, by in left.items()}
    return [(one.block, one.line, one.why, one.facts) for one in changes(pairs, since=10, left=away)]


def test_a_sheet_that_is_the_same_has_no_changes() -> None:
    assert told(BARE, BARE) == []
    assert told(None, None) == []


def test_a_line_appears_by_the_facts_that_came() -> None:
    after = replace(BARE, made_by=(made("par_1", fact=12),))
    assert told(BARE, after) == [("MADE_BY", "June Arden: music", "APPEARED", (12,))]


def test_a_line_goes_by_what_took_its_facts_away() -> None:
    before = replace(BARE, made_by=(made("par_1", fact=3),))
    assert rested_on(differing(before, BARE)) == {2, 3}
    assert told(before, BARE, f3=14) == [("MADE_BY", "June Arden: music", "WENT", (14,))]


def test_a_line_about_the_same_changes() -> None:
    before = replace(BARE, made_by=(made("par_1", fact=3),))
    after = replace(BARE, made_by=(made("par_1", fact=3, named=15, name="J. Arden"),))
    assert told(before, after, f2=15) == [("MADE_BY", "J. Arden: music", "CHANGED", (15,))]


def test_withheld_lines_are_the_same_whatever_their_handles() -> None:
    hidden = ContainsLine(relation="CONTAINS_SAMPLE_OF", withheld="ARTIST_CHOICE", handle="w1")
    before, after = replace(BARE, contains=(hidden,)), replace(BARE, contains=(replace(hidden, handle="w2"),))
    assert told(before, after) == []
    assert [why for _, _, why, _ in told(before, BARE)] == ["WENT"]


def test_changes_stand_in_the_order_of_a_sheet() -> None:
    before = replace(BARE, made_by=(made("par_1", fact=3),))
    after = replace(BARE, title=Leaf("Day Ferry", 11, "/title"), made_by=(made("par_2", fact=12, name="Ada Quist"),))
    assert [(block, why) for block, _, why, _ in told(before, after)] == [
        ("TITLE", "CHANGED"),
        ("MADE_BY", "APPEARED"),
        ("MADE_BY", "WENT"),
    ]
