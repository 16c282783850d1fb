"""The type CoOwner: who is asked about a work, recording or asset, and what it has answered."""

from typing import Annotated

import strawberry

from schema.types.enums_of_rights import Answer, AskedAs, Side
from schema.types.rights.share import TheParty

CoOwned = Annotated[strawberry.ID, strawberry.argument(description="A work, a recording or an asset, by its id.")]


@strawberry.type(description="Somebody who is asked about a thing.")
class CoOwner:
    party: TheParty | None = strawberry.field(description="Who; null if it is not to be named.")
    side: Side | None = strawberry.field(description="On which side; null of a voice or a name.")
    asked_as: AskedAs = strawberry.field(description="As who controls a right, or as whose choice it is.")
    size_ppm: int | None = strawberry.field(
        description="How much it holds, in parts per million, the most in any territory; null: unknown, or an ARTIST."
    )
    decision: Answer = strawberry.field(
        description="What it has answered by itself or by an agent: it PERMITS in all of the place, PARTLY in some of"
        " it, or in none: it REFUSES, or is SILENT, which is no as well."
    )
