"""Objections: on what ground, and what became of them."""

from enum import StrEnum, unique


@unique
class Ground(StrEnum):
    """Say what an objection is about."""

    MISSING_CREDIT = "MISSING_CREDIT"
    WRONG_CREDIT = "WRONG_CREDIT"
    FALSE_ATTRIBUTION = "FALSE_ATTRIBUTION"
    INTEGRITY = "INTEGRITY"
    LIKENESS = "LIKENESS"
    SHARE = "SHARE"
    AUTHORSHIP = "AUTHORSHIP"
    OWNERSHIP = "OWNERSHIP"


@unique
class ObjectionState(StrEnum):
    """Say what became of an objection."""

    UNDER_REVIEW = "UNDER_REVIEW"
    UPHELD = "UPHELD"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"
