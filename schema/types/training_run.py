"""The type TrainingRun."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.scalars import DateTime
from schema.types.dataset import DatasetVersion
from schema.types.enums import TrainingKind
from schema.types.model_version import ModelVersion
from schema.types.node import Node
from schema.types.rights.proof import Proof
from schema.types.rights.standing import PastUse
from schema.types.rights.violation import KNOWN_VIOLATIONS, KnownViolation, Purpose

if TYPE_CHECKING:
    from schema.types.model import Model
    from schema.types.party import Party


@strawberry.type(description="A training run.")
class TrainingRun(PastUse, Purpose, Node):
    type: TrainingKind = strawberry.field(description="What kind of training it was.")
    started_at: DateTime | None = strawberry.field(description="When it started.")
    ended_at: DateTime | None = strawberry.field(description="When it ended.")
    code_hash: str | None = strawberry.field(description="The SHA-256 of its code.")
    config_hash: str | None = strawberry.field(description="The SHA-256 of its configuration.")
    known_violations: list[KnownViolation] = strawberry.field(description=KNOWN_VIOLATIONS)
    model: Annotated["Model", strawberry.lazy("schema.types.model")] | None = strawberry.field(
        description="What it trains a version of, for permits that are limited to one model; null: not said."
    )
    model_version: ModelVersion | None = strawberry.field(
        description="The version that it was to make, for permits that are limited to one version; null: not said."
    )
    run_by: Annotated["Party", strawberry.lazy("schema.types.party")] | None = strawberry.field(
        description="Who ran it."
    )
    used: list[DatasetVersion] = strawberry.field(description="The dataset versions that it used.")
    started_from: list[ModelVersion] = strawberry.field(description="The model versions that it started from.")
    learned_from: list[ModelVersion] = strawberry.field(description="The model versions that it learned from.")
    proof: Proof = strawberry.field(description="Whether what it used was cleared when it began, then and now.")
    produced: list[ModelVersion] = strawberry.field(description="The model versions that it produced.")
