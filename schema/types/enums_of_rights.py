"""The vocabularies of rights as enums of the schema: one table of what each is."""

from enum import Enum

import strawberry

from linernotes.vocabularies.agreements import (
    AfterEndModel,
    AfterEndOutputs,
    AgreementRole,
    AgreementType,
    Compensation,
)
from linernotes.vocabularies.answers import Answer, AskedAs
from linernotes.vocabularies.clearance import Extent, IgnoredBecause, Reason, Status, Verdict
from linernotes.vocabularies.objections import Ground, ObjectionState
from linernotes.vocabularies.reliance import Beyond
from linernotes.vocabularies.rights import (
    AgreementChange,
    BindsEarlier,
    Capacity,
    Condition,
    Decision,
    Effect,
    Matter,
    Method,
    ProtectionStatus,
    Right,
    Side,
    StatedBasis,
    Tier,
    TransferState,
)
from linernotes.vocabularies.uses import Use

_DESCRIBED: dict[type[Enum], str] = {
    AfterEndModel: "What becomes of a model that was trained before the end.",
    AfterEndOutputs: "What becomes of outputs that were made before the end.",
    AgreementChange: "What happens to an agreement after it is signed.",
    AgreementRole: "A role in an agreement.",
    AgreementType: "A type of agreement.",
    Answer: "What somebody has answered in the place that is asked about.",
    AskedAs: "As what somebody is asked.",
    Beyond: "What of a training run a clause does not reach that covers what the run used.",
    BindsEarlier: "Whether licences given before a transfer bind the new holder.",
    Capacity: "In what capacity somebody decides, or has a mandate.",
    Compensation: "A kind of compensation.",
    Condition: "What a licence or clause asks of who relies on it.",
    Decision: "What somebody decides.",
    Effect: "What a clause does with the uses that it names.",
    Extent: "In how much of the place that is asked about something holds.",
    Ground: "What an objection is about.",
    IgnoredBecause: "Why a decision is kept and not counted.",
    Matter: "What a decision is of: the music, or a person's own voice or name.",
    Method: "How a decision was expressed.",
    ObjectionState: "What became of an objection.",
    ProtectionStatus: "Whether a side is protected; UNKNOWN is as if nothing were said.",
    Reason: "What stands between an item and a verdict.",
    Right: "A right, as DDEX RightsCoverage names it, or TRAINING.",
    Side: "What of a track a right is in.",
    Status: "How a past use stands; of several things put to it, the worst counts.",
    StatedBasis: "On what basis a share was stated.",
    Tier: "A level of shares; each has its own whole, and LICENSING says who may permit.",
    TransferState: "How far a transfer has come.",
    Use: "A use that rights are asked for.",
    Verdict: "One of the two verdicts; what is cleared has both.",
}

# What other vocabularies call so already, and what is too plain a word to stand alone.
_NAMED: dict[type[Enum], str] = {
    Answer: "AnswerGiven",
    Beyond: "BeyondScope",
    Capacity: "RightsCapacity",
    Condition: "LicenceCondition",
    Effect: "ClauseEffect",
    Ground: "ObjectionGround",
    Matter: "ConsentMatter",
    Method: "ConsentMethod",
    Reason: "GapReason",
    Right: "RightType",
    Side: "RightsSide",
    Status: "UseStatus",
    Tier: "ShareTier",
}

for _enum, _description in _DESCRIBED.items():
    strawberry.enum(_enum, name=_NAMED.get(_enum), description=_description)

__all__ = [
    "AfterEndModel",
    "AfterEndOutputs",
    "AgreementChange",
    "AgreementRole",
    "AgreementType",
    "Answer",
    "AskedAs",
    "Beyond",
    "BindsEarlier",
    "Capacity",
    "Compensation",
    "Condition",
    "Decision",
    "Effect",
    "Extent",
    "Ground",
    "IgnoredBecause",
    "Matter",
    "Method",
    "ObjectionState",
    "ProtectionStatus",
    "Reason",
    "Right",
    "Side",
    "StatedBasis",
    "Status",
    "Tier",
    "TransferState",
    "Use",
    "Verdict",
]
