"""The types of credit sheets: of an asset, of a recording and of a work."""

from enum import Enum
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from schema.scalars import DateTime, Long
from schema.stubs import by_view, read_by_view
from schema.types.credit_line import (
    AiUse,
    ContainedLine,
    CreditedWork,
    CreditEvidence,
    CreditLine,
    CreditSegment,
    CreditSource,
    SheetCompleteness,
    Withheld,
)
from schema.types.enums import Aspect, Confidence, Measures, MethodFamily, Part, Side

DIGEST = (
    "The SHA-256 over the sheet with commitments in place of names, titles and identifiers: the same whatever "
    "anybody chooses to hide or show."
)
TEXT = "The same for a terminal or a mail, in lines of at most 100 characters."
AS_OF = "The place in the journal as of which it is."


SheetSources = Annotated[
    int | None, strawberry.argument(description="How many estimated sources of each side, at most 200; null: all.")
]
AfterRank = Annotated[int | None, strawberry.argument(description="Only estimated sources after this rank.")]


@strawberry.enum(description="Where a sheet stands.")
class SheetStatus(Enum):
    CURRENT = strawberry.enum_value("CURRENT", description="What is recorded now.")
    UNDER_REVIEW = strawberry.enum_value("UNDER_REVIEW", description="Something on it is objected to.")


@strawberry.enum(description="For whom a sheet is made: it comes from the token.")
class SheetAudience(Enum):
    PUBLIC = "PUBLIC"
    LICENSED = "LICENSED"
    AUDITOR = "AUDITOR"


@strawberry.enum(description="Whether a report says what its sources leave.")
class ResidualState(Enum):
    STATED = "STATED"
    UNKNOWN = "UNKNOWN"


@strawberry.type(description="The AI in one part of the asset.")
class PartDisclosed:
    part: Part = strawberry.field(description="The part.")
    declared: AiUse = strawberry.field(description="As declared.")
    derived: AiUse = strawberry.field(description="As the credits have it.")
    contradiction: bool = strawberry.field(description="Whether the one cannot stand beside the other.")


@strawberry.type(description="A declaration beside the one that is shown.")
class OtherDeclaration:
    contains_ai: AiUse = strawberry.field(name="containsAI", description="How much AI is in the whole.")
    declared_by: str | None = strawberry.field(description="Who declares it; null if not to be named.")
    stated: CreditEvidence = strawberry.field(description="Who stated it.")


@strawberry.type(description="The AI in an asset, as declared and as the credits have it.")
class SheetDisclosure:
    contains_ai: AiUse = strawberry.field(name="containsAI", description="How much AI is in the whole, as declared.")
    declared_by: str | None = strawberry.field(description="Who declares it; null: nobody, or not to be named.")
    derived: AiUse = strawberry.field(description="How much AI is in the whole, as the credits have it.")
    by_part: list[PartDisclosed] = strawberry.field(description="The same by part.")
    contradictions: list[str] = strawberry.field(
        description="What contradicts what: DECLARED_AGAINST_CREDITS, DECLARED_AGAINST_ITS_PARTS, DECLARATIONS_DIFFER."
    )
    others: list[OtherDeclaration] = strawberry.field(description="Other declarations, in the stated order of sources.")
    stated: CreditEvidence | None = strawberry.field(description="Who stated the declaration shown.")


@strawberry.type(description="A model version that the asset was made with, or that one of those rests on.")
class SheetModel:
    model: str = strawberry.field(description="What it is called, with its version.")
    model_version: strawberry.ID = strawberry.field(description="Its id.")
    stage: str = strawberry.field(
        description="FINE_TUNE, ADAPTER, DISTILLATION or RLHF of its own run; BASE; NOT_STATED."
    )
    entries: Long | None = strawberry.field(
        description="How many entries the datasets have that it was trained on; null: not stated."
    )
    used_directly: bool = strawberry.field(description="Whether the asset was made with it.")
    parts: list[Part] = strawberry.field(description="The parts of the asset that it made, where stated.")
    provided_by: str | None = strawberry.field(description="Who provides it.")
    started_from: list[str] = strawberry.field(description="What its training started from.")
    learned_from: list[str] = strawberry.field(description="The models that taught it.")
    stated: CreditEvidence = strawberry.field(description="Who stated it.")


@strawberry.type(description="The report by which a side's estimated sources are settled.")
class SheetBasis:
    report: strawberry.ID = strawberry.field(description="The id of the report.")
    family: MethodFamily = strawberry.field(description="The family of its method.")
    measures: Measures = strawberry.field(description="What its numbers measure.")
    method: str = strawberry.field(description="Its method, with the version.")
    by: str | None = strawberry.field(description="Who reports; null if not to be named.")
    computed_at: DateTime | None = strawberry.field(description="When it was computed.")
    side: Side = strawberry.field(description="Which right it is about.")
    aspect: Aspect = strawberry.field(description="Which aspect of the music it looks at.")
    candidates: Long = strawberry.field(description="Among how many sources it looked.")
    k: int = strawberry.field(description="How many it was to list.")
    residual: ResidualState = strawberry.field(description="Whether it says what its sources leave.")
    confidence: Confidence | None = strawberry.field(description="How sure the reporter says it is.")
    settlement_basis: bool = strawberry.field(description="Whether an agreement names it.")
    stated: CreditEvidence = strawberry.field(description="Who stated it.")


@strawberry.type(description="One estimated source. It did not thereby write, perform on or endorse the asset.")
class SheetSource:
    rank: int = strawberry.field(description="Its place in the report.")
    ppm: int | None = strawberry.field(
        description="Its part in parts per million; null unless influence is estimated and the residual stated."
    )
    show: str | None = strawberry.field(description="The same for people: about 18 %.")
    raw: str | None = strawberry.field(description="The raw score, where there is no part.")
    stage: str | None = strawberry.field(
        description="At which stage it was trained on; null: it was given as an input."
    )
    confidence: Confidence | None = strawberry.field(description="How sure the reporter says it is.")
    in_segment: CreditSegment | None = strawberry.field(description="Where in the asset; null: not stated.")
    from_segment: CreditSegment | None = strawberry.field(description="Where in the source; null: not stated.")
    source: CreditSource | None = strawberry.field(description="The source; null if withheld.")
    withheld: Withheld | None = strawberry.field(description="Why it is withheld; null if it is not.")
    handle: str | None = strawberry.field(description="What stands for the withheld, on this sheet alone.")
    counted: bool = strawberry.field(description="Whether it counts: the withheld do.")


@strawberry.type(description="All that the listed sources do not carry.")
class SheetResidual:
    ppm: int | None = strawberry.field(description="Its part in parts per million; null where items have none.")
    show: str | None = strawberry.field(description="The same for people.")
    sources: Long = strawberry.field(description="How many other candidates there were.")
    outside_training_closure: int = strawberry.field(
        description="How many listed sources were neither trained on nor given: part of this, and never credited."
    )


@strawberry.type(
    description="The estimated sources of one side: items and residual make 1,000,000 wherever there is ppm."
)
class SheetSide:
    basis: SheetBasis = strawberry.field(description="The report.")
    items: list[SheetSource] = strawberry.field(description="The estimated sources, by rank.")
    items_not_shown: int = strawberry.field(description="How many items are not on this page.")
    items_not_shown_ppm: int | None = strawberry.field(description="Their part in parts per million.")
    residual: SheetResidual = strawberry.field(description="All others.")
    sum_ppm: int | None = strawberry.field(description="What items and residual make; null where there is no ppm.")


@strawberry.type(description="A report that does not settle, in numbers.")
class OtherReport:
    report: strawberry.ID = strawberry.field(description="The id of the report.")
    family: MethodFamily = strawberry.field(description="The family of its method.")
    measures: Measures = strawberry.field(description="What its numbers measure.")
    method: str = strawberry.field(description="Its method, with the version.")
    by: str | None = strawberry.field(description="Who reports; null if not to be named.")
    computed_at: DateTime | None = strawberry.field(description="When it was computed.")
    side: Side = strawberry.field(description="Which right it is about.")
    candidates: Long = strawberry.field(description="Among how many sources it looked.")
    k: int = strawberry.field(description="How many it was to list.")
    settlement_basis: bool = strawberry.field(description="Whether an agreement names it, though another is shown.")
    overlap_of_top5: int | None = strawberry.field(
        description="How many of its first five are among the first five of the report shown; null without one."
    )
    outside_training_closure: int = strawberry.field(
        description="How many of its sources were neither trained on nor given."
    )
    stated: CreditEvidence = strawberry.field(description="Who stated it.")


@strawberry.type(description="The estimated training sources: estimates, and no authorship.")
class SheetTrainingSources:
    statement: str = strawberry.field(description="The fixed sentence that stands beside them: NOT_AUTHORSHIP_V1.")
    sides: list[SheetSide] = strawberry.field(description="Each side that has a settling report.")
    other_reports: list[OtherReport] = strawberry.field(description="All other reports.")


@strawberry.enum(description="A block of a credit sheet.")
class SheetBlock(Enum):
    TITLE = "TITLE"
    DISCLOSURE = "DISCLOSURE"
    MADE_BY = "MADE_BY"
    CONTAINS = "CONTAINS"
    REFERENCES = "REFERENCES"
    MODELS = "MODELS"
    TRAINING_SOURCES = "TRAINING_SOURCES"


@strawberry.enum(description="What happened to a line of a sheet.")
class LineChange(Enum):
    APPEARED = strawberry.enum_value("APPEARED", description="It was not there, and is.")
    WENT = strawberry.enum_value("WENT", description="It was there, and is no longer.")
    CHANGED = strawberry.enum_value("CHANGED", description="It says something else.")


@strawberry.type(description="A line of a credit sheet that changed, and the facts that changed it.")
class SheetChange:
    block: SheetBlock = strawberry.field(description="The block in which it stands.")
    line: str = strawberry.field(description="The line in words; one that went, as it was.")
    why: LineChange = strawberry.field(description="What happened to it.")
    facts: list[Long] = strawberry.field(
        description="The seqs of the facts that did it; empty where it follows from what else is on the sheet."
    )


DiffFrom = Annotated[Long, strawberry.argument(name="from", description="The seq of the earlier sheet.")]
DiffTo = Annotated[Long, strawberry.argument(description="The seq of the later sheet; beyond the last, the last.")]


@strawberry.type(description="That something behind a sheet is on record though it was not cleared.")
class SheetViolation:
    id: strawberry.ID = strawberry.field(description="Its id.")
    of: strawberry.ID = strawberry.field(description="The id of the asset, training run or dataset version.")
    reason: str = strawberry.field(description="Why it was done, or is kept.")
    stated: CreditEvidence = strawberry.field(description="Who stated it.")


@strawberry.type(
    description="The credit sheet of an asset: who made it, what it contains, and what its models were trained on. "
    "The three are never merged."
)
class CreditSheet:
    asset: strawberry.ID = strawberry.field(description="The id of the asset.")
    title: str = strawberry.field(description="Its title.")
    status: SheetStatus = strawberry.field(description="Where the sheet stands.")
    open_objections: int = strawberry.field(
        description="How many objections to it are open: to its credits, its reports, and shares in it."
    )
    audience: SheetAudience = strawberry.field(description="For whom it is made.")
    as_of_journal: Long = strawberry.field(description=AS_OF)
    demo: str | None = strawberry.field(description="What of it is invented; null: nothing.")
    digest: str = strawberry.field(description=DIGEST)
    disclosure: SheetDisclosure = strawberry.field(description="The AI in it.")
    made_by: list[CreditLine] = strawberry.field(description="Who made it: people, models, and writers of its works.")
    contains: list[ContainedLine] = strawberry.field(description="What it contains, nearest first.")
    references: list[ContainedLine] = strawberry.field(description="What the model was given for reference only.")
    models: list[SheetModel] = strawberry.field(description="The models, and what they rest on.")
    training_sources: SheetTrainingSources = strawberry.field(description="The estimated training sources.")
    completeness: SheetCompleteness = strawberry.field(description="Whether it is whole.")
    known_violations: list[SheetViolation] = strawberry.field(
        description="What went ahead though it was not cleared: its own release, and the training runs and dataset "
        "versions that its models rest on; none if nobody says so."
    )
    text: str = strawberry.field(description=TEXT)

    @by_view("What changed on it between two seqs, in the order of a sheet. A seq within a batch is its last.")
    def diff(self, from_: DiffFrom, to: DiffTo) -> list[SheetChange]:
        return read_by_view()


@strawberry.type(description="What anybody needs to check that a sheet is the one whose digest is known.")
class SheetCheck:
    digest: str = strawberry.field(description=DIGEST)
    committed: JSON = strawberry.field(
        description="What was hashed, by RFC 8785: the sheet with commitments for names, titles and identifiers."
    )
    salts: JSON = strawberry.field(
        description="By JSON pointer into it, the salt of each text on the sheet as shown: a commitment is `sha256:` "
        "and the SHA-256 of the salt's bytes and the text's UTF-8. Of what is withheld there is none."
    )


@strawberry.type(description="The credits of a recording.")
class RecordingCredits:
    recording: strawberry.ID = strawberry.field(description="The id of the recording.")
    title: str = strawberry.field(description="Its title.")
    audience: SheetAudience = strawberry.field(description="For whom they are made.")
    as_of_journal: Long = strawberry.field(description=AS_OF)
    digest: str = strawberry.field(description=DIGEST)
    unidentified_works: int = strawberry.field(description="How many tunes are in it that nobody has named.")
    made_by: list[CreditLine] = strawberry.field(description="Who made it, and who wrote its works.")
    contains: list[ContainedLine] = strawberry.field(description="What it rests on, nearest first.")
    completeness: SheetCompleteness = strawberry.field(description="Whether they are whole.")
    text: str = strawberry.field(description=TEXT)


@strawberry.type(description="A work that another rests on.")
class DerivedWork:
    relation: str = strawberry.field(description="How it rests on it: ARRANGEMENT_OF, MELODY_BORROWED_FROM, ...")
    work: CreditedWork | None = strawberry.field(description="The earlier work; null if withheld.")
    withheld: Withheld | None = strawberry.field(description="Why it is withheld; null if it is not.")
    handle: str | None = strawberry.field(description="What stands for the withheld, here alone.")
    stated: CreditEvidence | None = strawberry.field(description="Who stated it; null if withheld.")


@strawberry.type(description="The credits of a work.")
class WorkCredits:
    work: strawberry.ID = strawberry.field(description="The id of the work.")
    title: str = strawberry.field(description="Its title.")
    audience: SheetAudience = strawberry.field(description="For whom they are made.")
    as_of_journal: Long = strawberry.field(description=AS_OF)
    digest: str = strawberry.field(description=DIGEST)
    made_by: list[CreditLine] = strawberry.field(description="Who wrote it, and who publishes it.")
    derived_from: list[DerivedWork] = strawberry.field(description="The works that it rests on.")
    text: str = strawberry.field(description=TEXT)
