"""Times every question in every way: in turns, round after round, all warm."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.side.http import Http
from bench.side.load import Load, Loader, Took, how_many, together
from bench.side.telling import line
from bench.side.ways import Way

CONNECTIONS: Final = (1, 8, 32)
SHOWN: Final = 8
"""Of how many connections the figures of a table are."""
RATE: Final = "rate"
_LEAST_WARM: Final = 5
_OF_THE_SLOWEST: Final = 0.5
"""The constant rate is half of what the slowest can take: then nobody is asked for more than it can do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often everything is timed, and for about how many seconds each time."""

    rounds: int
    seconds: float
    connections: Sequence[int] = CONNECTIONS


Figures = dict[str, float]


def timed(
    loader: Loader,
    ways: Sequence[Way],
    known: Mapping[str, Mapping[str, Any]],
    pace: Pace,
    *,
    told: Callable[[str], None],
) -> dict[str, dict[str, Any]]:
    """Return the figures of each question and way: at 8 connections, and those of every load under `loads`.

    `known` has what is known already of each question that is to be timed, which is returned with its figures.
    """
    found = {}
    for name, of in known.items():
        found[name] = {**_Turns(loader, pace, name).of(ways), **of}
        told(line(name, found[name]))
    return found


class _Turns:
    """The runs of one question."""

    def __init__(self, loader: Loader, pace: Pace, question: str) -> None:
        self._loader = loader
        self._pace = pace
        self._question = question
        self._took: dict[tuple[str, str, int], Took] = defaultdict(Took)

    def of(self, ways: Sequence[Way]) -> dict[str, Any]:
        """Time it in all ways: a round is each load in each way."""
        rps = {way.name: self._warm(way) for way in ways}
        for _ in range(self._pace.rounds):
            for connections in self._pace.connections:
                for way in ways:
                    self._closed(way, connections, rps[way.name] if connections > 1 else rps[way.name] / 2)
        rate = _OF_THE_SLOWEST * min(self._figures(way, str(SHOWN))["rps"] for way in ways)
        for _ in range(self._pace.rounds):
            for way in ways:
                self._at_rate(way, rate)
        return {way.name: self._all_figures(way) for way in ways}

    def _warm(self, way: Way) -> float:
        """Ask until everything is warm, and return about how many answers a second to expect."""
        seconds = 0.0
        for http in self._requests(way):
            slowly = self._loader.send(http, way.pid, Load(connections=1, requests=_LEAST_WARM)).figures()["rps"]
            load = Load(connections=SHOWN, requests=how_many(slowly, self._pace.seconds, SHOWN))
            seconds += 1 / self._loader.send(http, way.pid, load).figures()["rps"]
        return 1 / seconds

    def _closed(self, way: Way, connections: int, rps: float) -> None:
        load = Load(connections=connections, requests=how_many(rps, self._pace.seconds, connections))
        self._run(way, str(connections), load)

    def _at_rate(self, way: Way, rate: float) -> None:
        load = Load(connections=SHOWN, requests=how_many(rate, self._pace.seconds, SHOWN), rate=rate)
        self._run(way, RATE, load)

    def _run(self, way: Way, name: str, load: Load) -> None:
        for place, http in enumerate(self._requests(way)):
            self._took[way.name, name, place] += self._loader.send(http, way.pid, load)

    def _requests(self, way: Way) -> Sequence[Http]:
        return way.requests[self._question]

    def _figures(self, way: Way, name: str) -> Figures:
        return together([self._took[way.name, name, place].figures() for place in range(len(self._requests(way)))])

    def _all_figures(self, way: Way) -> dict[str, Any]:
        loads = {name: self._figures(way, name) for name in (*map(str, self._pace.connections), RATE)}
        return {**loads[str(SHOWN)], "loads": loads}
