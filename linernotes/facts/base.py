"""What every fact has: a kind, a version, a source, and what it corrects."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from linernotes.facts.broken import broken
from linernotes.facts.fields import DocumentName, Sha256, SourceKey, SourceSystem
from linernotes.facts.reference import Shape, Subject

Seq = Annotated[int, Field(ge=1)]


class SourceKind(StrEnum):
    """What kind of system stated a fact, in the order in which display prefers them (linernotes/precedence.py)."""

    STEWARD = "STEWARD"
    RIN = "RIN"
    ERN = "ERN"
    CWR = "CWR"
    PROVIDER = "PROVIDER"
    RESEARCH = "RESEARCH"
    USER = "USER"
    DEMO = "DEMO"


class Source(Shape):
    """Who states a fact: the system, the document in it and the document's SHA-256."""

    system: SourceSystem
    kind: SourceKind
    document: DocumentName | None = None
    hash: Sha256 | None = None


class Fact(Shape):
    """One thing somebody recorded. Facts are never edited; `corrects` names the seq of one that was never so."""

    kind: str
    schema_version: Literal[1] = 1
    source: Source
    corrects: Seq | None = None

    prefix: ClassVar[str | None] = None
    """The id prefix of the node that the fact makes, or None when it makes only relationships."""

    private: ClassVar[bool] = False
    """Whether that it was recorded, and when, is only for auditors to see in a history."""


class ThingFact(Fact):
    """A fact that describes a thing. Without a subject the thing is new, or the one that `key` already names."""

    subject: Subject | None = None
    key: SourceKey | None = None

    told_once: ClassVar[bool] = False
    """Whether only one description of the thing stands, whoever gives it: of a claim there is no preferred version."""

    @model_validator(mode="after")
    def _can_be_found_again(self) -> Self:
        new = self.subject is None or self.subject.new is not None
        minted = self.subject is not None and self.subject.new is not None and self.subject.new.id is not None
        if new and self.key is None and not minted:
            words = "a new thing needs a key of its source, or an id, so that sending it twice changes nothing"
            raise broken("NEW_NEEDS_KEY", words)
        return self
