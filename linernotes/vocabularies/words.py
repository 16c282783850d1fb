"""Roles in English words, as a credit sheet says them: what somebody did, not what they are called."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from linernotes.vocabularies.role_tables import order_of
from linernotes.vocabularies.roles import ContributorRole as Role

# What is not here is its own name, split: RecordingSecondEngineer is "recording second engineer".
_WORDS: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.MainArtist: "artist",
        Role.Artist: "artist",
        Role.FeaturedArtist: "featured artist",
        Role.MusicGroup: "group",
        Role.GroupMember: "group member",
        Role.BandLeader: "bandleader",
        Role.LeadPerformer: "lead performance",
        Role.LeadVocalist: "lead vocals",
        Role.Vocalist: "vocals",
        Role.PlaybackSinger: "playback vocals",
        Role.BackgroundVocalist: "background vocals",
        Role.ChorusMaster: "choir direction",
        Role.PrimaryMusician: "lead instruments",
        Role.Musician: "instruments",
        Role.StudioMusician: "studio instruments",
        Role.Performer: "performance",
        Role.AssociatedPerformer: "performance",
        Role.AdditionalPerformer: "additional performance",
        Role.Accompanyist: "accompaniment",
        Role.ConcertMaster: "concertmaster",
        Role.StringsDirector: "direction of the strings",
        Role.MusicDirector: "musical direction",
        Role.DJ: "DJ",
        Role.ClubDJ: "club DJ",
        Role.Narrator: "narration",
        Role.Speaker: "spoken word",
        Role.StoryTeller: "storytelling",
        Role.Composer: "music",
        Role.ComposerLyricist: "words and music",
        Role.Lyricist: "words",
        Role.Author: "words",
        Role.Librettist: "libretto",
        Role.NonLyricAuthor: "text",
        Role.Arranger: "arrangement",
        Role.Adapter: "adaptation",
        Role.Translator: "translation",
        Role.SubArranger: "later arrangement",
        Role.SubLyricist: "later words",
        Role.StudioProducer: "production",
        Role.CoProducer: "co-production",
        Role.ExecutiveProducer: "executive production",
        Role.CoExecutiveProducer: "co-executive production",
        Role.AssociateProducer: "associate production",
        Role.AssistantProducer: "assistant production",
        Role.AdditionalStudioProducer: "additional production",
        Role.PostProducer: "post-production",
        Role.ReissueProducer: "reissue production",
        Role.CompilationProducer: "compilation",
        Role.VocalProducer: "vocal production",
        Role.StringProducer: "string production",
        Role.Programmer: "programming",
        Role.ProgrammingEngineer: "programming",
        Role.AdditionalProgrammingEngineer: "additional programming",
        Role.Remixer: "remix",
        Role.SoundDesigner: "sound design",
        Role.MusicArranger: "arrangement",
        Role.VocalArranger: "vocal arrangement",
        Role.RecordingEngineer: "recording",
        Role.Engineer: "engineering",
        Role.AssistantEngineer: "assistant engineering",
        Role.AdditionalEngineer: "additional engineering",
        Role.TrackingEngineer: "tracking",
        Role.VocalEngineer: "vocal recording",
        Role.OverdubEngineer: "overdubs",
        Role.DigitalAudioWorkstationEngineer: "workstation engineering",
        Role.DigitalEditingEngineer: "digital editing",
        Role.VocalEditingEngineer: "vocal editing",
        Role.BalanceEngineer: "balance",
        Role.SoundRecordist: "recording",
        Role.MixingEngineer: "mixing",
        Role.Mixer: "mixing",
        Role.CoMixer: "co-mixing",
        Role.CoMixingEngineer: "co-mixing",
        Role.AdditionalMixingEngineer: "additional mixing",
        Role.SurroundMixingEngineer: "surround mixing",
        Role.ImmersiveMixingEngineer: "immersive mixing",
        Role.RemixingEngineer: "remixing",
        Role.MasteringEngineer: "mastering",
        Role.ImmersiveMasteringEngineer: "immersive mastering",
        Role.DirectStreamDigitalEngineer: "DSD engineering",
        Role.MusicPublisher: "music publishing",
        Role.OriginalPublisher: "publishing",
        Role.SubPublisher: "sub-publishing",
        Role.SubstitutedPublisher: "substituted publishing",
        Role.CopyrightHolder: "copyright",
        Role.CopyrightClaimant: "claim of copyright",
        Role.AAndRAdministrator: "A&R administration",
        Role.AAndRCoordinator: "A&R coordination",
        Role.Photographer: "photography",
        Role.RightsControllerOnProduct: "rights controller",
        Role.NotSpecified: "role not specified",
        Role.Unknown: "role not known",
        Role.UserDefined: "another role",
    }
)
_CAMEL_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|/")


def role_words(role: Role) -> str:
    """Return what a credit sheet calls a role: "vocals" for Vocalist, "foley artist" for FoleyArtist."""
    return _WORDS.get(role) or _split(role.value)


def roles_words(roles: Iterable[Role]) -> str:
    """Return several roles of one maker in the order of a sheet, each word once: "artist, vocals, words"."""
    return ", ".join(dict.fromkeys(role_words(role) for role in sorted(set(roles), key=order_of)))


def _split(name: str) -> str:
    words = " ".join(_CAMEL_WORD.findall(name)).replace(" / ", " or ")
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words.split())
