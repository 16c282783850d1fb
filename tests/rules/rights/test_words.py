"""The words of rights: every use says what the rule needs of it, and is found by its names elsewhere."""

import pytest

from linernotes.rights.choice import DEFAULT_POLICY
from linernotes.rights.item import BONDS, INPUT_BONDS
from linernotes.vocabularies.assets import IngredientRelationship
from linernotes.vocabularies.clearance import CLOSES, Reason
from linernotes.vocabularies.recordings import INVERSE_RELATIONS, ResourceRelationshipType
from linernotes.vocabularies.rights import (
    FOR_A_CHOICE,
    FOR_A_VOICE,
    FOR_THE_DEAD,
    NEED_PROOF,
    OWN_CAPACITIES,
    Capacity,
    Matter,
    Side,
)
from linernotes.vocabularies.uses import USES, Place, Scheme, Use, uses_called


def test_every_use_has_its_terms_and_one_of_music_the_right_it_needs() -> None:
    assert set(USES) == set(Use)
    assert all(bool(terms.rights) == (terms.matter is Matter.MATERIAL) for terms in USES.values())
    assert all(use in terms.refused_by for use, terms in USES.items())


def test_each_use_says_which_place_counts() -> None:
    at_the_act = {use for use in Use if use.terms.place is Place.ACT}
    assert at_the_act == {Use.DATA_MINING, Use.TRAIN_GENERATIVE, Use.TRAIN_NON_GENERATIVE, Use.INFERENCE_INPUT}
    assert {use for use in Use if use.terms.place is Place.BOTH} == {Use.VOICE, Use.LIKENESS_AND_NAME}


@pytest.mark.parametrize(
    ("scheme", "name", "uses"),
    [
        (Scheme.DDEX, "UseForTrainingGenerativeAI", {Use.TRAIN_GENERATIVE}),
        (Scheme.DDEX, "UseForDataMining", {Use.DATA_MINING}),
        (Scheme.DDEX, "Stream", {Use.OUTPUT_DISTRIBUTION}),
        (Scheme.CAWG, "cawg.ai_generative_training", {Use.TRAIN_GENERATIVE}),
        (Scheme.CAWG, "c2pa.ai_inference", {Use.INFERENCE_INPUT}),
        (Scheme.AIPREF, "train-ai", {Use.TRAIN_GENERATIVE, Use.TRAIN_NON_GENERATIVE}),
        (Scheme.TDMREP, "tdm-reservation", {Use.DATA_MINING}),
        (Scheme.ODRL, "ai-training", {Use.TRAIN_GENERATIVE, Use.TRAIN_NON_GENERATIVE}),
        (Scheme.AIPREF, "search", set()),
    ],
)
def test_a_use_is_found_by_what_others_call_it(scheme: Scheme, name: str, uses: set[Use]) -> None:
    assert uses_called(scheme, name) == uses


def test_every_reason_says_what_would_close_the_gap() -> None:
    assert set(CLOSES) == set(Reason)


def test_every_relation_towards_an_earlier_recording_says_what_it_asks() -> None:
    stated_from_the_earlier = {*INVERSE_RELATIONS, ResourceRelationshipType.UserDefined}
    assert set(BONDS) == set(ResourceRelationshipType) - stated_from_the_earlier
    assert set(INPUT_BONDS) == set(IngredientRelationship)


def test_nobody_speaks_for_another_in_an_own_capacity_and_the_helpless_only_with_proof() -> None:
    for_others = FOR_THE_DEAD | FOR_A_CHOICE | FOR_A_VOICE
    assert not for_others & OWN_CAPACITIES
    assert FOR_THE_DEAD | FOR_A_VOICE == NEED_PROOF
    assert Capacity.SOCIETY not in for_others


def test_the_default_policy_asks_on_every_side_that_is_required() -> None:
    assert set(DEFAULT_POLICY.roles) == {Side.MASTER, Side.COMPOSITION, Side.LYRICS}
