"""From where a sheet is seen: who reads, on what kind of line, and what a name may be there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from linernotes.credits.needs import ContributionNeeds, EntryNeeds, PartyNeeds, WorkNeeds
from linernotes.facts.dataset import Basis
from linernotes.facts.party import CreditContext, Naming
from linernotes.naming import (
    Choices,
    Contributor,
    Entry,
    ItemFacts,
    Reader,
    choices_in_force,
    may_name,
    naming_for,
    principals,
)
from linernotes.vocabularies.roles import ContributorRole

Withheld = Literal["ARTIST_CHOICE", "NO_PERMISSION_TO_NAME"]
"""Why a line is withheld: somebody wished so, or nobody has said that names may stand on a training line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """A reader before a kind of line; `may_name` says whether a training line may name those who said nothing."""

    reader: Reader
    context: CreditContext
    may_name: bool = False

    def naming(self, party: PartyNeeds) -> Naming:
        """Say how a party is named here."""
        return naming_for(choices(party), self.reader, self.context, may_name=self.may_name)

    def of_item(self, entries: Collection[EntryNeeds]) -> "Standpoint":
        """Return the standpoint before one item, by the entries that include it."""
        allowed = may_name([_entry(entry) for entry in entries])
        return Standpoint(reader=self.reader, context=self.context, may_name=allowed)

    def withholds(self, contributions: Sequence[ContributionNeeds], works: Sequence[WorkNeeds] = ()) -> Withheld | None:
        """Say why an item is withheld here, or None: one of its main artists or writers is not to be named."""
        item = ItemFacts(
            contributors=[_contributor(one) for one in contributions],
            writers=[_contributor(one) for work in works for one in work["contributions"]],
        )
        words = {self._word(one.choices) for one in principals(item)}
        if "ARTIST_CHOICE" in words:
            return "ARTIST_CHOICE"
        return "NO_PERMISSION_TO_NAME" if "NO_PERMISSION_TO_NAME" in words else None

    def _word(self, said: Choices) -> Withheld | None:
        if naming_for(said, self.reader, self.context, may_name=self.may_name) is not Naming.NOT_NAMED:
            return None
        silent = naming_for(said, self.reader, self.context, may_name=True) is not Naming.NOT_NAMED
        return "NO_PERMISSION_TO_NAME" if silent else "ARTIST_CHOICE"


def choices(party: PartyNeeds) -> Choices:
    """Return a party's choices in force."""
    return choices_in_force((one["audience"], one["context"], one["naming"]) for one in party["choices"])


def _contributor(contribution: ContributionNeeds) -> Contributor:
    party = contribution["party"]
    role = ContributorRole(contribution["role"])
    return (
        Contributor(role=role) if party is None else Contributor(role=role, party=party["id"], choices=choices(party))
    )


def _entry(entry: EntryNeeds) -> Entry:
    return Entry(basis=Basis(entry["basis"]), allows_naming=bool(entry["allowsNaming"]))
