"""Rights: sides, tiers, rights, capacities, decisions, reasons; uses, with their names in other vocabularies."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final


@unique
class Side(StrEnum):
    """Name what of a track a right is in."""

    MASTER = "MASTER"
    COMPOSITION = "COMPOSITION"
    LYRICS = "LYRICS"
    PERFORMANCE = "PERFORMANCE"


@unique
class Tier(StrEnum):
    """Name a level of shares; each has its own whole. LICENSING is the one that says who may permit."""

    MANUSCRIPT = "MANUSCRIPT"
    ORIGINAL_PUBLISHER = "ORIGINAL_PUBLISHER"
    OWNER = "OWNER"
    LICENSING = "LICENSING"
    COLLECTION = "COLLECTION"


@unique
class Right(StrEnum):
    """Name a right: DDEX RightsCoverage (AVS version 9) without the word Right; TRAINING is ours."""

    TRAINING = "TRAINING"
    REPRODUCTION = "REPRODUCTION"
    MECHANICAL = "MECHANICAL"
    MAKE_AVAILABLE = "MAKE_AVAILABLE"
    PERFORMING = "PERFORMING"
    SYNCHRONIZATION = "SYNCHRONIZATION"
    PRINT = "PRINT"


@unique
class StatedBasis(StrEnum):
    """Say on what a share was stated: of 100 %, of 200 % (publishers' halves), or CWR's hundredths of a per cent."""

    HUNDRED = "HUNDRED"
    TWO_HUNDRED = "TWO_HUNDRED"
    CWR = "CWR"


@unique
class ProtectionStatus(StrEnum):
    """Say whether a side of a thing is protected; UNKNOWN is as if nothing were said."""

    PROTECTED = "PROTECTED"
    PUBLIC_DOMAIN = "PUBLIC_DOMAIN"
    OPEN_LICENCE = "OPEN_LICENCE"
    UNKNOWN = "UNKNOWN"


@unique
class Condition(StrEnum):
    """Name what a licence or clause asks of who relies on it, and what who asks may promise."""

    CREDIT = "CREDIT"
    NAMING = "NAMING"
    ATTRIBUTION = "ATTRIBUTION"
    ARTIST_CHOICE = "ARTIST_CHOICE"
    SHARE_ALIKE = "SHARE_ALIKE"
    NON_COMMERCIAL = "NON_COMMERCIAL"
    NO_DERIVATIVES = "NO_DERIVATIVES"


@unique
class Capacity(StrEnum):
    """Say in what capacity somebody acts."""

    RIGHTSHOLDER = "RIGHTSHOLDER"
    ARTIST = "ARTIST"
    DELEGATE = "DELEGATE"
    PUBLISHER = "PUBLISHER"
    LABEL = "LABEL"
    SOCIETY = "SOCIETY"
    DISTRIBUTOR = "DISTRIBUTOR"
    MANAGER = "MANAGER"
    UNION = "UNION"
    EMPLOYER = "EMPLOYER"
    GUARDIAN = "GUARDIAN"
    HEIR = "HEIR"
    EXECUTOR = "EXECUTOR"
    ESTATE = "ESTATE"


OWN_CAPACITIES: Final = frozenset({Capacity.RIGHTSHOLDER, Capacity.ARTIST})
"""In which one speaks for oneself; every other needs a mandate."""

NEED_PROOF: Final = frozenset({Capacity.HEIR, Capacity.EXECUTOR, Capacity.ESTATE, Capacity.GUARDIAN})
"""Whose mandate the principal cannot confirm: it counts only with a document."""

FOR_THE_DEAD: Final = frozenset({Capacity.HEIR, Capacity.EXECUTOR, Capacity.ESTATE})
FOR_A_CHOICE: Final = frozenset({Capacity.MANAGER, Capacity.GUARDIAN})
"""Who may choose for a living artist. A society, publisher or union administers rights: a choice is personal."""

FOR_A_VOICE: Final = frozenset({Capacity.GUARDIAN})
"""Who may choose for a living person's voice and name: nobody but who has the care of a person who cannot."""


@unique
class TransferState(StrEnum):
    """Say how far a transfer has come."""

    NOTIFIED = "NOTIFIED"
    PENDING = "PENDING"
    CONFIRMED = "CONFIRMED"
    REJECTED = "REJECTED"


@unique
class BindsEarlier(StrEnum):
    """Say whether licences given before a transfer bind the new holder."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


@unique
class Effect(StrEnum):
    """Say what a clause does with the uses that it names (ODRL 2.2: permission, prohibition)."""

    PERMIT = "PERMIT"
    PROHIBIT = "PROHIBIT"


@unique
class AgreementChange(StrEnum):
    """Name what happens to an agreement after it is signed."""

    AMENDED = "AMENDED"
    SUSPENDED = "SUSPENDED"
    RESUMED = "RESUMED"
    TERMINATED = "TERMINATED"


@unique
class ModelScope(StrEnum):
    """Say which models a clause is about: a retrained model is a new version."""

    ANY = "ANY"
    FAMILY = "FAMILY"
    VERSION = "VERSION"


@unique
class Decision(StrEnum):
    """Name what a consent decides."""

    GRANT = "GRANT"
    DENY = "DENY"
    CONSTRAIN = "CONSTRAIN"
    WITHDRAW = "WITHDRAW"


@unique
class Matter(StrEnum):
    """Name what a decision is of: the music, or a person's own voice or name and likeness."""

    MATERIAL = "MATERIAL"
    VOICE = "VOICE"
    NAME = "NAME"


@unique
class Method(StrEnum):
    """Say how a decision was expressed."""

    SIGNATURE = "SIGNATURE"
    PORTAL = "PORTAL"
    LETTER = "LETTER"
    CAWG = "CAWG"
    TDMREP = "TDMREP"
    TDMAI = "TDMAI"
    AIPREF = "AIPREF"
    RSL = "RSL"
    ROBOTS = "ROBOTS"


PREFERENCES: Final = frozenset({Method.CAWG, Method.TDMREP, Method.TDMAI, Method.AIPREF, Method.RSL, Method.ROBOTS})
"""Machine-readable preferences, which rank below a signed agreement (IETF AIPREF vocabulary draft: it overrides)."""


@unique
class Verdict(StrEnum):
    """Name one of the two verdicts; what is cleared has both."""

    RIGHTS = "RIGHTS"
    CHOICE = "CHOICE"


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
class IgnoredBecause(StrEnum):
    """Say why a decision was kept and not counted; of several reasons the first here is told."""

    LATER = "LATER"
    NOT_IN_FORCE = "NOT_IN_FORCE"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    NOT_ASKED = "NOT_ASKED"
    NO_PROOF = "NO_PROOF"
    NO_MANDATE = "NO_MANDATE"
    NO_STANDING = "NO_STANDING"


@unique
class Place(StrEnum):
    """Say which place counts for a use: where it is done, where its result is offered, or both."""

    ACT = "ACT"
    OFFER = "OFFER"
    BOTH = "BOTH"


@unique
class Use(StrEnum):
    """Name a use that is asked about."""

    DATA_MINING = "DATA_MINING"
    TRAIN_GENERATIVE = "TRAIN_GENERATIVE"
    TRAIN_NON_GENERATIVE = "TRAIN_NON_GENERATIVE"
    INFERENCE_INPUT = "INFERENCE_INPUT"
    VOICE = "VOICE"
    LIKENESS_AND_NAME = "LIKENESS_AND_NAME"
    OUTPUT_DISTRIBUTION = "OUTPUT_DISTRIBUTION"
    OUTPUT_SYNC = "OUTPUT_SYNC"

    @property
    def terms(self) -> "UseTerms":
        """What the rule has to know of this use."""
        return USES[self]


@unique
class Scheme(StrEnum):
    """Name a vocabulary of uses."""

    DDEX = "DDEX"
    CAWG = "CAWG"
    AIPREF = "AIPREF"
    TDMREP = "TDMREP"
    ODRL = "ODRL"


@dataclass(frozen=True, slots=True, kw_only=True)
class UseTerms:
    """Where a use counts, of what matter it is, which right it needs, which refusals meet it, and its other names.

    `rights` is the right itself, then those that stand in where no share names it. Reproduction stands in because
    every use here begins with a copy (Directive 2001/29/EC, article 2), and CWR's mechanical right where neither is
    recorded (CWR 2.2 has PER, MEC and SYN only). Exceptions to the right (2019/790, articles 3 and 4; fair use) are
    not computed: they are nobody's permit.
    `refused_by` has the uses whose refusal is wider: training is mining (ODRL AI vocabulary: ai-training is narrower
    than data-mining; 2019/790 article 4(3) reserves both with one word). A permit never passes so.
    """

    place: Place
    matter: Matter = Matter.MATERIAL
    rights: tuple[Right, ...] = ()
    refused_by: "frozenset[Use]"
    names: Mapping[Scheme, tuple[str, ...]]


_COPY: Final = (Right.REPRODUCTION, Right.MECHANICAL)


def _named(**names: str) -> Mapping[Scheme, tuple[str, ...]]:
    return MappingProxyType({Scheme(scheme): tuple(listed.split()) for scheme, listed in names.items()})


USES: Final[Mapping[Use, UseTerms]] = MappingProxyType(
    {
        Use.DATA_MINING: UseTerms(
            place=Place.ACT,
            rights=(Right.TRAINING, *_COPY),
            refused_by=frozenset({Use.DATA_MINING}),
            names=_named(
                DDEX="UseForDataMining",
                CAWG="cawg.data_mining c2pa.data_mining",
                TDMREP="tdm-reservation",
                ODRL="data-mining",
            ),
        ),
        Use.TRAIN_GENERATIVE: UseTerms(
            place=Place.ACT,
            rights=(Right.TRAINING, *_COPY),
            refused_by=frozenset({Use.TRAIN_GENERATIVE, Use.DATA_MINING}),
            names=_named(
                DDEX="UseForTrainingGenerativeAI",
                CAWG="cawg.ai_generative_training c2pa.ai_generative_training",
                AIPREF="train-ai",
                ODRL="gen-ai ai-training",
            ),
        ),
        Use.TRAIN_NON_GENERATIVE: UseTerms(
            place=Place.ACT,
            rights=(Right.TRAINING, *_COPY),
            refused_by=frozenset({Use.TRAIN_NON_GENERATIVE, Use.DATA_MINING}),
            names=_named(
                DDEX="UseForTrainingNonGenerativeAI",
                CAWG="cawg.ai_training c2pa.ai_training",
                AIPREF="train-ai",
                ODRL="ai-training",
            ),
        ),
        Use.INFERENCE_INPUT: UseTerms(
            place=Place.ACT,
            rights=_COPY,
            refused_by=frozenset({Use.INFERENCE_INPUT}),
            names=_named(CAWG="cawg.ai_inference c2pa.ai_inference", ODRL="ai-augment"),
        ),
        Use.VOICE: UseTerms(place=Place.BOTH, matter=Matter.VOICE, refused_by=frozenset({Use.VOICE}), names=_named()),
        Use.LIKENESS_AND_NAME: UseTerms(
            place=Place.BOTH, matter=Matter.NAME, refused_by=frozenset({Use.LIKENESS_AND_NAME}), names=_named()
        ),
        Use.OUTPUT_DISTRIBUTION: UseTerms(
            place=Place.OFFER,
            rights=(Right.MAKE_AVAILABLE, *_COPY),
            refused_by=frozenset({Use.OUTPUT_DISTRIBUTION}),
            names=_named(DDEX="Stream OnDemandStream NonInteractiveStream PermanentDownload ConditionalDownload"),
        ),
        Use.OUTPUT_SYNC: UseTerms(
            place=Place.OFFER,
            rights=(Right.SYNCHRONIZATION, *_COPY),
            refused_by=frozenset({Use.OUTPUT_SYNC}),
            names=_named(DDEX="DubForMovies DubForTV"),
        ),
    }
)


def uses_called(scheme: Scheme, name: str) -> frozenset[Use]:
    """Return the uses that a vocabulary calls by a name; none if it is not one that we map."""
    return frozenset(use for use, terms in USES.items() if name in terms.names.get(scheme, ()))


_CC: Final = {
    "CC0": (),
    "CC-BY": (Condition.CREDIT,),
    "CC-BY-SA": (Condition.CREDIT, Condition.SHARE_ALIKE),
    "CC-BY-NC": (Condition.CREDIT, Condition.NON_COMMERCIAL),
    "CC-BY-NC-SA": (Condition.CREDIT, Condition.NON_COMMERCIAL, Condition.SHARE_ALIKE),
    "CC-BY-ND": (Condition.CREDIT, Condition.NO_DERIVATIVES),
    "CC-BY-NC-ND": (Condition.CREDIT, Condition.NON_COMMERCIAL, Condition.NO_DERIVATIVES),
}
_CC_VERSIONS: Final = ("1.0", "2.0", "2.5", "3.0", "4.0")

OPEN_LICENCES: Final[Mapping[str, frozenset[Condition]]] = MappingProxyType(
    {f"{licence}-{version}": frozenset(asks) for licence, asks in _CC.items() for version in _CC_VERSIONS}
    | {"PDDL-1.0": frozenset[Condition]()}
)
"""What an open licence asks, by SPDX id (Creative Commons 4.0, sections 2(a)(1) and 3). One not listed fits nothing."""
