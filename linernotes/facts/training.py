"""Facts about training runs: what they used, and which models they started or learned from."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from linernotes.facts.base import ThingFact
from linernotes.facts.broken import broken
from linernotes.facts.fields import Instant, Sha256
from linernotes.facts.reference import DatasetVersionReference, ModelReference, ModelVersionReference, PartyReference
from linernotes.facts.rights.purpose import Purpose


class TrainingKind(StrEnum):
    """What kind of training a run was."""

    PRETRAIN = "PRETRAIN"
    FINE_TUNE = "FINE_TUNE"
    ADAPTER = "ADAPTER"
    DISTILLATION = "DISTILLATION"
    RLHF = "RLHF"


class TrainingRun(ThingFact, Purpose):
    """A training run (PROV activity): versions used, base models it started from, teachers it learned from.

    It is judged by the versions that it used, as of its start: what its base models and teachers had used is theirs.
    `model` is what it trains a version of. `modelVersion`, which says more, is the version, if that is on record before
    it is trained: permits for it alone count then. Without either, only permits for any model count.
    """

    kind: Literal["trainingRun"] = "trainingRun"
    type: TrainingKind
    run_by: PartyReference | None = None
    used: Annotated[tuple[DatasetVersionReference, ...], Field(max_length=100)] = ()
    started_from: Annotated[tuple[ModelVersionReference, ...], Field(max_length=20)] = ()
    learned_from: Annotated[tuple[ModelVersionReference, ...], Field(max_length=20)] = ()
    started_at: Instant | None = None
    ended_at: Instant | None = None
    code_hash: Sha256 | None = None
    config_hash: Sha256 | None = None
    model: ModelReference | None = None
    model_version: ModelVersionReference | None = None

    prefix: ClassVar = "run"

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.started_at is not None and self.ended_at is not None and self.started_at >= self.ended_at:
            raise broken("REVERSED_INTERVAL", "a run ends after it starts: startedAt < endedAt")
        return self
