"""Facts about files: encodings of recordings and assets, known by what they hold."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.fields import Label, Sha256
from linernotes.facts.reference import FileReference, Shape, SoundReference
from linernotes.facts.validity import Segment

Iscc = Annotated[str, StringConstraints(pattern=r"^ISCC:[A-Z2-7]{10,}$", max_length=80)]


class Fingerprint(Shape):
    """What an algorithm makes of the sound (DDEX Fingerprint)."""

    algorithm: Label
    version: Label | None = None
    value: Annotated[str, StringConstraints(pattern=r"^[!-~]+$", max_length=8192)]


class File(ThingFact):
    """One encoding, by its SHA-256."""

    kind: Literal["file"] = "file"
    sha256: Sha256
    byte_length: Annotated[int, Field(ge=0, lt=2**53)] | None = None
    media_type: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9.+-]+$", max_length=100)] | None = None
    iscc: Iscc | None = None
    fingerprints: Annotated[tuple[Fingerprint, ...], Field(max_length=16)] = ()

    prefix: ClassVar = "fil"


class Encoding(Fact):
    """A file holds a recording or asset, or an excerpt of it."""

    kind: Literal["encoding"] = "encoding"
    file: FileReference
    of: SoundReference
    excerpt: Segment | None = None

    slot: ClassVar = ("file", "of", "excerpt")
