"""Facts about models: versions, the run that produced each, and whose voice they carry."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from linernotes.facts.base import ThingFact
from linernotes.facts.fields import DescriptiveDate, Label, Sha256, Title
from linernotes.facts.reference import ModelReference, PartyReference, TrainingRunReference


class Model(ThingFact):
    """A model, by name, and who provides it."""

    kind: Literal["model"] = "model"
    name: Title
    provided_by: PartyReference | None = None

    prefix: ClassVar = "mod"


class ModelVersion(ThingFact):
    """One version of a model. Without `producedBy` nobody has said how it was trained."""

    kind: Literal["modelVersion"] = "modelVersion"
    model: ModelReference
    version: Label
    produced_by: TrainingRunReference | None = None
    voice_of: Annotated[tuple[PartyReference, ...], Field(max_length=50)] = ()
    weights_hash: Sha256 | None = None
    released: DescriptiveDate | None = None

    prefix: ClassVar = "mdv"
