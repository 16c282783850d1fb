"""The types Work and WorkDerivation."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.stubs import by_view, read_by_view
from schema.types.credit_sheet import WorkCredits
from schema.types.dataset import Inclusion
from schema.types.derivative import TracedThing
from schema.types.enums import ContributorRole, MusicalWorkType, WorkRelationshipType
from schema.types.file import Sound
from schema.types.identifier import IDENTIFIERS, IdentifierClaim
from schema.types.node import Node
from schema.types.rights.held import Held
from schema.types.trained_model import TrainedOn

if TYPE_CHECKING:
    from schema.types.contribution import Contribution

OfRole = Annotated[ContributorRole | None, strawberry.argument(description="Only those in this role.")]
Contributions = Connection[Annotated["Contribution", strawberry.lazy("schema.types.contribution")]]
IN_DATASETS = "The dataset versions that include it; none where it is not to be named in training lines."


@strawberry.type(description="That a work rests on an earlier one.")
class WorkDerivation:
    type: WorkRelationshipType = strawberry.field(description="How the later work rests on the earlier.")
    work: Annotated["Work", strawberry.lazy("schema.types.work")] = strawberry.field(
        description="The other work: the earlier of `derivedFrom`, the later of `derivedWorks`."
    )


@strawberry.type(description="A composition, with or without words.")
class Work(Node, TracedThing, TrainedOn, Held):
    title: str = strawberry.field(description="Its title.")
    alternative_titles: list[str] | None = strawberry.field(description="Other titles of it; null for none.")
    type: MusicalWorkType = strawberry.field(description="What kind of work it is.")
    created: str | None = strawberry.field(description="When it was written, as precisely as known.")
    note: str | None = strawberry.field(description="A note of the source's.")
    credits: WorkCredits | None = strawberry.field(description="Its credits; null if they are withheld.")
    identifiers: list[IdentifierClaim] = strawberry.field(description=IDENTIFIERS)
    derived_from: list[WorkDerivation] = strawberry.field(description="The works that it rests on.")

    @by_view("Who wrote it, and who else has a part in it, in the order of roles.")
    def contributions(self, first: First = DEFAULT_FIRST, after: After = None, role: OfRole = None) -> Contributions:
        return read_by_view()

    @by_view("The recordings and assets of it.")
    def recordings(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Sound]:
        return read_by_view()

    @by_view("The works that rest on it.")
    def derived_works(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[WorkDerivation]:
        return read_by_view()

    @by_view(IN_DATASETS)
    def in_datasets(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Inclusion]:
        return read_by_view()
