"""How a party is named where, and what its wish withholds."""

import pytest

from linernotes.facts.dataset import Basis
from linernotes.facts.party import Audience, CreditContext, Naming
from linernotes.naming import (
    LABELS,
    PLACES,
    Choices,
    Contributor,
    Entry,
    ItemFacts,
    Reader,
    choices_in_force,
    labels,
    naming_for,
    naming_of,
    withholding,
    withholding_of_contribution,
    withholding_of_holder,
    withholding_of_party,
)
from linernotes.vocabularies.roles import ContributorRole as Role

HIDDEN: Choices = {(Audience.PUBLIC, CreditContext.CONTAINED): Naming.NOT_NAMED}
IN_CONTAINED = frozenset(HIDDEN)
TRAINING = {(audience, CreditContext.TRAINING) for audience in Audience}
ALLOWED = (Entry(basis=Basis.LICENSED, allows_naming=True),)


def by(role: Role, choices: Choices = {}, party: str | None = "par_1") -> Contributor:  # noqa: B006
    return Contributor(role=role, party=party, choices=choices)


def test_without_a_word_a_party_is_named_as_credited_but_on_training_lines() -> None:
    named = {place for place in PLACES if naming_of({}, place) is Naming.NAMED}
    assert set(PLACES) - named == TRAINING


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        (Entry(basis=Basis.PUBLIC_DOMAIN), True),
        (Entry(basis=Basis.LICENSED, allows_naming=True), True),
        (Entry(basis=Basis.LICENSED), False),
        (Entry(basis=Basis.OPEN_LICENCE), False),
        (Entry(basis=Basis.UNKNOWN), False),
    ],
)
def test_training_lines_name_the_public_domain_and_whom_a_paper_allows(entry: Entry, *, named: bool) -> None:
    item = ItemFacts(contributors=[by(Role.MainArtist)], entries=[entry])
    assert withholding(item) == (frozenset() if named else TRAINING)


def test_an_own_choice_governs_over_everything() -> None:
    no: Choices = {(Audience.PUBLIC, CreditContext.TRAINING): Naming.NOT_NAMED}
    yes: Choices = {(Audience.PUBLIC, CreditContext.TRAINING): Naming.LINKED}
    assert withholding(ItemFacts(contributors=[by(Role.MainArtist, no)], entries=ALLOWED)) == frozenset(no)
    assert withholding(ItemFacts(contributors=[by(Role.MainArtist, yes)])) == TRAINING - set(yes)


def test_a_main_artist_or_a_writer_withholds_the_item_and_another_contributor_does_not() -> None:
    for principal in (Role.MainArtist, Role.Composer):
        item = ItemFacts(contributors=[by(principal, HIDDEN), by(Role.Mixer)], entries=ALLOWED)
        assert withholding(item) == IN_CONTAINED
    other = ItemFacts(contributors=[by(Role.MainArtist), by(Role.Mixer, HIDDEN)], entries=ALLOWED)
    assert withholding(other) == frozenset()


def test_where_no_main_artist_is_credited_every_performer_stands_in() -> None:
    item = ItemFacts(contributors=[by(Role.Vocalist, HIDDEN)], entries=ALLOWED)
    assert withholding(item) == IN_CONTAINED
    with_main = ItemFacts(contributors=[by(Role.MainArtist), by(Role.Vocalist, HIDDEN)], entries=ALLOWED)
    assert withholding(with_main) == frozenset()


def test_a_writer_of_its_work_withholds_a_recording() -> None:
    item = ItemFacts(contributors=[by(Role.MainArtist)], writers=[by(Role.Lyricist, HIDDEN)], entries=ALLOWED)
    assert withholding(item) == IN_CONTAINED


def test_what_no_party_made_is_withheld_nowhere() -> None:
    assert withholding(ItemFacts(contributors=[by(Role.MainArtist, party=None)])) == frozenset()
    assert withholding(ItemFacts()) == frozenset()


def test_a_contributor_who_said_nothing_is_not_named_on_the_training_lines_of_that_item() -> None:
    assert withholding_of_contribution({}, ()) == TRAINING
    assert withholding_of_contribution({}, ALLOWED) == frozenset()


def test_a_party_is_withheld_where_it_said_so_and_a_holder_where_all_that_it_holds_is() -> None:
    assert withholding_of_party(HIDDEN) == IN_CONTAINED
    assert withholding_of_holder([IN_CONTAINED, frozenset(PLACES)]) == IN_CONTAINED
    assert withholding_of_holder([IN_CONTAINED, frozenset()]) == frozenset()
    assert withholding_of_holder([]) == frozenset()


def test_before_an_auditor_everybody_is_named() -> None:
    for context in CreditContext:
        everything: Choices = dict.fromkeys(PLACES, Naming.NOT_NAMED)
        assert naming_for(everything, Reader.AUDITOR, context) is Naming.NAMED


def test_of_several_words_for_one_place_the_most_reserved_governs_in_any_order() -> None:
    said = [("PUBLIC", "MADE_BY", word) for word in ("NAMED", "NOT_NAMED", "LINKED")]
    for order in (said, said[::-1]):
        assert choices_in_force(order) == {(Audience.PUBLIC, CreditContext.MADE_BY): Naming.NOT_NAMED}


def test_labels_say_audience_and_context() -> None:
    assert labels(IN_CONTAINED) == ["WithheldPublicContained"]
    assert LABELS == (
        "WithheldPublicMadeBy",
        "WithheldPublicContained",
        "WithheldPublicTraining",
        "WithheldLicensedMadeBy",
        "WithheldLicensedContained",
        "WithheldLicensedTraining",
    )
