"""What is asked from outside is read as it is meant, or refused with words."""

import pytest

from linernotes.rights.asking import PlaceMissing, UnknownTerritory, UnknownUse, area_asked, use_called, with_a_place
from linernotes.rights.question import Question
from linernotes.rights.territory import NOWHERE, Area, Territories
from linernotes.vocabularies.uses import Use

AT = "2026-01-01T00:00:00.000000Z"
DE = Area.of("DE")


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("UseForTrainingGenerativeAI", Use.TRAIN_GENERATIVE),
        ("usefordatamining", Use.DATA_MINING),
        ("VOICE", Use.VOICE),
        ("stream", Use.OUTPUT_DISTRIBUTION),
    ],
)
def test_a_use_is_called_as_ddex_or_we_call_it(name: str, use: Use) -> None:
    assert use_called(name) is use


def test_what_is_no_use_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownUse, match=r"Dancing is not .* UseForDataMining"):
        use_called("Dancing")


@pytest.mark.parametrize(
    ("codes", "excluded", "area"),
    [(("DE", "FR"), (), "DE FR"), (("2124",), ("AT",), "CH DE"), ((), ("US",), "the world without US")],
)
def test_a_place_is_what_a_permit_with_these_codes_has(
    codes: tuple[str, ...], excluded: tuple[str, ...], area: str
) -> None:
    assert str(area_asked(Territories(codes=codes, excluded=excluded), AT)) == area


def test_a_code_that_stands_for_nothing_is_refused() -> None:
    with pytest.raises(UnknownTerritory, match="ATLANTIS, MU"):
        area_asked(Territories(codes=("DE", "MU1", "ATLANTIS")), AT)


@pytest.mark.parametrize(
    ("use", "act", "offer"),
    [(Use.DATA_MINING, NOWHERE, DE), (Use.OUTPUT_SYNC, DE, NOWHERE), (Use.VOICE, NOWHERE, NOWHERE)],
)
def test_a_use_without_the_place_that_counts_for_it_is_refused(use: Use, act: Area, offer: Area) -> None:
    with pytest.raises(PlaceMissing, match=use):
        with_a_place(Question(use=use, as_of=AT, act=act, offer=offer))


def test_a_place_that_does_not_count_may_be_given_beside_the_one_that_does() -> None:
    question = Question(use=Use.DATA_MINING, as_of=AT, act=DE, offer=Area.of("US"))
    assert with_a_place(question).place == DE
