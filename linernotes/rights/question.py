"""What is asked: a use, where it is done and its result is offered, when, for which model, and what is promised."""

from dataclasses import dataclass

from linernotes.rights.agreement import Model
from linernotes.rights.choice import ChoicePolicy
from linernotes.rights.territory import NOWHERE, Area
from linernotes.vocabularies.clearance import Lasting
from linernotes.vocabularies.rights import Condition
from linernotes.vocabularies.uses import Place, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A use as it is planned, or as it was.

    `promises`: what who asks undertakes towards open licences and clauses (credit, naming, ...). `project`: for whose
    voice it is asked, permits are given project by project. `policy`: by whom to go instead of what is on record.

    Of a use in the past it may be asked what papers come to that were signed later, by `signed_by`, and reach back;
    and whether what began then (`began`) may go on, as its `lasting`.
    """

    use: Use
    as_of: str
    act: Area = NOWHERE
    offer: Area = NOWHERE
    model: Model | None = None
    policy: ChoicePolicy | None = None
    promises: frozenset[Condition] = frozenset()
    project: str | None = None
    signed_by: str | None = None
    began: str | None = None
    lasting: Lasting | None = None

    @property
    def families(self) -> tuple[str, ...]:
        """The model that it is asked for, if any: policies of who provides it are asked too."""
        return () if self.model is None else (self.model.family,)

    @property
    def place(self) -> Area:
        """The place that counts for the use; a voice is used where it is trained and where it is heard."""
        place = self.use.terms.place
        if place is Place.BOTH:
            return self.act | self.offer
        return self.act if place is Place.ACT else self.offer
