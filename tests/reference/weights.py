"""What a report's raw scores weigh: their part of what the residual leaves, by largest remainder."""

from __future__ import annotations

from fractions import Fraction

from tests.reference.journal import Fact

WHOLE_PPM = 1_000_000


def weights(report: Fact) -> list[int | None]:
    """Return the weight of each score of a report, in its order; None where none may be said.

    Only influence beside a stated residual is weighed. What is below zero weighs nothing; what is left over by
    rounding goes unit by unit to whoever is furthest below its part, of equals to the first by source and place.
    """
    scores, stated = report["scores"], report["residual"].get("statedPpm")
    raws = [max(Fraction(score["raw"]), Fraction(0)) for score in scores]
    if report["method"]["measures"] != "INFLUENCE_ESTIMATE" or stated is None or sum(raws) == 0:
        return [None] * len(scores)
    exact = [raw * (WHOLE_PPM - stated) / sum(raws) for raw in raws]
    given = [int(part) for part in exact]
    names = [f"{score['source']}/{place:05d}" for place, score in enumerate(scores)]
    while sum(given) < WHOLE_PPM - stated:
        given[min(range(len(scores)), key=lambda place: (given[place] - exact[place], names[place]))] += 1
    return list(given)
