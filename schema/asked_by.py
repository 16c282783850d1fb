"""The arguments by which things are asked for at the root: ids, identifiers, hashes."""

from typing import Annotated

import strawberry

from schema.types.identifier import IdentifierInput

Id = Annotated[strawberry.ID, strawberry.argument(description="The thing's id.")]
Ids = Annotated[list[strawberry.ID], strawberry.argument(description="The things' ids, at most 100.")]
Two = Annotated[
    list[strawberry.ID], strawberry.argument(description="Two ids, each of a dataset version or model version.")
]
Earlier = Annotated[strawberry.ID, strawberry.argument(name="from", description="The earlier version's id.")]
Later = Annotated[strawberry.ID, strawberry.argument(description="The later version's id.")]
EitherIds = Annotated[list[strawberry.ID] | None, strawberry.argument(description="The things' ids, at most 100.")]
OrIdentifier = Annotated[
    IdentifierInput | None, strawberry.argument(description="Instead of ids: an identifier that the things claim.")
]
OrSha256 = Annotated[str | None, strawberry.argument(description="Instead of ids: the SHA-256 of the bytes, in hex.")]
OrIscc = Annotated[str | None, strawberry.argument(description="Instead of ids: an ISCC, as `ISCC:...`.")]
