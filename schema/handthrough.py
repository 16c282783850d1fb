"""What the reader read goes through the executor as it is; anything odd about it, graphql-core completes itself."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    default_field_resolver,
    is_abstract_type,
    is_object_type,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.base import has_object_definition
from typing_extensions import override

from graph.reader import Document, ReadContext, Reader
from graph.reader.answer import Answer
from graph.reader.tree import TYPE, Record

log = logging.getLogger(__name__)

READ = object()  # What a root field resolves to that the reader is to answer.


@dataclass(slots=True)
class Request:
    """One request, as the executor and the resolvers of mutations see it (`info.context`)."""

    reader: Reader
    document: Document
    reading: ReadContext
    services: Any = None
    answers: list[Answer] = field(default_factory=list)
    always_lenient: bool = False


class HandThrough(StrawberryGraphQLCoreExecutionContext):
    """An executor that lets the reader answer whole root fields."""

    context_value: Request

    @override
    def complete_value(
        self,
        return_type: GraphQLOutputType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Complete a value, which for a root field that is read is to read it."""
        if result is not READ:
            return super().complete_value(return_type, field_details_list, info, path, result, position_context)

        def complete(value: Any) -> Any:
            return super(HandThrough, self).complete_value(
                return_type, field_details_list, info, path, value, position_context
            )

        return self._read(str(path.key), field_details_list, complete)

    async def _read(self, key: str, details: FieldDetailsList, complete: Callable[[Any], Any]) -> Any:
        request = self.context_value
        answer = await self._answer(key, details)
        if not (answer.has_errors or request.always_lenient):
            with contextlib.suppress(Exception):
                return answer.strict()
            # What was being deleted was found, and gone before it was read: once more, and it is not found.
            answer = await self._answer(key, details)
            try:
                return answer.strict()
            except Exception as odd:  # noqa: BLE001 - whatever it is, graphql-core finds the words and the place for it
                request.reader.counts.fallbacks += 1
                kind, document = type(odd).__name__, request.document.digest.hex()
                log.warning("a value was odd and left to graphql-core: %s of %s: %s", key, document, kind)
        completed = complete(answer.lenient())
        return await completed if isinstance(completed, Awaitable) else completed

    async def _answer(self, key: str, details: FieldDetailsList) -> Answer:
        request = self.context_value
        answer = await request.reader.read(self, request.document, key, details, request.reading)
        request.answers.append(answer)
        return answer


def install(schema: GraphQLSchema) -> None:
    """Make the types of a schema take what the reader gives, and leave other values to their own resolvers."""
    query = schema.query_type
    mutation = schema.mutation_type
    for type_ in schema.type_map.values():
        if is_object_type(type_) and type_ is not mutation and not type_.name.startswith("__"):
            _install_object(type_, is_query=type_ is query)
        elif is_abstract_type(type_):
            type_.resolve_type = _type_resolver(type_.resolve_type)


def _install_object(type_: GraphQLObjectType, *, is_query: bool) -> None:
    type_.is_type_of = None
    for each in type_.fields.values():
        each.resolve = _query_resolver if is_query else _field_resolver(each.resolve)


def _query_resolver(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
    # With a world of plain objects as its root the schema runs on that, by graphql-core alone: the tests' oracle.
    return READ if source is None else default_field_resolver(source, info, **arguments)


def _field_resolver(original: Callable[..., Any] | None) -> Callable[..., Any]:
    def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        if type(source) is Record:
            return source[info.path.key]
        if original is not None and has_object_definition(source):
            return original(source, info, **arguments)
        return default_field_resolver(source, info, **arguments)

    return resolve


def _type_resolver(original: Callable[..., Any] | None) -> Callable[..., Any]:
    def resolve_type(source: Any, info: GraphQLResolveInfo[Any], type_: Any) -> Any:
        if type(source) is Record:
            return source[TYPE]
        if isinstance(source, dict):
            return source["__typename"]
        return original(source, info, type_) if original else None

    return resolve_type
