"""The type IdentifierClaim."""

import strawberry

from schema.types.enums import ClaimState

IDENTIFIERS = "The identifiers that are claimed for it."


@strawberry.type(description="That a source says an identifier is of a thing. Several may, and of several things.")
class IdentifierClaim:
    scheme: str = strawberry.field(description="The scheme: ISRC, ISWC, IPI_NAME, ISNI, GTIN, ...")
    value: str = strawberry.field(description="The value in its normal form.")
    display: str = strawberry.field(description="The value as people write it.")
    state: ClaimState = strawberry.field(description="Whether the claim stands.")
    source: str = strawberry.field(description="The system that states it.")


@strawberry.input(description="An identifier in its scheme. It is a claim about a thing, and several may make it.")
class IdentifierInput:
    scheme: str = strawberry.field(description="The scheme: ISRC, ISWC, IPI_NAME, ISNI, ...")
    value: str = strawberry.field(description="The value, in the scheme's plain form.")
