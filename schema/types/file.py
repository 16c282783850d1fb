"""The types File, Encoding and FileOf."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.scalars import Long
from schema.types.identifier import IDENTIFIERS, IdentifierClaim
from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.recording import Recording

Sound = Annotated[
    Annotated["Recording", strawberry.lazy("schema.types.recording")]
    | Annotated["Asset", strawberry.lazy("schema.types.asset")],
    strawberry.union("Sound", description="Something that sounds: a recording or an asset."),
]
EXCERPT_START = "Where the excerpt begins, in milliseconds; null for the whole."
EXCERPT_END = "Where the excerpt ends, in milliseconds; null for the whole."


@strawberry.type(description="What an algorithm makes of the sound.")
class Fingerprint:
    algorithm: str = strawberry.field(description="The algorithm.")
    version: str | None = strawberry.field(description="Its version.")
    value: str = strawberry.field(description="The fingerprint.")


@strawberry.type(description="That a file holds a recording or asset, or an excerpt of it.")
class Encoding:
    excerpt_start_ms: int | None = strawberry.field(description=EXCERPT_START)
    excerpt_end_ms: int | None = strawberry.field(description=EXCERPT_END)
    of: Sound = strawberry.field(description="What it holds.")


@strawberry.type(description="One encoding, by its SHA-256.")
class File(Node):
    sha256: str = strawberry.field(description="The SHA-256 of its bytes, in hexadecimal.")
    byte_length: Long | None = strawberry.field(description="How many bytes it has.")
    media_type: str | None = strawberry.field(description="Its media type.")
    iscc: str | None = strawberry.field(description="Its ISCC (ISO 24138).")
    fingerprints: list[Fingerprint] = strawberry.field(description="Its fingerprints.")
    identifiers: list[IdentifierClaim] = strawberry.field(description=IDENTIFIERS)
    encodes: list[Encoding] = strawberry.field(description="What it holds.")


@strawberry.type(description="A file that holds this, or an excerpt of it.")
class FileOf:
    excerpt_start_ms: int | None = strawberry.field(description=EXCERPT_START)
    excerpt_end_ms: int | None = strawberry.field(description=EXCERPT_END)
    file: File = strawberry.field(description="The file.")
