"""Training sources: the estimated sources of the settling report of each side, and every other report beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from linernotes.credits.closure import Closure
from linernotes.credits.contributions import source_key, stated
from linernotes.credits.credited import party_name
from linernotes.credits.handles import Handles
from linernotes.credits.leaves import id_leaf
from linernotes.credits.needs import EntryNeeds, ReportNeeds, ScoreNeeds, SettledNeeds
from linernotes.credits.shapes import (
    Basis,
    LeftOut,
    OtherReport,
    ReportBlock,
    ResidualLine,
    TrainingItem,
    TrainingSources,
)
from linernotes.credits.standpoint import Standpoint
from linernotes.credits.steps import Target, segment
from linernotes.credits.words import NOT_AUTHORSHIP_V1
from linernotes.facts.attribution import Measures, Side
from linernotes.naming import Reader
from linernotes.shares import PPM, show_ppm

_TOP: Final = 5
# "Sounds like" is never said in public: what measures likeness is for the rightsholder and the auditor.
_ITEMISED: Final = frozenset({Measures.INFLUENCE_ESTIMATE, Measures.DECLARED})
_SIDES: Final[Mapping[str, int]] = {side.value: place for place, side in enumerate(Side)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What reports are judged by: the closure of the asset's models, and what its generation was given."""

    closure: Closure
    inputs: frozenset[str]
    standpoint: Standpoint
    reporters: Standpoint
    """Whoever reports is named as a maker of the report, and not as somebody trained on."""

    def inside(self, source: str, works: Iterable[str], entries: Collection[EntryNeeds]) -> bool:
        """Say whether the model can have learned or been given a source; if not, it is never credited."""
        return bool(self.closure.within(entries)) or not self.inputs.isdisjoint({source, *works})


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated:
    """The training block of a sheet, and what of it is not shown to this reader."""

    sources: TrainingSources
    left_out: tuple[LeftOut, ...]


def training_sources(
    reports: Sequence[ReportNeeds], settled: Sequence[SettledNeeds], trained: Trained, handles: Handles
) -> Estimated:
    """Show the settling report of each side in full, and all others in numbers.

    Where several reports settle one side, the stated order of sources says which is shown in full.
    """
    bases = _bases(reports)
    scores = {report["id"]: report["scores"] for report in settled}
    blocks = [_block(report, scores.get(report["id"], []), trained, handles) for report in bases.values()]
    chosen = {report["id"] for report in bases.values()}
    others = sorted((report for report in reports if report["id"] not in chosen), key=_preferred)
    hidden = sum(len(scores.get(report["id"], ())) for report in bases.values() if not _itemised(report, trained))
    sources = TrainingSources(
        statement=NOT_AUTHORSHIP_V1,
        sides=tuple(blocks),
        other_reports=tuple(_other(report, bases.get(report["side"]), trained) for report in others),
    )
    return Estimated(sources=sources, left_out=(LeftOut(what="SIMILARITY_SCORES", count=hidden),) if hidden else ())


def _bases(reports: Sequence[ReportNeeds]) -> dict[str, ReportNeeds]:
    bases: dict[str, ReportNeeds] = {}
    for report in sorted((one for one in reports if one["settledBy"]), key=_settling):
        bases.setdefault(report["side"], report)
    return dict(sorted(bases.items(), key=lambda item: _SIDES[item[0]]))


def _settling(report: ReportNeeds) -> tuple[object, ...]:
    return min(source_key(who) for who in report["settledBy"]), report["id"]


def _preferred(report: ReportNeeds) -> tuple[object, ...]:
    return _SIDES[report["side"]], source_key(report["stated"]), report["id"]


def _itemised(report: ReportNeeds, trained: Trained) -> bool:
    return trained.standpoint.reader is Reader.AUDITOR or Measures(report["measures"]) in _ITEMISED


def _block(report: ReportNeeds, scores: Sequence[ScoreNeeds], trained: Trained, handles: Handles) -> ReportBlock:
    ordered = sorted(scores, key=lambda score: (score["rank"], _target(score).id))
    inside = [score for score in ordered if _inside(score, trained)]
    weights = [score["weightPpm"] for score in inside if score["weightPpm"] is not None]
    # A weight stands only beside a stated residual, and then every score of the report has one.
    weighed = any(score["weightPpm"] is not None for score in ordered) and report["residualPpm"] is not None
    rest = PPM - sum(weights) if weighed else None
    itemised = _itemised(report, trained)
    return ReportBlock(
        basis=_basis(report, trained.reporters),
        items=tuple(_item(score, trained, handles, weighed=weighed) for score in inside) if itemised else (),
        residual=ResidualLine(
            ppm=rest,
            show=None if rest is None else show_ppm(rest),
            sources=report["candidates"] - len(inside),
            outside_training_closure=len(ordered) - len(inside),
        ),
        sum_ppm=None if rest is None else sum(weights) + rest,
    )


def _item(score: ScoreNeeds, trained: Trained, handles: Handles, *, weighed: bool) -> TrainingItem:
    target, ppm = _target(score), score["weightPpm"] if weighed else None
    entries = trained.closure.within((score["recording"] or score["work"] or {"entries": []})["entries"])
    standpoint = trained.standpoint.of_item(entries)
    why = standpoint.withholds(*target.credits)
    numbers = TrainingItem(
        rank=score["rank"],
        ppm=ppm,
        show=None if ppm is None else show_ppm(ppm),
        raw=None if weighed or why is not None else score["raw"],
        stage=trained.closure.stage(entries),
        confidence=score["confidence"],
    )
    if why is not None:
        return replace(numbers, withheld=why, handle=handles.of(target.id))
    return replace(
        numbers,
        source=target.source(standpoint),
        in_segment=segment(score["segments"], "in"),
        from_segment=segment(score["segments"], "from"),
    )


def _inside(score: ScoreNeeds, trained: Trained) -> bool:
    target = _target(score)
    entries = (score["recording"] or score["work"] or {"entries": []})["entries"]
    return trained.inside(target.id, [work["id"] for work in target.credits[1]], entries)


def _target(score: ScoreNeeds) -> Target:
    return Target(recording=score["recording"], work=score["work"])


def _basis(report: ReportNeeds, standpoint: Standpoint) -> Basis:
    return Basis(
        report=id_leaf(report["id"], report["fact"]),
        family=report["family"],
        measures=report["measures"],
        method=method(report),
        by=party_name(report["reportedBy"], standpoint),
        computed_at=report["computedAt"],
        side=report["side"],
        aspect=report["aspect"],
        candidates=report["candidates"],
        k=report["k"],
        residual="UNKNOWN" if report["residualPpm"] is None else "STATED",
        confidence=report["confidence"],
        settlement_basis=bool(report["settledBy"]),
        stated=stated(report["stated"]),
    )


def method(report: ReportNeeds) -> str:
    """Return what a report's method is called, with its version."""
    version = report["methodVersion"]
    return report["methodName"] if version is None else f"{report['methodName']} {version}"


def _other(report: ReportNeeds, basis: ReportNeeds | None, trained: Trained) -> OtherReport:
    outside = [one for one in report["scores"] if not trained.inside(one["source"], one["works"], one["entries"])]
    return OtherReport(
        report=id_leaf(report["id"], report["fact"]),
        family=report["family"],
        measures=report["measures"],
        method=method(report),
        by=party_name(report["reportedBy"], trained.reporters),
        computed_at=report["computedAt"],
        side=report["side"],
        candidates=report["candidates"],
        k=report["k"],
        settlement_basis=bool(report["settledBy"]),
        overlap_of_top5=None if basis is None else len(_top(report) & _top(basis)),
        outside_training_closure=len(outside),
        stated=stated(report["stated"]),
    )


def _top(report: ReportNeeds) -> set[str]:
    ranked = sorted(report["scores"], key=lambda score: (score["rank"], score["source"]))
    return {score["source"] for score in ranked[:_TOP]}
