"""Facts about attribution: what a method says an asset rests on, and which report settles."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.broken import broken
from linernotes.facts.fields import ExactNumber, Instant, Label, Link, Ppm, Sha256, Title
from linernotes.facts.reference import AssetReference, PartyReference, ReportReference, Shape, SourceReference
from linernotes.facts.validity import Segment


class MethodFamily(StrEnum):
    """The families of method found in the literature."""

    UNLEARNING = "UNLEARNING"
    INFLUENCE = "INFLUENCE"
    TRAK = "TRAK"
    EMBEDDING_SIMILARITY = "EMBEDDING_SIMILARITY"
    REPLICATION_CHECK = "REPLICATION_CHECK"
    DECLARED = "DECLARED"
    PROVIDER_OPAQUE = "PROVIDER_OPAQUE"


class Measures(StrEnum):
    """What the numbers measure. Only an influence estimate with a stated residual has weights."""

    INFLUENCE_ESTIMATE = "INFLUENCE_ESTIMATE"
    SIMILARITY = "SIMILARITY"
    REPLICATION = "REPLICATION"
    DECLARED = "DECLARED"


class Side(StrEnum):
    """Which right a score is about; a score does not pass to the other side."""

    MASTER = "MASTER"
    COMPOSITION = "COMPOSITION"


class Aspect(StrEnum):
    """Which aspect of the music a report looks at."""

    OVERALL = "OVERALL"
    MELODY = "MELODY"
    HARMONY = "HARMONY"
    RHYTHM = "RHYTHM"
    TIMBRE = "TIMBRE"
    STRUCTURE = "STRUCTURE"
    VOCAL = "VOCAL"
    LYRICS = "LYRICS"


class Confidence(StrEnum):
    """How sure the reporter says it is."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


class Method(Shape):
    """How the numbers were made."""

    family: MethodFamily
    measures: Measures
    name: Title
    version: Label | None = None
    parameters_hash: Sha256 | None = None


class Residual(Shape):
    """The part of the whole that no listed source carries: stated in ppm, or said to be unknown."""

    stated_ppm: Ppm | None = None
    unknown: Literal[True] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.stated_ppm is None) == (self.unknown is None):
            raise broken("EXACTLY_ONE", "a residual is either statedPpm or unknown")
        return self


class Score(Shape):
    """What a report says of one source: the raw score as given, and where in the asset and in the source."""

    source: SourceReference
    raw: ExactNumber
    rank: Annotated[int, Field(ge=1, le=100_000)] | None = None
    confidence: Confidence | None = None
    asset_segment: Segment | None = None
    source_segment: Segment | None = None


class AttributionReport(ThingFact):
    """Who says which sources an asset rests on, by what method. Several an asset stand side by side."""

    kind: Literal["attributionReport"] = "attributionReport"
    asset: AssetReference
    reported_by: PartyReference
    method: Method
    side: Side
    aspect: Aspect = Aspect.OVERALL
    candidates: Annotated[int, Field(ge=0, lt=2**53)]
    k: Annotated[int, Field(ge=0, le=100_000)]
    residual: Residual
    confidence: Confidence | None = None
    computed_at: Instant | None = None
    evidence: Link | None = None
    scores: Annotated[tuple[Score, ...], Field(max_length=200)]

    prefix: ClassVar = "rep"

    @model_validator(mode="after")
    def _scores_fit(self) -> Self:
        if len(self.scores) > self.k:
            raise broken("MORE_THAN_K", "a report lists at most k sources")
        if self.k > self.candidates:
            raise broken("MORE_THAN_CANDIDATES", "k is at most the number of candidates")
        ranks = [score.rank for score in self.scores if score.rank is not None]
        if len(ranks) not in (0, len(self.scores)) or len(set(ranks)) != len(ranks):
            raise broken("RANKS", "either every score has a rank of its own or none has")
        return self


class SettlementBasis(Fact):
    """An agreement names the report by which an asset's training sources are settled, for one side."""

    kind: Literal["settlementBasis"] = "settlementBasis"
    asset: AssetReference
    report: ReportReference
    agreement: Title

    slot: ClassVar = ("asset", "report")
