"""The types Asset and Disclosure."""

from typing import Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import DateTime, Long
from schema.stubs import by_view, read_by_view
from schema.types.attribution_report import AttributionReport, Likeness
from schema.types.credit_sheet import AfterRank, CreditSheet, SheetCheck, SheetSources
from schema.types.dataset import Inclusion
from schema.types.derivative import TracedThing
from schema.types.enums import ContainsAI, DigitalSourceType
from schema.types.fact import STATED_BY, Fact
from schema.types.file import FileOf
from schema.types.generation import Generation
from schema.types.identifier import IDENTIFIERS, IdentifierClaim
from schema.types.node import Node
from schema.types.party import Party
from schema.types.recording import InputUse, RecordingOf
from schema.types.release import Release
from schema.types.rights.held import Held, Objectable
from schema.types.rights.standing import AssetStanding
from schema.types.rights.violation import KNOWN_VIOLATIONS, KnownViolation
from schema.types.trained_model import TrainedOn
from schema.types.work import IN_DATASETS, Contributions, OfRole

SimilarTo = Annotated[
    strawberry.ID,
    strawberry.argument(
        description="A party, for all that it contributed to; a work, for its recordings too; a recording."
    ),
]
NOT_STATED = "null: not stated, which is not None."


@strawberry.type(description="What a party declares of the AI in something.")
class Disclosure:
    stated_by: Fact = strawberry.field(description=STATED_BY)
    declared_by: Party | None = strawberry.field(description="Who declares it; null if not to be named.")
    contains_ai: ContainsAI | None = strawberry.field(
        name="containsAI", description=f"How much AI is in the whole; {NOT_STATED}"
    )
    vocals: ContainsAI | None = strawberry.field(description=f"How much in the vocals; {NOT_STATED}")
    lyrics: ContainsAI | None = strawberry.field(description=f"How much in the lyrics; {NOT_STATED}")
    instruments: ContainsAI | None = strawberry.field(description=f"How much in the instruments; {NOT_STATED}")
    composition: ContainsAI | None = strawberry.field(description=f"How much in the composition; {NOT_STATED}")
    post_production: ContainsAI | None = strawberry.field(description=f"How much in post-production; {NOT_STATED}")


@strawberry.type(description="A track that a generation made.")
class Asset(Node, TracedThing, TrainedOn, Held, Objectable):
    title: str = strawberry.field(description="Its title.")
    made_at: DateTime | None = strawberry.field(description="When it was made.")
    duration_ms: int | None = strawberry.field(description="How long it is, in milliseconds.")
    digital_source_type: DigitalSourceType | None = strawberry.field(description="How it came to be, as IPTC names it.")
    fiction: bool = strawberry.field(description="Whether it is invented, for a demonstration.")
    standing: AssetStanding = strawberry.field(description="How it stands now, by its models and its inputs.")
    changed_seq: Long = strawberry.field(
        description="The journal's place of the last fact about it, its generation, its reports or its releases."
    )
    identifiers: list[IdentifierClaim] = strawberry.field(description=IDENTIFIERS)
    recording_of: list[RecordingOf] = strawberry.field(description="The works that it is of, in their order.")
    files: list[FileOf] = strawberry.field(description="The files that hold it, or an excerpt of it.")
    generation: Generation = strawberry.field(description="The generation that made it.")
    disclosures: list[Disclosure] = strawberry.field(description="What is declared of the AI in it.")
    reports: list[AttributionReport] = strawberry.field(description="The attribution reports about it.")

    @by_view("Who contributed to it, in the order of roles.")
    def contributions(self, first: First = DEFAULT_FIRST, after: After = None, role: OfRole = None) -> Contributions:
        return read_by_view()

    @by_view(
        "Where reports find it similar to a party's, a work or a recording, or find that replicated. For auditors, for "
        "that party, and for those who contributed to it; empty for others."
    )
    def similar_to(self, source: SimilarTo, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Likeness]:
        return read_by_view()

    released_by: list[Party] = strawberry.field(
        description="Who released it under what users have warranted of its inputs."
    )
    known_violations: list[KnownViolation] = strawberry.field(description=KNOWN_VIOLATIONS)

    @by_view("The releases that hold it: none, and it is not released.")
    def releases(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Release]:
        return read_by_view()

    @by_view(
        "Its credit sheet, whole or with a page of the estimated sources of each side; null if it is on no release: "
        "what is not released has no public sheet."
    )
    def credits(self, sources: SheetSources = None, after_rank: AfterRank = None) -> CreditSheet | None:
        return read_by_view()

    @by_view("What checks its credit sheet; null if it has none.")
    def credits_check(self) -> SheetCheck | None:
        return read_by_view()

    @by_view("The assets one step away: made by a generation that was given it.")
    def input_of(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[InputUse]:
        return read_by_view()

    @by_view(IN_DATASETS)
    def in_datasets(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Inclusion]:
        return read_by_view()
