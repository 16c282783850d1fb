"""Rights: sides, tiers, rights, protection, capacities, agreements and decisions."""

from collections.abc import Mapping
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


SIDES_OF: Final[Mapping[str, frozenset[Side]]] = MappingProxyType(
    {
        "work": frozenset({Side.COMPOSITION, Side.LYRICS}),
        "recording": frozenset({Side.MASTER, Side.PERFORMANCE}),
        "asset": frozenset({Side.MASTER, Side.PERFORMANCE}),
    }
)
"""Which sides a thing has, by its kind: the music of a recording is in its works."""

_MUSIC_TIERS: Final = frozenset({Tier.MANUSCRIPT, Tier.ORIGINAL_PUBLISHER, Tier.LICENSING, Tier.COLLECTION})
_SOUND_TIERS: Final = frozenset({Tier.OWNER, Tier.LICENSING, Tier.COLLECTION})
TIERS_OF: Final[Mapping[Side, frozenset[Tier]]] = MappingProxyType(
    {side: _MUSIC_TIERS if side in SIDES_OF["work"] else _SOUND_TIERS for side in Side}
)
"""Which tiers a side has: manuscript and original publisher are of works, an owner of recordings (DDEX, CWR 2.2)."""


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
