"""The values of rights as facts state them: a record is made of the facts that stand, each by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from linernotes.facts import party
from linernotes.facts.base import Fact
from linernotes.facts.rights import (
    agreement,
    catalogue,
    clause,
    consent,
    mandate,
    policy,
    protection,
    share,
    terms,
    transfer,
)
from linernotes.rights.agreement import AfterEnd, Agreement, Clause, Covers, Models
from linernotes.rights.consent import Consent
from linernotes.rights.embodied import items_of
from linernotes.rights.interval import Span
from linernotes.rights.mandate import Mandate
from linernotes.rights.policy import StatedPolicy
from linernotes.rights.protection import Protection
from linernotes.rights.record import Membership, Record
from linernotes.rights.share import RightShare
from linernotes.rights.territory import Territories
from linernotes.rights.transfer import Transfer
from linernotes.vocabularies.agreements import AgreementRole, AgreementType
from linernotes.vocabularies.rights import AgreementChange, ModelScope, Side, StatedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A fact that stands: the id of what it makes, those of its references by JSON pointer, and when it was ended."""

    fact: Fact
    own: str
    ids: Mapping[str, str]
    ended: str | None = None

    @property
    def valid(self) -> Span:
        """From when to when it holds, for a fact that says so; an ending says until when."""
        fact: Any = self.fact
        return Span(fact.valid_from, self.ended or fact.valid_to)

    def listed(self, pointer: str, count: int) -> frozenset[str]:
        """Return the ids of a list of references."""
        return frozenset(self.ids[f"{pointer}/{place}"] for place in range(count))


def record_of(stated: Iterable[Stated]) -> Record:
    """Make a record of facts that stand, in any order.

    Of a thing that several sources describe, only the description that is shown is to be among them.
    """
    by_kind: dict[str, list[Stated]] = defaultdict(list)
    for one in stated:
        by_kind[one.fact.kind].append(one)
    agreements = _Agreements(by_kind["agreementParty"], by_kind["agreementChange"])
    return Record(
        things=items_of([(one.fact, one.own, one.ids) for some in by_kind.values() for one in some]),
        shares=_values(by_kind, "rightShare", _share),
        protections=_values(by_kind, "protection", _protection),
        mandates=_values(by_kind, "mandate", _mandate),
        transfers=_values(by_kind, "transfer", _transfer),
        agreements=_values(by_kind, "agreement", agreements.value),
        clauses=_values(by_kind, "clause", _clause),
        consents=_values(by_kind, "consent", _consent),
        members=tuple(_member(one) for one in by_kind["catalogueMember"]),
        policies=_policies(by_kind["choicePolicy"], by_kind["model"]),
        dead=frozenset(one.own for one in by_kind["party"] if _is_dead(one.fact)),
    )


def _values(by_kind: Mapping[str, Sequence[Stated]], kind: str, value: Callable[[Any, Stated], Any]) -> tuple[Any, ...]:
    return tuple(value(one.fact, one) for one in by_kind.get(kind, ()))


def _is_dead(fact: Fact) -> bool:
    return isinstance(fact, party.Party) and fact.died is not None


def _territories(stated: terms.Territories) -> Territories:
    return Territories(
        table=stated.table,
        version=stated.version,
        codes=stated.codes,
        excluded=stated.excluded,
        as_amended=stated.as_amended,
    )


def _share(fact: share.RightShare, one: Stated) -> RightShare:
    return RightShare(
        id=one.own,
        holder=one.ids["/holder"],
        of=one.ids["/in"],
        side=fact.side,
        tier=fact.tier,
        rights=frozenset(fact.rights),
        size=fact.size.in_ppm,
        basis=fact.size.stated.basis if fact.size.stated is not None else StatedBasis.HUNDRED,
        follows=one.ids.get("/follows"),
        territories=_territories(fact.territories),
        valid=one.valid,
        asserted_by=one.ids.get("/assertedBy"),
        source=fact.source.system,
    )


def _protection(fact: protection.Protection, one: Stated) -> Protection:
    return Protection(
        id=one.own,
        of=one.ids["/of"],
        side=fact.side,
        status=fact.status,
        territories=_territories(fact.territories),
        valid=one.valid,
        licence=fact.licence,
        conditions=frozenset(fact.conditions),
    )


def _mandate(fact: mandate.Mandate, one: Stated) -> Mandate:
    return Mandate(
        id=one.own,
        principal=one.ids["/principal"],
        agent=one.ids["/agent"],
        capacity=fact.capacity,
        exclusive=fact.exclusive,
        rights=frozenset(fact.rights),
        uses=frozenset(fact.uses),
        territories=_territories(fact.territories),
        valid=one.valid,
        opt_outs=one.listed("/optOuts", len(fact.opt_outs)),
        proof=fact.proof is not None,
    )


def _transfer(fact: transfer.Transfer, one: Stated) -> Transfer:
    return Transfer(
        id=one.own,
        seller=one.ids["/from"],
        buyer=one.ids["/to"],
        effective=fact.effective,
        shares=one.listed("/what/shares", len(fact.what.shares or ())),
        catalogue=one.ids.get("/what/catalogue"),
        everything=fact.what.everything is not None,
        later_works=fact.later_works,
        state=fact.state,
        binds_earlier=fact.binds_earlier,
    )


class _Agreements:
    """Agreements with who licenses, and what happened to them, which other facts say."""

    def __init__(self, parties: Iterable[Stated], changes: Iterable[Stated]) -> None:
        self._licensors: dict[str, set[str]] = defaultdict(set)
        self._changes: dict[str, set[tuple[str, AgreementChange]]] = defaultdict(set)
        for one in parties:
            assert isinstance(one.fact, agreement.AgreementParty)
            if one.fact.role is AgreementRole.LICENSOR:
                self._licensors[one.ids["/agreement"]].add(one.ids["/party"])
        for one in changes:
            assert isinstance(one.fact, agreement.AgreementChange)
            self._changes[one.ids["/agreement"]].add((one.fact.effective, one.fact.change))

    def value(self, fact: agreement.Agreement, one: Stated) -> Agreement:
        return Agreement(
            id=one.own,
            licensors=frozenset(self._licensors[one.own]),
            signed_at=fact.signed_at,
            effective=Span(fact.effective_from, fact.effective_to),
            changes=tuple(sorted(self._changes[one.own])),
            amends=one.ids.get("/amends"),
            settles=fact.type is AgreementType.SETTLEMENT,
        )


def _clause(fact: clause.Clause, one: Stated) -> Clause:
    return Clause(
        id=one.own,
        agreement=one.ids["/agreement"],
        effect=fact.effect,
        uses=frozenset(fact.uses),
        sides=frozenset(fact.sides),
        covers=Covers(
            ids=one.listed("/covers/items", len(fact.covers.items)),
            parties=one.listed("/covers/parties", len(fact.covers.parties)),
            later_acquisitions=fact.covers.later_acquisitions,
        ),
        territories=_territories(fact.territories),
        valid=one.valid,
        models=next((Models(scope=scope, id=one.ids[at]) for at, scope in _LIMITS.items() if at in one.ids), Models()),
        requires=frozenset(fact.requires),
        notice_days=fact.notice_days,
        after=AfterEnd(
            new_training=fact.after.new_training,
            model=fact.after.model,
            retire_within_days=fact.after.retire_within_days,
            outputs=fact.after.outputs,
            money_due=fact.after.money_due,
        ),
    )


_LIMITS: Final = MappingProxyType(
    {"/limitedTo/model": ModelScope.FAMILY, "/limitedTo/modelVersion": ModelScope.VERSION}
)


def _consent(fact: consent.Consent, one: Stated) -> Consent:
    return Consent(
        id=one.own,
        decision=fact.decision,
        by=one.ids["/by"],
        about=one.ids["/about"],
        capacity=fact.capacity,
        of=fact.of,
        uses=frozenset(fact.uses),
        project=fact.project,
        territories=_territories(fact.territories),
        valid=one.valid,
        received_at=fact.received_at,
        notice_days=fact.notice_days,
        satisfied=fact.constraint is not None and fact.constraint.satisfied is not None,
        method=fact.method,
    )


def _policies(stated: Iterable[Stated], models: Iterable[Stated]) -> tuple[StatedPolicy, ...]:
    provided: dict[str, set[str]] = defaultdict(set)
    for one in models:
        if "/providedBy" in one.ids:
            provided[one.ids["/providedBy"]].add(one.own)
    return tuple(_policy(one, provided) for one in stated)


def _policy(one: Stated, provided: Mapping[str, set[str]]) -> StatedPolicy:
    assert isinstance(one.fact, policy.ChoicePolicy)
    roles = {Side.MASTER: one.fact.master, Side.COMPOSITION: one.fact.composition, Side.LYRICS: one.fact.lyrics}
    provider = one.ids.get("/of/provider")
    return StatedPolicy(
        id=one.own,
        roles={side: frozenset(named) for side, named in roles.items() if named},
        valid=one.valid,
        agreement=one.ids.get("/of/agreement"),
        models=None if provider is None else frozenset(provided[provider]),
    )


def _member(one: Stated) -> Membership:
    assert isinstance(one.fact, catalogue.CatalogueMember)
    return Membership(catalogue=one.ids["/catalogue"], item=one.ids["/item"], valid=one.valid)
