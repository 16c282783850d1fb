"""Who controls what, and from when to when: the same rule that a clearance goes by, asked at every instant at once."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from linernotes.rights.holder import held
from linernotes.rights.interval import Span
from linernotes.rights.record import Record
from linernotes.rights.share import RightShare

_BEFORE_ALL: Final = ""
"""What stands for the beginning of time among instants, which compare as text."""


def controlled(record: Record) -> Mapping[tuple[str, str], tuple[Span, ...]]:
    """Return for each (party, thing) when the party controls a right in the thing, in order, none touching the next.

    Control is holding a share at tier LICENSING that is not said to be nothing; it goes from seller to buyer with
    confirmed transfers. All that such shares may be of is taken together here: every side, right and territory, any
    size, known or not, and all claims where they come to more than the whole or contradict each other, so that every
    claimant of a dispute controls. A mandate is no control. A share that does not say since when is held since ever.
    """
    spans: dict[tuple[str, str], list[Span]] = {}
    for shares in record.shares_in.values():
        for share in shares:
            if share.size != 0:
                for holder, span in _holders(share, record):
                    spans.setdefault((holder, share.of), []).append(span)
    return {pair: _merged(several) for pair, several in spans.items()}


def _holders(share: RightShare, record: Record) -> Iterator[tuple[str, Span]]:
    """Say who holds a share, turn by turn: between two instants at which something changes it is one party."""
    start, end = share.valid.start or _BEFORE_ALL, share.valid.end
    within = {at for at in _turns(share, record) if start < at and (end is None or at < end)}
    for at, until in pairwise([start, *sorted(within), end]):
        assert at is not None
        yield held(share, record, at).holder, Span(at or None, until)


def _turns(share: RightShare, record: Record) -> set[str]:
    """List the instants at which a share may change hands: when transfers take effect, or catalogues change."""
    instants = {at for one in record.catalogues_of.get(share.of, ()) for at in (one.valid.start, one.valid.end) if at}
    sellers, waiting = {share.holder}, [share.holder]
    while waiting:
        for transfer in record.transfers_by.get(waiting.pop(), ()):
            instants.add(transfer.effective)
            if transfer.buyer not in sellers:
                sellers.add(transfer.buyer)
                waiting.append(transfer.buyer)
    return instants


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or touch."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start or _BEFORE_ALL):
        last = merged[-1] if merged else None
        if last is not None and (last.end is None or (span.start or _BEFORE_ALL) <= last.end):
            end = None if last.end is None or span.end is None else max(last.end, span.end)
            merged[-1] = Span(last.start, end)
        else:
            merged.append(span)
    return tuple(merged)
