"""A contribution: one role in a work, recording or asset, by exactly one maker."""

from enum import StrEnum
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from linernotes.facts.base import Fact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Label, Note, PersonName, Position
from linernotes.facts.reference import CreditedReference, ModelVersionReference, PartyReference, Shape
from linernotes.vocabularies.ai import AiContribution, SpecialContributor
from linernotes.vocabularies.roles import ContributorRole


class Maker(Shape):
    """Exactly one of: a party, a model version, or a special contributor, which is never a party."""

    party: PartyReference | None = None
    model_version: ModelVersionReference | None = None
    special: SpecialContributor | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, next(iter(self.model_fields_set))) is None:
            raise broken("EXACTLY_ONE_MAKER", "a role has exactly one maker: party, modelVersion or special")
        return self


class ContributionState(StrEnum):
    """Whether the contribution is simply stated, or its authorship is disputed."""

    STATED = "STATED"
    DISPUTED = "DISPUTED"


class Contribution(Fact):
    """One role of one maker (DDEX ERN 4.3.2 Contributor), with its own AI contribution.

    A model's contribution is ALL (ERN 4.3.2, AiContribution: the default of GenerativeAI); a party's or a special
    contributor's is NONE, PARTLY or not stated: who did a role together with AI is one line, the model another.
    """

    kind: Literal["contribution"] = "contribution"
    to: CreditedReference
    by: Maker
    role: ContributorRole
    instrument: Label | None = None
    credited_as: PersonName | None = None
    sequence: Position | None = None
    featured: bool = False
    ai_contribution: AiContribution | None = None
    state: ContributionState = ContributionState.STATED
    note: Note | None = None

    prefix: ClassVar = "con"
    slot: ClassVar = ("to", "by", "role", "instrument", "sequence")

    @model_validator(mode="after")
    def _ai_part_fits_the_maker(self) -> Self:
        if self.by.model_version is not None:
            if self.ai_contribution not in (None, AiContribution.ALL):
                raise broken("AI_CONTRIBUTION", "a model's contribution is ALL")
        elif self.ai_contribution is AiContribution.ALL:
            raise broken("AI_CONTRIBUTION", "ALL is for a model; somebody who worked with AI contributed PARTLY")
        return self
