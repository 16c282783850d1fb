"""The JSON document of a credit sheet: its shape, from which its published schema is made."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Ai = Literal["ALL", "PARTLY", "NONE", "NOT_STATED"]


class Part(BaseModel):
    """A part of the document. What nobody stated is absent, and so is what a wish withholds."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, validate_by_name=True)


class Stated(Part):
    """Who stated a line, and the seq of the fact in the journal."""

    by: str
    document: str | None = None
    fact: int


class Heading(Part):
    """What the sheet is of, for whom it is made, and as of when."""

    asset: str
    title: str
    status: Literal["CURRENT", "UNDER_REVIEW"]
    open_objections: int = Field(0, description="How many objections to something on it are open.")
    as_of_journal: int
    audience: Literal["PUBLIC", "LICENSED", "AUDITOR"]
    demo: str | None = Field(None, description="What of the sheet is invented.")
    digest: str
    verify: str | None = Field(None, description="Where this document is to be had.")


class Derived(Part):
    """The AI as the credits have it, beside what is declared."""

    contains_ai: Ai = Field(alias="containsAI")
    by_part: dict[str, Ai]


class Disclosure(Part):
    """The AI in the asset as declared, by part. NOT_STATED is silence, and not NONE."""

    contains_ai: Ai = Field(alias="containsAI")
    declared_by: str | None = None
    by_part: dict[str, Ai]
    derived: Derived
    contradictions: list[str] = []
    stated: Stated | None = None


class Role(Part):
    """One role of a maker, and who stated it."""

    role: str
    instrument: str | None = None
    ai: Ai
    featured: bool | None = None
    disputed: bool | None = None
    work: str | None = None
    stated: Stated
    evidence: list[Stated] = []


class Maker(Part):
    """A party by name, a special contributor, a model, or a number of parties that are not named."""

    party: str | None = None
    name: str | None = None
    link: str | None = None
    special: str | None = None
    model: str | None = None
    model_version: str | None = None
    operator: str | None = None
    not_named: int | None = None
    roles: list[str] = []
    ai: Ai | None = None
    disputed: bool | None = None
    lines: list[Role] = []


class WorkCredit(Part):
    """A work under a source, with its own writers."""

    work: str
    title: str
    written_by: list[Maker] = []
    others: list[Maker] = []


class Source(Part):
    """A recording, asset, work or file with its own credits, of which none pass to the asset."""

    kind: Literal["RECORDING", "ASSET", "WORK", "FILE"]
    id: str
    title: str | None = None
    year: str | None = None
    label: str | None = None
    performed_by: list[Maker] = []
    others: list[Maker] = []
    works: list[WorkCredit] = []
    unidentified_works: int | None = None
    has_sheet: bool | None = None


class Step(Part):
    """One step on the way to a source."""

    relation: str
    id: str
    title: str | None = None


class Contained(Part):
    """A source that the asset contains or its model was given: named with its path, or withheld under a handle."""

    relation: str
    certainty: Literal["CERTAIN"]
    distance: int | None = None
    in_: list[str] | None = Field(None, alias="in", min_length=2, max_length=2)
    from_: list[str] | None = Field(None, alias="from", min_length=2, max_length=2)
    source: Source | None = None
    path: list[Step] = []
    path_withheld: bool | None = None
    withheld: str | None = None
    handle: str | None = None
    stated: Stated | None = None
    evidence: list[Stated] = []


class Model(Part):
    """A model version that the asset was made with or that one of those rests on; no entries: not stated."""

    model: str
    model_version: str
    stage: str
    entries: int | None = None
    used_directly: bool
    parts: list[str] = []
    provided_by: str | None = None
    started_from: list[str] = []
    learned_from: list[str] = []
    stated: Stated


class Basis(Part):
    """The report that settles a side."""

    report: str
    family: str
    measures: str
    method: str
    by: str | None = None
    computed_at: str | None = None
    side: Literal["MASTER", "COMPOSITION"]
    aspect: str
    candidates: int
    k: int
    residual: Literal["STATED", "UNKNOWN"]
    confidence: str | None = None
    settlement_basis: bool
    stated: Stated


class Item(Part):
    """One estimated source. It did not thereby write, perform on or endorse the asset."""

    rank: int
    ppm: int | None = Field(None, ge=0, le=1_000_000)
    show: str | None = None
    raw: str | None = None
    stage: str | None = None
    confidence: str | None = None
    in_: list[str] | None = Field(None, alias="in", min_length=2, max_length=2)
    from_: list[str] | None = Field(None, alias="from", min_length=2, max_length=2)
    source: Source | None = None
    withheld: str | None = None
    handle: str | None = None
    counted: bool


class Residual(Part):
    """All that the items do not carry."""

    ppm: int | None = Field(None, ge=0, le=1_000_000)
    show: str | None = None
    sources: int
    outside_training_closure: int


class Side(Part):
    """The estimated sources of one side: items and residual make 1,000,000 wherever there is ppm."""

    basis: Basis
    items: list[Item] = []
    items_not_shown: int | None = None
    items_not_shown_ppm: int | None = None
    residual: Residual
    sum_ppm: Literal[1_000_000] | None = None


class OtherReport(Part):
    """A report that does not settle, in numbers."""

    report: str
    family: str
    measures: str
    method: str
    by: str | None = None
    computed_at: str | None = None
    side: str
    candidates: int
    k: int
    settlement_basis: bool
    overlap_of_top5: int | None = None
    outside_training_closure: int
    stated: Stated


class TrainingSources(Part):
    """The estimated training sources of each side, and the reports beside them."""

    statement: str
    words: str = Field(description="The sentence that the statement stands for.")
    sides: list[Side] = []
    other_reports: list[OtherReport] = []


class LeftOut(Part):
    """What is left out, and how much of it where that is known."""

    what: str
    count: int | None = None


class Completeness(Part):
    """Whether the sheet is whole."""

    is_partial: bool
    left_out: list[LeftOut] = []


class KnownViolation(Part):
    """That the asset, a training run or a dataset version behind it is on record as done without every permit."""

    id: str
    of: str
    reason: str
    stated: Stated


class SheetDocument(Part):
    """A credit sheet: who made the asset, what it contains, what its models were trained on; the three never merge."""

    schema_: str = Field(alias="$schema")
    sheet: Heading
    disclosure: Disclosure
    made_by: list[Maker]
    contains: list[Contained]
    references: list[Contained]
    models: list[Model]
    training_sources: TrainingSources
    completeness: Completeness
    known_violations: list[KnownViolation] = []


def sheet_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the document, version 1."""
    schema = SheetDocument.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "A credit sheet, version 1"}
