"""Decisions that are about a thing and do not count, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from linernotes.rights.saying import Saying
from linernotes.rights.stance import Hearing
from linernotes.vocabularies.rights import IgnoredBecause, Reason


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


def weigh(hearing: Hearing) -> Weight:
    """Sort all decisions about a thing into those that count on this requirement and those that do not.

    A decision counts if its giver has standing: a share, a choice that is asked, or a mandate of one who has.
    """
    counted: set[str] = set()
    ignored: set[tuple[str, IgnoredBecause]] = set()
    for said in _about(hearing):
        because = _because(said, hearing)
        if because is None:
            counted.add(said.id)
        else:
            ignored.add((said.id, because))
    return Weight(frozenset(counted), tuple(Ignored(*one) for one in sorted(ignored) if one[0] not in counted))


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
    for id_ in (*dossier.ids, *hearing.parties):
        for said in bench.said_about.get(id_, ()):
            if (said.id, said.giver) not in seen and said.is_about(dossier.ids, hearing.parties):
                seen.add((said.id, said.giver))
                yield said


def _because(said: Saying, hearing: Hearing) -> IgnoredBecause | None:
    bench, dossier = hearing.bench, hearing.dossier
    holders = {claim.holder for claim in dossier.claims}
    sellers = {sale.seller for claim in dossier.claims for sale in claim.past}
    principals = holders | dossier.asked.parties | dossier.asked_by_default.parties
    mandates = [one.mandate for party in sorted(principals) for one in bench.mandates_of.get(party, ())]
    mine = [one for one in mandates if one.agent == said.giver]
    if said.giver in principals or said.giver in sellers or any(one.is_proven for one in mine):
        return _shortcoming(said, hearing)
    if mine:
        return IgnoredBecause.NO_PROOF
    if said.giver in dossier.contributors:
        return IgnoredBecause.NOT_ASKED
    return IgnoredBecause.NO_MANDATE if said.is_for_another else IgnoredBecause.NO_STANDING


def _shortcoming(said: Saying, hearing: Hearing) -> IgnoredBecause | None:
    if said.ignored is not None:
        return said.ignored
    if said.miss is Reason.MODEL_OUT_OF_SCOPE or not said.speaks_on(hearing.dossier.side):
        return IgnoredBecause.OUT_OF_SCOPE
    return None if said.possible & hearing.bench.place else IgnoredBecause.OUT_OF_SCOPE
