"""Recordings: DDEX allowed values, AVS version 9 (ERN 4, MWDR), for types, versions and relations; three are ours."""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final


@unique
class SoundRecordingType(StrEnum):
    """Name a type of sound recording as DDEX spells it."""

    AudioStem = "AudioStem"
    Clip = "Clip"
    MusicalWorkReadalongSoundRecording = "MusicalWorkReadalongSoundRecording"
    MusicalWorkSoundRecording = "MusicalWorkSoundRecording"
    NonMusicalWorkReadalongSoundRecording = "NonMusicalWorkReadalongSoundRecording"
    NonMusicalWorkSoundRecording = "NonMusicalWorkSoundRecording"
    SpokenWordSoundRecording = "SpokenWordSoundRecording"
    Unknown = "Unknown"
    UserDefined = "UserDefined"


@unique
class VersionType(StrEnum):
    """Name a type of version as DDEX spells it."""

    ACappellaVersion = "ACappellaVersion"
    AlbumVersion = "AlbumVersion"
    AlternativeVersion = "AlternativeVersion"
    CleanVersion = "CleanVersion"
    DemoVersion = "DemoVersion"
    EditedVersion = "EditedVersion"
    InstrumentalVersion = "InstrumentalVersion"
    KaraokeVersion = "KaraokeVersion"
    LiveVersion = "LiveVersion"
    MixVersion = "MixVersion"
    MonoVersion = "MonoVersion"
    RadioVersion = "RadioVersion"
    RemixVersion = "RemixVersion"
    SessionVersion = "SessionVersion"
    SingleVersion = "SingleVersion"
    StereoVersion = "StereoVersion"
    UserDefined = "UserDefined"


@unique
class ResourceWorkRelationshipType(StrEnum):
    """Say how a recording stands to a work; Interpellation is the spelling of the standard."""

    Interpellation = "Interpellation"
    Medley = "Medley"
    MultipleWorkResource = "MultipleWorkResource"
    MusicalWorkWithSamples = "MusicalWorkWithSamples"
    SingleWorkResource = "SingleWorkResource"


@unique
class ResourceRelationshipType(StrEnum):
    """Name a relation between recordings as DDEX spells it; those with a namespace are ours."""

    ContainsSamplesFrom = "ContainsSamplesFrom"
    HasClip = "HasClip"
    HasContentFrom = "HasContentFrom"
    HasPart = "HasPart"
    IsClipFrom = "IsClipFrom"
    IsCoveredBy = "IsCoveredBy"
    IsCoverOf = "IsCoverOf"
    IsDifferentEncoding = "IsDifferentEncoding"
    IsEditedVersionOf = "IsEditedVersionOf"
    IsImmersiveEditionOf = "IsImmersiveEditionOf"
    IsNonImmersiveEditionOf = "IsNonImmersiveEditionOf"
    IsPartOf = "IsPartOf"
    IsSampledBy = "IsSampledBy"
    IsSlowedDownOf = "IsSlowedDownOf"
    IsSourceOfEditedVersion = "IsSourceOfEditedVersion"
    IsSpedUpOf = "IsSpedUpOf"
    UserDefined = "UserDefined"
    IsRemasterOf = "linernotes:IsRemasterOf"
    Interpolates = "linernotes:Interpolates"
    IsStemOf = "linernotes:IsStemOf"


# Stated from the later recording towards what it rests on, as facts are recorded. A whole rests on its parts, and a
# clip on its whole.
RELATIONS_TO_EARLIER: Final = frozenset(
    {
        ResourceRelationshipType.ContainsSamplesFrom,
        ResourceRelationshipType.HasContentFrom,
        ResourceRelationshipType.HasPart,
        ResourceRelationshipType.IsClipFrom,
        ResourceRelationshipType.IsCoverOf,
        ResourceRelationshipType.IsEditedVersionOf,
        ResourceRelationshipType.IsImmersiveEditionOf,
        ResourceRelationshipType.IsSlowedDownOf,
        ResourceRelationshipType.IsSpedUpOf,
        ResourceRelationshipType.IsRemasterOf,
        ResourceRelationshipType.Interpolates,
        ResourceRelationshipType.IsStemOf,
    }
)
# Stated the other way round: the same relation, read from its other end.
INVERSE_RELATIONS: Final[Mapping[ResourceRelationshipType, ResourceRelationshipType]] = MappingProxyType(
    {
        ResourceRelationshipType.HasClip: ResourceRelationshipType.IsClipFrom,
        ResourceRelationshipType.IsCoveredBy: ResourceRelationshipType.IsCoverOf,
        ResourceRelationshipType.IsNonImmersiveEditionOf: ResourceRelationshipType.IsImmersiveEditionOf,
        ResourceRelationshipType.IsPartOf: ResourceRelationshipType.HasPart,
        ResourceRelationshipType.IsSampledBy: ResourceRelationshipType.ContainsSamplesFrom,
        ResourceRelationshipType.IsSourceOfEditedVersion: ResourceRelationshipType.IsEditedVersionOf,
    }
)
# Neither end is known to be the later one.
UNDIRECTED_RELATIONS: Final = frozenset(
    {ResourceRelationshipType.IsDifferentEncoding, ResourceRelationshipType.UserDefined}
)
