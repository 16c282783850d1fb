"""A plain world made of facts by a slow, obvious walk: what stands, what each thing is shown by, what is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from tests.oracle import withholding
from tests.oracle.journal import THINGS, Batch, Json, Said, read
from tests.oracle.weights import ranks_and_weights

_SOURCES = ["STEWARD", "RIN", "ERN", "CWR", "PROVIDER", "RESEARCH", "USER", "DEMO"]
_ABOUT_FACTS = {"retraction", "ending", "erasure", "knownError"}
_ERASED = "[erased]"
_ERASED_LINK = "https://erased.invalid/"
_PERSONAL = {
    "party": ["name", "link"],
    "partyName": ["text"],
    "contribution": ["creditedAs", "note"],
    "work": ["note"],
    "recording": ["note"],
    "attributionReport": ["evidence"],
}


class World:
    """What facts together say."""

    def __init__(self, journal: Sequence[Said]) -> None:
        self.journal = [_with_erasures(said, journal) for said in journal]
        self.seq = max((said.seq for said in journal), default=0)
        self.standing = _standing(self.journal)

    @classmethod
    def recorded(cls, batches: Sequence[Batch]) -> World:
        """Make the world of all that was recorded, batch by batch."""
        return cls(read(batches))

    # Things

    @cached_property
    def shown(self) -> dict[str, Said]:
        """Every thing by its id, as the description that display prefers."""
        found: dict[str, Said] = {}
        for said in self.standing:
            if said.kind in THINGS:
                assert said.id is not None
                other = found.get(said.id)
                if other is None or _preference(said) < _preference(other):
                    found[said.id] = said
        return found

    def thing(self, id_: str) -> Said | None:
        """Return what a thing is shown by, or None if there is no such thing."""
        return self.shown.get(id_)

    def things(self, kind: str) -> list[Said]:
        """List the things of a kind by id."""
        return [self.shown[id_] for id_ in sorted(self.shown) if self.shown[id_].kind == kind]

    # Statements

    def stated(self, kind: str, **fields: Any) -> list[Said]:
        """List what stands of a kind with these values, by seq."""
        found = self._by_kind.get(kind, [])
        for name, value in fields.items():
            if isinstance(value, str):
                found = self._having(kind, name).get(value, [])
                break
        return [said for said in found if all(said.fact.get(name) == value for name, value in fields.items())]

    def by_seq(self, seq: int) -> Said:
        """Return the fact at a place of the journal."""
        return next(said for said in self.journal if said.seq == seq)

    @cached_property
    def _by_kind(self) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for said in sorted(self.standing, key=lambda each: each.seq):
            found.setdefault(said.kind, []).append(said)
        return found

    def _having(self, kind: str, name: str) -> dict[str, list[Said]]:
        """Group what stands of a kind by a text that it has."""
        if (kind, name) not in self._indexes:
            grouped = self._indexes[kind, name] = dict[str, list[Said]]()
            for said in self._by_kind.get(kind, []):
                if isinstance(value := said.fact.get(name), str):
                    grouped.setdefault(value, []).append(said)
        return self._indexes[kind, name]

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], dict[str, list[Said]]]:
        return {}

    # Other times

    def then(self, seq: int) -> World:
        """Make the world that there was once the journal had come to a seq, with choices of now."""
        from tests.oracle.known import WorldThen

        return WorldThen(self, seq)

    def batch_end(self, seq: int) -> int:
        """Say where the batch ends that has a seq: the last one, if there is none."""
        batch = next((said.batch for said in self.journal if said.seq == seq), None)
        if seq == 0 or batch is None:
            return 0 if seq == 0 else self.seq
        return max(said.seq for said in self.journal if said.batch == batch)

    # What follows from them

    @cached_property
    def withheld(self) -> dict[str, set[tuple[str, str]]]:
        """Say of each thing and contribution before whom and on what lines it is withheld."""
        return withholding.places(self)

    @cached_property
    def changed(self) -> dict[str, int]:
        """Say of each asset the seq of the last fact about it, its generation, its reports or its releases."""
        return _changes(self.journal)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Say of each thing the seq of the fact that first described it."""
        return _numbers(self.journal)

    @cached_property
    def weighed(self) -> dict[str, list[tuple[int, int | None]]]:
        """Say of each report the rank and weight of its scores."""
        return {said.id: ranks_and_weights(said.fact) for said in self.things("attributionReport") if said.id}


def gone(journal: Sequence[Said]) -> dict[int, Said]:
    """Say which facts no longer stand, and by which other."""
    gone = {}
    for said in journal:
        if "corrects" in said.fact:
            gone[said.fact["corrects"]] = said
        if said.kind == "retraction":
            gone[said.fact["target"]] = said
    return gone


def _standing(journal: Sequence[Said]) -> list[Said]:
    away = gone(journal)
    left = [said for said in journal if said.seq not in away]
    ends = {said.fact["target"]: said.fact["validTo"] for said in left if said.kind == "ending"}
    return [
        _with(said, {"validTo": ends[said.seq]}) if said.seq in ends else said
        for said in left
        if said.kind not in _ABOUT_FACTS
    ]


def _preference(said: Said) -> tuple[int, str, bool, str]:
    source = said.source
    document = source.get("document")
    return _SOURCES.index(source["kind"]), source["system"], document is None, document or ""


def _with_erasures(said: Said, journal: Sequence[Said]) -> Said:
    for erasure in journal:
        if erasure.kind == "erasure" and erasure.fact["target"] == said.seq:
            names = [pointer[1:] for pointer in erasure.fact.get("fields", [])] or _PERSONAL.get(said.kind, [])
            erased = {name: _ERASED_LINK if name in ("link", "evidence") else _ERASED for name in names}
            said = _with(said, {name: text for name, text in erased.items() if name in said.fact})
    return said


def _with(said: Said, changes: Json) -> Said:
    return Said(said.seq, said.batch, said.id, said.kind, {**said.fact, **changes})


def _changes(journal: Sequence[Said]) -> dict[str, int]:
    """Walk the journal batch by batch, and mark the assets that each fact is about as things stand then."""
    changed: dict[str, int] = {}
    for number in sorted({said.batch for said in journal}):
        so_far = [said for said in journal if said.batch <= number]
        came = [said for said in so_far if said.batch == number]
        last = max(said.seq for said in came)
        marks = {id_: said.seq for said in came for id_ in said.names()}
        for seq, by in gone(so_far).items():
            if by.batch == number:
                left = next(said for said in so_far if said.seq == seq)
                marks |= dict.fromkeys(left.names(), last)
        for asset, near in _near_assets(so_far).items():
            changed[asset] = max([changed.get(asset, 0), *(marks[id_] for id_ in near if id_ in marks)])
    return changed


def _numbers(journal: Sequence[Said]) -> dict[str, int]:
    """Walk the journal batch by batch: what nobody described before a batch is first described in it."""
    numbers: dict[str, int] = {}
    for number in sorted({said.batch for said in journal}):
        described: dict[str, list[int]] = {}
        for said in _standing([said for said in journal if said.batch <= number]):
            if said.kind in THINGS and said.id is not None:
                described.setdefault(said.id, []).append(said.seq)
        numbers = {id_: numbers.get(id_, min(seqs)) for id_, seqs in described.items()}
    return numbers


def _near_assets(journal: Sequence[Said]) -> dict[str, set[str]]:
    """Say of each asset which ids a fact about it may name: its own, and those of what is told with it."""
    then = World(journal)
    near = {said.id: {said.id, said.fact["generation"]} for said in then.things("asset") if said.id}
    for said in then.things("attributionReport"):
        if said.id and said.fact["asset"] in near:
            near[said.fact["asset"]].add(said.id)
    for said in then.stated("releaseContent"):
        if said.fact["content"] in near:
            near[said.fact["content"]].add(said.fact["release"])
    return near
