"""The types AttributionReport, Score and SettlementBasis."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import DateTime, Long
from schema.stubs import by_view, read_by_view
from schema.types.enums import Aspect, Confidence, Measures, MethodFamily, Side
from schema.types.node import Node
from schema.types.party import Party
from schema.types.recording import FROM_END, FROM_START, IN_END, IN_START, Recording
from schema.types.rights.held import Objectable
from schema.types.work import Work

if TYPE_CHECKING:
    from schema.types.asset import Asset

TheAsset = Annotated["Asset", strawberry.lazy("schema.types.asset")]
ScoredSource = Annotated[Recording | Work, strawberry.union("ScoredSource", description="What a report can score.")]


@strawberry.type(description="What a report says of one source.")
class Score:
    rank: int = strawberry.field(description="Its place in the report: 1 is first.")
    raw: str = strawberry.field(description="The raw score as given: an exact decimal number.")
    weight_ppm: int | None = strawberry.field(
        description="Its part of the whole, in parts per million; null where the report gives no ground for one."
    )
    confidence: Confidence | None = strawberry.field(description="How sure the reporter says it is.")
    source: ScoredSource = strawberry.field(description="The source.")
    in_start_ms: int | None = strawberry.field(description=IN_START)
    in_end_ms: int | None = strawberry.field(description=IN_END)
    from_start_ms: int | None = strawberry.field(description=FROM_START)
    from_end_ms: int | None = strawberry.field(description=FROM_END)


@strawberry.type(description="That an agreement names a report as the one that settles.")
class SettlementBasis:
    agreement: str = strawberry.field(description="The agreement.")
    asset: TheAsset = strawberry.field(description="The asset.")


@strawberry.type(description="That a report finds an asset similar to something, or finds it replicated there.")
class Likeness:
    measures: Measures = strawberry.field(description="Which of the two.")
    side: Side = strawberry.field(description="Which right it is about.")
    rank: int = strawberry.field(description="Its place in the report: 1 is first.")
    raw: str = strawberry.field(description="The raw score as given: an exact decimal number.")
    confidence: Confidence | None = strawberry.field(description="How sure the reporter says it is.")
    source: ScoredSource | None = strawberry.field(
        description="To what: the source itself, or what stands for it; null if it may not be seen by itself."
    )
    in_start_ms: int | None = strawberry.field(description=IN_START)
    in_end_ms: int | None = strawberry.field(description=IN_END)
    from_start_ms: int | None = strawberry.field(description=FROM_START)
    from_end_ms: int | None = strawberry.field(description=FROM_END)
    outside_closure: bool = strawberry.field(
        description="Whether the asset's models were not trained on it and its generation was not given it: then what "
        "is alike is not explained."
    )
    report: "AttributionReport" = strawberry.field(description="The report.")


@strawberry.type(description="Who says which sources an asset rests on, by what method. Estimates, not authorship.")
class AttributionReport(Node, Objectable):
    asset: TheAsset | None = strawberry.field(description="The asset; null if it is withheld.")
    reported_by: Party | None = strawberry.field(description="Who reports; null if not to be named.")
    family: MethodFamily = strawberry.field(description="The family of the method.")
    measures: Measures = strawberry.field(description="What the numbers measure.")
    method_name: str = strawberry.field(description="The method.")
    method_version: str | None = strawberry.field(description="The method's version.")
    parameters_hash: str | None = strawberry.field(description="The SHA-256 of the method's parameters.")
    side: Side = strawberry.field(description="Which right the scores are about.")
    aspect: Aspect = strawberry.field(description="Which aspect of the music it looks at.")
    candidates: Long = strawberry.field(description="How many sources were candidates.")
    k: int = strawberry.field(description="At most how many it lists.")
    residual_ppm: int | None = strawberry.field(
        description="The stated part that no listed source carries, in parts per million; null: unknown."
    )
    confidence: Confidence | None = strawberry.field(description="How sure the reporter says it is.")
    computed_at: DateTime | None = strawberry.field(description="When it was computed.")
    evidence: str | None = strawberry.field(description="Where its evidence is.")
    settles: list[SettlementBasis] = strawberry.field(description="Where it is the one that settles.")

    @by_view(
        "What it says of each source, by rank. What is not to be named is left out; and, but for auditors, so is what "
        "measures likeness, and what the asset's models and generation were not given."
    )
    def scores(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[Score]:
        return read_by_view()
