"""Transfers: who held a share before, who holds it now, and whether earlier permits go with it."""

from dataclasses import dataclass
from typing import NamedTuple

from linernotes.vocabularies.rights import BindsEarlier, TransferState


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """That shares go from one holder to another: those named, those in a catalogue's items, or everything.

    Reversions are transfers too. `later_works` takes in what the seller acquires, or the catalogue takes in, after it.
    """

    id: str
    seller: str
    buyer: str
    effective: str
    shares: frozenset[str] = frozenset()
    catalogue: str | None = None
    everything: bool = False
    later_works: bool = False
    state: TransferState = TransferState.CONFIRMED
    binds_earlier: BindsEarlier = BindsEarlier.UNKNOWN


class Sale(NamedTuple):
    """A holder that sold a share: since when it had held it, when it sold, and what binds those after it."""

    seller: str
    since: str | None
    sold: str
    binds: BindsEarlier


def bound_by(binds: BindsEarlier, later: BindsEarlier) -> BindsEarlier:
    """Return whether permits bind past two transfers: only if past both, and not if past one of them not."""
    if BindsEarlier.NO in (binds, later):
        return BindsEarlier.NO
    return BindsEarlier.UNKNOWN if BindsEarlier.UNKNOWN in (binds, later) else BindsEarlier.YES
