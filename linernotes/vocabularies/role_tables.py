"""Where each role may stand, how roles are grouped and ordered on a sheet, and whose wish not to be named hides all."""

from collections.abc import Collection, Mapping
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from linernotes.vocabularies.roles import ContributorRole


@unique
class CreditedKind(StrEnum):
    """Name a kind of thing that has contributors."""

    WORK = "WORK"
    RECORDING = "RECORDING"
    ASSET = "ASSET"


@unique
class RoleGroup(StrEnum):
    """Name a group of roles; the members are in the order of display."""

    PERFORMANCE = "PERFORMANCE"
    WRITING = "WRITING"
    PRODUCTION = "PRODUCTION"
    ENGINEERING = "ENGINEERING"
    PUBLISHING = "PUBLISHING"
    OTHER = "OTHER"


def _roles(names: str) -> tuple[ContributorRole, ...]:
    return tuple(ContributorRole[name] for name in names.split())


# DDEX AVS version 9: ContributorRole is the union of three lists; DisplayArtistRole overlaps with them.
CREATIVE_WORK_ROLES: Final = frozenset(
    _roles("""
    Adapter Architect Arranger Author AuthorInQuotations AuthorOfAfterword Compiler Composer ComposerLyricist Conceptor
    Creator DialogueAuthor Dissertant Engraver Etcher Journalist LandscapeArchitect Librettist Lithographer Lyricist
    MetalEngraver NonLyricAuthor PlateMaker Playwright Reporter Reviewer Rubricator ScreenplayAuthor Sculptor
    SubArranger SubLyricist Translator Woodcutter WoodEngraver WriterOfAccompanyingMaterial
    """)
)
BUSINESS_WORK_ROLES: Final = frozenset(
    _roles("""
    BookPublisher CopyrightClaimant CopyrightHolder MusicPublisher NewspaperPublisher OriginalPublisher
    PeriodicalPublisher SubPublisher SubstitutedPublisher Unknown UserDefined
    """)
)
DISPLAY_ARTIST_ROLES: Final = frozenset(_roles("Artist Brand Composer FeaturedArtist MainArtist UserDefined"))
RESOURCE_ROLES: Final = (
    frozenset(ContributorRole)
    - CREATIVE_WORK_ROLES
    - (BUSINESS_WORK_ROLES - frozenset(_roles("Unknown UserDefined")))
    - frozenset(_roles("Brand FeaturedArtist MainArtist"))
)

# A recording's writers are those of its work. An asset may have no work yet, so it takes every role.
ROLES_OF: Final[Mapping[CreditedKind, frozenset[ContributorRole]]] = MappingProxyType(
    {
        CreditedKind.WORK: CREATIVE_WORK_ROLES | BUSINESS_WORK_ROLES,
        CreditedKind.RECORDING: RESOURCE_ROLES | DISPLAY_ARTIST_ROLES,
        CreditedKind.ASSET: frozenset(ContributorRole),
    }
)

# Each group in its order of display. What stands in none is OTHER, ordered by name.
_ORDERED: Final[Mapping[RoleGroup, tuple[ContributorRole, ...]]] = MappingProxyType(
    {
        RoleGroup.PERFORMANCE: _roles("""
            MainArtist Artist FeaturedArtist OriginalArtist RemixedArtist Brand MusicGroup GroupMember BandLeader
            LeadPerformer LeadVocalist Vocalist PlaybackSinger BackgroundVocalist Choir ChoirMember ChorusMaster
            Soloist PrimaryMusician Musician StudioMusician Performer AssociatedPerformer AdditionalPerformer
            Accompanyist Orchestra OrchestraMember ConcertMaster Ensemble Conductor GuestConductor SecondConductor
            AssistantConductor StudioConductor StringsDirector MusicDirector DJ ClubDJ Narrator Speaker StoryTeller
            VoiceActor
            """),
        RoleGroup.WRITING: _roles("""
            Lyricist ComposerLyricist Composer Creator Author Librettist NonLyricAuthor Arranger Adapter Translator
            SubArranger SubLyricist
            """),
        RoleGroup.PRODUCTION: _roles("""
            StudioProducer CoProducer ExecutiveProducer CoExecutiveProducer AssociateProducer AssistantProducer
            AdditionalStudioProducer InitialProducer PostProducer ReissueProducer CompilationProducer VocalProducer
            StringProducer Programmer ProgrammingEngineer AdditionalProgrammingEngineer Remixer SoundDesigner
            MusicArranger VocalArranger
            """),
        RoleGroup.ENGINEERING: _roles("""
            RecordingEngineer RecordingSecondEngineer Engineer AssistantEngineer SecondEngineer AdditionalEngineer
            ProjectEngineer TrackingEngineer TrackingSecondEngineer VocalEngineer VocalSecondEngineer
            ArtistVocalEngineer ArtistVocalSecondEngineer ArtistBackgroundVocalEngineer StringEngineer OverdubEngineer
            OverdubSecondEngineer DigitalAudioWorkstationEngineer DigitalEditingEngineer DigitalEditingSecondEngineer
            VocalEditingEngineer VocalEditingSecondEngineer PreProductionEngineer PreProductionSecondEngineer
            BalanceEngineer StageEngineer StageAssistantEngineer SoundRecordist SoundSupervisor Tonmeister TapeOperator
            MixingEngineer Mixer MixingSecondEngineer AdditionalMixingEngineer CoMixer CoMixingEngineer SoundMixer
            SurroundMixingEngineer SurroundMixingSecondEngineer ImmersiveMixingEngineer RemixingEngineer
            RemixingSecondEngineer MasteringEngineer MasteringSecondEngineer ImmersiveMasteringEngineer
            DirectStreamDigitalEngineer TransfersAndSafetiesEngineer TransfersAndSafetiesSecondEngineer
            """),
        RoleGroup.PUBLISHING: _roles("""
            MusicPublisher OriginalPublisher SubPublisher SubstitutedPublisher CopyrightHolder CopyrightClaimant
            """),
    }
)
_PLACES: Final[Mapping[ContributorRole, tuple[RoleGroup, int]]] = MappingProxyType(
    {role: (group, place) for group, roles in _ORDERED.items() for place, role in enumerate(roles)}
)
_GROUP_ORDER: Final = {group: place for place, group in enumerate(RoleGroup)}

MAIN_ARTIST_ROLES: Final = frozenset(_roles("MainArtist Artist"))
WRITER_ROLES: Final = frozenset(_ORDERED[RoleGroup.WRITING])
PERFORMER_ROLES: Final = frozenset(_ORDERED[RoleGroup.PERFORMANCE])


def may_stand_on(role: ContributorRole, kind: CreditedKind) -> bool:
    """Say whether a contribution to a thing of this kind may have this role."""
    return role in ROLES_OF[kind]


def group_of(role: ContributorRole) -> RoleGroup:
    """Return the group in which a role is shown."""
    return _PLACES.get(role, (RoleGroup.OTHER, 0))[0]


def order_of(role: ContributorRole) -> tuple[int, int, str]:
    """Return a key that sorts roles as a sheet shows them: by group, then by place in it, then by name."""
    group, place = _PLACES.get(role, (RoleGroup.OTHER, 0))
    return _GROUP_ORDER[group], place, role.value


def principal_roles(present: Collection[ContributorRole]) -> frozenset[ContributorRole]:
    """Return which roles present are principal: a holder's wish not to be named withholds the whole item.

    Writers always are; main artists are, and where none is credited every performer stands in for them.
    """
    main = MAIN_ARTIST_ROLES.intersection(present) or PERFORMER_ROLES.intersection(present)
    return main | WRITER_ROLES.intersection(present)
