"""The type Generation: the models it used, what it was given, and whom its prompt named."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.scalars import DateTime
from schema.types.enums import HowNamed, IngredientRelationship, InputBasis, Part
from schema.types.file import File
from schema.types.model_version import ModelVersion
from schema.types.node import Node
from schema.types.party import Party
from schema.types.recording import FROM_END, FROM_START, IN_END, IN_START, Recording
from schema.types.rights.violation import CITED
from schema.types.work import Work

if TYPE_CHECKING:
    from schema.types.asset import Asset
    from schema.types.rights.authorization import Authorization

TheAsset = Annotated["Asset", strawberry.lazy("schema.types.asset")]
Input = Annotated[
    Recording | TheAsset | Work | File, strawberry.union("Input", description="What a generation can be given.")
]


@strawberry.type(description="That a generation used a model version.")
class ModelUse:
    part: Part | None = strawberry.field(description="The part that the model made; null: not stated.")
    position: int = strawberry.field(description="Its place among the models.")
    model_version: ModelVersion = strawberry.field(description="The model version.")


@strawberry.type(description="That a generation was given something.")
class GenerationInput:
    relationship: IngredientRelationship = strawberry.field(description="What it is to what was made.")
    basis: InputBasis = strawberry.field(description="On what basis it was used.")
    position: int = strawberry.field(description="Its place among the inputs.")
    input: Input = strawberry.field(description="What was given.")
    in_start_ms: int | None = strawberry.field(description=IN_START)
    in_end_ms: int | None = strawberry.field(description=IN_END)
    from_start_ms: int | None = strawberry.field(description=FROM_START)
    from_end_ms: int | None = strawberry.field(description=FROM_END)


@strawberry.type(description="That a prompt named somebody.")
class NamedPerson:
    how: HowNamed = strawberry.field(description="As what.")
    party: Party = strawberry.field(description="Who was named.")


@strawberry.type(description="A user's word that it may use what it brought.")
class Warranty:
    position: int = strawberry.field(description="The place among the inputs of what it is about.")
    text: str = strawberry.field(description="The document in which it is given.")
    text_hash: str | None = strawberry.field(description="The SHA-256 of that document.")
    by: Party = strawberry.field(description="Who gave it.")


@strawberry.type(description="One run of models that made something. The prompt is not kept, only its hash.")
class Generation(Node):
    at: DateTime | None = strawberry.field(description="When it ran.")
    prompt_hash: str | None = strawberry.field(description="The SHA-256 of the prompt.")
    operator: Party | None = strawberry.field(description="Who operated it.")
    models: list[ModelUse] = strawberry.field(description="The models that it used.")
    inputs: list[GenerationInput] = strawberry.field(description="What it was given.")
    authorization: Annotated["Authorization", strawberry.lazy("schema.types.rights.authorization")] | None = (
        strawberry.field(description=CITED)
    )
    warranties: list[Warranty] = strawberry.field(description="What users have warranted of its inputs.")
    named: list[NamedPerson] = strawberry.field(description="Whom its prompt named.")
    made: list[TheAsset] = strawberry.field(description="What it made.")
