"""The datasets and models of a generated world: what each version includes, and in what chains they were trained."""

import hashlib
from collections.abc import Iterable, Iterator

from seed.world import names
from seed.world.facts import LAB, Fact, instant, stated
from seed.world.plan import LATE_MODELS, POPULAR_MODEL, Plan

_BASES = ("LICENSED",) * 6 + ("OPEN_LICENCE", "OWNED", "CRAWLED", "UNKNOWN")
_STAGES = ("TRAINING",) * 18 + ("VALIDATION", "TEST")


def datasets(plan: Plan) -> Iterator[Fact]:
    """Yield the datasets and all their versions but the one with assets in it."""
    for number in range(plan.datasets):
        name = f"{names.title(plan.chance, 'dataset', number)} Corpus"
        curator = plan.reference("par", plan.company("curator", number))
        yield stated(LAB, "dataset", subject=plan.ids.new("dst", number), name=name, curatedBy=curator)
    for number in range(plan.synthetic):
        yield from _version(plan, number)


def synthetic_data(plan: Plan) -> Iterator[Fact]:
    """Yield the dataset version that includes what early models made."""
    yield from _version(plan, plan.synthetic)


def early_models(plan: Plan) -> Iterator[Fact]:
    """Yield the models, and the versions that were trained before there was an asset."""
    for number in range(plan.model_of(plan.model_versions - 1) + 1):
        name = f"{names.title(plan.chance, 'model', number)} Model"
        provider = plan.reference("par", plan.company("provider", number))
        yield stated(LAB, "model", subject=plan.ids.new("mod", number), name=name, providedBy=provider)
    for number in range(plan.model_versions - LATE_MODELS):
        yield from _model_version(plan, number)


def late_models(plan: Plan) -> Iterator[Fact]:
    """Yield the model versions that learned from assets."""
    for number in range(plan.model_versions - LATE_MODELS, plan.model_versions):
        yield from _model_version(plan, number)


def _version(plan: Plan, number: int) -> Iterator[Fact]:
    version, dataset = plan.reference("dsv", number), plan.reference("dst", plan.dataset_of(number))
    subject = plan.ids.new("dsv", number)
    yield stated(LAB, "datasetVersion", subject=subject, dataset=dataset, version=f"{number + 1}.0", created="2026-01")
    lines = []
    for item in _items(plan, number):
        entry = _entry(plan, number, item)
        lines.append(f"{item} {entry['basis']} {entry['stage']}\n")
        yield entry
    if number != 1:
        # One version stays open: entries may still join it.
        yield stated(LAB, "datasetClosed", of=version)
        yield stated(LAB, "datasetFrozen", of=version, count=len(lines), root=_root(lines))


def _items(plan: Plan, version: int) -> Iterator[str]:
    for recording in range(plan.recordings):
        if plan.holds(version, recording):
            yield plan.ids.of("rec", recording)
    if version == POPULAR_MODEL:
        for work in range(0, plan.works, 50):
            yield plan.ids.of("wrk", work)
    if version == plan.synthetic:
        for asset in filter(plan.is_synthetic_data, range(plan.early_assets)):
            yield plan.ids.of("ast", asset)


def _entry(plan: Plan, version: int, item: str) -> Fact:
    # The last twelve digits of an id are chance enough, and the same whatever else is in the version.
    draw = int(item[-12:], 16)
    basis = plan.chance.pick(_BASES, "basis", version, draw)
    allows = basis == "LICENSED" and plan.chance.one_in(4, "allows naming", version, draw)
    paper = {"document": f"Licence {draw % 500}", "allowsNaming": True}
    return stated(
        LAB,
        "datasetEntry",
        of=plan.reference("dsv", version),
        item={"id": item},
        basis=basis,
        stage=plan.chance.pick(_STAGES, "stage", version, draw),
        reliedOn=[paper] if allows else None,
    )


def _root(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def _model_version(plan: Plan, number: int) -> Iterator[Fact]:
    base = plan.base_of(number)
    distils = number == plan.model_versions - LATE_MODELS
    sings = number == plan.model_versions - 1
    type_ = "DISTILLATION" if distils else "ADAPTER" if sings else "PRETRAIN" if base is None else "FINE_TUNE"
    others = [] if base is None else [plan.reference("mdv", base)]
    yield stated(
        LAB,
        "trainingRun",
        subject=plan.ids.new("run", number),
        type=type_,
        runBy=plan.reference("par", plan.company("trainer", plan.model_of(number))),
        used=[plan.reference("dsv", version) for version in plan.used_by(number)] or None,
        startedFrom=others if others and not distils else None,
        learnedFrom=others if distils else None,
        startedAt=instant(number),
    )
    yield stated(
        LAB,
        "modelVersion",
        subject=plan.ids.new("mdv", number),
        model=plan.reference("mod", plan.model_of(number)),
        version=f"{number + 1}.0",
        producedBy=plan.reference("run", number),
        voiceOf=[plan.reference("par", 0)] if sings else None,
        weightsHash=plan.chance.hexadecimal("weights", number),
    )
