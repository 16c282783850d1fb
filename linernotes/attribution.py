"""What a report's numbers may become: ranks always, weights only for influence with a stated residual."""

from collections.abc import Sequence
from dataclasses import dataclass

from linernotes.decimals import as_fraction
from linernotes.facts.attribution import AttributionReport, Measures
from linernotes.shares import PPM, largest_remainder


@dataclass(frozen=True, slots=True)
class Weighed:
    """One score's rank (1 is first), and its weight in ppm or None where no weight may be said."""

    rank: int
    weight_ppm: int | None


def weigh(report: AttributionReport, sources: Sequence[str]) -> list[Weighed]:
    """Rank and weigh a report's scores, in their order; `sources` are the ids that they are about.

    A weight is the score's part of all positive scores, of what the stated residual leaves of 1,000,000
    (negative scores weigh nothing, largest remainder, ties by source and place).
    """
    raws = [as_fraction(score.raw) for score in report.scores]
    ties = [f"{source}/{place:05d}" for place, source in enumerate(sources)]
    order = sorted(range(len(raws)), key=lambda place: (-raws[place], ties[place]))
    ranks = {place: rank for rank, place in enumerate(order, start=1)}
    weights = _weights(report, [(tie, max(raw, as_fraction("0"))) for tie, raw in zip(ties, raws, strict=True)])
    return [
        Weighed(score.rank or ranks[place], weights.get(ties[place]) if weights is not None else None)
        for place, score in enumerate(report.scores)
    ]


def _weights(report: AttributionReport, positive: list[tuple[str, object]]) -> dict[str, int] | None:
    stated = report.residual.stated_ppm
    if report.method.measures is not Measures.INFLUENCE_ESTIMATE or stated is None:
        return None
    if not any(raw for _, raw in positive):
        return None
    return largest_remainder(positive, PPM - stated)  # type: ignore[arg-type]
