"""The type Model."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.types.node import Node

if TYPE_CHECKING:
    from schema.types.model_version import ModelVersion
    from schema.types.party import Party


@strawberry.type(description="A model.")
class Model(Node):
    name: str = strawberry.field(description="Its name.")
    provided_by: Annotated["Party", strawberry.lazy("schema.types.party")] | None = strawberry.field(
        description="Who provides it."
    )
    versions: list[Annotated["ModelVersion", strawberry.lazy("schema.types.model_version")]] = strawberry.field(
        description="Its versions."
    )
