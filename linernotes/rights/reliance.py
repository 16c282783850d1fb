"""What a training run rests on: whether a clause that covers what it used reaches the run itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from linernotes.rights.agreement import Agreement, Clause, Model
from linernotes.rights.interval import Span
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.saying import lapse
from linernotes.rights.territory import expansion
from linernotes.vocabularies.reliance import Beyond


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A training run: for what it used things, and where; when it began (None: nobody says); which models it made.

    Where it made none that is on record, the one that it was to train stands alone, None if that is not said either.
    """

    question: Question
    began: str | None
    models: tuple[Model | None, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A clause covers a thing, for as long as the thing is in a catalogue, or somebody's."""

    clause: str
    valid: Span


def beyond(coverages: Iterable[Coverage], run: Run, record: Record) -> frozenset[Beyond]:
    """Return what of a run is not reached by any of the clauses that cover a thing that it used; empty if one does.

    Of several that do not reach it, the one that comes nearest. A paper signed later counts where it reaches back.
    """
    clauses = {one.id: one for one in record.clauses}
    found = [_beyond(one.valid, clauses[one.clause], run, record) for one in coverages]
    return min(found, key=lambda missed: (len(missed), sorted(missed)))


def _beyond(covered: Span, clause: Clause, run: Run, record: Record) -> frozenset[Beyond]:
    question, agreement = run.question, record.agreement[clause.agreement]
    where = expansion(clause.territories, stated=agreement.signed_at, as_of=question.as_of)
    missed = {
        Beyond.USE: question.use not in clause.uses,
        Beyond.MODEL: not all(clause.models.fit(model) for model in run.models),
        Beyond.TIME: not _in_time(covered, clause, agreement, run, record),
        Beyond.TERRITORY: question.act not in where.sure,
    }
    return frozenset(one for one, is_so in missed.items() if is_so)


def _in_time(covered: Span, clause: Clause, agreement: Agreement, run: Run, record: Record) -> bool:
    """Say whether a clause was in force when a run began, and covered the thing then; of no time it is not known."""
    if run.began is None or not covered.holds(run.began):
        return False
    return lapse(clause, agreement, record, run.began, run.question.signed_by)[0] is None
