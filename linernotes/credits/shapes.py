"""The shapes of a sheet: what each line says, and who stated it. Names, titles and identifiers are leaves."""

from dataclasses import dataclass, field
from typing import Literal

from linernotes.credits.leaves import Leaf

Ai = Literal["ALL", "PARTLY", "NONE", "NOT_STATED"]
"""How much AI, as ContainsAI and AiContribution have it; silence is not stated, which is not none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Who stated a line: the system, the document in it, and the seq of the fact."""

    by: str
    document: str | None
    fact: Leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """One role of a maker: its AI part, whether it is disputed, who stated it and who else says the same."""

    role: str
    instrument: str | None
    ai: Ai
    featured: bool
    disputed: bool
    work: Leaf | None
    stated: Stated
    evidence: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """One maker with its roles: a named party, a special contributor, a model, or a number of parties not named."""

    party: Leaf | None = None
    name: Leaf | None = None
    link: Leaf | None = None
    special: str | None = None
    model: Leaf | None = None
    model_version: Leaf | None = None
    operator: Leaf | None = None
    not_named: int = 0
    roles: tuple[str, ...] = ()
    ai: Ai = "NOT_STATED"
    disputed: bool = False
    lines: tuple[RoleLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCredit:
    """A work under a source, with its own writers and the others who are credited for it."""

    work: Leaf
    title: Leaf
    written_by: tuple[Credited, ...]
    others: tuple[Credited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What an asset contains or was trained on, with its own credits, of which none pass to the asset."""

    kind: Literal["RECORDING", "ASSET", "WORK", "FILE"]
    id: Leaf
    title: Leaf | None
    year: Leaf | None = None
    label: Leaf | None = None
    performed_by: tuple[Credited, ...] = ()
    others: tuple[Credited, ...] = ()
    works: tuple[WorkCredit, ...] = ()
    unidentified_works: int = 0
    has_sheet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of sound, in ms."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One step on the way from the asset to a source: the relation, and what it leads to."""

    relation: str
    id: Leaf
    title: Leaf | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainsLine:
    """One source that the asset contains or refers to: named with its path, or withheld under a handle."""

    relation: str
    certainty: Literal["CERTAIN"] = "CERTAIN"
    distance: int | None = None
    in_segment: Segment | None = None
    from_segment: Segment | None = None
    source: Source | None = None
    path: tuple[PathStep, ...] = ()
    path_withheld: bool = False
    withheld: str | None = None
    handle: str | None = None
    stated: Stated | None = None
    evidence: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelLine:
    """A model version that the asset was made with or that one of those rests on; entries None: not stated."""

    model: Leaf
    model_version: Leaf
    stage: str
    entries: int | None
    used_directly: bool
    parts: tuple[str, ...]
    provided_by: Leaf | None
    started_from: tuple[Leaf, ...]
    learned_from: tuple[Leaf, ...]
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The report that settles: who computed what, by which method."""

    report: Leaf
    family: str
    measures: str
    method: str
    by: Leaf | None
    computed_at: str | None
    side: str
    aspect: str
    candidates: int
    k: int
    residual: Literal["STATED", "UNKNOWN"]
    confidence: str | None
    settlement_basis: bool
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingItem:
    """One estimated source: its weight where there is one, and itself with its own credits, or a handle."""

    rank: int
    ppm: int | None
    show: str | None
    raw: str | None
    stage: str | None
    confidence: str | None
    in_segment: Segment | None = None
    from_segment: Segment | None = None
    source: Source | None = None
    withheld: str | None = None
    handle: str | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidualLine:
    """All that the items do not carry: the stated residual and what stands outside the closure."""

    ppm: int | None
    show: str | None
    sources: int
    outside_training_closure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBlock:
    """The estimated sources of one side: items and residual, which sum to 1,000,000 wherever there is ppm."""

    basis: Basis
    items: tuple[TrainingItem, ...]
    residual: ResidualLine
    sum_ppm: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReport:
    """A report that does not settle, in numbers; overlaps are None where no report settles its side."""

    report: Leaf
    family: str
    measures: str
    method: str
    by: Leaf | None
    computed_at: str | None
    side: str
    candidates: int
    k: int
    settlement_basis: bool
    overlap_of_top5: int | None
    outside_training_closure: int
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSources:
    """The estimated training sources: the settling report of each side, and all others beside it."""

    statement: str
    sides: tuple[ReportBlock, ...]
    other_reports: tuple[OtherReport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartDisclosure:
    """The AI in one part of the asset: as declared, as the credits have it, and whether the two contradict."""

    part: str
    declared: Ai
    derived: Ai
    contradiction: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A declaration that is not the one shown first."""

    contains_ai: Ai
    declared_by: Leaf | None
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """The AI in the asset, declared and derived, by part; contradictions are shown and not resolved."""

    contains_ai: Ai
    declared_by: Leaf | None
    derived: Ai
    by_part: tuple[PartDisclosure, ...]
    contradictions: tuple[str, ...]
    others: tuple[Declaration, ...]
    stated: Stated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What a sheet does not show, and how many of it (None: more than were counted)."""

    what: str
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Whether the sheet is whole, and what was left out."""

    is_partial: bool
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The credit sheet of an asset: three blocks that never merge, the disclosure, and what was left out."""

    asset: Leaf
    title: Leaf
    demo: str | None
    status: Literal["CURRENT", "UNDER_REVIEW"]
    disclosure: Disclosure
    made_by: tuple[Credited, ...]
    contains: tuple[ContainsLine, ...]
    references: tuple[ContainsLine, ...]
    models: tuple[ModelLine, ...]
    training_sources: TrainingSources
    completeness: Completeness


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingCredits:
    """The credits of a recording: who made it, writers of its works included, and what it rests on."""

    recording: Leaf
    title: Leaf
    unidentified_works: int
    made_by: tuple[Credited, ...]
    contains: tuple[ContainsLine, ...]
    completeness: Completeness


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedWork:
    """A work that this one rests on: named with its writers, or withheld under a handle."""

    relation: str
    work: WorkCredit | None
    withheld: str | None = None
    handle: str | None = None
    stated: Stated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCredits:
    """The credits of a work: its writers and publishers, and the works that it rests on."""

    work: Leaf
    title: Leaf
    made_by: tuple[Credited, ...]
    derived_from: tuple[DerivedWork, ...] = field(default=())
