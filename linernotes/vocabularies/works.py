"""Works: DDEX allowed values, AVS version 9, MusicalWorkType and WorkRelationshipType (MWDR)."""

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final


@unique
class MusicalWorkType(StrEnum):
    """Name a type of musical work as DDEX spells it."""

    AdaptedInOriginalLanguage = "AdaptedInOriginalLanguage"
    AdaptedInstrumentalWork = "AdaptedInstrumentalWork"
    AdaptedWithNewLyrics = "AdaptedWithNewLyrics"
    ArrangedWithNewMusic = "ArrangedWithNewMusic"
    CompositeMusicalWork = "CompositeMusicalWork"
    DramaticoMusicalWork = "DramaticoMusicalWork"
    FilmProductionWork = "FilmProductionWork"
    Jingle = "Jingle"
    LyricRemoval = "LyricRemoval"
    LyricReplacement = "LyricReplacement"
    LyricTranslation = "LyricTranslation"
    Mashup = "Mashup"
    Medley = "Medley"
    MultimediaProductionWork = "MultimediaProductionWork"
    MusicalWorkMovement = "MusicalWorkMovement"
    MusicalWorkWithSamples = "MusicalWorkWithSamples"
    MusicArrangement = "MusicArrangement"
    MusicArrangementOfText = "MusicArrangementOfText"
    OriginalLyricsArrangement = "OriginalLyricsArrangement"
    OriginalMusicAdaptation = "OriginalMusicAdaptation"
    OriginalMusicalWork = "OriginalMusicalWork"
    Potpourri = "Potpourri"
    ProductionMusicLibraryWork = "ProductionMusicLibraryWork"
    RadioProductionWork = "RadioProductionWork"
    TheaterProductionWork = "TheaterProductionWork"
    TvProductionWork = "TvProductionWork"
    Unknown = "Unknown"
    UnspecifiedArrangement = "UnspecifiedArrangement"
    UnspecifiedLyricAdaptation = "UnspecifiedLyricAdaptation"
    UnspecifiedMusicalWorkExcerpt = "UnspecifiedMusicalWorkExcerpt"
    UserDefined = "UserDefined"
    VideoProductionWork = "VideoProductionWork"


@unique
class WorkRelationshipType(StrEnum):
    """Name a relation between works as DDEX spells it."""

    ArrangementOf = "ArrangementOf"
    BasisForArrangement = "BasisForArrangement"
    MelodyBorrowedFrom = "MelodyBorrowedFrom"
    ReimaginingOf = "ReimaginingOf"
    TakenFrom = "TakenFrom"
    UserDefined = "UserDefined"


# Stated from the later work towards the earlier one, as facts are recorded.
WORK_RELATIONS_TO_EARLIER: Final = frozenset(
    {
        WorkRelationshipType.ArrangementOf,
        WorkRelationshipType.MelodyBorrowedFrom,
        WorkRelationshipType.ReimaginingOf,
        WorkRelationshipType.TakenFrom,
    }
)
# Stated the other way round: the same relation, read from its other end.
INVERSE_WORK_RELATIONS: Final[Mapping[WorkRelationshipType, WorkRelationshipType]] = MappingProxyType(
    {WorkRelationshipType.BasisForArrangement: WorkRelationshipType.ArrangementOf}
)
