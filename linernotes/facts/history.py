"""Facts about facts: retract, end, erase, and the annotation of a known error."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from linernotes.facts.base import Fact, Seq
from linernotes.facts.fields import Instant, Note

Pointer = Annotated[str, StringConstraints(pattern=r"^(/[A-Za-z0-9]+)+$", max_length=200)]


class Retraction(Fact):
    """A fact is no longer said."""

    kind: Literal["retraction"] = "retraction"
    target: Seq
    reason: Note | None = None


class Ending(Fact):
    """What a fact says held until an instant, and no longer."""

    kind: Literal["ending"] = "ending"
    target: Seq
    valid_to: Instant


class Erasure(Fact):
    """The personal text of a fact is erased; its commitment stays, so that every hash stays valid.

    `fields` are JSON pointers into the fact; without any, all of its personal text goes.
    """

    kind: Literal["erasure"] = "erasure"
    target: Seq
    fields: Annotated[tuple[Pointer, ...], Field(max_length=20)] = ()
    reason: Note | None = None


class KnownError(Fact):
    """A fact of a frozen version is known to be wrong. It is not corrected: the fix is a new version."""

    kind: Literal["knownError"] = "knownError"
    target: Seq
    note: Note

    prefix: ClassVar = "err"
