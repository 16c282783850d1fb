"""Who holds a share: it goes from holder to holder by the confirmed transfers that take it."""

from typing import Final, NamedTuple

from linernotes.rights.record import Record
from linernotes.rights.share import RightShare
from linernotes.rights.transfer import Sale, Transfer, bound_by
from linernotes.vocabularies.rights import TransferState


class PendingSale(NamedTuple):
    """A transfer that is announced and not confirmed: its buyer may be the holder already."""

    buyer: str
    sale: Sale


class Held(NamedTuple):
    """Who holds a share at an instant, since when, who held it before, and who may hold it already."""

    holder: str
    since: str | None
    past: tuple[Sale, ...] = ()
    pending: tuple[PendingSale, ...] = ()


def held(share: RightShare, record: Record, at: str) -> Held:
    """Follow a share from holder to holder through the confirmed transfers that are effective at an instant."""
    holder, since = share.holder, share.valid.start
    if holder not in record.transfers_by:
        return Held(holder, since)
    past: tuple[Sale, ...] = ()
    done: set[str] = set()
    while True:
        offered = [one for one in record.transfers_by.get(holder, ()) if one.id not in done]
        taking = [(one, _sale(one, since)) for one in offered if _takes(one, share, since, record, at)]
        confirmed = next((pair for pair in taking if pair[0].state is TransferState.CONFIRMED), None)
        if confirmed is None:
            pending = (PendingSale(one.buyer, sale) for one, sale in taking if one.state in _ANNOUNCED)
            return Held(holder, since, past, tuple(pending))
        transfer, sale = confirmed
        past = (*(one._replace(binds=bound_by(one.binds, sale.binds)) for one in past), sale)
        holder, since = transfer.buyer, sale.sold
        done.add(transfer.id)


_ANNOUNCED: Final = frozenset({TransferState.PENDING, TransferState.NOTIFIED})


def _sale(transfer: Transfer, since: str | None) -> Sale:
    return Sale(transfer.seller, since, max(transfer.effective, since or ""), transfer.binds_earlier)


def _takes(transfer: Transfer, share: RightShare, since: str | None, record: Record, at: str) -> bool:
    """Say whether a transfer is effective at an instant and takes a share that its seller has held since another.

    What the seller came to hold only after it goes with it only if later works do.
    """
    if transfer.effective > at or (since is not None and since > transfer.effective and not transfer.later_works):
        return False
    if transfer.everything or share.id in transfer.shares:
        return True
    when = at if transfer.later_works else transfer.effective
    return transfer.catalogue is not None and transfer.catalogue in record.catalogues_at(share.of, when)
