"""The type Recording, and how a recording stands to works, to other recordings and to assets."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.credit_sheet import RecordingCredits
from schema.types.dataset import Inclusion
from schema.types.derivative import TracedThing
from schema.types.enums import (
    IngredientRelationship,
    InputBasis,
    ResourceRelationshipType,
    ResourceWorkRelationshipType,
    SoundRecordingType,
    VersionType,
)
from schema.types.file import FileOf
from schema.types.identifier import IDENTIFIERS, IdentifierClaim
from schema.types.node import Node
from schema.types.release import Release
from schema.types.rights.held import Held
from schema.types.trained_model import TrainedOn
from schema.types.work import IN_DATASETS, Contributions, OfRole, Work

if TYPE_CHECKING:
    from schema.types.asset import Asset

IN_START = "Where it begins in the later one, in milliseconds; null: not stated."
IN_END = "Where it ends in the later one, in milliseconds; null: not stated."
FROM_START = "Where it begins in the earlier one, in milliseconds; null: not stated."
FROM_END = "Where it ends in the earlier one, in milliseconds; null: not stated."


@strawberry.type(description="That a recording is of a work.")
class RecordingOf:
    type: ResourceWorkRelationshipType = strawberry.field(description="How it is of the work.")
    sequence: int = strawberry.field(description="The work's place in the recording.")
    work: Work = strawberry.field(description="The work.")


@strawberry.type(description="That a recording rests on an earlier one: a sample, a cover, an edit, a remaster.")
class RecordingRelation:
    type: ResourceRelationshipType = strawberry.field(description="How the later recording rests on the earlier.")
    recording: Annotated["Recording", strawberry.lazy("schema.types.recording")] = strawberry.field(
        description="The other recording: the earlier of `restsOn`, the later of `restingOnIt`."
    )
    in_start_ms: int | None = strawberry.field(description=IN_START)
    in_end_ms: int | None = strawberry.field(description=IN_END)
    from_start_ms: int | None = strawberry.field(description=FROM_START)
    from_end_ms: int | None = strawberry.field(description=FROM_END)


@strawberry.type(description="That a generation was given this, and what it made.")
class InputUse:
    relationship: IngredientRelationship = strawberry.field(description="What it is to what was made.")
    basis: InputBasis = strawberry.field(description="On what basis it was used.")
    asset: Annotated["Asset", strawberry.lazy("schema.types.asset")] = strawberry.field(description="What was made.")
    in_start_ms: int | None = strawberry.field(description=IN_START)
    in_end_ms: int | None = strawberry.field(description=IN_END)
    from_start_ms: int | None = strawberry.field(description=FROM_START)
    from_end_ms: int | None = strawberry.field(description=FROM_END)


@strawberry.type(description="A recording of sound. A stem is one, of type AudioStem.")
class Recording(Node, TracedThing, TrainedOn, Held):
    title: str = strawberry.field(description="Its title.")
    type: SoundRecordingType = strawberry.field(description="What kind of recording it is.")
    version_type: VersionType | None = strawberry.field(description="What kind of version it is.")
    duration_ms: int | None = strawberry.field(description="How long it is, in milliseconds.")
    recorded: str | None = strawberry.field(description="When it was recorded, as precisely as known.")
    genre: str | None = strawberry.field(description="Its genre, in the words of the source.")
    note: str | None = strawberry.field(description="A note of the source's.")
    unidentified_works: int = strawberry.field(description="How many tunes are in it that nobody has named.")
    identifiers: list[IdentifierClaim] = strawberry.field(description=IDENTIFIERS)
    recording_of: list[RecordingOf] = strawberry.field(description="The works that it is of, in their order.")
    files: list[FileOf] = strawberry.field(description="The files that hold it, or an excerpt of it.")
    credits: RecordingCredits | None = strawberry.field(description="Its credits; null if they are withheld.")
    rests_on: list[RecordingRelation] = strawberry.field(description="The recordings that it rests on.")

    @by_view("Who contributed to it, in the order of roles.")
    def contributions(self, first: First = DEFAULT_FIRST, after: After = None, role: OfRole = None) -> Contributions:
        return read_by_view()

    @by_view("The releases that hold it.")
    def releases(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Release]:
        return read_by_view()

    @by_view("The recordings that rest on it.")
    def resting_on_it(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[RecordingRelation]:
        return read_by_view()

    @by_view(IN_DATASETS)
    def in_datasets(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Inclusion]:
        return read_by_view()

    @by_view("The assets one step away: made by a generation that was given it.")
    def input_of(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[InputUse]:
        return read_by_view()
