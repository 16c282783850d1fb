"""What is on record about rights, as plain values, and where in it to look something up."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from linernotes.rights.agreement import Agreement, Clause
from linernotes.rights.consent import Consent
from linernotes.rights.interval import ALWAYS, Span
from linernotes.rights.item import Item
from linernotes.rights.mandate import Mandate
from linernotes.rights.policy import StatedPolicy
from linernotes.rights.protection import Protection
from linernotes.rights.share import RightShare
from linernotes.rights.transfer import Transfer
from linernotes.vocabularies.rights import Side, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That an item is in a catalogue, from when to when."""

    catalogue: str
    item: str
    valid: Span = ALWAYS


@dataclass(frozen=True, kw_only=True)
class Record:
    """The facts that a clearance rests on, of whatever items are asked about, in any order."""

    things: Mapping[str, Item] = field(default_factory=dict)
    shares: tuple[RightShare, ...] = ()
    protections: tuple[Protection, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    clauses: tuple[Clause, ...] = ()
    consents: tuple[Consent, ...] = ()
    members: tuple[Membership, ...] = ()
    dead: frozenset[str] = frozenset()
    policies: tuple[StatedPolicy, ...] = ()

    @cached_property
    def agreement(self) -> Mapping[str, Agreement]:
        """Every agreement by its id."""
        return {agreement.id: agreement for agreement in self.agreements}

    @cached_property
    def shares_in(self) -> Mapping[str, list[RightShare]]:
        """The shares that say who may permit, by the thing that they are in."""
        return _by((share for share in self.shares if share.tier is Tier.LICENSING), lambda share: share.of)

    @cached_property
    def protections_of(self) -> Mapping[tuple[str, Side], list[Protection]]:
        """What is said of the protection of each side of a thing."""
        return _by(self.protections, lambda protection: (protection.of, protection.side))

    @cached_property
    def catalogues_of(self) -> Mapping[str, list[Membership]]:
        """The catalogues that a thing is or was in."""
        return _by(self.members, lambda member: member.item)

    @cached_property
    def principals_of(self) -> Mapping[str, list[str]]:
        """The principals for whom an agent has or had a mandate."""
        by_agent = _by(self.mandates, lambda mandate: mandate.agent)
        return {agent: [mandate.principal for mandate in mandates] for agent, mandates in by_agent.items()}

    @cached_property
    def transfers_by(self) -> Mapping[str, list[Transfer]]:
        """The transfers by which a holder sells, in their order."""
        ordered = sorted(self.transfers, key=lambda transfer: (transfer.effective, transfer.id))
        return _by(ordered, lambda transfer: transfer.seller)

    def catalogues_at(self, thing: str, at: str) -> frozenset[str]:
        """Return the catalogues that a thing is in at an instant."""
        return frozenset(one.catalogue for one in self.catalogues_of.get(thing, ()) if one.valid.holds(at))


Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)


def _by(values: Iterable[Value], key: Callable[[Value], Key]) -> Mapping[Key, list[Value]]:
    grouped: dict[Key, list[Value]] = defaultdict(list)
    for value in values:
        grouped[key(value)].append(value)
    return grouped
