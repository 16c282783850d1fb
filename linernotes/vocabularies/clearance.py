"""Clearance: two verdicts, how far they hold, why one fails, what closes the gap, and why a decision is not counted."""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final


@unique
class Verdict(StrEnum):
    """Name one of the two verdicts; what is cleared has both."""

    RIGHTS = "RIGHTS"
    CHOICE = "CHOICE"


@unique
class Extent(StrEnum):
    """Say in how much of the place that is asked about something holds."""

    EVERYWHERE = "EVERYWHERE"
    PARTLY = "PARTLY"
    NOWHERE = "NOWHERE"


@unique
class Reason(StrEnum):
    """Say what stands between an item and a verdict."""

    UNIDENTIFIED = "UNIDENTIFIED"
    UNIDENTIFIED_WORK = "UNIDENTIFIED_WORK"
    UNKNOWN_CONTROLLER = "UNKNOWN_CONTROLLER"
    DISPUTED_SHARE = "DISPUTED_SHARE"
    DISPUTED_PROTECTION = "DISPUTED_PROTECTION"
    LICENCE_CONDITIONS = "LICENCE_CONDITIONS"
    REFUSED = "REFUSED"
    CONSTRAINT_UNPROVEN = "CONSTRAINT_UNPROVEN"
    TRANSFER_PENDING = "TRANSFER_PENDING"
    BINDING_UNKNOWN = "BINDING_UNKNOWN"
    CONDITION_NOT_PROMISED = "CONDITION_NOT_PROMISED"
    ARTIST_CHOICE_MISSING = "ARTIST_CHOICE_MISSING"
    MODEL_OUT_OF_SCOPE = "MODEL_OUT_OF_SCOPE"
    EXCLUSIVE_MANDATE = "EXCLUSIVE_MANDATE"
    NO_PROOF = "NO_PROOF"
    NOT_IN_FORCE = "NOT_IN_FORCE"
    UNMAPPED_TERRITORY = "UNMAPPED_TERRITORY"
    NO_PERMIT = "NO_PERMIT"
    UNKNOWN_ARTIST = "UNKNOWN_ARTIST"
    NO_CHOICE = "NO_CHOICE"


CLOSES: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.UNIDENTIFIED: "say which recording, work or party is meant",
        Reason.UNIDENTIFIED_WORK: "name the works that the recording is of, all of them",
        Reason.UNKNOWN_CONTROLLER: "record who controls the rest of the right",
        Reason.DISPUTED_SHARE: "settle the claims, or have a permit of every claimant",
        Reason.DISPUTED_PROTECTION: "settle whether it is protected, or have the permits",
        Reason.LICENCE_CONDITIONS: "promise what the open licence asks, or have the permits",
        Reason.REFUSED: "the end of the refusal by who gave it, and a permit",
        Reason.CONSTRAINT_UNPROVEN: "proof that the constraint is satisfied",
        Reason.TRANSFER_PENDING: "the confirmation or rejection of the transfer, or a permit of the buyer",
        Reason.BINDING_UNKNOWN: "say whether the seller's permits bind the buyer, or have the buyer's",
        Reason.CONDITION_NOT_PROMISED: "promise what the clause requires",
        Reason.ARTIST_CHOICE_MISSING: "the choice of the artists, which the clause requires",
        Reason.MODEL_OUT_OF_SCOPE: "a permit for this model or version",
        Reason.EXCLUSIVE_MANDATE: "a permit of the agent that has the exclusive mandate",
        Reason.NO_PROOF: "proof of the mandate",
        Reason.NOT_IN_FORCE: "a permit that is signed and in force",
        Reason.UNMAPPED_TERRITORY: "say which countries the stated code stands for",
        Reason.NO_PERMIT: "a permit",
        Reason.UNKNOWN_ARTIST: "say who the artists or writers are",
        Reason.NO_CHOICE: "a yes of the artist or writer",
    }
)
"""What would close a gap of each kind."""


@unique
class Status(StrEnum):
    """Say how a past use stands; of several things put to it, the worst counts: it is the first here."""

    VIOLATING = "VIOLATING"
    UNKNOWN = "UNKNOWN"
    AFFECTED_SINCE = "AFFECTED_SINCE"
    REGULARISED = "REGULARISED"
    CLEARED_BEFORE = "CLEARED_BEFORE"


@unique
class Lasting(StrEnum):
    """Name what goes on after a use has begun, and what a clause may let continue after its end."""

    TRAINING = "TRAINING"
    MODEL = "MODEL"
    OUTPUTS = "OUTPUTS"


@unique
class IgnoredBecause(StrEnum):
    """Say why a decision was kept and not counted; of several reasons the first here is told."""

    LATER = "LATER"
    NOT_IN_FORCE = "NOT_IN_FORCE"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    NOT_ASKED = "NOT_ASKED"
    NO_PROOF = "NO_PROOF"
    NO_MANDATE = "NO_MANDATE"
    NO_STANDING = "NO_STANDING"
