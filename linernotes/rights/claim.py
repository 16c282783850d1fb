"""Claims: the shares of a thing at the instant of a question, with who holds them by then and whose word they are."""

from operator import attrgetter
from typing import Final, NamedTuple

from linernotes.rights.bench import Bench
from linernotes.rights.holder import PendingSale, held
from linernotes.rights.share import RightShare
from linernotes.rights.territory import NOWHERE, Area
from linernotes.rights.transfer import Sale
from linernotes.vocabularies.rights import Right, Side, StatedBasis


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
    holder, since, past, pending = held(share, bench.record, bench.question.as_of)
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
