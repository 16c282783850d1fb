"""The fixed sentences of a sheet: nothing on it is free text, so nothing on it can claim too much."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from linernotes.vocabularies.ai import Part

NOT_AUTHORSHIP_V1: Final = "NOT_AUTHORSHIP_V1"

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        NOT_AUTHORSHIP_V1: (
            "Estimates. The people listed here did not write, perform on or endorse this track by being listed."
        ),
        "DEMO_V1": "agreements, reports and living people are fictional",
        "ANCESTORS_V1": "What went into an earlier generated track stands on that track's own sheet.",
        "SIMILARITY_V1": "A report that measures similarity is no estimate of influence, and its scores are not shown.",
    }
)
"""Sentences by their name and version; a sentence is never changed, a new one gets a new version."""

DEMO: Final = SENTENCES["DEMO_V1"]

RELATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CONTAINS_SAMPLE_OF": "A sample of",
        "CONTAINS_WORK": "The work",
        "IS_EDIT_OF": "An edit of",
        "IS_COVER_OF": "A cover of",
        "HAS_CONTENT_FROM": "Content from",
        "HAS_PART": "As a part,",
        "IS_CLIP_FROM": "A clip from",
        "IS_IMMERSIVE_EDITION_OF": "An immersive edition of",
        "IS_SLOWED_DOWN_OF": "A slowed-down version of",
        "IS_SPED_UP_OF": "A sped-up version of",
        "IS_REMASTER_OF": "A remaster of",
        "INTERPOLATES": "An interpolation of",
        "IS_STEM_OF": "A stem of",
        "WAS_GIVEN": "",
        "ARRANGEMENT_OF": "An arrangement of",
        "MELODY_BORROWED_FROM": "A melody from",
        "REIMAGINING_OF": "A reimagining of",
        "TAKEN_FROM": "Taken from",
        "USER_DEFINED": "Related to",
    }
)
"""What is contained, as the words in front of its title: only what somebody recorded as an input is ever said so."""

STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "FINE_TUNE": "fine-tune",
        "BASE": "base model",
        "ADAPTER": "adapter",
        "DISTILLATION": "distillation",
        "RLHF": "feedback training",
        "NOT_STATED": "training not stated",
    }
)

FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "UNLEARNING": "unlearning method",
        "INFLUENCE": "influence method",
        "TRAK": "gradient method (TRAK)",
        "EMBEDDING_SIMILARITY": "embedding similarity",
        "REPLICATION_CHECK": "replication check",
        "DECLARED": "declared by the provider",
        "PROVIDER_OPAQUE": "the provider's method, not disclosed",
    }
)

SIDES: Final[Mapping[str, str]] = MappingProxyType({"MASTER": "audio only", "COMPOSITION": "composition only"})

MEASURED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "INFLUENCE_ESTIMATE": "estimates influence",
        "SIMILARITY": "measures similarity and not influence",
        "REPLICATION": "looks for replication",
        "DECLARED": "is a declaration and no measurement",
    }
)

WITHHELD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ARTIST_CHOICE": "name withheld at the artist's request",
        "NO_PERMISSION_TO_NAME": "not named",
    }
)

SPECIAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Traditional": "traditional",
        "Unknown": "writer not identified",
        "VariousArtists": "various artists",
        "UserDefined": "another contributor",
        "GenerativeAI": "AI",
    }
)

PARTS: Final[Mapping[Part, str]] = MappingProxyType(
    {
        Part.VOCALS: "vocals",
        Part.LYRICS: "lyrics",
        Part.INSTRUMENTS: "instruments",
        Part.COMPOSITION: "composition",
        Part.POST_PRODUCTION: "post-production",
    }
)

AI: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ALL": "Made entirely with AI",
        "PARTLY": "Made partly with AI",
        "NONE": "AI use stated as none",
        "NOT_STATED": "AI use: not stated",
    }
)

AI_OF_A_PART: Final[Mapping[str, str]] = MappingProxyType(
    {"ALL": "all", "PARTLY": "partly", "NONE": "none", "NOT_STATED": "not stated"}
)

DISPUTED: Final = "authorship disputed"


def not_named(number: int) -> str:
    """Say how many contributors stand on a line without a name."""
    return f"{number} not named"
