"""Claims: the shares of a thing at the instant of a question, with who holds them by then and whose word they are."""

from dataclasses import dataclass, replace
from typing import Final

from linernotes.rights.bench import Bench
from linernotes.rights.opening import Requirement
from linernotes.rights.share import RightShare
from linernotes.rights.territory import NOWHERE, WORLD, Area, expansion
from linernotes.rights.transfer import Sale, Transfer, bound_by
from linernotes.vocabularies.rights import Right, Side, StatedBasis, TransferState


@dataclass(frozen=True, slots=True)
class PendingSale:
    """A transfer that is announced and not confirmed: its buyer may be the holder already."""

    buyer: str
    sale: Sale


@dataclass(frozen=True, slots=True)
class Claim:
    """A share as it counts at the instant of a question: who holds it by now, and who says so.

    `own`: where it is said in the holder's own interest. `statement`: which source passed on whose claim; the claims
    of one statement add up. `past`: who held it before, whose permits may bind. `size` is None if unknown.
    """

    holder: str
    side: Side
    size: int | None
    statement: tuple[str, str]
    area: Area
    own: Area
    rights: frozenset[Right]
    is_cwr: bool
    since: str | None
    past: tuple[Sale, ...]
    pending: tuple[PendingSale, ...]
    unmapped: bool

    @property
    def order(self) -> tuple[object, ...]:
        """A key that puts claims in one order, whatever order they came in."""
        rights = tuple(sorted(self.rights))
        past = tuple((sale.seller, sale.since or "", sale.sold, sale.binds) for sale in self.past)
        pending = tuple((one.buyer, one.sale.sold, one.sale.binds) for one in self.pending)
        size = -1 if self.size is None else self.size
        flags = (self.is_cwr, self.unmapped, self.since or "")
        return self.holder, self.side, size, self.statement, self.area.bits, self.own.bits, rights, past, pending, flags


def claims_on(requirement: Requirement, bench: Bench) -> list[tuple[Claim, str]]:
    """List the claims on a side; to words the claims on the composition too, which stand in where none is on them."""
    if requirement.side is None:
        return []
    sides = {requirement.side} | ({Side.COMPOSITION} if requirement.side is Side.LYRICS else set())
    shares = bench.record.shares_in.get(requirement.thing, ())
    at = bench.question.as_of
    return [(_claim(share, bench), share.id) for share in shares if share.side in sides and share.valid.holds(at)]


def _claim(share: RightShare, bench: Bench) -> Claim:
    where = expansion(share.territories, stated=share.valid.start, as_of=bench.question.as_of)
    holder, since, past, pending = _held(share, bench)
    return Claim(
        holder=holder,
        side=share.side,
        size=share.size,
        statement=(share.source, share.asserted_by or ""),
        area=where.sure & bench.place,
        own=_own(share, holder, bench) & bench.place,
        rights=share.rights,
        is_cwr=share.basis is StatedBasis.CWR,
        since=since,
        past=past,
        pending=pending,
        unmapped=bool(where.unmapped),
    )


def _own(share: RightShare, holder: str, bench: Bench) -> Area:
    if share.asserted_by is None:
        return NOWHERE
    if share.asserted_by in (holder, share.holder):
        return WORLD
    return bench.own_interest(holder, share.asserted_by) | bench.own_interest(share.holder, share.asserted_by)


def _held(share: RightShare, bench: Bench) -> tuple[str, str | None, tuple[Sale, ...], tuple[PendingSale, ...]]:
    """Follow a share from holder to holder through the confirmed transfers that are effective by now."""
    holder, since = share.holder, share.valid.start
    past: tuple[Sale, ...] = ()
    done: set[str] = set()
    while True:
        offered = [one for one in bench.record.transfers_by.get(holder, ()) if one.id not in done]
        taking = [(one, _sale(one, since)) for one in offered if _takes(one, share, since, bench)]
        confirmed = next((pair for pair in taking if pair[0].state is TransferState.CONFIRMED), None)
        if confirmed is None:
            pending = (PendingSale(one.buyer, sale) for one, sale in taking if one.state in _ANNOUNCED)
            return holder, since, past, tuple(pending)
        transfer, sale = confirmed
        past = (*(replace(one, binds=bound_by(one.binds, sale.binds)) for one in past), sale)
        holder, since = transfer.buyer, sale.sold
        done.add(transfer.id)


_ANNOUNCED: Final = frozenset({TransferState.PENDING, TransferState.NOTIFIED})


def _sale(transfer: Transfer, since: str | None) -> Sale:
    return Sale(transfer.seller, since, max(transfer.effective, since or ""), transfer.binds_earlier)


def _takes(transfer: Transfer, share: RightShare, since: str | None, bench: Bench) -> bool:
    """Say whether a transfer is effective by now and takes a share that its seller has held since an instant.

    What the seller came to hold only after it goes with it only if later works do.
    """
    at = bench.question.as_of
    if transfer.effective > at or (since is not None and since > transfer.effective and not transfer.later_works):
        return False
    if transfer.everything or share.id in transfer.shares:
        return True
    when = at if transfer.later_works else transfer.effective
    return transfer.catalogue is not None and transfer.catalogue in bench.catalogues(share.of, when)
