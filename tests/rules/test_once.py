"""In which stretches of the journal something was withheld."""

from collections.abc import Sequence

from linernotes.facts.party import Audience, CreditContext
from linernotes.naming import Place
from linernotes.once import During, stretches, was_withheld

PUBLIC_MADE_BY = (Audience.PUBLIC, CreditContext.MADE_BY)


def hides(stood: Sequence[str]) -> list[Place]:
    return [PUBLIC_MADE_BY] if "secret" in stood else []


def test_a_stretch_lasts_as_long_as_what_hides_stood() -> None:
    said = [During("open", 1, None), During("secret", 3, 7)]
    assert stretches(said, hides) == {"withheldPublicMadeBy": [3, 7]}


def test_stretches_that_touch_are_one() -> None:
    said = [During("secret", 1, 4), During("secret", 4, 6), During("secret", 8, 9)]
    assert stretches(said, hides) == {"withheldPublicMadeBy": [1, 6, 8, 9]}


def test_what_hides_to_this_day_is_left_to_labels() -> None:
    assert stretches([During("secret", 3, None)], hides) == {}


def test_a_seq_is_within_a_stretch_from_its_beginning_and_before_its_end() -> None:
    assert [was_withheld([1, 6, 8, 9], seq) for seq in (0, 1, 5, 6, 7, 8, 9)] == [
        *(False, True, True, False, False, True, False),
    ]
    assert not was_withheld(None, 3)
