"""Plain worlds, as the notation and the random ones give them, turned into the values of the rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linernotes.rights.agreement import AfterEnd, Agreement, Clause, Covers, Model, Models
from linernotes.rights.choice import ChoicePolicy
from linernotes.rights.consent import Consent
from linernotes.rights.interval import Span
from linernotes.rights.item import Contribution, Item, Person, Recording, Work
from linernotes.rights.mandate import Mandate
from linernotes.rights.policy import StatedPolicy
from linernotes.rights.protection import Protection
from linernotes.rights.question import Question
from linernotes.rights.record import Membership, Record
from linernotes.rights.share import RightShare
from linernotes.rights.territory import Area, Territories
from linernotes.rights.transfer import Transfer
from linernotes.vocabularies.agreements import AfterEndModel, AfterEndOutputs
from linernotes.vocabularies.ai import SpecialContributor
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

Fact = dict[str, Any]


def as_record(world: Fact) -> Record:
    return Record(
        things={id_: _item(id_, thing) for id_, thing in world["things"].items()},
        shares=tuple(_share(one) for one in world["shares"]),
        protections=tuple(_protection(one) for one in world["protections"]),
        mandates=tuple(_mandate(one) for one in world["mandates"]),
        transfers=tuple(_transfer(one) for one in world["transfers"]),
        agreements=tuple(_agreement(one) for one in world["agreements"]),
        clauses=tuple(_clause(one) for one in world["clauses"]),
        consents=tuple(_consent(one) for one in world["consents"]),
        members=tuple(
            Membership(catalogue=one["catalogue"], item=one["item"], valid=_span(one)) for one in world["members"]
        ),
        dead=frozenset(world["dead"]),
        policies=tuple(_stated_policy(one) for one in world["policies"]),
    )


def as_question(question: Fact) -> Question:
    model, policy = question["model"], question["policy"]
    return Question(
        use=Use(question["use"]),
        as_of=question["at"],
        act=Area.of(*question["act"]),
        offer=Area.of(*question["offer"]),
        model=None if model is None else Model(family=model[0], version="/".join(model)),
        policy=None if policy is None else _policy(policy),
        promises=frozenset(Condition(one) for one in question["promises"]),
        project=question["project"],
    )


def _policy(roles: dict[str, list[str]]) -> ChoicePolicy:
    return ChoicePolicy(id="NAMED", roles=_roles(roles))


def _stated_policy(one: Fact) -> StatedPolicy:
    whose, id_ = one["of"]
    return StatedPolicy(
        id=one["id"],
        roles=_roles(one["roles"]),
        valid=_span(one),
        agreement=id_ if whose == "AGREEMENT" else None,
        models=frozenset({id_}) if whose == "MODEL" else None,
    )


def _roles(roles: dict[str, list[str]]) -> dict[Side, frozenset[ContributorRole]]:
    named = {Side(side): frozenset(ContributorRole(role) for role in listed) for side, listed in roles.items()}
    return {side: listed for side, listed in named.items() if listed}


def _item(id_: str, thing: Fact) -> Item:
    if thing["kind"] == "Party":
        return Person(id=id_)
    contributions = tuple(
        Contribution(
            role=ContributorRole(one["role"]),
            party=one["party"],
            special=None if one["special"] is None else SpecialContributor(one["special"]),
        )
        for one in thing["contributions"]
    )
    if thing["kind"] == "Work":
        derived_from = tuple(thing["derivedFrom"])
        return Work(id=id_, words=thing["words"], derived_from=derived_from, contributions=contributions)
    return Recording(
        id=id_,
        musical=thing["musical"],
        works=tuple(thing["works"]),
        unidentified_works=thing["unidentifiedWorks"],
        same_as=tuple(thing["sameAs"]),
        inside=tuple(thing["inside"]),
        replays=tuple(thing["replays"]),
        contributions=contributions,
    )


def _territories(fact: Fact) -> Territories:
    stated = fact["territories"]
    return Territories(
        table=stated["table"],
        codes=tuple(stated["codes"]),
        excluded=tuple(stated["excluded"]),
        as_amended=stated["asAmended"],
    )


def _span(fact: Fact) -> Span:
    return Span(fact["from"], fact["to"])


def _share(one: Fact) -> RightShare:
    return RightShare(
        id=one["id"],
        holder=one["holder"],
        of=one["in"],
        side=Side(one["side"]),
        tier=Tier(one["tier"]),
        rights=frozenset(Right(right) for right in one["rights"]),
        size=one["size"],
        basis=StatedBasis(one["basis"]),
        territories=_territories(one),
        valid=_span(one),
        asserted_by=one["assertedBy"],
        source=one["source"],
    )


def _protection(one: Fact) -> Protection:
    return Protection(
        id=one["id"],
        of=one["of"],
        side=Side(one["side"]),
        status=ProtectionStatus(one["status"]),
        territories=_territories(one),
        valid=_span(one),
        licence=one["licence"],
        conditions=frozenset(Condition(condition) for condition in one["conditions"]),
    )


def _mandate(one: Fact) -> Mandate:
    return Mandate(
        id=one["id"],
        principal=one["principal"],
        agent=one["agent"],
        capacity=Capacity(one["capacity"]),
        exclusive=one["exclusive"],
        rights=frozenset(Right(right) for right in one["rights"]),
        uses=frozenset(Use(use) for use in one["uses"]),
        territories=_territories(one),
        valid=_span(one),
        opt_outs=frozenset(one["optOuts"]),
        proof=one["proof"],
    )


def _transfer(one: Fact) -> Transfer:
    return Transfer(
        id=one["id"],
        seller=one["from"],
        buyer=one["to"],
        effective=one["effective"],
        shares=frozenset(one["shares"]),
        catalogue=one["catalogue"],
        everything=one["everything"],
        later_works=one["laterWorks"],
        state=TransferState(one["state"]),
        binds_earlier=BindsEarlier(one["bindsEarlier"]),
    )


def _agreement(one: Fact) -> Agreement:
    return Agreement(
        id=one["id"],
        licensors=frozenset(one["licensors"]),
        signed_at=one["signedAt"],
        effective=_span(one),
        changes=tuple((change["at"], AgreementChange(change["change"])) for change in one["changes"]),
        amends=one["amends"],
        settles=one.get("settles", False),
    )


def _clause(one: Fact) -> Clause:
    covers = one["covers"]
    return Clause(
        id=one["id"],
        agreement=one["agreement"],
        effect=Effect(one["effect"]),
        uses=frozenset(Use(use) for use in one["uses"]),
        sides=frozenset(Side(side) for side in one["sides"]),
        covers=Covers(
            ids=frozenset(covers["ids"]), parties=frozenset(covers["parties"]), later_acquisitions=covers["later"]
        ),
        territories=_territories(one),
        valid=_span(one),
        models=Models(scope=ModelScope(one["model"]["scope"]), id=one["model"]["id"]),
        requires=frozenset(Condition(condition) for condition in one["requires"]),
        notice_days=one["noticeDays"],
        after=_after(one.get("after", ())),
    )


def _after(going_on: Sequence[str]) -> AfterEnd:
    return AfterEnd(
        new_training="TRAINING" in going_on,
        model=AfterEndModel.CONTINUE if "MODEL" in going_on else None,
        outputs=AfterEndOutputs.CONTINUE if "OUTPUTS" in going_on else None,
    )


def _consent(one: Fact) -> Consent:
    return Consent(
        id=one["id"],
        decision=Decision(one["decision"]),
        by=one["by"],
        about=one["about"],
        capacity=Capacity(one["capacity"]),
        of=Matter(one["of"]),
        uses=frozenset(Use(use) for use in one["uses"]),
        project=one["project"],
        territories=_territories(one),
        valid=_span(one),
        received_at=one["receivedAt"],
        notice_days=one["noticeDays"],
        satisfied=one["satisfied"],
        method=Method(one["method"]),
    )
