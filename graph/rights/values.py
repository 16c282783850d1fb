"""The values of rights from the rows that the statements of this package give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from graph.rights import statements
from linernotes.facts.registry import kind_of
from linernotes.rights.agreement import AfterEnd, Agreement, Clause, Covers, Models
from linernotes.rights.consent import Consent
from linernotes.rights.embodied import contributions_in_order
from linernotes.rights.interval import ALWAYS, Span
from linernotes.rights.item import (
    BONDS,
    BONDS_OF_EARLIER,
    DERIVATIONS,
    INPUT_BONDS,
    WITHOUT_MUSIC,
    Bond,
    Contribution,
    Recording,
    Work,
)
from linernotes.rights.mandate import Mandate
from linernotes.rights.policy import StatedPolicy
from linernotes.rights.protection import Protection
from linernotes.rights.record import Membership
from linernotes.rights.share import RightShare
from linernotes.rights.territory import Territories
from linernotes.rights.transfer import Transfer
from linernotes.vocabularies.agreements import AfterEndModel, AfterEndOutputs, AgreementType
from linernotes.vocabularies.ai import SpecialContributor
from linernotes.vocabularies.assets import IngredientRelationship
from linernotes.vocabularies.recordings import ResourceRelationshipType, SoundRecordingType
from linernotes.vocabularies.rights import (
    AgreementChange,
    BindsEarlier,
    Capacity,
    Condition,
    Decision,
    Effect,
    Matter,
    Method,
    ModelScope,
    ProtectionStatus,
    Right,
    Side,
    StatedBasis,
    Tier,
    TransferState,
)
from linernotes.vocabularies.roles import ContributorRole
from linernotes.vocabularies.uses import Use
from linernotes.vocabularies.works import WorkRelationshipType

Row = Sequence[Any]
Word = TypeVar("Word")
Said = Mapping[str, Any]


def recording(row: Row) -> Recording:
    """Make a recording or an asset of a row of `sounds`."""
    id_, type_, unnamed, works, relations, others, given, makers = row
    bonds: dict[Bond, set[str]] = {bond: set() for bond in Bond}
    for stated, table in ((relations, BONDS), (others, BONDS_OF_EARLIER)):
        for relation, other in stated:
            bond = table.get(ResourceRelationshipType(relation))
            if bond is not None:
                bonds[bond].add(other)
    for relationship, one, held in given:
        bonds[INPUT_BONDS[IngredientRelationship(relationship)]].update(held or [one])
    return Recording(
        id=id_,
        musical=type_ is None or SoundRecordingType(type_) not in WITHOUT_MUSIC,
        works=tuple(sorted(works)),
        unidentified_works=unnamed or 0,
        same_as=tuple(sorted(bonds[Bond.SAME])),
        inside=tuple(sorted(bonds[Bond.INSIDE])),
        replays=tuple(sorted(bonds[Bond.REPLAYED])),
        contributions=_contributions(makers),
    )


def work(row: Row) -> Work:
    """Make a work of a row of `works`."""
    id_, words, relations, others, makers = row
    earlier = {one for type_, one in relations if WorkRelationshipType(type_) in DERIVATIONS}
    earlier |= {one for type_, one in others if WorkRelationshipType(type_) not in DERIVATIONS}
    return Work(id=id_, words=words, derived_from=tuple(sorted(earlier)), contributions=_contributions(makers))


def _contributions(makers: Iterable[Row]) -> tuple[Contribution, ...]:
    return contributions_in_order(
        Contribution(
            role=ContributorRole(role), party=party, special=None if special is None else SpecialContributor(special)
        )
        for role, party, special in makers
    )


def member(row: Row) -> Membership:
    """Make a membership of a row of `members`."""
    catalogue, item, said = row
    return Membership(catalogue=catalogue, item=item, valid=Span(*said))


def share(row: Row) -> RightShare:
    """Make a share of a row of `shares`."""
    thing, holder, asserter, followed, listed = row
    said = _named(statements.SHARE, listed)
    return RightShare(
        id=said["id"],
        holder=holder,
        of=thing,
        side=Side(said["side"]),
        tier=Tier(said["tier"]),
        rights=_set(Right, said["rights"]),
        size=said["sizePpm"],
        basis=StatedBasis(said["statedBasis"] or StatedBasis.HUNDRED),
        follows=followed,
        territories=territories(said),
        valid=_valid(said),
        asserted_by=asserter,
        source=said["source"],
    )


def protection(row: Row) -> Protection:
    """Make a protection of a row of `protections`."""
    thing, listed = row
    said = _named(statements.PROTECTION, listed)
    return Protection(
        id=said["id"],
        of=thing,
        side=Side(said["side"]),
        status=ProtectionStatus(said["status"]),
        territories=territories(said),
        valid=_valid(said),
        licence=said["licence"],
        conditions=_set(Condition, said["conditions"]),
    )


def mandate(row: Row) -> Mandate:
    """Make a mandate of a row of `mandates`."""
    principal, agent, left_out, listed = row
    said = _named(statements.MANDATE, listed)
    return Mandate(
        id=said["id"],
        principal=principal,
        agent=agent,
        capacity=Capacity(said["capacity"]),
        exclusive=said["exclusive"],
        rights=_set(Right, said["rights"]),
        uses=_set(Use, said["uses"]),
        territories=territories(said),
        valid=_valid(said),
        opt_outs=frozenset(left_out),
        proof=said["proof"] is not None,
    )


def transfer(row: Row) -> Transfer:
    """Make a transfer of a row of `transfers`."""
    seller, buyer, what, everything, listed = row
    said = _named(statements.TRANSFER, listed)
    return Transfer(
        id=said["id"],
        seller=seller,
        buyer=buyer,
        effective=said["effective"],
        shares=frozenset(one for one in what if kind_of(one) == "rightShare"),
        catalogue=next((one for one in what if kind_of(one) == "catalogue"), None),
        everything=everything,
        later_works=said["laterWorks"],
        state=TransferState(said["state"]),
        binds_earlier=BindsEarlier(said["bindsEarlier"]),
    )


def agreement(row: Row) -> Agreement:
    """Make an agreement of a row of `agreements`."""
    licensors, changes, amended, listed = row
    said = _named(statements.AGREEMENT, listed)
    return Agreement(
        id=said["id"],
        licensors=frozenset(licensors),
        signed_at=said["signedAt"],
        effective=Span(said["effectiveFrom"], said["effectiveTo"]),
        changes=tuple(sorted((when, AgreementChange(change)) for when, change in changes)),
        amends=amended,
        settles=said["type"] == AgreementType.SETTLEMENT,
    )


def policy(row: Row) -> StatedPolicy:
    """Make a policy of choice of a row of `policies`: an agreement's, a model's provider's, or everybody's."""
    owner, listed = row
    said = _named(statements.POLICY, listed)
    roles = {side: _set(ContributorRole, said[side.value.lower()]) for side in _ASKED_ON}
    return StatedPolicy(
        id=said["id"],
        roles={side: named for side, named in roles.items() if named},
        valid=_valid(said),
        agreement=owner if owner is not None and kind_of(owner) == "agreement" else None,
        models=frozenset({owner}) if owner is not None and kind_of(owner) == "model" else None,
    )


_ASKED_ON: Final = (Side.MASTER, Side.COMPOSITION, Side.LYRICS)


def clause(row: Row) -> Clause:
    """Make a clause of a row of `clauses`."""
    agreement_, items, parties, limit, listed = row
    said = _named(statements.CLAUSE, listed)
    return Clause(
        id=said["id"],
        agreement=agreement_,
        effect=Effect(said["effect"]),
        uses=_set(Use, said["uses"]),
        sides=_set(Side, said["sides"]),
        covers=Covers(ids=frozenset(items), parties=frozenset(parties), later_acquisitions=said["laterAcquisitions"]),
        territories=territories(said),
        valid=_valid(said),
        models=_models(limit),
        requires=_set(Condition, said["requires"]),
        notice_days=said["noticeDays"],
        after=AfterEnd(
            new_training=said["newTraining"],
            model=None if said["afterModel"] is None else AfterEndModel(said["afterModel"]),
            retire_within_days=said["retireWithinDays"],
            outputs=None if said["afterOutputs"] is None else AfterEndOutputs(said["afterOutputs"]),
            money_due=said["moneyDue"],
        ),
    )


def _models(limit: str | None) -> Models:
    if limit is None:
        return Models()
    return Models(scope=ModelScope.FAMILY if kind_of(limit) == "model" else ModelScope.VERSION, id=limit)


def consent(row: Row) -> Consent:
    """Make a decision of a row of `consents`."""
    about, by, listed = row
    said = _named(statements.CONSENT, listed)
    return Consent(
        id=said["id"],
        decision=Decision(said["decision"]),
        by=by,
        about=about,
        capacity=Capacity(said["capacity"]),
        of=Matter(said["of"]),
        uses=_set(Use, said["uses"]),
        project=said["project"],
        territories=territories(said),
        valid=_valid(said),
        received_at=said["receivedAt"],
        notice_days=said["noticeDays"],
        satisfied=said["satisfied"] is not None,
        method=Method(said["method"]),
    )


def _named(names: Sequence[str], listed: Row) -> Said:
    return dict(zip(names, listed, strict=True))


def _set(word: Callable[[str], Word], listed: Iterable[str] | None) -> frozenset[Word]:
    return frozenset(map(word, listed)) if listed else frozenset()


def _valid(said: Said) -> Span:
    start, end = said["validFrom"], said["validTo"]
    return ALWAYS if start is None and end is None else Span(start, end)


def territories(said: Said) -> Territories:
    table, version, codes, excluded, as_amended = [said[name] for name in statements.TERRITORIES]
    return _stated(table, version, tuple(codes or ()), tuple(excluded or ()), as_amended)


@lru_cache(maxsize=10_000)
def _stated(
    table: str, version: str | None, codes: tuple[str, ...], excluded: tuple[str, ...], as_amended: bool
) -> Territories:
    """Make territories once for all papers that state the same: most are of the whole world."""
    return Territories(table=table, version=version, codes=codes, excluded=excluded, as_amended=as_amended)
