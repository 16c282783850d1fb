"""How a party is named to an audience in a context, and what is withheld when it wishes not to be."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from itertools import product
from types import MappingProxyType
from typing import Final

from linernotes.facts.dataset import Basis
from linernotes.facts.party import Audience, CreditContext, Naming
from linernotes.vocabularies.role_tables import principal_roles
from linernotes.vocabularies.roles import ContributorRole

Place = tuple[Audience, CreditContext]
"""Where a name can stand: before whom, and on what kind of line."""

Choices = Mapping[Place, Naming]
"""A party's choices in force now; a place that is not there is one of which the party has said nothing."""

PLACES: Final[tuple[Place, ...]] = tuple(product(Audience, CreditContext))
NO_CHOICES: Final[Choices] = MappingProxyType({})

_IN_A_LABEL: Final[Mapping[str, str]] = MappingProxyType(
    {
        Audience.PUBLIC: "Public",
        Audience.LICENSED: "Licensed",
        CreditContext.MADE_BY: "MadeBy",
        CreditContext.CONTAINED: "Contained",
        CreditContext.TRAINING: "Training",
    }
)

_RESERVE: Final[Mapping[Naming, int]] = MappingProxyType({naming: place for place, naming in enumerate(Naming)})


@unique
class Reader(StrEnum):
    """Who reads, as the token says: one of the two audiences, or an auditor, before whom nothing is withheld."""

    PUBLIC = "PUBLIC"
    LICENSED = "LICENSED"
    AUDITOR = "AUDITOR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """One contribution: its role, and the choices of the party that made it.

    `party` is None where a model or a special contributor made it: they have nothing to withhold, but their roles
    count when it is asked which roles are principal.
    """

    role: ContributorRole
    party: str | None = None
    choices: Choices = field(default_factory=lambda: NO_CHOICES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One inclusion of an item in a dataset version: its basis, and whether a paper it relied on allows naming."""

    basis: Basis
    allows_naming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """What decides whether a work, recording or asset is withheld.

    `contributors` are all contributions to the item itself. `writers` are all contributions to the works that a
    recording or asset is of (none for a work). `entries` are all its inclusions in dataset versions; of a work, those
    of its recordings too. Order does not matter, and the same contribution twice changes nothing.
    """

    contributors: Collection[Contributor] = field(default=())
    writers: Collection[Contributor] = field(default=())
    entries: Collection[Entry] = field(default=())


def choices_in_force(said: Iterable[tuple[str, str, str]]) -> Choices:
    """Return a party's choices from what stands as (audience, context, naming), in any order.

    Where several sources pass on different words for one place, the most reserved governs.
    """
    found: dict[Place, Naming] = {}
    for audience, context, naming in said:
        place, word = (Audience(audience), CreditContext(context)), Naming(naming)
        found[place] = max(found.get(place, word), word, key=_RESERVE.__getitem__)
    return found


def naming_of(choices: Choices, place: Place, *, may_name: bool = False) -> Naming:
    """Say how a party is named: its own choice in force governs.

    Without a word from it, it is named as credited on made-by and contained lines, and on training lines only where
    `may_name` (see may_name): silence is not permission. A link is shown only to those who chose one.
    """
    chosen = choices.get(place)
    if chosen is not None:
        return chosen
    return Naming.NAMED if place[1] is not CreditContext.TRAINING or may_name else Naming.NOT_NAMED


def naming_for(choices: Choices, reader: Reader, context: CreditContext, *, may_name: bool = False) -> Naming:
    """Say how a party is named to a reader; before an auditor everybody is."""
    if reader is Reader.AUDITOR:
        return Naming.NAMED
    return naming_of(choices, (Audience(reader.value), context), may_name=may_name)


def may_name(entries: Collection[Entry]) -> bool:
    """Say whether training lines may name people who said nothing: the public domain's, or as a paper allows."""
    return any(entry.basis is Basis.PUBLIC_DOMAIN or entry.allows_naming for entry in entries)


def principals(item: ItemFacts) -> list[Contributor]:
    """List the contributions whose maker's wish withholds the whole item: main artists and writers, if parties."""
    return [one for group in (item.contributors, item.writers) for one in _principal(group) if one.party is not None]


def _principal(contributors: Collection[Contributor]) -> list[Contributor]:
    roles = principal_roles({contributor.role for contributor in contributors})
    return [contributor for contributor in contributors if contributor.role in roles]


def withholding(item: ItemFacts) -> frozenset[Place]:
    """Return where a work, recording or asset is withheld: wherever a main artist or a writer is not named."""
    makers, allowed = principals(item), may_name(item.entries)
    return _places(
        lambda place: any(naming_of(maker.choices, place, may_name=allowed) is Naming.NOT_NAMED for maker in makers)
    )


def withholding_of_party(choices: Choices) -> frozenset[Place]:
    """Return where a party is withheld wherever it stands: where it chose so."""
    return _places(lambda place: choices.get(place) is Naming.NOT_NAMED)


def withholding_of_contribution(choices: Choices, entries: Collection[Entry]) -> frozenset[Place]:
    """Return where the maker of a contribution is not named on this item, which may stand without the name.

    Beyond the party's own word this has the silence on training lines, which differs from item to item.
    """
    allowed = may_name(entries)
    return _places(lambda place: naming_of(choices, place, may_name=allowed) is Naming.NOT_NAMED)


def withholding_of_holder(held: Collection[frozenset[Place]]) -> frozenset[Place]:
    """Return where a file or release is withheld: where everything that it holds is; nowhere if it holds nothing."""
    return frozenset.intersection(*held) if held else frozenset()


def label(place: Place) -> str:
    """Return the label that marks a node as withheld in a place: `WithheldPublicMadeBy`."""
    audience, context = place
    return f"Withheld{_IN_A_LABEL[audience]}{_IN_A_LABEL[context]}"


def labels(places: Collection[Place]) -> list[str]:
    """Return the labels of several places, in their order."""
    return [label(place) for place in PLACES if place in places]


LABELS: Final[tuple[str, ...]] = tuple(label(place) for place in PLACES)
"""Every label that withholding can give, in the order of PLACES."""


def _places(withheld: Callable[[Place], bool]) -> frozenset[Place]:
    return frozenset(place for place in PLACES if withheld(place))
