"""What a report's numbers may become, done again in the slowest obvious way."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

Json = dict[str, Any]


def ranks_and_weights(report: Json) -> list[tuple[int, int | None]]:
    """Return rank and weight of each score, in the order of the report; the weight is None where none may be said."""
    scores = report["scores"]
    names = [f"{score['source']}/{place:05d}" for place, score in enumerate(scores)]
    raws = [Fraction(score["raw"]) for score in scores]
    weights = _weights(report, names, raws)
    found = []
    for place, score in enumerate(scores):
        ahead = [
            other
            for other in range(len(scores))
            if raws[other] > raws[place] or (raws[other] == raws[place] and names[other] < names[place])
        ]
        found.append((score.get("rank") or len(ahead) + 1, weights.get(names[place])))
    return found


def _weights(report: Json, names: list[str], raws: list[Fraction]) -> dict[str, int]:
    residual = report["residual"].get("statedPpm")
    positive = [max(raw, Fraction(0)) for raw in raws]
    if report["method"]["measures"] != "INFLUENCE_ESTIMATE" or residual is None or sum(positive) == 0:
        return {}
    left = 1_000_000 - residual
    exact = {name: raw * left / sum(positive) for name, raw in zip(names, positive, strict=True)}
    given = {name: int(part) for name, part in exact.items()}
    while sum(given.values()) < left:
        # One unit at a time goes to whoever is furthest below its part; of equals, to the first by name.
        given[min(sorted(names), key=lambda name: given[name] - exact[name])] += 1
    return given
