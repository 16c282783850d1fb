"""Agreements: their types, the roles in them, what is paid, and what holds after their end."""

from enum import StrEnum, unique


@unique
class AgreementType(StrEnum):
    """Name a type of agreement: CWR's four (version 2.2, OG to PS), those for training, and others."""

    ORIGINAL_GENERAL = "ORIGINAL_GENERAL"
    ORIGINAL_SPECIFIC = "ORIGINAL_SPECIFIC"
    SUBPUBLISHING_GENERAL = "SUBPUBLISHING_GENERAL"
    SUBPUBLISHING_SPECIFIC = "SUBPUBLISHING_SPECIFIC"
    LABEL_TRAINING = "LABEL_TRAINING"
    PUBLISHER_TRAINING = "PUBLISHER_TRAINING"
    COLLECTIVE_TRAINING = "COLLECTIVE_TRAINING"
    DISTRIBUTOR_TRAINING = "DISTRIBUTOR_TRAINING"
    ARTIST_TRAINING = "ARTIST_TRAINING"
    VOICE = "VOICE"
    SAMPLE = "SAMPLE"
    SETTLEMENT = "SETTLEMENT"
    AMENDMENT = "AMENDMENT"
    OTHER = "OTHER"


@unique
class AgreementRole(StrEnum):
    """Name a role in an agreement (CWR 2.2 has assignor and acquirer)."""

    LICENSOR = "LICENSOR"
    LICENSEE = "LICENSEE"
    ASSIGNOR = "ASSIGNOR"
    ACQUIRER = "ACQUIRER"
    AGENT = "AGENT"
    WITNESS = "WITNESS"


@unique
class Compensation(StrEnum):
    """Name a kind of compensation."""

    NONE = "NONE"
    FIXED = "FIXED"
    FIXED_EQUAL = "FIXED_EQUAL"
    PRO_RATA = "PRO_RATA"
    REVENUE_SHARE = "REVENUE_SHARE"
    REVENUE_SHARE_BY_ATTRIBUTION = "REVENUE_SHARE_BY_ATTRIBUTION"
    AS_PER_CONTRACT = "AS_PER_CONTRACT"


@unique
class AfterEndModel(StrEnum):
    """Say what becomes of a model that was trained before the end."""

    CONTINUE = "CONTINUE"
    NO_NEW_GENERATION = "NO_NEW_GENERATION"
    RETIRE_BY = "RETIRE_BY"


@unique
class AfterEndOutputs(StrEnum):
    """Say what becomes of outputs that were made before the end."""

    CONTINUE = "CONTINUE"
    REVIEW = "REVIEW"
    TAKE_DOWN = "TAKE_DOWN"
