"""The roles of DDEX in groups, as a sheet shows them; what stands in none is OTHER."""

from __future__ import annotations

OTHER = "OTHER"
GROUPS = {
    group: roles.split()
    for group, roles in {
        "PERFORMANCE": """
            MainArtist Artist FeaturedArtist OriginalArtist RemixedArtist Brand MusicGroup GroupMember BandLeader
            LeadPerformer LeadVocalist Vocalist PlaybackSinger BackgroundVocalist Choir ChoirMember ChorusMaster
            Soloist PrimaryMusician Musician StudioMusician Performer AssociatedPerformer AdditionalPerformer
            Accompanyist Orchestra OrchestraMember ConcertMaster Ensemble Conductor GuestConductor SecondConductor
            AssistantConductor StudioConductor StringsDirector MusicDirector DJ ClubDJ Narrator Speaker StoryTeller
            VoiceActor
            """,
        "WRITING": """
            Lyricist ComposerLyricist Composer Creator Author Librettist NonLyricAuthor Arranger Adapter Translator
            SubArranger SubLyricist
            """,
        "PRODUCTION": """
            StudioProducer CoProducer ExecutiveProducer CoExecutiveProducer AssociateProducer AssistantProducer
            AdditionalStudioProducer InitialProducer PostProducer ReissueProducer CompilationProducer VocalProducer
            StringProducer Programmer ProgrammingEngineer AdditionalProgrammingEngineer Remixer SoundDesigner
            MusicArranger VocalArranger
            """,
        "ENGINEERING": """
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
            """,
        "PUBLISHING": """
            MusicPublisher OriginalPublisher SubPublisher SubstitutedPublisher CopyrightHolder CopyrightClaimant
            """,
    }.items()
}

MAIN_ARTISTS = {"MainArtist", "Artist"}
PERFORMERS = set(GROUPS["PERFORMANCE"])
WRITERS = set(GROUPS["WRITING"])


def group_of(role: str) -> str:
    """Return the group in which a role is shown."""
    return next((group for group, roles in GROUPS.items() if role in roles), OTHER)
