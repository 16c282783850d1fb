"""The types Agreement, Clause and Catalogue."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import DateTime
from schema.stubs import by_view, read_by_view
from schema.types.contribution import Credited
from schema.types.enums_of_rights import (
    AfterEndModel,
    AfterEndOutputs,
    AgreementChange,
    AgreementRole,
    AgreementType,
    Compensation,
    Condition,
    Effect,
    Side,
    Use,
)
from schema.types.fact import STATED_BY, Fact
from schema.types.rights.share import TheParty
from schema.types.rights.terms import WhereAndWhen

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.model import Model
    from schema.types.model_version import ModelVersion
    from schema.types.recording import Recording
    from schema.types.rights.consent import ChoicePolicy
    from schema.types.work import Work

Covered = Annotated[
    Annotated["Catalogue", strawberry.lazy("schema.types.rights.agreement")]
    | Annotated["Work", strawberry.lazy("schema.types.work")]
    | Annotated["Recording", strawberry.lazy("schema.types.recording")]
    | Annotated["Asset", strawberry.lazy("schema.types.asset")],
    strawberry.union("Covered", description="What a clause can cover."),
]
Limit = Annotated[
    Annotated["Model", strawberry.lazy("schema.types.model")]
    | Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")],
    strawberry.union("ModelOrVersion", description="A model, all its versions, or one version."),
]


@strawberry.type(description="A party to an agreement.")
class AgreementParty:
    role: AgreementRole = strawberry.field(description="In what role.")
    party: TheParty = strawberry.field(description="The party.")


@strawberry.type(description="An agreement that a party is party to.")
class PartyToAgreement:
    role: AgreementRole = strawberry.field(description="In what role.")
    agreement: "Agreement" = strawberry.field(description="The agreement.")


@strawberry.type(description="That an agreement was amended, suspended, resumed or terminated.")
class ChangeOfAgreement:
    change: AgreementChange = strawberry.field(description="What happened.")
    effective: DateTime = strawberry.field(description="From when on.")
    evidence: str | None = strawberry.field(description="The document that shows it.")


@strawberry.type(description="An agreement. Those who are party to it read it, those with a licence, and auditors.")
class Agreement:
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    title: str = strawberry.field(description="Its title.")
    type: AgreementType = strawberry.field(description="What kind of agreement it is.")
    signed_at: DateTime | None = strawberry.field(description="When it was signed; null: it is not.")
    effective_from: DateTime | None = strawberry.field(description="From when it is effective, included.")
    effective_to: DateTime | None = strawberry.field(description="Until when it is effective, not included.")
    document_hash: str | None = strawberry.field(description="The SHA-256 of its text.")
    amends: "Agreement | None" = strawberry.field(description="What it amends: it stands and falls with that.")
    amended_by: list["Agreement"] = strawberry.field(description="What amends it.")
    parties: list[AgreementParty] = strawberry.field(description="Who is party to it, as far as they are named.")
    changes: list[ChangeOfAgreement] = strawberry.field(description="What happened to it, in time.")
    choice_policies: list[Annotated["ChoicePolicy", strawberry.lazy("schema.types.rights.consent")]] = strawberry.field(
        description="Whose choice its permits wait for, beside those who are always asked."
    )
    clauses: list["Clause"] = strawberry.field(description="Its clauses.")


@strawberry.type(description="A clause of an agreement: it permits or prohibits uses.")
class Clause(WhereAndWhen):
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    agreement: Agreement = strawberry.field(description="The agreement.")
    section: str | None = strawberry.field(description="Its number or heading in the agreement.")
    effect: Effect = strawberry.field(description="What it does.")
    uses: list[Use] | None = strawberry.field(description="Which uses; null: all of them, for a prohibition only.")
    sides: list[Side] | None = strawberry.field(description="On which sides; null: on all of them.")
    requires: list[Condition] | None = strawberry.field(description="What it asks of who relies on it.")
    covers: list[Covered] = strawberry.field(description="What it covers, as far as that is not withheld.")
    covers_all_of: list[TheParty] = strawberry.field(description="Of whom it covers all, as far as they are named.")
    later_acquisitions: bool = strawberry.field(description="Whether what those acquire later is covered.")
    limited_to: Limit | None = strawberry.field(description="The model or version that it is for; null: any.")
    compensation: Compensation | None = strawberry.field(description="What kind of compensation it asks.")
    notice_days: int = strawberry.field(description="How many days' notice a withdrawal from it needs.")
    new_training: bool = strawberry.field(description="Whether training may begin after its end.")
    after_model: AfterEndModel | None = strawberry.field(
        description="What becomes of existing models after its end; null: NO_NEW_GENERATION."
    )
    retire_within_days: int | None = strawberry.field(description="Within how many days a model is to be retired.")
    after_outputs: AfterEndOutputs | None = strawberry.field(
        description="What becomes of existing outputs after its end; null: REVIEW."
    )
    money_due: bool | None = strawberry.field(description="Whether money stays due after its end; null: not said.")


@strawberry.type(description="That something is in a catalogue for a time.")
class CatalogueItem:
    item: Credited = strawberry.field(description="What is in it.")
    valid_from: DateTime | None = strawberry.field(description="From when, included; null is open.")
    valid_to: DateTime | None = strawberry.field(description="Until when, not included; null is open.")


@strawberry.type(description="A catalogue: works, recordings and assets that papers name together.")
class Catalogue:
    id: strawberry.ID = strawberry.field(description="Its id.")
    stated_by: Fact = strawberry.field(description=STATED_BY)
    name: str = strawberry.field(description="Its name.")
    of: TheParty | None = strawberry.field(description="Whose it is; null where nobody says, or it is not named.")

    @by_view("What is or was in it, in the order of ids.")
    def items(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[CatalogueItem]:
        return read_by_view()
