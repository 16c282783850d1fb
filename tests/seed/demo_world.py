"""The demo's facts as plain values: read once, numbered as an import into an empty store numbers them, and resolved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from linernotes.facts.base import Fact, ThingFact
from linernotes.facts.reference import KeyReference, Reference
from linernotes.facts.registry import read_fact
from linernotes.facts.walk import references
from seed.demo import FILES

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the demo: its kind, its id, and the seq of the fact that describes it."""

    kind: str
    id: str
    seq: int


def read_all() -> tuple[Fact, ...]:
    """Read every line of the demo, in the order of import; a line that is no fact fails."""
    lines = [line for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
    read = [read_fact(line, place=place) for place, line in enumerate(lines)]
    assert [answer for answer in read if isinstance(answer, list)] == []
    return tuple(answer for answer in read if isinstance(answer, Fact))


class DemoWorld:
    """The demo, looked at without a database."""

    def __init__(self) -> None:
        self.facts: Mapping[int, Fact] = dict(enumerate(read_all(), start=1))
        """Every fact by the seq that it gets."""

    @cached_property
    def things(self) -> Mapping[tuple[str, str], Thing]:
        """Every thing by (source system, key)."""
        found: dict[tuple[str, str], Thing] = {}
        for seq, fact in self.facts.items():
            if isinstance(fact, ThingFact) and fact.subject is not None:
                assert fact.key is not None
                assert fact.subject.new is not None
                assert fact.subject.new.id is not None
                assert (fact.source.system, fact.key) not in found
                found[fact.source.system, fact.key] = Thing(fact.kind, fact.subject.new.id, seq)
        return found

    def resolve(self, fact: Fact, reference: Reference) -> Thing | None:
        """Return the thing that a reference of this fact names, or None."""
        assert isinstance(reference.key, KeyReference), "the demo refers by key"
        return self.things.get((reference.key.source or fact.source.system, reference.key.key))

    def id_of(self, fact: Fact, reference: Reference | None) -> str:
        """Return the id that a reference resolves to."""
        thing = self.resolve(fact, reference) if reference is not None else None
        assert thing is not None
        return thing.id

    def of_kind(self, kind: type[AnyFact]) -> dict[int, AnyFact]:
        """Return the facts of one kind, by seq."""
        return {seq: fact for seq, fact in self.facts.items() if isinstance(fact, kind)}

    def pointing(self, fact: Fact, pointers: Iterable[str]) -> list[str]:
        """Return the ids that the fact's references under these pointers resolve to."""
        wanted = tuple(pointers)
        return [self.id_of(fact, reference) for pointer, reference in references(fact) if pointer.startswith(wanted)]
