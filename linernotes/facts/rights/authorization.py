"""Facts about authorizations: what was asked before it was done, and until when the answer may be relied on."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from linernotes.facts.base import ThingFact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Instant, Label
from linernotes.facts.generation import GenerationInput, NamedPerson
from linernotes.facts.one_of import OneOf
from linernotes.facts.reference import (
    DatasetVersionReference,
    ItemReference,
    ModelReference,
    ModelVersionReference,
    Shape,
)
from linernotes.facts.rights.purpose import Promises, Where
from linernotes.facts.rights.terms import EVERYWHERE
from linernotes.vocabularies.uses import Use


class PlannedGeneration(Shape):
    """A generation as it is planned: by which models, of what, and who is named in the prompt."""

    models: Annotated[tuple[ModelVersionReference, ...], Field(max_length=20)] = ()
    inputs: Annotated[tuple[GenerationInput, ...], Field(max_length=200)] = ()
    named: Annotated[tuple[NamedPerson, ...], Field(max_length=50)] = ()


class AuthorizedOf(OneOf):
    """What is asked about: things, all that a dataset version includes, or a generation as it is planned."""

    items: Annotated[tuple[ItemReference, ...], Field(min_length=1, max_length=500)] | None = None
    dataset_version: DatasetVersionReference | None = None
    generation: PlannedGeneration | None = None


class Authorization(ThingFact):
    """Somebody asks whether a use is cleared before it is made; the answer is kept with it, yes or no.

    `act` and `offer` are where it is to be done and offered; nothing said is the whole world. It is asked as of `asOf`,
    and what is done before `until` may cite it. It opens nothing by itself: what has been withdrawn since is heard.
    """

    kind: Literal["authorization"] = "authorization"
    of: AuthorizedOf
    use: Use
    act: Where = EVERYWHERE
    offer: Where = EVERYWHERE
    promises: Promises = ()
    project: Label | None = None
    model: ModelReference | None = None
    model_version: ModelVersionReference | None = None
    as_of: Instant
    until: Instant

    prefix: ClassVar = "aut"
    private: ClassVar = True
    told_once: ClassVar = True

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.as_of >= self.until:
            raise broken("REVERSED_INTERVAL", "an authorization ends after it begins: asOf < until")
        if (self.of.generation is not None) != (self.use is Use.INFERENCE_INPUT):
            raise broken("USE_OF_GENERATION", "a generation is asked about for INFERENCE_INPUT, and nothing else is")
        return self
