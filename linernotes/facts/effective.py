"""From when a fact says that what it tells is so: it may be recorded before that, or long after."""

from linernotes.facts.base import Fact
from linernotes.facts.history import Ending
from linernotes.facts.rights.agreement import Agreement
from linernotes.facts.rights.consent import Consent
from linernotes.rights.interval import days_after, latest
from linernotes.vocabularies.rights import Decision

_NAMED = ("effective", "valid_from")


def effective(fact: Fact) -> str | None:
    """Return from when what a fact tells is so, as it says by itself; None if it says nothing of it.

    An agreement that does not say from when it is effective is so from its signature. A decision is not so before it
    was received, and a withdrawal not before the end of its own notice. Of an ending, from when it is no longer so.
    """
    if isinstance(fact, Ending):
        return fact.valid_to
    if isinstance(fact, Agreement):
        return fact.effective_from or fact.signed_at
    if isinstance(fact, Consent):
        return latest(fact.valid_from, _received(fact))
    return next((instant for name in _NAMED if (instant := getattr(fact, name, None)) is not None), None)


def _received(fact: Consent) -> str | None:
    if fact.received_at is None or fact.decision is not Decision.WITHDRAW:
        return fact.received_at
    return days_after(fact.received_at, fact.notice_days)
