"""How a fact points at a thing: by its place in the batch, its id, its source's key or an identifier."""

from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic.alias_generators import to_camel

from linernotes.errors import LinernotesError
from linernotes.facts.broken import broken, broken_by
from linernotes.facts.fields import EntityId, IdentifierText, SourceKey, SourceSystem
from linernotes.identifiers import normalise


class Shape(BaseModel):
    """A part of a fact: frozen, strict, camelCase on the wire, and without a field that nobody declared."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class KeyReference(Shape):
    """A thing by the key that a source knows it by; without a source, the fact's own."""

    key: SourceKey
    source: SourceSystem | None = None


class IdentifierValue(Shape):
    """An identifier by scheme and value, its check digit verified, in its normal form."""

    scheme: str
    value: IdentifierText

    @field_validator("value")
    @classmethod
    def _in_normal_form(cls, value: str, info: ValidationInfo) -> str:
        try:
            return normalise(info.data["scheme"], value) if "scheme" in info.data else value
        except LinernotesError as error:
            raise broken_by(error) from error


class IdentifierReference(IdentifierValue):
    """A thing by an identifier that is claimed for it; a source may be named to choose among claims."""

    source: SourceSystem | None = None


class Reference(Shape):
    """Exactly one way to point at a thing.

    `place` counts the facts of the same batch from 0. What the reference resolved to is kept in the journal
    beside the reference as given.
    """

    kinds: ClassVar[tuple[str, ...]] = ()

    id: EntityId | None = None
    place: Annotated[int, Field(ge=0, lt=1000)] | None = None
    key: KeyReference | None = None
    identifier: IdentifierReference | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, next(iter(self.model_fields_set))) is None:
            raise broken("EXACTLY_ONE", "a reference names exactly one of id, place, key, identifier")
        return self


class PartyReference(Reference):
    """A person, group or organisation."""

    kinds: ClassVar = ("party",)


class WorkReference(Reference):
    """A composition."""

    kinds: ClassVar = ("work",)


class RecordingReference(Reference):
    """A recording."""

    kinds: ClassVar = ("recording",)


class FileReference(Reference):
    """An encoding."""

    kinds: ClassVar = ("file",)


class ReleaseReference(Reference):
    """A release."""

    kinds: ClassVar = ("release",)


class DatasetReference(Reference):
    """A dataset."""

    kinds: ClassVar = ("dataset",)


class DatasetVersionReference(Reference):
    """A version of a dataset."""

    kinds: ClassVar = ("datasetVersion",)


class ModelReference(Reference):
    """A model."""

    kinds: ClassVar = ("model",)


class ModelVersionReference(Reference):
    """A version of a model."""

    kinds: ClassVar = ("modelVersion",)


class TrainingRunReference(Reference):
    """A training run."""

    kinds: ClassVar = ("trainingRun",)


class GenerationReference(Reference):
    """A generation."""

    kinds: ClassVar = ("generation",)


class AssetReference(Reference):
    """An asset."""

    kinds: ClassVar = ("asset",)


class ReportReference(Reference):
    """An attribution report."""

    kinds: ClassVar = ("attributionReport",)


class SoundReference(Reference):
    """A recording or an asset."""

    kinds: ClassVar = ("recording", "asset")


class CreditedReference(Reference):
    """What a contribution can be to: a work, a recording or an asset."""

    kinds: ClassVar = ("work", "recording", "asset")


class ItemReference(Reference):
    """What a dataset version can include: a recording, an earlier asset or a work."""

    kinds: ClassVar = ("recording", "asset", "work")


class SourceReference(Reference):
    """What a report can score: a recording or a work."""

    kinds: ClassVar = ("recording", "work")


class InputReference(Reference):
    """What a generation can use: a recording, an asset, a work or a file."""

    kinds: ClassVar = ("recording", "asset", "work", "file")


class IdentifiedReference(Reference):
    """What an identifier can be claimed for."""

    kinds: ClassVar = ("party", "work", "recording", "release", "asset", "file")


class New(Shape):
    """A thing not described before, under an id of the caller's or one that the recorder mints."""

    id: EntityId | None = None


class Subject(Shape):
    """The thing a fact describes: new, or one that stands already and gets another source's description."""

    new: New | None = None
    id: EntityId | None = None
    key: KeyReference | None = None
    identifier: IdentifierReference | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, next(iter(self.model_fields_set))) is None:
            raise broken("EXACTLY_ONE", "a subject is exactly one of new, id, key, identifier")
        return self
