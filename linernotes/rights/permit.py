"""Whether who holds a claim permits: itself, by an agent, or by what a former holder gave before it sold."""

from collections.abc import Sequence
from dataclasses import dataclass

from linernotes.rights.bench import Speaker
from linernotes.rights.claim import Claim
from linernotes.rights.saying import Saying
from linernotes.rights.stance import Asking, Heard, Hearing, Miss, may_permit, nearest_miss, refused
from linernotes.rights.territory import NOWHERE, Area, together
from linernotes.rights.transfer import bound_by
from linernotes.vocabularies.clearance import Reason
from linernotes.vocabularies.rights import BindsEarlier, Right


@dataclass(frozen=True, slots=True)
class Permit:
    """Where a claim's holder permits, by which papers; where only an unknown binding would; whose yes is awaited."""

    area: Area
    papers: tuple[Heard, ...]
    held: Area
    unsure: Area
    awaited: tuple[tuple[str, Area], ...]


def permit_of(
    claim: Claim, rights: tuple[Right, ...], hearing: Hearing, naming: frozenset[str] | None = None
) -> Permit:
    """Return where a claim's holder permits, heard once for all claims of which the same is said."""
    key: tuple[object, ...] = hearing.relevant(claim.holder), rights, naming
    if claim.past or claim.pending:
        others = (*(sale.seller for sale in claim.past), *(one.buyer for one in claim.pending))
        key = *key, claim.past, claim.pending, claim.since, *map(hearing.relevant, others)
    permit: Permit | None = hearing.bench.memory.get(key)
    if permit is None:
        permit = hearing.bench.memory[key] = _permit_of(claim, rights, hearing, naming)
    return permit


def _permit_of(claim: Claim, rights: tuple[Right, ...], hearing: Hearing, naming: frozenset[str] | None) -> Permit:
    """Hear the holder of a claim, and former holders whose permits bind it.

    While a sale is announced and not confirmed, the buyer may be the holder already: it is asked as well.
    """
    bench, ids = hearing.bench, hearing.dossier.ids
    stance = hearing.stance(bench.speakers(claim.holder, rights, ids), Asking.HOLDER, naming=naming)
    papers = stance.weighed(bench.question)
    unsure = NOWHERE
    for sale in claim.past:
        if sale.binds is BindsEarlier.NO:
            continue
        earlier = hearing.stance(
            bench.speakers(sale.seller, rights, ids),
            Asking.HOLDER,
            seller={sale.seller: sale.since},
            before=sale.sold,
            naming=naming,
        )
        carried = earlier.weighed(bench.question, stance.refusals)
        if sale.binds is BindsEarlier.YES:
            papers += carried
        else:
            unsure |= together(one.area for one in carried)
    held = area = together(one.area for one in papers)
    awaited = []
    for buyer, bought in _as_bought(claim):
        theirs = permit_of(bought, rights, hearing, naming).area
        awaited.append((buyer, held - theirs))
        area &= theirs
    return Permit(area, tuple(papers), held, unsure, tuple(awaited))


def why_not(claim: Claim, rights: tuple[Right, ...], hearing: Hearing, permit: Permit, cell: Area) -> tuple[str, Miss]:
    """Say who is to mend that a claim is not permitted in a cell, and why it is not: the nearest reason."""
    bench, ids = hearing.bench, hearing.dossier.ids
    speakers = bench.speakers(claim.holder, rights, ids)
    said = [(speaker, one) for speaker in speakers for one in hearing.about(speaker)]
    refusal = refused(hearing.stance(speakers, Asking.HOLDER), cell)
    if refusal is not None:
        return claim.holder, refusal
    for buyer, area in permit.awaited:
        if cell & area:
            return buyer, Miss(Reason.TRANSFER_PENDING)
    if cell & permit.unsure:
        return claim.holder, Miss(Reason.BINDING_UNKNOWN)
    kept = _kept_by_mandate(said, cell)
    if kept is not None:
        agents = sorted(speaker.giver for speaker in speakers if speaker.is_agent)
        return (agents[0] if agents else claim.holder), kept
    miss = nearest_miss((one for _, one in said), cell) or _unproven(claim, hearing)
    return claim.holder, miss or Miss(Reason.NO_PERMIT)


def _kept_by_mandate(said: Sequence[tuple[Speaker, Saying]], cell: Area) -> Miss | None:
    """Return the holder's own yes that its exclusive mandate leaves without effect."""
    own = sorted(
        one.id
        for speaker, one in said
        if not speaker.is_agent and one.yes and one.counts and may_permit(one, speaker, Asking.HOLDER)
        if one.sure & cell and not speaker.yes & cell
    )
    return Miss(Reason.EXCLUSIVE_MANDATE, None, (own[0],)) if own else None


def _unproven(claim: Claim, hearing: Hearing) -> Miss | None:
    for one in hearing.bench.mandates_of.get(claim.holder, ()):
        agent = Speaker(one.mandate.agent, one.sure, one.sure, is_agent=True)
        if not one.mandate.is_proven and any(said.yes and said.counts for said in hearing.about(agent)):
            return Miss(Reason.NO_PROOF, None, (one.mandate.id,))
    return None


def _as_bought(claim: Claim) -> list[tuple[str, Claim]]:
    """Return the claim as each buyer of an announced sale would hold it."""
    return [
        (
            one.buyer,
            claim._replace(
                holder=one.buyer,
                since=one.sale.sold,
                past=(
                    *(past._replace(binds=bound_by(past.binds, one.sale.binds)) for past in claim.past),
                    one.sale,
                ),
                pending=(),
            ),
        )
        for one in claim.pending
    ]
