"""For what use something is frozen or trained, and where: the question that is asked before it is recorded."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from linernotes.facts.broken import broken
from linernotes.facts.fields import Label
from linernotes.facts.reference import Shape
from linernotes.facts.rights.references import AuthorizationReference
from linernotes.facts.rights.terms import EVERYWHERE, Conditions, Territories
from linernotes.vocabularies.uses import Place, Use

# What is left out is written nowhere, so that what was recorded before there were such fields reads as it did.
Where = Annotated[Territories, Field(exclude_if=lambda stated: stated == EVERYWHERE)]
Promises = Annotated[Conditions, Field(exclude_if=lambda promised: not promised)]


class Purpose(Shape):
    """A use, where it is or was done, and what is promised towards licences and clauses that ask for something.

    Nothing said of the place is the whole world. `project` is for whose voice it is: permits are given for one.
    """

    use: Annotated[Use, Field(exclude_if=lambda use: use is Use.TRAIN_GENERATIVE)] = Use.TRAIN_GENERATIVE
    act: Where = EVERYWHERE
    promises: Promises = ()
    project: Label | None = None
    authorization: AuthorizationReference | None = None

    @model_validator(mode="after")
    def _done_somewhere(self) -> Self:
        if self.use.terms.place is Place.OFFER:
            raise broken("PLACE_MISSING", f"what counts for {self.use} is where it is offered: that is a release's")
        return self
