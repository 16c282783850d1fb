"""The types Permission and Voice: what is permitted of what is a party's, and what there is of its voice."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.enums_of_rights import Capacity, Use
from schema.types.rights.agreement import Clause
from schema.types.rights.consent import Consent
from schema.types.rights.share import TheParty
from schema.types.rights.terms import WhereAndWhen

if TYPE_CHECKING:
    from schema.types.model_version import ModelVersion
    from schema.types.party import NamedIn

Paper = Annotated[Consent | Clause, strawberry.union("PermittingPaper", description="A paper that permits something.")]


@strawberry.type(description="That somebody permits uses of what is a party's; whether it counts, clearance says.")
class Permission(WhereAndWhen):
    paper: Paper = strawberry.field(description="The decision or the clause.")
    uses: list[Use] | None = strawberry.field(description="Which uses.")
    capacity: Capacity | None = strawberry.field(
        description="In what capacity it was decided: a MANAGER or an HEIR decides for the party; null: a clause."
    )
    by: list[TheParty] = strawberry.field(description="Who permits, as far as they are named.")


@strawberry.type(description="What there is of a party's voice, name and likeness.")
class Voice:
    models: list[Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")]] = strawberry.field(
        description="The model versions that carry its voice."
    )

    @by_view("What was decided about its voice and its name: for those with a licence, auditors and itself.")
    def consents(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Consent]:
        return read_by_view()

    @by_view("The generations whose prompt named it.")
    def named_in_prompts(
        self, first: First = DEFAULT_FIRST, after: After = None
    ) -> Connection[Annotated["NamedIn", strawberry.lazy("schema.types.party")]]:
        return read_by_view()
