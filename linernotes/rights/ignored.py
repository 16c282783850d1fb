"""Decisions that are about a thing and do not count, and why."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from linernotes.rights.choice import Asked
from linernotes.rights.choosing import choice_of
from linernotes.rights.claim import Claim
from linernotes.rights.saying import Saying
from linernotes.rights.stance import Asking, Hearing
from linernotes.vocabularies.clearance import IgnoredBecause, Reason
from linernotes.vocabularies.rights import BindsEarlier


@dataclass(frozen=True, slots=True)
class Ignored:
    """A decision that is kept and not counted."""

    decision: str
    because: IgnoredBecause


@dataclass(frozen=True, slots=True)
class Weight:
    """Which decisions about a thing were counted on one requirement, and which were not."""

    counted: frozenset[str]
    ignored: tuple[Ignored, ...]


def weigh(hearing: Hearing, asked: Asked, claims: Iterable[Claim]) -> Weight:
    """Sort all decisions about a thing into those that were heard on this requirement and those that were not.

    A decision is heard if its giver has standing: a share, a choice that is asked, or a mandate of one who has.
    """
    heard = _heard(hearing, asked, claims)
    about = [said for said in _about(hearing) if said.id not in heard]
    principals = {claim.holder for claim in hearing.dossier.claims} | asked.parties
    reasons = {(said.id, _because(said, hearing, principals)) for said in about}
    ignored = sorted((id_, because) for id_, because in reasons if because is not None)
    return Weight(heard, tuple(Ignored(*one) for one in ignored))


def _heard(hearing: Hearing, asked: Asked, claims: Iterable[Claim]) -> frozenset[str]:
    """Return the decisions that were heard, whether they weighed in the end or not."""
    bench, dossier, rights = hearing.bench, hearing.dossier, hearing.bench.rights
    stances = [choice_of(party, hearing).stance for party in asked.parties]
    for claim in claims:
        holders = (claim.holder, *(one.buyer for one in claim.pending))
        stances += [hearing.stance(bench.speakers(one, rights, dossier.ids), Asking.HOLDER) for one in holders]
        for sale in (one for one in claim.past if one.binds is not BindsEarlier.NO):
            speakers = bench.speakers(sale.seller, rights, dossier.ids)
            since = {sale.seller: sale.since}
            stances.append(hearing.stance(speakers, Asking.HOLDER, seller=since, before=sale.sold))
    behind = [one.saying.asked_by for each in stances for one in each.permits]
    for policy in {one.id: one for one in behind if one is not None}.values():
        stances += [choice_of(party, hearing).stance for party in dossier.asked(policy).parties]
    return frozenset(one.saying.id for each in stances for one in (*each.permits, *each.refusals))


def first_reasons(weights: list[Weight]) -> tuple[Ignored, ...]:
    """Return what counts on none of several requirements, each once with the first of its reasons."""
    counted = frozenset[str]().union(*(weight.counted for weight in weights))
    reasons: dict[str, IgnoredBecause] = {}
    for one in (one for weight in weights for one in weight.ignored if one.decision not in counted):
        reasons[one.decision] = min(reasons.get(one.decision, one.because), one.because, key=_ORDER.index)
    return tuple(Ignored(decision, reasons[decision]) for decision in sorted(reasons))


_ORDER = list(IgnoredBecause)


def _about(hearing: Hearing) -> Iterator[Saying]:
    bench, dossier = hearing.bench, hearing.dossier
    seen: set[tuple[str, str]] = set()
    for id_ in (*dossier.ids, *dossier.parties):
        for said in bench.said_about.get(id_, ()):
            if (said.id, said.giver) not in seen and said.is_about(dossier.ids, dossier.parties):
                seen.add((said.id, said.giver))
                yield said


def _because(said: Saying, hearing: Hearing, principals: AbstractSet[str]) -> IgnoredBecause | None:
    """Say why a decision that was not heard was not; None for one that would be, were its condition promised."""
    bench, dossier = hearing.bench, hearing.dossier
    if said.giver in principals:
        return _shortcoming(said, hearing) or IgnoredBecause.OUT_OF_SCOPE if not _is_gap(said) else None
    without = bench.may_speak(said.giver, principals, dossier.ids)
    if without is None:
        return _shortcoming(said, hearing) or IgnoredBecause.NO_MANDATE if not _is_gap(said) else None
    if said.giver in {one.party for one in dossier.contributions} and not said.is_for_another:
        return IgnoredBecause.NOT_ASKED
    claims_one = said.is_for_another or not principals.isdisjoint(bench.record.principals_of.get(said.giver, ()))
    return without if claims_one else IgnoredBecause.NO_STANDING


def _is_gap(said: Saying) -> bool:
    return said.miss is Reason.CONDITION_NOT_PROMISED


def _shortcoming(said: Saying, hearing: Hearing) -> IgnoredBecause | None:
    if said.ignored is not None:
        return said.ignored
    out = said.miss is Reason.MODEL_OUT_OF_SCOPE or not said.speaks_on(hearing.dossier.side)
    return IgnoredBecause.OUT_OF_SCOPE if out or not said.possible & hearing.bench.place else None
