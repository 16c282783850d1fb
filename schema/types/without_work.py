"""The types of recordings of which nobody has said the work."""

import strawberry

from schema.paging import PageInfo
from schema.types.recording import Recording


@strawberry.type(description="A recording of which nobody has said the work.")
class RecordingWithoutWork:
    cursor: str = strawberry.field(description="Where it stands in the list.")
    recording: Recording | None = strawberry.field(description="The recording.")
    assets: int = strawberry.field(
        description="How many assets rest on it, certainly or as a report estimates: as `derivativeCounts` has it."
    )


@strawberry.type(description="Recordings without a work; those on which the most assets rest first, then the oldest.")
class RecordingsWithoutWork:
    items: list[RecordingWithoutWork] = strawberry.field(description="A page of them.")
    is_partial: bool = strawberry.field(description="Whether there were too many recordings to look at all: 100,000.")
    page_info: PageInfo = strawberry.field(description="Where the page stands in the list.")
