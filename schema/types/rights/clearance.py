"""The type Clearance: counts of all that was asked about, and for each item its verdicts and what is lacking."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import DateTime, Long
from schema.stubs import by_view, read_by_view
from schema.types.enums import ContributorRole
from schema.types.enums_of_rights import IgnoredBecause, Reason, Side, Use, Verdict
from schema.types.rights.clearance_asked import Filter
from schema.types.rights.share import TheParty

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.party import Party
    from schema.types.recording import Recording
    from schema.types.work import Work

Clearable = Annotated[
    Annotated["Recording", strawberry.lazy("schema.types.recording")]
    | Annotated["Asset", strawberry.lazy("schema.types.asset")]
    | Annotated["Work", strawberry.lazy("schema.types.work")]
    | Annotated["Party", strawberry.lazy("schema.types.party")],
    strawberry.union("Clearable", description="What can be cleared; a party, for its voice or name."),
]


@strawberry.type(description="A part of the world.")
class Area:
    is_whole_world: bool = strawberry.field(description="Whether it is all of it.")
    codes: list[str] = strawberry.field(description="Its countries by their codes (ISO 3166-1), in their order.")
    text: str = strawberry.field(description="In short: `DE FR`, `the world without US`, `nowhere`.")


@strawberry.type(description="How many items something holds for, by how much of the place.")
class ClearanceExtents:
    everywhere: int = strawberry.field(description="In all of it.")
    partly: int = strawberry.field(description="In some of it.")
    nowhere: int = strawberry.field(description="In none of it.")


@strawberry.type(description="How many items there are, and how many are cleared how far.")
class ClearanceCounts:
    items: int = strawberry.field(description="How many items.")
    not_named: int = strawberry.field(description="How many of these are not named to the reader, and not listed.")
    cleared: ClearanceExtents = strawberry.field(description="How many have both verdicts.")
    rights: ClearanceExtents = strawberry.field(description="Of how many all who control a right permit.")
    choice: ClearanceExtents = strawberry.field(description="Of how many all who are asked have chosen it.")


@strawberry.type(description="How many items have gaps of a kind.")
class GapsOfReason:
    reason: Reason = strawberry.field(description="What is lacking.")
    items: int = strawberry.field(description="How many items lack it somewhere.")
    closes: str = strawberry.field(description="What would close such a gap.")


@strawberry.type(description="How many items wait for somebody.")
class GapsOfParty:
    party: TheParty | None = strawberry.field(description="For whom; null if it is not to be named.")
    items: int = strawberry.field(description="How many.")


@strawberry.type(description="What stands between an item and a verdict somewhere.")
class Gap:
    thing: Clearable | None = strawberry.field(
        description="What of the item lacks it; null if it is not known, or not to be named."
    )
    side: Side | None = strawberry.field(description="On which side; null for a voice or a name.")
    verdict: Verdict = strawberry.field(description="Which verdict.")
    area: Area = strawberry.field(description="Where.")
    since: DateTime | None = strawberry.field(description="Since when; null is always.")
    party: TheParty | None = strawberry.field(
        description="Whose it is to close; null if that is nobody known, or not to be named."
    )
    reason: Reason = strawberry.field(description="Why.")
    closes: str = strawberry.field(description="What would close it.")
    about: list[strawberry.ID] = strawberry.field(description="The papers or shares that it rests on, by id.")
    missing_ppm: int = strawberry.field(description="How much of a right is nobody's, in parts per million.")


@strawberry.type(description="A side of something that has to be cleared for an item, or a person's voice or name.")
class Requirement:
    thing: Clearable | None = strawberry.field(description="What; null if it is not to be named.")
    side: Side | None = strawberry.field(description="Which side; null for a voice or a name.")
    rights: Area = strawberry.field(description="Where all who control the right permit.")
    choice: Area = strawberry.field(description="Where all who are asked have chosen it.")
    papers: list[strawberry.ID] = strawberry.field(
        description="The clauses, decisions and statements of protection that it is met by, by id."
    )
    is_assumed: bool = strawberry.field(
        description="Whether a right that stands in for the one that is asked was relied on."
    )


@strawberry.type(description="A decision that is about an item, and kept without being counted.")
class IgnoredDecision:
    decision: strawberry.ID = strawberry.field(description="Its id.")
    because: IgnoredBecause = strawberry.field(description="Why it is not counted.")


@strawberry.type(description="An identifier as it was given.")
class GivenIdentifier:
    scheme: str = strawberry.field(description="Its scheme.")
    value: str = strawberry.field(description="Its value.")


@strawberry.type(description="What was given for an item.")
class GivenEntry:
    id: strawberry.ID | None = strawberry.field(description="Its id.")
    identifier: GivenIdentifier | None = strawberry.field(description="An identifier.")
    title: str | None = strawberry.field(description="A title.")


@strawberry.type(description="Whether an item may be put to the use, and why not.")
class ClearedItem:
    item: Clearable | None = strawberry.field(description="The item; null if it was not found.")
    given: GivenEntry | None = strawberry.field(
        description="What was given for it; null where it was not given singly."
    )
    cleared: Area = strawberry.field(description="Where both verdicts hold.")
    rights: Area = strawberry.field(description="Where all who control a right in it permit.")
    choice: Area = strawberry.field(description="Where all who are asked have chosen it.")
    requirements: list[Requirement] = strawberry.field(description="All that has to be cleared for it.")
    gaps: list[Gap] = strawberry.field(description="What is lacking.")
    ignored: list[IgnoredDecision] = strawberry.field(description="Decisions about it that are not counted.")


@strawberry.type(
    description="Whose choice is asked, by which policies; an agreement with one of its own asks more people."
)
class PolicyInForce:
    is_default: bool = strawberry.field(
        description="Whether the default is among them, since no policy is everybody's."
    )
    policies: list[strawberry.ID] = strawberry.field(
        description="Those on record: everybody's, and those of who provides the model."
    )
    master: list[ContributorRole] = strawberry.field(description="Who is asked on a master.")
    composition: list[ContributorRole] = strawberry.field(description="Who is asked on a composition.")
    lyrics: list[ContributorRole] = strawberry.field(description="Who is asked on its words.")


@strawberry.type(description="What may be put to a use, as of one seq of the journal.")
class Clearance:
    seq: Long = strawberry.field(description="The seq of the journal as of which all of it was read.")
    as_of: DateTime = strawberry.field(description="When the use is.")
    use: Use = strawberry.field(description="The use.")
    place: Area = strawberry.field(description="The place that counts for it.")
    policy: PolicyInForce = strawberry.field(description="Whose choice is asked.")
    counts: ClearanceCounts = strawberry.field(description="How many items are cleared; counted only when asked.")
    cleared: Area = strawberry.field(description="Where all items are cleared; nowhere if there are none.")
    gaps_by_reason: list[GapsOfReason] = strawberry.field(description="What is lacking, the most frequent first.")

    @by_view("Whose gaps they are: who blocks most items first.")
    def gaps_by_party(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[GapsOfParty]:
        return read_by_view()

    @by_view("The items one by one: as they were given, or by id. Those that are not named to the reader are left out.")
    def items(
        self,
        first: First = DEFAULT_FIRST,
        after: After = None,
        filter: Filter = None,  # noqa: A002 - the argument's name in the schema
    ) -> Connection[ClearedItem]:
        return read_by_view()
