"""Executing a document: parsed and validated once, its cost bounded, its root fields read, its answer as bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import orjson
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    parse,
    validate,
)

from graph.reader import Document, ReadContext, Reader
from graph.reader.answer import Answer, all_rested_on
from graph.reader.cost import costs_of
from graph.reader.lru import Lru, digest_of
from schema.errors import BAD_REQUEST, EXECUTION_FAILED, PARSE_FAILED, VALIDATION_FAILED, formatted
from schema.handthrough import HandThrough, Request
from schema.limits import Limits, TooMuch, check, weigh

LARGEST_CACHED = 20_000


@dataclass(frozen=True, slots=True)
class Response:
    """What a document is answered; `executed` says whether it came so far."""

    data: dict[str, Any] | None
    errors: list[dict[str, Any]]
    extensions: dict[str, Any]
    executed: bool = True
    answers: Sequence[Answer] = ()

    @property
    def seq(self) -> int | None:
        """Say how far the journal was, at the least, when this was read; None if nothing was."""
        return min((answer.seq for answer in self.answers if answer.seq is not None), default=None)

    @property
    def rests_on(self) -> frozenset[str] | None:
        """Say on which things it rests, by their ids: it is the same as long as no fact touches one of them.

        None where nobody can name them all, and where there are errors.
        """
        return None if self.errors else all_rested_on(answer.rests_on for answer in self.answers)

    def as_dict(self) -> dict[str, Any]:
        """Give the response's members that are there, errors first, as the specification recommends."""
        said: dict[str, Any] = {"errors": self.errors} if self.errors else {}
        if self.executed:
            said["data"] = self.data
        return said | ({"extensions": self.extensions} if self.extensions else {})

    def body(self) -> bytes:
        """Give the response as JSON."""
        return orjson.dumps(self.as_dict())


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A document that was seen; `is_light` if no values of its variables can make it ask too much."""

    document: DocumentNode | None
    errors: tuple[GraphQLError, ...] = ()
    code: str = ""
    is_light: bool = False
    digest: bytes = b""


class Execution:
    """Executes documents over one schema; one for a process."""

    def __init__(self, schema: GraphQLSchema, reader: Reader, limits: Limits | None = None) -> None:
        self.schema = schema
        self.reader = reader
        self.limits = limits or Limits()
        self._costs = costs_of(reader.views)
        self._parsed: Lru[str, _Parsed] = Lru(1_000)

    def operation_type(self, text: str, operation_name: str | None = None) -> OperationType | None:
        """Say whether a document asks or changes; None if that cannot be said."""
        document = self._parse(text).document
        operation = get_operation_ast(document, operation_name) if document else None
        return operation.operation if isinstance(operation, OperationDefinitionNode) else None

    async def execute(
        self,
        text: str,
        *,
        context: ReadContext,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        services: Any = None,
        world: Any = None,
        always_lenient: bool = False,
    ) -> Response:
        """Execute one operation of a document.

        `services` is for the resolvers of mutations (`info.context.services`). With a `world`, an object or dict that
        has the root fields, nothing is read: graphql-core alone walks it. `always_lenient` makes it complete all that
        is read.
        """
        parsed = self._parse(text)
        if parsed.document is None:
            return _refused(parsed.errors, parsed.code)
        if not parsed.is_light and (too_much := self._too_much(parsed.document, variables or {})):
            return _refused((too_much,), BAD_REQUEST)
        request = Request(
            self.reader, Document(parsed.digest, operation_name), context, services, always_lenient=always_lenient
        )
        built = HandThrough.build(
            self.schema,
            parsed.document,
            root_value=world,
            context_value=request,
            raw_variable_values=dict(variables or {}),
            operation_name=operation_name,
        )
        if isinstance(built, list):
            return _refused(built, BAD_REQUEST)
        result = built.execute_operation()
        if built.is_awaitable(result):
            result = await result
        return _answered(cast("ExecutionResult", result), request)

    def _parse(self, text: str) -> _Parsed:
        known = self._parsed.get(text)
        if known is None:
            known = self._parse_anew(text)
            if len(text) <= LARGEST_CACHED:
                self._parsed.put(text, known)
        return known

    def _parse_anew(self, text: str) -> _Parsed:
        try:
            document = parse(text, max_tokens=10_000)
        except GraphQLError as error:
            return _Parsed(None, (error,), PARSE_FAILED)
        # Weighed first: a document may be made so that validating it takes forever.
        is_light = self._too_much(document, None) is None
        if not is_light and (too_much := self._too_much(document, {})):
            return _Parsed(None, (too_much,), BAD_REQUEST)
        errors = validate(self.schema, document, max_errors=20)
        if errors:
            return _Parsed(None, tuple(errors), VALIDATION_FAILED)
        return _Parsed(document, is_light=is_light, digest=digest_of(text))

    def _too_much(self, document: DocumentNode, variables: Mapping[str, Any] | None) -> GraphQLError | None:
        try:
            check(*weigh(self.schema, document, self._costs, variables), self.limits)
        except TooMuch as refused:
            return GraphQLError(refused.message, original_error=refused)
        return None


def _refused(errors: list[GraphQLError] | tuple[GraphQLError, ...], code: str) -> Response:
    return Response(None, [formatted(error, code) for error in errors], {}, executed=False)


def _place(error: GraphQLError) -> tuple[object, ...]:
    path = [f"{step:09}" if isinstance(step, int) else step for step in error.path or ()]
    return [(each.line, each.column) for each in error.locations or ()], path


def _answered(result: ExecutionResult, request: Request) -> Response:
    # Root fields are read at the same time: their errors stand as the document does, and not as they came.
    errors = [formatted(error, EXECUTION_FAILED) for error in sorted(result.errors or (), key=_place)]
    response = Response(result.data, errors, {}, answers=request.answers)
    return response if response.seq is None else replace(response, extensions={"journal": {"seq": response.seq}})
