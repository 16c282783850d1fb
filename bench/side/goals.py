"""What the comparison is to show: how many times as many answers a second as the others, at the least."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

WAYS: Final = ("linernotes", "neo4j_graphql", "driver", "memory")
CALLED: Final[Mapping[str, str]] = {
    "linernotes": "Linernotes",
    "neo4j_graphql": "@neo4j/graphql",
    "driver": "bare driver",
    "memory": "memory",
}
MANY_FIELDS: Final = 100
_OF_THE_PEER: Final = {
    "nested_asset": 4.5,
    "nested_page": 4.5,
    "derivatives_recording": 4.0,
    "derivatives_deep": 30.0,
    "credits": 8.0,
    "credits_again": 8.0,
}
_OF_THE_PEER_ELSE: Final = 3.0
_OF_THE_DRIVER: Final = 0.85
_OF_THE_DRIVER_IF_SMALL: Final = 0.7
_OF_MEMORY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Goal:
    """How many times the answers a second of another way there are to be, and how many there were."""

    way: str
    least: float
    ratio: float

    @property
    def is_met(self) -> bool:
        """Say whether there were as many."""
        return self.ratio >= self.least


def ratio(of: Mapping[str, Any], way: str) -> float:
    """Return how many times as many answers a second as another way Linernotes gave to a question."""
    return float(of["linernotes"]["rps"] / of[way]["rps"])


def goals(name: str, of: Mapping[str, Any]) -> Iterator[Goal]:
    """Yield the goals for a question, of which `of` has the figures."""
    if name == "credits_again":
        yield Goal("memory", _OF_MEMORY, ratio(of, "memory"))
    yield Goal("neo4j_graphql", _OF_THE_PEER.get(name, _OF_THE_PEER_ELSE), ratio(of, "neo4j_graphql"))
    least = _OF_THE_DRIVER if of["fields"] >= MANY_FIELDS else _OF_THE_DRIVER_IF_SMALL
    yield Goal("driver", least, ratio(of, "driver"))


def waits_longer(of: Mapping[str, Any]) -> list[str]:
    """Name the loads at which the slowest answers of Linernotes came later than the peer's."""
    ours, theirs = of["linernotes"]["loads"], of["neo4j_graphql"]["loads"]
    return [load for load in ours if ours[load]["p99_ms"] > theirs[load]["p99_ms"]]


def fields_of(answer: Any) -> int:
    """Count the values of an answer that are no objects and no lists."""
    if isinstance(answer, Mapping):
        return sum(map(fields_of, answer.values()))
    return sum(map(fields_of, answer)) if isinstance(answer, list) else 1
