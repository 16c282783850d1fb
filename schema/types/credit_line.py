"""The types of a credit sheet's lines: who is credited, in which roles, and who stated it."""

from enum import Enum

import strawberry

from schema.scalars import Long
from schema.types.enums import ContributorRole, SpecialContributor


@strawberry.enum(description="How much AI there is. NOT_STATED is silence, which is not NONE.")
class AiUse(Enum):
    ALL = "ALL"
    PARTLY = "PARTLY"
    NONE = "NONE"
    NOT_STATED = "NOT_STATED"


@strawberry.enum(description="Why a line has a handle in place of a source.")
class Withheld(Enum):
    ARTIST_CHOICE = strawberry.enum_value("ARTIST_CHOICE", description="A main artist or a writer wishes so.")
    NO_PERMISSION_TO_NAME = strawberry.enum_value(
        "NO_PERMISSION_TO_NAME", description="Nobody has said that they may be named on a training line."
    )


@strawberry.type(description="Who stated a line.")
class CreditEvidence:
    by: str = strawberry.field(description="The system that states it.")
    document: str | None = strawberry.field(description="The document in it, if one is named.")
    fact: Long = strawberry.field(description="The seq of the fact in the journal.")


@strawberry.type(description="One role of a credited maker, and who stated it.")
class CreditRole:
    role: ContributorRole = strawberry.field(description="The role.")
    instrument: str | None = strawberry.field(description="The instrument.")
    ai: AiUse = strawberry.field(description="How much of it AI made.")
    featured: bool = strawberry.field(description="Whether it is a featured contribution.")
    disputed: bool = strawberry.field(description="Whether any source says that it is disputed.")
    work: str | None = strawberry.field(description="The title of the work of which it is; null: of the thing itself.")
    stated: CreditEvidence = strawberry.field(description="The source whose word is shown.")
    evidence: list[CreditEvidence] = strawberry.field(description="The other sources that say the same.")


@strawberry.type(
    description="One maker with all its roles: a party as credited, a model, a special contributor, or a number of "
    "parties that are not named. A persona is not its person."
)
class CreditLine:
    party: strawberry.ID | None = strawberry.field(description="The id of the party.")
    name: str | None = strawberry.field(description="The name as credited.")
    link: str | None = strawberry.field(description="A page that the party chose to be linked with.")
    special: SpecialContributor | None = strawberry.field(
        description="What kind of contributor it is that is no party; GenerativeAI for a model."
    )
    model: str | None = strawberry.field(description="What the model is called, with its version.")
    model_version: strawberry.ID | None = strawberry.field(description="The id of the model version.")
    operator: str | None = strawberry.field(description="Who operated the model.")
    not_named: int = strawberry.field(
        description="How many contributors stand here without a name; 0 on all other lines."
    )
    roles: list[ContributorRole] = strawberry.field(description="Its roles, in the order of a sheet.")
    ai: AiUse = strawberry.field(description="How much AI is in its roles together.")
    disputed: bool = strawberry.field(description="Whether any of its roles is disputed.")
    lines: list[CreditRole] = strawberry.field(description="Its roles one by one, each with who stated it.")


@strawberry.enum(description="What a source is.")
class CreditSourceKind(Enum):
    RECORDING = "RECORDING"
    ASSET = "ASSET"
    WORK = "WORK"
    FILE = "FILE"


@strawberry.type(description="A work with its own writers.")
class CreditedWork:
    work: strawberry.ID = strawberry.field(description="The id of the work.")
    title: str = strawberry.field(description="Its title.")
    written_by: list[CreditLine] = strawberry.field(description="Who wrote it.")
    others: list[CreditLine] = strawberry.field(description="Who else is credited for it.")


@strawberry.type(
    description="What an asset contains, was given or was trained on, with its own credits: none pass to the asset."
)
class CreditSource:
    kind: CreditSourceKind = strawberry.field(description="What it is.")
    id: strawberry.ID = strawberry.field(description="Its id.")
    title: str | None = strawberry.field(description="Its title; null for a file.")
    year: str | None = strawberry.field(description="The year it was recorded, released or made, `~` behind it: about.")
    label: str | None = strawberry.field(description="The label and catalogue number of its first release.")
    performed_by: list[CreditLine] = strawberry.field(description="Who performed it.")
    others: list[CreditLine] = strawberry.field(description="Who else made it.")
    works: list[CreditedWork] = strawberry.field(description="The works that it is of, each with its writers.")
    unidentified_works: int = strawberry.field(description="How many tunes are in it that nobody has named.")
    has_sheet: bool = strawberry.field(description="Whether it has a credit sheet of its own.")


@strawberry.type(description="A stretch of sound.")
class CreditSegment:
    start_ms: int = strawberry.field(description="Where it begins, in milliseconds.")
    end_ms: int = strawberry.field(description="Where it ends, in milliseconds.")


@strawberry.type(description="One step on the way from an asset to what it contains.")
class CreditPathStep:
    relation: str = strawberry.field(description="How the one rests on the other.")
    id: strawberry.ID = strawberry.field(description="The id of what the step leads to.")
    title: str | None = strawberry.field(description="Its title.")


@strawberry.enum(description="How sure a line is.")
class Certainty(Enum):
    CERTAIN = strawberry.enum_value("CERTAIN", description="Somebody recorded it as an input or a relation.")


@strawberry.type(
    description="One source that an asset or recording contains, or that its model was given for reference."
)
class ContainedLine:
    relation: str = strawberry.field(description="How it is contained: CONTAINS_SAMPLE_OF, IS_COVER_OF, ...")
    certainty: Certainty = strawberry.field(description="How sure it is.")
    distance: int | None = strawberry.field(description="How many steps away it is; null if withheld.")
    in_segment: CreditSegment | None = strawberry.field(description="Where in the later thing; null: not stated.")
    from_segment: CreditSegment | None = strawberry.field(description="Where in the source; null: not stated.")
    source: CreditSource | None = strawberry.field(description="The source; null if withheld.")
    path: list[CreditPathStep] = strawberry.field(description="The way there; empty where it leads past the withheld.")
    path_withheld: bool = strawberry.field(description="Whether the way there leads past something withheld.")
    withheld: Withheld | None = strawberry.field(description="Why the source is withheld; null if it is not.")
    handle: str | None = strawberry.field(description="What stands for the withheld, on this sheet alone.")
    stated: CreditEvidence | None = strawberry.field(description="The source whose word is shown; null if withheld.")
    evidence: list[CreditEvidence] = strawberry.field(description="The other sources that say the same.")


@strawberry.type(description="What a sheet leaves out.")
class LeftOut:
    what: str = strawberry.field(description="What is left out: CONTAINED_SOURCES, SIMILARITY_SCORES.")
    count: int | None = strawberry.field(description="How much of it; null if nobody counted.")


@strawberry.type(description="Whether a sheet is whole.")
class SheetCompleteness:
    is_partial: bool = strawberry.field(description="Whether something is left out.")
    left_out: list[LeftOut] = strawberry.field(description="What is left out.")
