"""What is asked for its impact: a paper on record, or one that somebody imagines; and what it is about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from graph.engine.database import REQUEST_SECONDS
from graph.impact import statements
from graph.impact.statements import AFTER
from graph.reader.context import ReadContext
from graph.reader.database import Database
from graph.reader.errors import NotAllowed, ReadError
from linernotes.facts.registry import kind_of
from linernotes.naming import Reader
from linernotes.rights.agreement import AfterEnd
from linernotes.rights.impact import Consequence, consequence, strictest
from linernotes.rights.interval import days_after, latest
from linernotes.vocabularies.agreements import AfterEndModel, AfterEndOutputs
from linernotes.vocabularies.rights import BindsEarlier, Decision


class NoSuchPaper(ReadError):
    """What the impact is asked of is not on record, or is no paper that can have one."""

    code: ClassVar[str] = "NO_SUCH_PAPER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Clauses that say the same of the time after their end, and what that comes to."""

    clauses: tuple[str, ...]
    consequence: Consequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that takes effect at an instant: about which things, catalogues and parties; of whose stake in them.

    `needs_stake`: only what is the giver's, or its principals', is touched. Without `about`, all of it is.
    """

    effective: str
    about: tuple[str, ...]
    giver: str | None
    is_imagined: bool
    terms: tuple[Terms, ...]
    is_a_no: bool = True
    needs_stake: bool = True
    binding: BindsEarlier | None = None

    @property
    def comes_to(self) -> Consequence:
        """What holds from then on."""
        return strictest(one.consequence for one in self.terms) if self.is_a_no else strictest(())


async def asked(database: Database, of: Mapping[str, Any], context: ReadContext) -> Event:
    """Return the event that one of the fields of `of` is about; raises NoSuchPaper, and NotAllowed."""
    ((kind, given),) = of.items()
    event = await _EVENTS[kind](database, given, context.now)
    if context.audience is Reader.PUBLIC and (context.actor is None or event.giver != context.actor):
        raise NotAllowed(
            "What something touches is answered to those with a licence and to auditors, and to a party about its own"
            " decisions and papers."
        )
    return event


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A decision: whose, about what, from when, when it was received, with how much notice."""

    giver: str
    about: str
    start: str
    received: str | None
    notice_days: int
    is_imagined: bool = False
    is_a_no: bool = True


async def _consent(database: Database, id_: str, now: str) -> Event:
    giver, about, decision, start, received, notice = await _one(database, "consent", statements.CONSENT, id_)
    said = _Said(
        giver=giver,
        about=about,
        start=latest(start, received) or now,
        received=received if decision == Decision.WITHDRAW else None,
        notice_days=notice,
        is_a_no=decision != Decision.GRANT,
    )
    return await _decided(database, said)


async def _withdrawal(database: Database, given: Mapping[str, Any], now: str) -> Event:
    giver, start = given["by"], given.get("from") or now
    if kind_of(giver) != "party":
        raise NoSuchPaper(f"{giver} is no party")
    said = _Said(
        giver=giver,
        about=given.get("about") or giver,
        start=start,
        received=start,
        notice_days=given.get("noticeDays") or 0,
        is_imagined=True,
    )
    return await _decided(database, said)


async def _decided(database: Database, said: _Said) -> Event:
    """Tell of a decision: a withdrawal waits for the longest notice of the papers that it takes back."""
    parameters = {"by": said.giver, "about": said.about}
    rows = await database.read(statements.GIVEN_CLAUSES, parameters, seconds=REQUEST_SECONDS)
    longest = max([said.notice_days, *(days for _, days, _ in rows)])
    waited = None if said.received is None else days_after(said.received, longest)
    effective = latest(said.start, waited) or said.start
    # A choice that was no clause is withdrawn under nothing that anybody agreed.
    terms = _terms([(id_, after) for id_, _, after in rows], effective) or (_silent(effective),)
    return Event(
        effective=effective,
        about=() if said.about == said.giver else (said.about,),
        giver=said.giver,
        is_imagined=said.is_imagined,
        is_a_no=said.is_a_no,
        terms=terms,
    )


async def _clause(database: Database, id_: str, now: str) -> Event:
    return await _ended(database, [id_], None, now, is_imagined=False)


async def _agreement(database: Database, id_: str, now: str) -> Event:
    rows = await database.read(statements.CLAUSES_OF, {"id": id_}, seconds=REQUEST_SECONDS)
    if kind_of(id_) != "agreement" or not rows:
        raise NoSuchPaper(f"{id_} is no agreement with clauses")
    return await _ended(database, [clause for (clause,) in rows], None, now, is_imagined=False)


async def _end(database: Database, given: Mapping[str, Any], now: str) -> Event:
    paper, start = given["of"], given.get("from") or now
    clauses = [paper]
    if kind_of(paper) == "agreement":
        rows = await database.read(statements.CLAUSES_OF, {"id": paper}, seconds=REQUEST_SECONDS)
        clauses = [clause for (clause,) in rows]
    return await _ended(database, clauses, start, now, is_imagined=True)


async def _ended(
    database: Database, clauses: Sequence[str], start: str | None, now: str, *, is_imagined: bool
) -> Event:
    """Tell of the end of clauses: as imagined, or else when the paper ends, the first of them; now if it does not."""
    rows = await database.read(statements.CLAUSES, {"ids": list(clauses)}, seconds=REQUEST_SECONDS)
    if not rows:
        raise NoSuchPaper(f"{', '.join(clauses) or 'this'} is no clause")
    ends = [end for _, end, _, _, _ in rows if end is not None]
    effective = start or min(ends, default=now)
    givers = {giver for *_, listed in rows for giver in listed}
    return Event(
        effective=effective,
        about=tuple(sorted({id_ for _, _, _, about, _ in rows for id_ in about})),
        giver=min(givers) if len(givers) == 1 else None,
        is_imagined=is_imagined,
        needs_stake=False,
        terms=_terms([(id_, after) for id_, _, after, _, _ in rows], effective),
    )


async def _transfer(database: Database, id_: str, _now: str) -> Event:
    row = await _one(database, "transfer", statements.TRANSFER, id_)
    seller, effective, binding, about, is_all = row
    return _sold(seller, effective, BindsEarlier(binding), (seller,) if is_all else tuple(about), is_imagined=False)


async def _sale(_database: Database, given: Mapping[str, Any], now: str) -> Event:
    seller, effective = given["by"], given.get("effective") or now
    binding = BindsEarlier(given.get("bindsEarlier") or BindsEarlier.UNKNOWN)
    about = (given["catalogue"],) if given.get("catalogue") is not None else (seller,)
    return _sold(seller, effective, binding, about, is_imagined=True)


def _sold(seller: str, effective: str, binding: BindsEarlier, about: tuple[str, ...], *, is_imagined: bool) -> Event:
    """Tell of a sale: where earlier licences bind the buyer nothing ends; where that is not known, it is as if not."""
    bound = binding is BindsEarlier.YES
    return Event(
        effective=effective,
        about=() if about == (seller,) else about,
        giver=seller,
        is_imagined=is_imagined,
        is_a_no=not bound,
        terms=() if bound else (_silent(effective),),
        binding=binding,
    )


async def _share(database: Database, id_: str, now: str) -> Event:
    holder, thing, start, _ = await _one(database, "rightShare", statements.SHARE, id_)
    effective = start or now
    return Event(
        effective=effective,
        about=(thing,),
        giver=holder,
        is_imagined=False,
        needs_stake=False,
        terms=(_silent(effective),),
    )


async def _one(database: Database, kind: str, statement: Any, id_: str) -> list[Any]:
    rows = await database.read(statement, {"id": id_}, seconds=REQUEST_SECONDS) if kind_of(id_) == kind else []
    if not rows:
        raise NoSuchPaper(f"{id_} is no {kind}")
    return rows[0]


def _silent(effective: str) -> Terms:
    return Terms(clauses=(), consequence=consequence(AfterEnd(), effective))


def _terms(rows: Sequence[tuple[str, Sequence[Any]]], effective: str) -> tuple[Terms, ...]:
    """Group clauses by what they say of the time after their end."""
    found: dict[AfterEnd, list[str]] = {}
    for id_, listed in rows:
        found.setdefault(_after(listed), []).append(id_)
    return tuple(
        Terms(clauses=tuple(sorted(clauses)), consequence=consequence(after, effective))
        for after, clauses in sorted(found.items(), key=lambda one: min(one[1]))
    )


def _after(listed: Sequence[Any]) -> AfterEnd:
    said = dict(zip(AFTER, listed, strict=True))
    return AfterEnd(
        new_training=bool(said["newTraining"]),
        model=None if said["afterModel"] is None else AfterEndModel(said["afterModel"]),
        retire_within_days=said["retireWithinDays"],
        outputs=None if said["afterOutputs"] is None else AfterEndOutputs(said["afterOutputs"]),
        money_due=said["moneyDue"],
    )


_EVENTS: Final[Mapping[str, Callable[[Database, Any, str], Awaitable[Event]]]] = {
    "consent": _consent,
    "clause": _clause,
    "agreement": _agreement,
    "transfer": _transfer,
    "share": _share,
    "withdrawal": _withdrawal,
    "end": _end,
    "sale": _sale,
}
