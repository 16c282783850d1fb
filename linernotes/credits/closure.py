"""What a model was trained on: the models it rests on, the stage of each, and how many entries their datasets have."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from linernotes.credits.contributions import stated
from linernotes.credits.credited import model_name, party_name
from linernotes.credits.leaves import Leaf, id_leaf
from linernotes.credits.needs import EntryNeeds, ModelUseNeeds, TrainedModelNeeds
from linernotes.credits.shapes import ModelLine
from linernotes.credits.standpoint import Standpoint
from linernotes.facts.dataset import EntryStage
from linernotes.facts.training import TrainingKind

BASE: Final = "BASE"
NOT_STATED: Final = "NOT_STATED"
# What a model's own run is called on a sheet. Whatever it started or learned from is its base.
_STAGES: Final[Mapping[str, str]] = MappingProxyType(
    {kind.value: BASE if kind is TrainingKind.PRETRAIN else kind.value for kind in TrainingKind}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The dataset versions that an asset's models were trained on, with the stage of each."""

    stages: Mapping[str, str]

    def within(self, entries: Collection[EntryNeeds]) -> list[EntryNeeds]:
        """Return the entries by which an item was trained on here; entries for validation or test were not."""
        return [
            entry
            for entry in entries
            if entry["stage"] == EntryStage.TRAINING.value and entry["version"] in self.stages
        ]

    def stage(self, entries: Collection[EntryNeeds]) -> str | None:
        """Return the stage at which an item was trained on; of several the one nearest to the asset; None: at none."""
        stages = {self.stages[entry["version"]] for entry in self.within(entries)}
        return min(stages, key=lambda stage: (stage == BASE, stage), default=None)


def closure(models: Sequence[TrainedModelNeeds], uses: Sequence[ModelUseNeeds]) -> Closure:
    """Gather the dataset versions of all models; one that a model's own run used has that run's stage."""
    direct = {use["modelVersion"] for use in uses}
    stages: dict[str, str] = {}
    for model in sorted(models, key=lambda model: (model["id"] in direct, model["id"])):
        stage = stage_of(model, direct)
        for dataset in (model["run"] or {"datasets": []})["datasets"]:
            stages[dataset["id"]] = stage
    return Closure(stages=stages)


def stage_of(model: TrainedModelNeeds, direct: Collection[str]) -> str:
    """Return a model's stage: its own run's kind where the asset was made with it, else BASE."""
    if model["id"] not in direct:
        return BASE
    return NOT_STATED if model["run"] is None else _STAGES[model["run"]["type"]]


def model_lines(
    models: Sequence[TrainedModelNeeds], uses: Sequence[ModelUseNeeds], standpoint: Standpoint
) -> tuple[ModelLine, ...]:
    """List the models: those that the asset was made with as its maker ordered them, then what they rest on."""
    positions = {use["modelVersion"]: use["position"] for use in sorted(uses, key=_position, reverse=True)}
    parts: dict[str, list[str]] = {}
    for use in sorted(uses, key=_position):
        parts.setdefault(use["modelVersion"], []).extend([use["part"]] if use["part"] else [])
    names = {model["id"]: model_name(model) for model in models}
    ordered = sorted(
        models, key=lambda model: (positions.get(model["id"], 2**31), names[model["id"]].text, model["id"])
    )
    return tuple(_line(model, names, parts, standpoint) for model in ordered)


def _position(use: ModelUseNeeds) -> tuple[int, str]:
    return use["position"], use["modelVersion"]


def _line(
    model: TrainedModelNeeds, names: Mapping[str, Leaf], parts: Mapping[str, list[str]], standpoint: Standpoint
) -> ModelLine:
    run = model["run"]
    entries = {dataset["id"]: dataset["entryCount"] for dataset in run["datasets"]} if run is not None else None
    return ModelLine(
        model=names[model["id"]],
        model_version=id_leaf(model["id"], model["fact"]),
        stage=stage_of(model, parts),
        entries=None if entries is None else sum(entries.values()),
        used_directly=model["id"] in parts,
        parts=tuple(dict.fromkeys(parts.get(model["id"], ()))),
        provided_by=party_name(model["model"]["providedBy"], standpoint),
        started_from=_named(run["startedFrom"] if run is not None else [], names),
        learned_from=_named(run["learnedFrom"] if run is not None else [], names),
        stated=stated(model["stated"]),
    )


def _named(ids: Sequence[str], names: Mapping[str, Leaf]) -> tuple[Leaf, ...]:
    return tuple(sorted((names[id_] for id_ in set(ids) if id_ in names), key=lambda name: (name.text, name.fact)))
