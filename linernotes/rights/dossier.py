"""All on record that the verdict on one requirement rests on."""

from dataclasses import dataclass

from linernotes.rights.bench import Bench
from linernotes.rights.choice import Asked, ChoicePolicy, asked_on
from linernotes.rights.claim import Claim, claims_on
from linernotes.rights.item import Contribution, Recording, Work
from linernotes.rights.opening import Requirement
from linernotes.rights.protection import Protection, ProtectionHere, conditions_of
from linernotes.rights.territory import NOWHERE, expansion
from linernotes.vocabularies.rights import ProtectionStatus, Side


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a verdict on a requirement rests on.

    `ids` are those by which somebody speaks of the thing, `parties` whose it is, each since when (None: always), as
    far as anybody speaks of or for them.
    """

    requirement: Requirement
    claims: tuple[Claim, ...]
    protections: tuple[ProtectionHere, ...]
    ids: frozenset[str]
    parties: dict[str, str | None]
    contributions: tuple[Contribution, ...]

    @property
    def side(self) -> Side | None:
        """The side that is asked about."""
        return self.requirement.side

    def asked(self, policy: ChoicePolicy) -> Asked:
        """Return whom a policy asks; about a voice or a name, the person itself."""
        if self.requirement.side is None:
            return Asked(frozenset({self.requirement.thing}))
        return asked_on(self.requirement.side, policy, self.contributions)


def dossier_of(requirement: Requirement, bench: Bench) -> Dossier:
    """Put together what is on record about a requirement."""
    thing, side = requirement.thing, requirement.side
    item = bench.record.things.get(thing)
    contributions = item.contributions if isinstance(item, Recording | Work) else ()
    claims = () if side is None else claims_on(thing, side, bench)
    return Dossier(
        requirement=requirement,
        claims=claims,
        protections=() if side is None else _protections(thing, side, bench),
        ids=_ids(requirement, bench),
        parties=_parties(requirement, claims, contributions, bench),
        contributions=contributions,
    )


def _parties(
    requirement: Requirement, claims: tuple[Claim, ...], contributions: tuple[Contribution, ...], bench: Bench
) -> dict[str, str | None]:
    """Return whose the thing is, as far as anybody speaks of or for them: holders by their claims, makers always."""
    parties: dict[str, str | None] = {}
    for claim in claims:
        if claim.holder in bench.mentioned:
            since = parties.get(claim.holder, claim.since)
            parties[claim.holder] = None if since is None or claim.since is None else min(since, claim.since)
    for one in contributions:
        if one.party is not None and one.party in bench.mentioned:
            parties[one.party] = None
    if requirement.side is None:
        parties[requirement.thing] = None
    return parties


def _ids(requirement: Requirement, bench: Bench) -> frozenset[str]:
    """Return what one can speak of to speak of this: the thing, what contains it, and their catalogues."""
    mentioned, catalogues_of = bench.mentioned, bench.record.catalogues_of
    found = []
    for id_ in (requirement.thing, *requirement.within):
        if id_ in mentioned:
            found.append(id_)
        for one in catalogues_of.get(id_, ()):
            if one.catalogue in mentioned and one.valid.holds(bench.question.as_of):
                found.append(one.catalogue)
    return frozenset(found)


def _protections(thing: str, side: Side, bench: Bench) -> tuple[ProtectionHere, ...]:
    stated = bench.record.protections_of.get((thing, side), ())
    return tuple(_here(one, bench) for one in stated if one.valid.holds(bench.question.as_of))


def _here(protection: Protection, bench: Bench) -> ProtectionHere:
    where = expansion(protection.territories, stated=protection.valid.start, as_of=bench.question.as_of)
    match protection.status:
        case ProtectionStatus.PUBLIC_DOMAIN:
            return ProtectionHere(protection.id, where.sure, NOWHERE)
        case ProtectionStatus.PROTECTED:
            return ProtectionHere(protection.id, NOWHERE, where.possible)
        case ProtectionStatus.UNKNOWN:
            return ProtectionHere(protection.id, NOWHERE, NOWHERE)
        case ProtectionStatus.OPEN_LICENCE:
            asks = conditions_of(protection.licence, protection.conditions)
            if asks is not None and asks <= bench.question.promises:
                return ProtectionHere(protection.id, where.sure, NOWHERE)
            return ProtectionHere(protection.id, NOWHERE, where.possible, licence_unfit=True)
