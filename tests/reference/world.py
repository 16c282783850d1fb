"""What the facts that stand at a seq say: every thing as it is shown then, and every statement about things."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from tests.reference.journal import THINGS, Fact, standing

PUBLIC, LICENSED, AUDITOR = "PUBLIC", "LICENSED", "AUDITOR"


class World:
    """The record as it was known at a seq. How people are named is always as they wish now, at the journal's end.

    A batch was recorded as a whole: a seq within it counts as its last.
    """

    def __init__(self, journal: Sequence[Fact], seq: int | None = None) -> None:
        self.journal = journal
        self.head = max((fact.seq for fact in journal), default=0)
        ends = {fact.entry for fact in journal}
        self.seq = (
            self.head if seq is None else min((end for end in ends if end >= seq > 0), default=min(seq, self.head))
        )
        self.facts = standing(journal, self.seq)
        self.now = self if self.seq == self.head else World(journal)
        self.things: dict[str, Fact] = {}
        for fact in sorted(self.facts, key=lambda fact: fact.preference, reverse=True):
            if fact.kind in THINGS:
                self.things[fact.id] = fact

    @classmethod
    def at(cls, journal: Sequence[Fact], time: str) -> World:
        """Return the record as it was known at a time, which is written as the journal writes times."""
        return cls(journal, max((fact.entry for fact in journal if fact.recorded_at <= time), default=0))

    def all(self, kind: str) -> list[Fact]:
        """List the things of a kind, by id, or the statements of a kind, by seq."""
        if kind in THINGS:
            return [fact for _, fact in sorted(self.things.items()) if fact.kind == kind]
        return [fact for fact in self.facts if fact.kind == kind]

    def kind(self, id_: str) -> str:
        """Say what kind of thing this is."""
        return THINGS[self.things[id_].kind]

    def stated(self, id_: str) -> Fact:
        """Return the fact that a thing is shown by, or that a contribution is."""
        return next(fact for fact in (*self.things.values(), *self.all("contribution")) if fact.id == id_)

    def number(self, id_: str) -> int:
        """Return a thing's number: the seq of the fact that first described it, since it was last not described."""
        return self._numbers[id_]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for entry in sorted({fact.entry for fact in self.journal if fact.entry <= self.seq}):
            told = [fact for fact in standing(self.journal, entry) if fact.kind in THINGS]
            first = {fact.id: fact.seq for fact in sorted(told, key=lambda fact: fact.seq, reverse=True)}
            numbers = {id_: numbers.get(id_, seq) for id_, seq in first.items()}
        return numbers

    # Who made what

    def contributions(self, to: str) -> list[Fact]:
        """List the contributions to a work, recording or asset."""
        return [fact for fact in self.all("contribution") if fact["to"] == to]

    def is_own(self, id_: str, party: str | None) -> bool:
        """Say whether a party is this thing, or contributed to it."""
        makers = [fact["by"].get("party") for fact in self.contributions(id_)]
        return party is not None and party in (id_, *makers)

    def works_of(self, item: str) -> list[str]:
        """List the works that a recording or asset is of."""
        return sorted({fact["work"] for fact in self.all("recordingOf") if fact["recording"] == item})

    def recordings_of(self, work: str) -> list[str]:
        """List the recordings and assets that are of a work."""
        return sorted({fact["recording"] for fact in self.all("recordingOf") if fact["work"] == work})

    # Who holds and sold what

    @cached_property
    def rights(self) -> dict[str, list[dict[str, Any]]]:
        """What is said of shares, their sales, and catalogues, as tests/reference/control.py reads it."""
        return {
            "shares": [_share(fact) for fact in self.all("rightShare")],
            "transfers": [_transfer(fact) for fact in self.all("transfer")],
            "members": [{**_span(fact), **_named(fact, "catalogue", "item")} for fact in self.all("catalogueMember")],
        }

    # What was trained on what

    def entries(self, item: str) -> list[Fact]:
        """List the entries of datasets that hold an item itself."""
        return [fact for fact in self.all("datasetEntry") if fact["item"] == item]

    def entries_of(self, version: str) -> list[Fact]:
        """List the entries of a dataset version."""
        return [fact for fact in self.all("datasetEntry") if fact["of"] == version]

    def run(self, model: str) -> Fact | None:
        """Return the training run that produced a model version."""
        run = self.things[model]["producedBy"]
        return None if run is None else self.things[run]

    def bases(self, model: str) -> list[str]:
        """List the model versions that one started or learned from."""
        run = self.run(model)
        return [] if run is None else sorted({*run["startedFrom"], *run["learnedFrom"]})

    def rests_on(self, models: Sequence[str]) -> set[str]:
        """Return model versions with all that they started or learned from."""
        found = set(models)
        while more := {base for model in found for base in self.bases(model)} - found:
            found |= more
        return found

    def datasets(self, models: Sequence[str]) -> set[str]:
        """Return the dataset versions that model versions, and all that they rest on, were trained on."""
        runs = [run for model in self.rests_on(models) if (run := self.run(model)) is not None]
        return {version for run in runs for version in run["used"]}

    # How an asset was made

    def generation(self, asset: str) -> Fact:
        """Return the generation that made an asset."""
        return self.things[self.things[asset]["generation"]]

    def models_of(self, asset: str) -> list[str]:
        """List the model versions that an asset was made with."""
        return sorted({use["modelVersion"] for use in self.generation(asset)["models"]})

    def inside(self, asset: str, source: str) -> bool:
        """Say whether what made an asset can have known a source: it was trained on it, or given it.

        It was trained on a work by way of its recordings. It was given what a file encodes, and the works of all that
        it was given; who was given a work was given what is of the work.
        """
        of_work = self.recordings_of(source) if self.kind(source) == "Work" else []
        entries = [entry for item in (source, *of_work) for entry in self.entries(item)]
        trained_on = self.datasets(self.models_of(asset))
        if any(entry["stage"] == "TRAINING" and entry["of"] in trained_on for entry in entries):
            return True
        given = {one for item in self.generation(asset)["inputs"] for one in self._held(item["input"])}
        given |= {work for one in given for work in self.works_of(one)}
        return bool(given & {source, *self.works_of(source)})

    def _held(self, input_: str) -> list[str]:
        return [input_, *(fact["of"] for fact in self.all("encoding") if fact["file"] == input_)]


def _share(fact: Fact) -> dict[str, Any]:
    return {"id": fact.id, "size": fact["size"].get("ppm"), **_named(fact, "holder", "in", "tier"), **_span(fact)}


def _transfer(fact: Fact) -> dict[str, Any]:
    what = fact["what"]
    return {
        "id": fact.id,
        "shares": what.get("shares") or [],
        "catalogue": what.get("catalogue"),
        "everything": bool(what.get("everything")),
        "laterWorks": bool(fact["laterWorks"]),
        **_named(fact, "from", "to", "effective", "state", "bindsEarlier"),
    }


def _span(fact: Fact) -> dict[str, Any]:
    return {"from": fact["validFrom"], "to": fact["validTo"]}


def _named(fact: Fact, *names: str) -> dict[str, Any]:
    return {name: fact[name] for name in names}
