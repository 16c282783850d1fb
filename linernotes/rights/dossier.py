"""All that the verdict on a requirement rests on, without the name of the thing: equal dossiers have equal verdicts."""

from dataclasses import dataclass

from linernotes.rights.bench import Bench
from linernotes.rights.choice import DEFAULT_POLICY, Asked, asked_on
from linernotes.rights.claim import Claim, claims_on
from linernotes.rights.item import Contribution, Recording, Work
from linernotes.rights.opening import Requirement
from linernotes.rights.protection import Protection, ProtectionHere, conditions_of
from linernotes.rights.territory import NOWHERE, expansion
from linernotes.vocabularies.rights import ProtectionStatus, Side


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a verdict on a requirement rests on; ids of things are in it only where somebody speaks of them."""

    side: Side | None
    claims: tuple[Claim, ...]
    protections: tuple[ProtectionHere, ...]
    ids: frozenset[str]
    borrowers: frozenset[str]
    contributors: frozenset[str]
    asked: Asked
    asked_by_default: Asked


@dataclass(frozen=True, slots=True)
class Filed:
    """A dossier, with the facts that its claims and protections stand for, in their order."""

    dossier: Dossier
    shares: tuple[str, ...]
    protections: tuple[str, ...]


def file(requirement: Requirement, bench: Bench) -> Filed:
    """Put together the dossier of a requirement."""
    thing = bench.record.things.get(requirement.thing)
    contributions = thing.contributions if isinstance(thing, Recording | Work) else ()
    claims = sorted(claims_on(requirement, bench), key=lambda pair: (pair[0].order, pair[1]))
    protections = sorted(_protections(requirement, bench), key=lambda pair: (*_order(pair[0]), pair[1]))
    asked, by_default = _asked(requirement, bench, contributions)
    dossier = Dossier(
        side=requirement.side,
        claims=tuple(claim for claim, _ in claims),
        protections=tuple(here for here, _ in protections),
        ids=_ids(requirement, bench),
        borrowers=bench.mentioned.intersection(requirement.borrowers),
        contributors=bench.mentioned.intersection(one.party for one in contributions if one.party is not None),
        asked=asked,
        asked_by_default=by_default,
    )
    return Filed(dossier, tuple(id_ for _, id_ in claims), tuple(id_ for _, id_ in protections))


def _asked(requirement: Requirement, bench: Bench, contributions: tuple[Contribution, ...]) -> tuple[Asked, Asked]:
    if requirement.side is None:
        person = Asked(parties=frozenset({requirement.thing}))
        return person, person
    asked = asked_on(requirement.side, bench.question.policy, contributions)
    if bench.question.policy is DEFAULT_POLICY:
        return asked, asked
    return asked, asked_on(requirement.side, DEFAULT_POLICY, contributions)


def _ids(requirement: Requirement, bench: Bench) -> frozenset[str]:
    """Return what one can speak of to speak of this: the thing, what contains it, and their catalogues."""
    found: set[str] = set()
    for id_ in (requirement.thing, *requirement.within):
        found.add(id_)
        if id_ in bench.record.catalogues_of:
            found |= bench.catalogues(id_, bench.question.as_of)
    return bench.mentioned.intersection(found)


def _order(here: ProtectionHere) -> tuple[int, int, bool]:
    return here.free.bits, here.bound.bits, here.licence_unfit


def _protections(requirement: Requirement, bench: Bench) -> list[tuple[ProtectionHere, str]]:
    if requirement.side is None:
        return []
    stated = bench.record.protections_of.get((requirement.thing, requirement.side), ())
    return [(_here(one, bench), one.id) for one in stated if one.valid.holds(bench.question.as_of)]


def _here(protection: Protection, bench: Bench) -> ProtectionHere:
    where = expansion(protection.territories, stated=protection.valid.start, as_of=bench.question.as_of)
    match protection.status:
        case ProtectionStatus.PUBLIC_DOMAIN:
            return ProtectionHere(where.sure, NOWHERE)
        case ProtectionStatus.PROTECTED:
            return ProtectionHere(NOWHERE, where.possible)
        case ProtectionStatus.UNKNOWN:
            return ProtectionHere(NOWHERE, NOWHERE)
        case ProtectionStatus.OPEN_LICENCE:
            asks = conditions_of(protection.licence, protection.conditions)
            if asks is not None and asks <= bench.question.promises:
                return ProtectionHere(where.sure, NOWHERE)
            return ProtectionHere(NOWHERE, where.possible, licence_unfit=True)
