"""Agreements with their clauses, and from when to when they are in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linernotes.rights.interval import ALWAYS, Span
from linernotes.rights.territory import EVERYWHERE, Territories
from linernotes.vocabularies.agreements import AfterEndModel, AfterEndOutputs
from linernotes.vocabularies.clearance import Lasting
from linernotes.vocabularies.rights import AgreementChange, Condition, Effect, ModelScope, Side
from linernotes.vocabularies.uses import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model that is asked about: its family and its version."""

    family: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """Which models a clause is about: any, one family, or one version."""

    scope: ModelScope = ModelScope.ANY
    id: str | None = None

    def fit(self, model: Model | None) -> bool:
        """Say whether a model is among them; an unnamed one is among any only."""
        if self.scope is ModelScope.ANY:
            return True
        return model is not None and self.id == (model.family if self.scope is ModelScope.FAMILY else model.version)


ANY_MODEL = Models()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement: who licenses, when it was signed (None: not), and when it is effective.

    `amends`: an amendment stands and falls with what it amends; it adds clauses, and ends others by ending them.
    `settles`: it is about what was done before it was signed.
    """

    id: str
    licensors: frozenset[str]
    signed_at: str | None
    effective: Span = ALWAYS
    changes: tuple[tuple[str, AgreementChange], ...] = ()
    amends: str | None = None
    settles: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Covers:
    """What a clause is about: things and catalogues by id, and all that is a party's, later acquired or not."""

    ids: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    later_acquisitions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterEnd:
    """What a clause says of the time after its end, or a withdrawal from it; None where it is silent.

    Silence is no new training, no new generation by the model, and review of its outputs.
    """

    new_training: bool = False
    model: AfterEndModel | None = None
    retire_within_days: int | None = None
    outputs: AfterEndOutputs | None = None
    money_due: bool | None = None

    def lets(self, lasting: Lasting) -> bool:
        """Say whether something that began before the end may go on as before."""
        if lasting is Lasting.TRAINING:
            return self.new_training
        if lasting is Lasting.MODEL:
            return self.model is AfterEndModel.CONTINUE
        return self.outputs is AfterEndOutputs.CONTINUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A permission or prohibition of uses. No side named means all; a permission must name its uses."""

    id: str
    agreement: str
    effect: Effect = Effect.PERMIT
    uses: frozenset[Use]
    sides: frozenset[Side] = frozenset()
    covers: Covers = field(default_factory=Covers)
    territories: Territories = EVERYWHERE
    valid: Span = ALWAYS
    models: Models = ANY_MODEL
    requires: frozenset[Condition] = frozenset()
    notice_days: int = 0
    after: AfterEnd = field(default_factory=AfterEnd)


@dataclass(frozen=True, slots=True)
class Force:
    """Whether an agreement is in force, and if not, since when (None: not known, or always)."""

    holds: bool
    since: str | None = None


def in_force(
    agreement: Agreement, agreements: Mapping[str, Agreement], at: str, *, signed_by: str | None = None
) -> Force:
    """Say whether an agreement, and what it amends, is signed, effective, and neither suspended nor terminated.

    Half-open: it is in force at the instant at which it becomes effective or resumes, not at that at which it ends.
    With `signed_by`, one that was signed by then counts too if it reaches back: a settlement does, and what states
    from when it is effective.
    """
    seen: set[str] = set()
    one: Agreement | None = agreement
    while one is not None and one.id not in seen:
        force = _by_itself(one, at, signed_by or at)
        if not force.holds or one.amends is None:
            return force
        seen.add(one.id)
        one = agreements.get(one.amends)
    # It amends what is not on record, or, in the end, itself.
    return Force(False)


def _by_itself(agreement: Agreement, at: str, signed_by: str) -> Force:
    if agreement.signed_at is None or agreement.signed_at > signed_by:
        return Force(False)
    if agreement.signed_at > at and not agreement.settles and agreement.effective.start is None:
        return Force(False)
    if not agreement.effective.holds(at):
        ended = agreement.effective.end is not None and agreement.effective.end <= at
        return Force(False, agreement.effective.end if ended else None)
    stopped = _stopped(agreement.changes, at)
    return Force(True) if stopped is None else Force(False, stopped)


def _stopped(changes: Sequence[tuple[str, AgreementChange]], at: str) -> str | None:
    """Return since when an agreement is suspended or terminated; nothing undoes a termination."""
    past = sorted(change for change in changes if change[0] <= at)
    ends = [when for when, change in past if change is AgreementChange.TERMINATED]
    if ends:
        return ends[0]
    stopped = None
    for when, change in past:
        if change is AgreementChange.SUSPENDED:
            stopped = stopped or when
        elif change is AgreementChange.RESUMED:
            stopped = None
    return stopped
