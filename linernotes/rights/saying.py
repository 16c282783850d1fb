"""What a clause or a consent says to a question: yes or no, where, about what, or why it does not count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from linernotes.rights.agreement import Agreement, Clause, in_force
from linernotes.rights.choice import DEFAULT_POLICY, ChoicePolicy
from linernotes.rights.consent import Consent
from linernotes.rights.policy import policies_of_agreements
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.territory import Area, expansion
from linernotes.vocabularies.clearance import IgnoredBecause, Reason
from linernotes.vocabularies.rights import (
    OWN_CAPACITIES,
    PREFERENCES,
    Capacity,
    Condition,
    Decision,
    Effect,
    Matter,
    Side,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One giver's clause or consent, as far as a question is concerned.

    `miss`: why a yes that is about the use does not count. `ignored`: why it does not count either way. `since`: from
    when a no counts, or a lapsed yes no longer does. `ids` and `parties` are what it is about. `asked_by`: it
    counts only where those whom this policy names have chosen. `lasts`: it lets go on what is asked about, which began
    while it was in force.
    """

    id: str
    giver: str
    yes: bool
    ids: frozenset[str]
    parties: frozenset[str]
    later_acquisitions: bool
    sides: frozenset[Side]
    sure: Area
    possible: Area
    given_at: str | None
    since: str | None = None
    miss: Reason | None = None
    ignored: IgnoredBecause | None = None
    no: Reason = Reason.REFUSED
    capacity: Capacity | None = None
    is_clause: bool = False
    is_preference: bool = False
    asked_by: ChoicePolicy | None = None
    unmapped: bool = False
    notice_days: int = 0
    withdrawal: Consent | None = None
    lasts: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is a yes or a no to the question."""
        return self.miss is None and self.ignored is None

    @property
    def needs_choice(self) -> bool:
        """Whether it counts only where others have chosen."""
        return self.asked_by is not None

    @property
    def is_for_another(self) -> bool:
        """Whether it was given in a capacity that needs a mandate."""
        return self.capacity is not None and self.capacity not in OWN_CAPACITIES

    def is_about(self, ids: frozenset[str], parties: Mapping[str, str | None]) -> bool:
        """Say whether it is about one of the things, or about all of one of the parties.

        `parties` has since when the thing is a party's (None: always). What a party acquired after it signed is only
        in if the paper says so.
        """
        if not self.ids.isdisjoint(ids):
            return True
        return any(
            party in parties and (self.later_acquisitions or _by_then(parties[party], self.given_at))
            for party in self.parties
        )

    def speaks_on(self, side: Side | None) -> bool:
        """Say whether it is about a side."""
        return side is None or not self.sides or side in self.sides

    def takes_away(self, permit: "Saying", question: Question) -> bool:
        """Say whether this no works against a permit: a withdrawal only after the notice that the permit asks.

        What a permit lets go on after it is withdrawn, only a no that was there when that began takes away.
        """
        effective = self.since if self.withdrawal is None else self.withdrawal.effective(permit.notice_days)
        by = question.began if permit.lasts and question.began is not None else question.as_of
        return effective is None or effective <= by


def _by_then(since: str | None, given_at: str | None) -> bool:
    return since is None or (given_at is not None and since <= given_at)


def sayings(record: Record, question: Question) -> Iterator[Saying]:
    """Say what every clause and consent of a record says to a question, one for each giver; not those on other uses."""
    policies = policies_of_agreements(record.policies, question.as_of)
    for clause in record.clauses:
        agreement = record.agreement.get(clause.agreement)
        if agreement is not None and _is_on(clause.uses, question, yes=clause.effect is Effect.PERMIT):
            said = _of_clause(clause, agreement, record, question)
            said = replace(said, asked_by=_asked_by(clause, policies))
            yield from (replace(said, giver=giver) for giver in sorted(agreement.licensors))
    for consent in record.consents:
        if consent.of is question.use.terms.matter and _is_on(consent.uses, question, yes=_is_yes(consent)):
            yield _of_consent(consent, question)


def _is_on(uses: frozenset[object], question: Question, *, yes: bool) -> bool:
    """Say whether a yes or a no is about the use: a no also if it is wider, or names none at all."""
    if yes:
        return question.use in uses
    return not uses or not uses.isdisjoint(question.use.terms.refused_by)


def _is_yes(consent: Consent) -> bool:
    return consent.decision is Decision.GRANT or (consent.decision is Decision.CONSTRAIN and consent.satisfied)


def _of_clause(clause: Clause, agreement: Agreement, record: Record, question: Question) -> Saying:
    yes = clause.effect is Effect.PERMIT
    where = expansion(clause.territories, stated=agreement.signed_at, as_of=question.as_of)
    ignored, since = lapse(clause, agreement, record, question.as_of, question.signed_by)
    lasts = yes and _lasts(clause, agreement, record, question)
    if lasts:
        ignored, since = None, None
    if not yes and question.model is not None and not clause.models.fit(question.model):
        ignored = ignored or IgnoredBecause.OUT_OF_SCOPE
    miss = Reason.NOT_IN_FORCE if ignored is not None else _shortfall(clause, question)
    return Saying(
        id=clause.id,
        giver="",
        yes=yes,
        ids=clause.covers.ids,
        parties=clause.covers.parties,
        later_acquisitions=clause.covers.later_acquisitions,
        sides=clause.sides,
        sure=where.sure,
        possible=where.possible,
        given_at=agreement.signed_at,
        since=since if ignored is not None else _start(clause, agreement),
        miss=miss if yes else None,
        ignored=ignored,
        is_clause=True,
        unmapped=bool(where.unmapped),
        notice_days=clause.notice_days,
        lasts=lasts,
    )


def _lasts(clause: Clause, agreement: Agreement, record: Record, question: Question) -> bool:
    """Say whether a clause was in force when something began that it lets go on after its end."""
    if question.began is None or question.lasting is None or not clause.after.lets(question.lasting):
        return False
    return lapse(clause, agreement, record, question.began, question.signed_by)[0] is None


def _asked_by(clause: Clause, policies: Mapping[str, ChoicePolicy]) -> ChoicePolicy | None:
    """Return by which policy people have to have chosen for a clause: its agreement's, or if it asks so the default."""
    if clause.effect is not Effect.PERMIT:
        return None
    asked = policies.get(clause.agreement)
    return DEFAULT_POLICY if asked is None and Condition.ARTIST_CHOICE in clause.requires else asked


def _start(clause: Clause, agreement: Agreement) -> str | None:
    return max(filter(None, (clause.valid.start, agreement.effective.start, agreement.signed_at)), default=None)


def lapse(
    clause: Clause, agreement: Agreement, record: Record, at: str, signed_by: str | None
) -> tuple[IgnoredBecause | None, str | None]:
    """Say why a clause is not in force, and since when; (None, None) if it is."""
    # Only a permission reaches back: what was refused later was not refused then.
    by = signed_by if clause.effect is Effect.PERMIT else None
    if agreement.signed_at is not None and agreement.signed_at > (by or at):
        return IgnoredBecause.LATER, None
    force = in_force(agreement, record.agreement, at, signed_by=by)
    if not force.holds:
        return IgnoredBecause.NOT_IN_FORCE, force.since
    if not clause.valid.holds(at):
        return IgnoredBecause.NOT_IN_FORCE, _past(at, clause.valid.end)
    return None, None


def _shortfall(clause: Clause, question: Question) -> Reason | None:
    """Say what a clause in force lacks for the question: the model, or a promise."""
    if not clause.models.fit(question.model):
        return Reason.MODEL_OUT_OF_SCOPE
    if clause.requires - question.promises - {Condition.ARTIST_CHOICE}:
        return Reason.CONDITION_NOT_PROMISED
    return None


def _of_consent(consent: Consent, question: Question) -> Saying:
    yes = _is_yes(consent)
    where = expansion(consent.territories, stated=consent.given_at, as_of=question.as_of)
    ignored = _not_in_effect(consent, question, yes=yes)
    if ignored is None and not _is_for_project(consent, question, yes=yes):
        ignored = IgnoredBecause.OUT_OF_SCOPE
    effective, end = consent.effective(), consent.valid.end
    return Saying(
        id=consent.id,
        giver=consent.by,
        yes=yes,
        # An id of a party is about all that is its, of any other thing about that thing.
        ids=frozenset({consent.about}),
        parties=frozenset({consent.about}),
        later_acquisitions=True,
        sides=frozenset(),
        sure=where.sure,
        possible=where.possible,
        given_at=consent.given_at,
        since=_past(question.as_of, end) or _past(question.as_of, effective),
        miss=_miss(ignored) if yes else None,
        ignored=ignored,
        no=Reason.CONSTRAINT_UNPROVEN if consent.decision is Decision.CONSTRAIN else Reason.REFUSED,
        capacity=consent.capacity,
        is_preference=consent.method in PREFERENCES,
        unmapped=bool(where.unmapped),
        notice_days=consent.notice_days,
        withdrawal=consent if consent.decision is Decision.WITHDRAW else None,
    )


def _miss(ignored: IgnoredBecause | None) -> Reason | None:
    if ignored is None:
        return None
    return Reason.NO_PERMIT if ignored is IgnoredBecause.OUT_OF_SCOPE else Reason.NOT_IN_FORCE


def _not_in_effect(consent: Consent, question: Question, *, yes: bool) -> IgnoredBecause | None:
    """Say why a decision has no effect; a yes that says from when it holds reaches back, as far as it was received."""
    at, effective = question.as_of, consent.effective()
    if yes and question.signed_by is not None and consent.valid.start is not None:
        if consent.received_at is not None and consent.received_at > question.signed_by:
            return IgnoredBecause.LATER
        effective = consent.valid.start
    elif consent.received_at is not None and consent.received_at > at:
        return IgnoredBecause.LATER
    if effective is not None and effective > at:
        return IgnoredBecause.NOT_IN_FORCE
    return None if consent.valid.end is None or at < consent.valid.end else IgnoredBecause.NOT_IN_FORCE


def _past(at: str, instant: str | None) -> str | None:
    return instant if instant is not None and instant <= at else None


def _is_for_project(consent: Consent, question: Question, *, yes: bool) -> bool:
    """Say whether a consent is for the project that is asked about: a yes to a voice names its project."""
    if yes and question.use.terms.matter is Matter.VOICE:
        return consent.project is not None and consent.project == question.project
    if consent.project is None or consent.project == question.project:
        return True
    return not yes and question.project is None
