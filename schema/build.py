"""The schema: strawberry's from the types, and in it the way by which read fields give what the reader read."""

from __future__ import annotations

from functools import cache
from typing import Any

import strawberry
from graphql import GraphQLSchema

from schema.handthrough import install
from schema.mutations import Mutation
from schema.queries import Query
from schema.scalars import CONFIG
from schema.types.contribution import Contribution


@cache
def build() -> GraphQLSchema:
    """Build the schema, once."""
    schema = strawberry.Schema(query=Query, mutation=Mutation, types=[Contribution], config=CONFIG)
    core: Any = schema._schema  # Strawberry makes the types; graphql-core runs them.
    assert isinstance(core, GraphQLSchema)
    install(core)
    return core
