"""What facts about the music say that an item embodies: its works, what it takes from others, and its makers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from linernotes.facts import asset, contribution, file, generation, party, recording, work
from linernotes.facts.base import Fact
from linernotes.rights.item import (
    BONDS,
    BONDS_OF_EARLIER,
    DERIVATIONS,
    INPUT_BONDS,
    WITHOUT_MUSIC,
    Bond,
    Contribution,
    Item,
    Person,
    Recording,
    Work,
)

Told = tuple[Fact, str, Mapping[str, str]]
"""A fact, the id of what it makes, and those of its references by JSON pointer."""


def items_of(told: Iterable[Told]) -> dict[str, Item]:
    """Return every recording, asset, work and party that facts describe, by id, with what they say of it."""
    gathered = _Gathered()
    told = list(told)
    for fact, own, ids in told:
        gathered.take(fact, own, ids)
    items = (gathered.item(fact, own) for fact, own, _ in told)
    return {item.id: item for item in items if item is not None}


class _Gathered:
    """What facts say of things beside describing them, by thing."""

    def __init__(self) -> None:
        self._bonds: dict[Bond, dict[str, set[str]]] = {bond: defaultdict(set) for bond in Bond}
        self._works: dict[str, set[str]] = defaultdict(set)
        self._earlier: dict[str, set[str]] = defaultdict(set)
        self._makers: dict[str, set[Contribution]] = defaultdict(set)
        self._made_by: dict[str, str] = {}
        self._given: dict[str, list[tuple[Bond, str]]] = {}
        self._held: dict[str, set[str]] = defaultdict(set)

    def take(self, fact: Fact, own: str, ids: Mapping[str, str]) -> None:
        """Keep what one fact says; a fact of another kind says nothing of what an item embodies."""
        take = _TAKE.get(type(fact))
        if take is not None:
            take(self, fact, own, ids)

    def item(self, fact: Fact, own: str) -> Item | None:
        """Return the item that a fact describes, if it describes one."""
        if isinstance(fact, party.Party):
            return Person(id=own)
        if isinstance(fact, work.Work):
            return Work(
                id=own,
                words=fact.has_words,
                derived_from=tuple(sorted(self._earlier[own])),
                contributions=contributions_in_order(self._makers[own]),
            )
        if isinstance(fact, recording.Recording):
            return self._recording(own, musical=fact.type not in WITHOUT_MUSIC, unnamed=fact.unidentified_works)
        return self._recording(own, musical=True, unnamed=0) if isinstance(fact, asset.Asset) else None

    def _recording(self, own: str, *, musical: bool, unnamed: int) -> Recording:
        inside = set(self._bonds[Bond.INSIDE][own])
        for bond, given in self._given.get(self._made_by.get(own, ""), ()):
            if bond is Bond.INSIDE:
                inside |= self._held.get(given) or {given}
        return Recording(
            id=own,
            musical=musical,
            works=tuple(sorted(self._works[own])),
            unidentified_works=unnamed,
            same_as=tuple(sorted(self._bonds[Bond.SAME][own])),
            inside=tuple(sorted(inside)),
            replays=tuple(sorted(self._bonds[Bond.REPLAYED][own])),
            contributions=contributions_in_order(self._makers[own]),
        )

    def take_recording_of(self, fact: recording.RecordingOf, own: str, ids: Mapping[str, str]) -> None:
        self._works[ids["/recording"]].add(ids["/work"])

    def take_relation(self, fact: recording.RecordingRelation, own: str, ids: Mapping[str, str]) -> None:
        if fact.type in BONDS:
            self._bonds[BONDS[fact.type]][ids["/recording"]].add(ids["/related"])
        elif fact.type in BONDS_OF_EARLIER:
            self._bonds[BONDS_OF_EARLIER[fact.type]][ids["/related"]].add(ids["/recording"])

    def take_derivation(self, fact: work.WorkDerivation, own: str, ids: Mapping[str, str]) -> None:
        later, earlier = ids["/work"], ids["/derivedFrom"]
        if fact.type not in DERIVATIONS:
            later, earlier = earlier, later
        self._earlier[later].add(earlier)

    def take_contribution(self, fact: contribution.Contribution, own: str, ids: Mapping[str, str]) -> None:
        made = Contribution(role=fact.role, party=ids.get("/by/party"), special=fact.by.special)
        self._makers[ids["/to"]].add(made)

    def take_asset(self, fact: asset.Asset, own: str, ids: Mapping[str, str]) -> None:
        self._made_by[own] = ids["/generation"]

    def take_generation(self, fact: generation.Generation, own: str, ids: Mapping[str, str]) -> None:
        self._given[own] = [
            (INPUT_BONDS[given.relationship], ids[f"/inputs/{place}/input"]) for place, given in enumerate(fact.inputs)
        ]

    def take_encoding(self, fact: file.Encoding, own: str, ids: Mapping[str, str]) -> None:
        self._held[ids["/file"]].add(ids["/of"])


_TAKE: Mapping[type[Fact], Callable[[_Gathered, Any, str, Mapping[str, str]], None]] = {
    recording.RecordingOf: _Gathered.take_recording_of,
    recording.RecordingRelation: _Gathered.take_relation,
    work.WorkDerivation: _Gathered.take_derivation,
    contribution.Contribution: _Gathered.take_contribution,
    asset.Asset: _Gathered.take_asset,
    generation.Generation: _Gathered.take_generation,
    file.Encoding: _Gathered.take_encoding,
}


def contributions_in_order(made: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """Return contributions each once, in one order."""
    return tuple(sorted(set(made), key=lambda one: (one.role, one.party or "", one.special or "")))
