"""The type Party, its names, and how parties stand to each other."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import DateTime
from schema.stubs import by_view, read_by_view
from schema.types.derivative import CAME_FROM_IT, Derivative, FittingOfParty, Traced
from schema.types.enums import Capacity, HowNamed, NameType, PartyType
from schema.types.identifier import IDENTIFIERS, IdentifierClaim
from schema.types.node import Node
from schema.types.rights.agreement import PartyToAgreement
from schema.types.rights.consent import ChoicePolicy, Consent, Mandate
from schema.types.rights.objection import Objection
from schema.types.rights.permission import Permission, Voice
from schema.types.rights.share import RightShare
from schema.types.trained_model import TrainedOn
from schema.types.work import Contributions, OfRole, Work

if TYPE_CHECKING:
    from schema.types.generation import Generation
    from schema.types.model_version import ModelVersion

VALID_FROM = "From when it holds, included; null is open."
VALID_TO = "Until when it holds, not included; null is open."
TheParty = Annotated["Party", strawberry.lazy("schema.types.party")]


@strawberry.type(description="Another name that a party is known by. Legal names are not shown.")
class PartyName:
    type: NameType = strawberry.field(description="What the name is for.")
    text: str = strawberry.field(description="The name.")
    valid_from: DateTime | None = strawberry.field(description=VALID_FROM)
    valid_to: DateTime | None = strawberry.field(description=VALID_TO)


@strawberry.type(description="That a party belongs to a group.")
class Membership:
    party: TheParty = strawberry.field(description="The other one: the group of `memberOf`, the member of `members`.")
    role: str | None = strawberry.field(description="As what it belongs to it.")
    valid_from: DateTime | None = strawberry.field(description=VALID_FROM)
    valid_to: DateTime | None = strawberry.field(description=VALID_TO)


@strawberry.type(description="That a party is a persona of another. Credits stay with the persona.")
class PersonaRelation:
    party: TheParty = strawberry.field(description="The other one: whose persona it is, or the persona.")
    valid_from: DateTime | None = strawberry.field(description=VALID_FROM)
    valid_to: DateTime | None = strawberry.field(description=VALID_TO)


@strawberry.type(description="That a party acts for another.")
class Representation:
    party: TheParty = strawberry.field(description="The other one: for whom it acts, or who acts for it.")
    capacity: Capacity = strawberry.field(description="In what capacity.")
    valid_from: DateTime | None = strawberry.field(description=VALID_FROM)
    valid_to: DateTime | None = strawberry.field(description=VALID_TO)


@strawberry.type(description="That the prompt of a generation named a party.")
class NamedIn:
    how: HowNamed = strawberry.field(description="As what it was named.")
    generation: Annotated["Generation", strawberry.lazy("schema.types.generation")] = strawberry.field(
        description="The generation."
    )


@strawberry.type(description="A person, a group or an organisation.")
class Party(Node, Traced, TrainedOn):
    type: PartyType = strawberry.field(description="What it is.")
    name: str = strawberry.field(description="The name it is known by.")
    link: str | None = strawberry.field(description="A page of its own choice; null where it chose none.")
    born: str | None = strawberry.field(description="When it was born or founded, as precisely as known.")
    died: str | None = strawberry.field(description="When it died or was dissolved, as precisely as known.")
    names: list[PartyName] = strawberry.field(description="Other names that it is known by.")
    identifiers: list[IdentifierClaim] = strawberry.field(description=IDENTIFIERS)
    member_of: list[Membership] = strawberry.field(description="The groups that it belongs or belonged to.")
    members: list[Membership] = strawberry.field(description="Who belongs or belonged to it.")
    persona_of: list[PersonaRelation] = strawberry.field(description="Whose persona it is.")
    personas: list[PersonaRelation] = strawberry.field(description="Its personas.")
    represents: list[Representation] = strawberry.field(description="For whom it acts or acted.")
    represented_by: list[Representation] = strawberry.field(description="Who acts or acted for it.")
    voice: Voice = strawberry.field(description="What there is of its voice, name and likeness.")
    voice_models: list[Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")]] = strawberry.field(
        description="The model versions that carry its voice."
    )

    @by_view(
        f"{CAME_FROM_IT} Things that it made count, and, to those with a licence, auditors and itself, those in which "
        "it controls a right, or ever did."
    )
    def derivatives(
        self,
        filter: FittingOfParty = None,  # noqa: A002 - the argument's name in the schema
        first: First = DEFAULT_FIRST,
        after: After = None,
    ) -> Connection[Derivative]:
        return read_by_view()

    @by_view("What it contributed, in the order of roles.")
    def contributions(self, first: First = DEFAULT_FIRST, after: After = None, role: OfRole = None) -> Contributions:
        return read_by_view()

    @by_view("The works that it contributed to, each once, by title: they tell parties of one name apart.")
    def works(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Work]:
        return read_by_view()

    @by_view("The right shares that it holds or held: for those with a licence, auditors and itself.")
    def right_shares(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[RightShare]:
        return read_by_view()

    @by_view("What it decided: for those with a licence, auditors and itself.")
    def decisions(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Consent]:
        return read_by_view()

    @by_view("The agreements that it is party to: for those with a licence, auditors and itself.")
    def agreements(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[PartyToAgreement]:
        return read_by_view()

    @by_view("Whose choice is asked where its models are used, beside those whom everybody's policy names.")
    def choice_policies(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[ChoicePolicy]:
        return read_by_view()

    @by_view("What is permitted of what is its, by itself or for it: for those with a licence, auditors and itself.")
    def permissions(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Permission]:
        return read_by_view()

    @by_view("What it objects to: for those with a licence, auditors and itself.")
    def objections(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Objection]:
        return read_by_view()

    @by_view("The mandates that it gave: for those with a licence, auditors and itself.")
    def mandates_given(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Mandate]:
        return read_by_view()

    @by_view("The mandates that it has: for those with a licence, auditors and itself.")
    def mandates_held(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Mandate]:
        return read_by_view()

    @by_view("The generations whose prompt named it.")
    def named_in(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[NamedIn]:
        return read_by_view()
