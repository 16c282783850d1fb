"""Which part of a whole record clearing some items rests on, said slowly: whatever is about what they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from linernotes.rights.item import Item, Person, Recording, Work
from linernotes.rights.policy import StatedPolicy
from linernotes.rights.record import Record
from linernotes.vocabularies.rights import Tier


def needed(whole: Record, items: Iterable[str], model: str | None = None) -> Record:
    """Return the part of a record that the rule could look at for some items."""
    things = _embodied(whole.things, items)
    members = [one for one in whole.members if one.item in things]
    catalogues = {one.catalogue for one in members}
    shares = [one for one in whole.shares if one.of in things and one.tier is Tier.LICENSING]
    sources = catalogues | {one.id for one in shares} | {one.holder for one in shares}
    transfers = set[Any]()
    while more := [one for one in whole.transfers if one not in transfers and _goes(one) & sources]:
        transfers |= {*more}
        sources |= {one.seller for one in more if one.everything} | {one.buyer for one in more}
    parties = {one.holder for one in shares} | {party for one in transfers for party in (one.seller, one.buyer)}
    parties |= {one.party for thing in things.values() for one in _made(thing) if one.party}
    parties |= {thing.id for thing in things.values() if isinstance(thing, Person)}
    mandates = [one for one in whole.mandates if one.principal in parties]
    spoken_of = {*things, *catalogues, *parties, *(one.agent for one in mandates)}
    clauses = [one for one in whole.clauses if (one.covers.ids | one.covers.parties) & spoken_of]
    papers = {one.agreement for one in clauses}
    while more_papers := {one.amends for one in whole.agreements if one.id in papers and one.amends} - papers:
        papers |= more_papers
    return replace(
        whole,
        things=things,
        shares=_by_id(shares),
        protections=_by_id(one for one in whole.protections if one.of in things),
        mandates=_by_id(mandates),
        transfers=_by_id(transfers),
        agreements=_by_id(one for one in whole.agreements if one.id in papers),
        clauses=_by_id(clauses),
        consents=_by_id(one for one in whole.consents if one.about in spoken_of),
        members=tuple(sorted(members, key=lambda one: (one.catalogue, one.item, one.valid.start or ""))),
        dead=whole.dead & parties,
        policies=_by_id(filter(None, (_asking(one, papers, model) for one in whole.policies))),
    )


def _embodied(whole: Any, items: Iterable[str]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    left = [*items]
    while left:
        thing = whole.get(left.pop())
        if thing is None or thing.id in found:
            continue
        found[thing.id] = thing
        if isinstance(thing, Recording):
            left += [*thing.works, *thing.same_as, *thing.inside, *thing.replays]
        elif isinstance(thing, Work):
            left += thing.derived_from
    return found


def _asking(policy: StatedPolicy, papers: set[str], model: str | None) -> StatedPolicy | None:
    """Return a policy as far as it is that of a paper, of the model's provider, or everybody's; None if it is not."""
    if policy.models is None:
        return policy if policy.agreement is None or policy.agreement in papers else None
    return replace(policy, models=frozenset({model})) if model is not None and model in policy.models else None


def _goes(transfer: Any) -> set[str]:
    """Return what goes by a transfer: shares, a catalogue, or everything of a party."""
    return {*transfer.shares, *filter(None, [transfer.catalogue]), *([transfer.seller] if transfer.everything else [])}


def _made(thing: Item) -> tuple[Any, ...]:
    return thing.contributions if isinstance(thing, Recording | Work) else ()


def _by_id(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(values, key=lambda one: one.id))
