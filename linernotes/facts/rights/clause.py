"""Facts about clauses: what an agreement permits or prohibits, of what, and what holds after its end."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from linernotes.facts.base import ThingFact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Label
from linernotes.facts.one_of import OneOf
from linernotes.facts.reference import ModelReference, ModelVersionReference, PartyReference, Shape
from linernotes.facts.rights.references import AgreementReference, CoveredReference
from linernotes.facts.rights.terms import EVERYWHERE, Conditions, Days, Sides, Territories, Uses
from linernotes.facts.validity import Valid
from linernotes.vocabularies.agreements import AfterEndModel, AfterEndOutputs, Compensation
from linernotes.vocabularies.rights import Effect


class Coverage(Shape):
    """What a clause is about: items and catalogues, and all that is a party's, later acquisitions with it or not."""

    items: Annotated[tuple[CoveredReference, ...], Field(max_length=500)] = ()
    parties: Annotated[tuple[PartyReference, ...], Field(max_length=50)] = ()
    later_acquisitions: bool = False

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.items and not self.parties:
            raise broken("NOTHING_COVERED", "a clause covers items, catalogues, or all of a party's")
        return self


class ModelLimit(OneOf):
    """Which models a clause is for: all versions of one model, or one version; a retrained model is a new version."""

    model: ModelReference | None = None
    model_version: ModelVersionReference | None = None


class AfterEnd(Shape):
    """What holds after the end of a clause, or a withdrawal from it; what is silent is NO_NEW_GENERATION and REVIEW.

    New training ends unless `newTraining`. `retireWithinDays` is for a model that is to be retired.
    """

    new_training: bool = False
    model: AfterEndModel | None = None
    retire_within_days: Days | None = None
    outputs: AfterEndOutputs | None = None
    money_due: bool | None = None

    @model_validator(mode="after")
    def _retired_by_a_day(self) -> Self:
        if (self.retire_within_days is not None) != (self.model is AfterEndModel.RETIRE_BY):
            raise broken("RETIRE_BY", "a model that is to be retired says within how many days, and no other does")
        return self


class Clause(ThingFact, Valid):
    """A clause of an agreement permits or prohibits uses (ODRL 2.2); a permission names them.

    Uses left out of a prohibition, and sides left out, are all of them. Without `limitedTo` it is for any model.
    """

    kind: Literal["clause"] = "clause"
    agreement: AgreementReference
    section: Label | None = None
    effect: Effect
    uses: Uses = ()
    sides: Sides = ()
    covers: Coverage
    territories: Territories = EVERYWHERE
    limited_to: ModelLimit | None = None
    requires: Conditions = ()
    compensation: Compensation | None = None
    notice_days: Days = 0
    after: AfterEnd = AfterEnd()

    prefix: ClassVar = "cls"
    private: ClassVar = True
    told_once: ClassVar = True

    @model_validator(mode="after")
    def _permits_something(self) -> Self:
        if self.effect is Effect.PERMIT and not self.uses:
            raise broken("USES_NEEDED", "a permission names the uses that it permits")
        return self
