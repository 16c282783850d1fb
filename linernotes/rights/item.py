"""What can be asked about: recordings and assets, works, and people, with who made them and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from linernotes.vocabularies.ai import SpecialContributor
from linernotes.vocabularies.assets import IngredientRelationship
from linernotes.vocabularies.recordings import INVERSE_RELATIONS, SoundRecordingType
from linernotes.vocabularies.recordings import ResourceRelationshipType as Relation
from linernotes.vocabularies.roles import ContributorRole
from linernotes.vocabularies.works import INVERSE_WORK_RELATIONS
from linernotes.vocabularies.works import WorkRelationshipType as WorkRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Who did what: a party, a special contributor, or (neither) a model."""

    role: ContributorRole
    party: str | None = None
    special: SpecialContributor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A recording or an asset.

    `musical` says whether it embodies music, so that it must have a work. `same_as`: what it is a stem, clip or other
    encoding of; `inside`: recordings, assets and works of which it has a part; `replays`: recordings whose music it
    plays anew.
    """

    id: str
    musical: bool = True
    works: tuple[str, ...] = ()
    unidentified_works: int = 0
    same_as: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    replays: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A composition: whether it has words (None: nobody says), and the works that it is derived from."""

    id: str
    words: bool | None = None
    derived_from: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A party that is asked about itself: its voice, or its name and likeness."""

    id: str


Item = Recording | Work | Person


@unique
class Bond(StrEnum):
    """Say what a recording's relation to an earlier one asks: nothing, or to be cleared as, with, or by its music."""

    SAME = "SAME"
    INSIDE = "INSIDE"
    REPLAYED = "REPLAYED"
    OWN = "OWN"


# A cover, an edit, a remaster and an immersive edition have a master of their own, and state their works themselves.
# Slowed down and sped up, the sound is the other's, wholly (WPPT, article 11: directly or indirectly, in any manner
# or form). An interpolation plays the music anew: no sound of the other is in it, so only its works are asked.
BONDS: Final[Mapping[Relation, Bond]] = MappingProxyType(
    {
        Relation.IsStemOf: Bond.SAME,
        Relation.IsClipFrom: Bond.SAME,
        Relation.IsDifferentEncoding: Bond.SAME,
        Relation.ContainsSamplesFrom: Bond.INSIDE,
        Relation.HasContentFrom: Bond.INSIDE,
        Relation.HasPart: Bond.INSIDE,
        Relation.IsSlowedDownOf: Bond.INSIDE,
        Relation.IsSpedUpOf: Bond.INSIDE,
        Relation.Interpolates: Bond.REPLAYED,
        Relation.IsCoverOf: Bond.OWN,
        Relation.IsEditedVersionOf: Bond.OWN,
        Relation.IsRemasterOf: Bond.OWN,
        Relation.IsImmersiveEditionOf: Bond.OWN,
    }
)
"""What each relation towards an earlier recording asks."""

BONDS_OF_EARLIER: Final[Mapping[Relation, Bond]] = MappingProxyType(
    {stated: BONDS[relation] for stated, relation in INVERSE_RELATIONS.items() if relation in BONDS}
)
"""What each relation that is stated from the earlier recording asks of the later one."""

DERIVATIONS: Final = frozenset(WorkRelation) - frozenset(INVERSE_WORK_RELATIONS)
"""The relations by which a work rests on the other; those left out are stated from the other one."""

WITHOUT_MUSIC: Final = frozenset(
    {
        SoundRecordingType.NonMusicalWorkReadalongSoundRecording,
        SoundRecordingType.NonMusicalWorkSoundRecording,
        SoundRecordingType.SpokenWordSoundRecording,
    }
)
"""The types of recording that embody no musical work; of every other a work is asked."""

INPUT_BONDS: Final[Mapping[IngredientRelationship, Bond]] = MappingProxyType(
    {
        IngredientRelationship.PARENT_OF: Bond.INSIDE,
        IngredientRelationship.COMPONENT_OF: Bond.INSIDE,
        IngredientRelationship.INPUT_TO: Bond.OWN,
    }
)
"""What an asset's inputs ask: what was only shown to the model is no part of the asset."""
