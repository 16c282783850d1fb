"""How a past use stands: whether it was cleared when it began, was made good later, and may go on; and since when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from linernotes.rights.agreement import Clause
from linernotes.rights.clearance import Clearance, clear_many
from linernotes.rights.consent import Consent
from linernotes.rights.interval import days_after
from linernotes.rights.mandate import Mandate
from linernotes.rights.policy import StatedPolicy
from linernotes.rights.protection import Protection
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.share import RightShare
from linernotes.rights.tis import DAYS
from linernotes.vocabularies.clearance import Lasting, Status
from linernotes.vocabularies.rights import Decision

_WORST_FIRST = list(Status)
_Dated = RightShare | Protection | Mandate | Clause | Consent | StatedPolicy


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of a past use. That it was regularised by paper signed later is told for good, whatever comes."""

    status: Status
    is_regularised: bool = False


UNTOLD = Standing(Status.UNKNOWN)
"""How a use stands of which nobody says when it began, or what was put to it."""


@dataclass(frozen=True, slots=True)
class Since:
    """How a use stands from an instant on, until the next."""

    start: str
    standing: Standing


History = tuple[Since, ...]
"""How a use stands from its beginning on, in order; each differs from the one before."""


def worst(standings: Iterable[Standing]) -> Standing:
    """Return how several things together stand: as the worst of them, and regularised if any is; of none UNKNOWN."""
    listed = list(standings)
    if not listed:
        return UNTOLD
    status = min((one.status for one in listed), key=_WORST_FIRST.index)
    return Standing(status, any(one.is_regularised for one in listed))


def standings(items: Sequence[str], use: Question, record: Record, at: str, lasting: Lasting) -> list[Standing]:
    """Say how each of some items stands at an instant that was put to a use which began at `use.as_of`.

    Cleared before: papers signed and in force when it began. Regularised: papers signed since that reach back. Either
    is affected since, where what began may not go on. Else somebody who had not said yes is known, or nobody is.
    """
    at = max(at, use.as_of)
    then = dict(_by_place(items, use, record))
    open_ = [place for place, one in then.items() if not _is_cleared(one)]
    later = replace(use, signed_by=at)
    settled = {
        open_[place] for place, one in _by_place([items[place] for place in open_], later, record) if _is_cleared(one)
    }
    good = [place for place in then if place in settled or place not in set(open_)]
    going_on = replace(later, as_of=at, began=use.as_of, lasting=lasting)
    affected = {
        good[place]
        for place, one in _by_place([items[place] for place in good], going_on, record)
        if not _is_cleared(one)
    }
    return [_standing(one, place in settled, place in affected) for place, one in then.items()]


def _by_place(items: Sequence[str], question: Question, record: Record) -> Iterator[tuple[int, Clearance]]:
    return enumerate(clear_many(items, question, record))


def _is_cleared(clearance: Clearance) -> bool:
    return bool(clearance.place) and clearance.place in clearance.cleared


def _standing(then: Clearance, is_settled: bool, is_affected: bool) -> Standing:
    if is_affected:
        return Standing(Status.AFFECTED_SINCE, is_settled)
    if is_settled:
        return Standing(Status.REGULARISED, is_regularised=True)
    if _is_cleared(then):
        return Standing(Status.CLEARED_BEFORE)
    is_known_of_somebody = any(gap.who is not None for gap in then.each_gap())
    return Standing(Status.VIOLATING if is_known_of_somebody else Status.UNKNOWN)


def history(items: Sequence[str], use: Question, record: Record, lasting: Lasting) -> History:
    """Say how some items together stand from the beginning of a use on, now and in the future."""
    moments = [use.as_of, *(one for one in moments_of(record) if one > use.as_of)]
    return _told_once(Since(at, worst(standings(items, use, record, at, lasting))) for at in moments)


def joined(histories: Iterable[History]) -> History:
    """Return how things stand together, of which each has its own history."""
    listed = [one for one in histories if one]
    moments = sorted({since.start for one in listed for since in one})
    return _told_once(Since(at, worst(found for one in listed if (found := at_instant(one, at)))) for at in moments)


def at_instant(told: History, at: str) -> Standing | None:
    """Return the standing at an instant; None before the beginning."""
    return next((since.standing for since in reversed(told) if since.start <= at), None)


def _told_once(told: Iterable[Since]) -> History:
    kept: list[Since] = []
    for one in told:
        if not kept or kept[-1].standing != one.standing:
            kept.append(one)
    return tuple(kept)


def moments_of(record: Record) -> Sequence[str]:
    """List the instants at which what a record comes to can change, in order."""
    return sorted({one for one in _moments(record) if one is not None})


def _moments(record: Record) -> Iterator[str | None]:
    dated: tuple[Iterable[_Dated], ...] = (
        *(record.shares, record.protections, record.mandates),
        *(record.clauses, record.consents, record.policies),
    )
    for one in chain.from_iterable(dated):
        yield from (one.valid.start, one.valid.end)
        if not isinstance(one, StatedPolicy) and one.territories.as_amended:
            yield from (f"{day}T00:00:00.000000Z" for day in DAYS)
    for member in record.members:
        yield from (member.valid.start, member.valid.end)
    yield from (transfer.effective for transfer in record.transfers)
    for agreement in record.agreements:
        yield from (agreement.signed_at, agreement.effective.start, agreement.effective.end)
        yield from (when for when, _ in agreement.changes)
    notices = {clause.notice_days for clause in record.clauses} | {consent.notice_days for consent in record.consents}
    for consent in record.consents:
        if consent.received_at is not None:
            yield consent.received_at
            if consent.decision is Decision.WITHDRAW:
                yield from (days_after(consent.received_at, days) for days in notices)
