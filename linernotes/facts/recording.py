"""Facts about recordings: what they are, of which works, and how they relate to each other."""

from typing import ClassVar, Literal

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import DescriptiveDate, Milliseconds, Note, Position, Title
from linernotes.facts.reference import RecordingReference, SoundReference, WorkReference
from linernotes.facts.validity import Segment
from linernotes.vocabularies.recordings import (
    ResourceRelationshipType,
    ResourceWorkRelationshipType,
    SoundRecordingType,
    VersionType,
)


class Recording(ThingFact):
    """A recording; stems are recordings of type AudioStem. `unidentifiedWorks` counts tunes in it that nobody named."""

    kind: Literal["recording"] = "recording"
    title: Title
    type: SoundRecordingType = SoundRecordingType.MusicalWorkSoundRecording
    version_type: VersionType | None = None
    duration_ms: Milliseconds | None = None
    recorded: DescriptiveDate | None = None
    genre: Title | None = None
    unidentified_works: Position = 0
    note: Note | None = None

    prefix: ClassVar = "rec"


class RecordingOf(Fact):
    """A recording or asset is of a work (DDEX ResourceWorkRelationshipType)."""

    kind: Literal["recordingOf"] = "recordingOf"
    recording: SoundReference
    work: WorkReference
    type: ResourceWorkRelationshipType = ResourceWorkRelationshipType.SingleWorkResource
    sequence: Position = 0

    slot: ClassVar = ("recording", "work", "sequence")


class RecordingRelation(Fact):
    """A recording rests on an earlier one, stated from the later towards the earlier."""

    kind: Literal["recordingRelation"] = "recordingRelation"
    recording: RecordingReference
    related: RecordingReference
    type: ResourceRelationshipType
    in_segment: Segment | None = None
    from_segment: Segment | None = None

    slot: ClassVar = ("recording", "related", "type", "in_segment")
