"""The rules' vocabularies as enums of the schema: one table of what each is."""

from enum import Enum

import strawberry

from linernotes.contents import Change, EntriesBy
from linernotes.derivatives import HitKind, TraceCertainty
from linernotes.drawing import ContributorsBy
from linernotes.facts.attribution import Aspect, Confidence, Measures, MethodFamily, Side
from linernotes.facts.base import SourceKind
from linernotes.facts.contribution import ContributionState
from linernotes.facts.dataset import Basis, EntryStage
from linernotes.facts.generation import HowNamed, InputBasis
from linernotes.facts.identifier import ClaimState
from linernotes.facts.party import Capacity, NameType
from linernotes.facts.training import TrainingKind
from linernotes.lineage import StepType
from linernotes.vocabularies.ai import AiContribution, ContainsAI, Part, SpecialContributor
from linernotes.vocabularies.assets import DigitalSourceType, IngredientRelationship
from linernotes.vocabularies.parties import PartyType
from linernotes.vocabularies.recordings import (
    ResourceRelationshipType,
    ResourceWorkRelationshipType,
    SoundRecordingType,
    VersionType,
)
from linernotes.vocabularies.releases import ReleaseType
from linernotes.vocabularies.role_tables import RoleGroup
from linernotes.vocabularies.roles import ContributorRole
from linernotes.vocabularies.works import MusicalWorkType, WorkRelationshipType

_DESCRIBED: dict[type[Enum], str] = {
    AiContribution: "How much of a contribution AI made (DDEX). Null is not stated.",
    Aspect: "Which aspect of the music a report looks at.",
    Basis: "On what basis an entry is included in a dataset version.",
    Capacity: "In what capacity somebody acts for another.",
    Change: "What became of an item from one dataset version to another.",
    TraceCertainty: "How sure it is that something came from something.",
    ClaimState: "Whether a claim of an identifier stands, was replaced, or is disputed.",
    Confidence: "How sure a reporter says it is.",
    ContainsAI: "How much AI is in something, as declared (DDEX ContainsAI). Null is not stated, which is not None.",
    ContributionState: "Whether a contribution is simply stated, or disputed.",
    ContributorsBy: "By what contributors are counted.",
    ContributorRole: "A role, as DDEX names it.",
    DigitalSourceType: "How something digital came to be, as IPTC names it.",
    EntriesBy: "By what entries are counted.",
    EntryStage: "For what an entry of a dataset version is used.",
    HitKind: "What a hit is.",
    HowNamed: "As what a prompt named a person.",
    IngredientRelationship: "What an input is to what was made: C2PA parentOf, componentOf or inputTo.",
    InputBasis: "On what basis an input was used.",
    Measures: "What the numbers of a report measure.",
    MethodFamily: "The family of an attribution method.",
    MusicalWorkType: "What kind of work it is, as DDEX names it.",
    NameType: "What a name is for.",
    Part: "A part of the music.",
    PartyType: "What a party is, as DDEX names it.",
    ReleaseType: "What kind of release it is, as DDEX names it.",
    ResourceRelationshipType: "How a recording rests on an earlier one, as DDEX names it, or we do.",
    ResourceWorkRelationshipType: "How a recording stands to a work, as DDEX names it.",
    RoleGroup: "A group of roles.",
    Side: "Which right a score is about.",
    SoundRecordingType: "What kind of recording it is, as DDEX names it.",
    SourceKind: "What kind of system stated a fact.",
    SpecialContributor: "A contributor that is not a party, as DDEX names it, or Unknown.",
    StepType: "How a later thing leads to an earlier one. CONTROLS (the earlier one controls a right in the later, or "
    "ever did) ends paths of derivatives; no walk follows it.",
    TrainingKind: "What kind of training a run was.",
    VersionType: "What kind of version it is, as DDEX names it.",
    WorkRelationshipType: "How a work rests on an earlier one, as DDEX names it.",
}

for _enum, _description in _DESCRIBED.items():
    strawberry.enum(_enum, description=_description)

__all__ = [
    "AiContribution",
    "Aspect",
    "Basis",
    "Capacity",
    "Change",
    "ClaimState",
    "Confidence",
    "ContainsAI",
    "ContributionState",
    "ContributorRole",
    "ContributorsBy",
    "DigitalSourceType",
    "EntriesBy",
    "EntryStage",
    "HitKind",
    "HowNamed",
    "IngredientRelationship",
    "InputBasis",
    "Measures",
    "MethodFamily",
    "MusicalWorkType",
    "NameType",
    "Part",
    "PartyType",
    "ReleaseType",
    "ResourceRelationshipType",
    "ResourceWorkRelationshipType",
    "RoleGroup",
    "Side",
    "SoundRecordingType",
    "SourceKind",
    "SpecialContributor",
    "StepType",
    "TraceCertainty",
    "TrainingKind",
    "VersionType",
    "WorkRelationshipType",
]
