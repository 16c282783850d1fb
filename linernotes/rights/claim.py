"""Claims: the shares of a thing at the instant of a question, with who holds them by then and whose word they are."""

from operator import attrgetter
from typing import Final, NamedTuple

from linernotes.rights.bench import Bench
from linernotes.rights.share import RightShare
from linernotes.rights.territory import NOWHERE, Area
from linernotes.rights.transfer import Sale, Transfer, bound_by
from linernotes.vocabularies.rights import Right, Side, StatedBasis, TransferState


class PendingSale(NamedTuple):
    """A transfer that is announced and not confirmed: its buyer may be the holder already."""

    buyer: str
    sale: Sale


class Claim(NamedTuple):
    """A share as it counts at the instant of a question: who holds it by now, and who says so.

    `own`: where it is said in the holder's own interest. `statement`: which source passed on whose claim; the claims
    of one statement add up. `past`: who held it before, whose permits may bind. `size` is None if unknown.
    """

    id: str
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


def claims_on(thing: str, side: Side, bench: Bench) -> tuple[Claim, ...]:
    """List the claims on a side, by id; to words those on the composition too, which stand in where there are none."""
    at, is_words = bench.question.as_of, side is Side.LYRICS
    found = [
        _claim(share, bench)
        for share in bench.record.shares_in.get(thing, ())
        if (share.side is side or (is_words and share.side is Side.COMPOSITION)) and share.valid.holds(at)
    ]
    return tuple(sorted(found, key=_id) if len(found) > 1 else found)


_id: Final = attrgetter("id")


def _claim(share: RightShare, bench: Bench) -> Claim:
    area, unmapped = bench.where(share.territories, share.valid.start)
    holder, since, past, pending = _held(share, bench)
    return Claim(
        id=share.id,
        holder=holder,
        side=share.side,
        size=share.size,
        statement=(share.source, share.asserted_by or ""),
        area=area,
        own=_own(share, holder, bench),
        rights=share.rights,
        is_cwr=share.basis is StatedBasis.CWR,
        since=since,
        past=past,
        pending=pending,
        unmapped=unmapped,
    )


def _own(share: RightShare, holder: str, bench: Bench) -> Area:
    if share.asserted_by is None:
        return NOWHERE
    if share.asserted_by in (holder, share.holder):
        return bench.place
    both = bench.own_interest(holder, share.asserted_by) | bench.own_interest(share.holder, share.asserted_by)
    return both & bench.place


def _held(share: RightShare, bench: Bench) -> tuple[str, str | None, tuple[Sale, ...], tuple[PendingSale, ...]]:
    """Follow a share from holder to holder through the confirmed transfers that are effective by now."""
    holder, since = share.holder, share.valid.start
    if holder not in bench.record.transfers_by:
        return holder, since, (), ()
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
        past = (*(one._replace(binds=bound_by(one.binds, sale.binds)) for one in past), sale)
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
