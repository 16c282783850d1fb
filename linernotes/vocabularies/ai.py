"""Disclosure of AI: DDEX ERN 4.3.2, ContainsAI, AiContribution and SpecialContributor (AVS version 9)."""

from enum import StrEnum, unique


@unique
class ContainsAI(StrEnum):
    """Say how much of a recording or release AI made; silence is "not stated" and has no value here."""

    ALL = "All"
    PARTLY = "Partly"
    NONE = "None"


@unique
class AiContribution(StrEnum):
    """Say how much of one contribution AI made."""

    ALL = "All"
    PARTLY = "Partly"
    NONE = "None"


@unique
class Part(StrEnum):
    """Name a part of a track for which AI is disclosed: not a DDEX field, but the areas that services ask for."""

    VOCALS = "VOCALS"
    LYRICS = "LYRICS"
    INSTRUMENTS = "INSTRUMENTS"
    COMPOSITION = "COMPOSITION"
    POST_PRODUCTION = "POST_PRODUCTION"


@unique
class SpecialContributor(StrEnum):
    """Name a contributor that is no party (DDEX SpecialContributorType); Unknown is ours."""

    GenerativeAI = "GenerativeAI"
    Traditional = "Traditional"
    UserDefined = "UserDefined"
    VariousArtists = "VariousArtists"
    Unknown = "Unknown"
