"""Errors as they leave: every one with a code; what nobody expected is masked, and logged under a reference."""

from __future__ import annotations

import logging
from secrets import token_hex
from typing import Any

from graphql import GraphQLError

from linernotes.errors import LinernotesError

log = logging.getLogger(__name__)

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_REQUEST = "BAD_REQUEST"
EXECUTION_FAILED = "GRAPHQL_EXECUTION_FAILED"
INTERNAL = "INTERNAL"

_NULL = "Cannot return null for non-nullable field"


def formatted(error: GraphQLError, code: str = EXECUTION_FAILED) -> dict[str, Any]:
    """Give an error as the response says it; `code` is for one that GraphQL itself found."""
    cause = _cause(error)
    if isinstance(cause, LinernotesError):
        return _said(error, cause.message, {"code": cause.code, **_more(cause)})
    if isinstance(cause, GraphQLError) or (isinstance(cause, TypeError) and str(cause).startswith(_NULL)):
        return _said(error, error.message, {"code": code, **(error.extensions or {})})
    reference = token_hex(6)
    log.error("unexpected error %s at %s", reference, error.path, exc_info=cause)
    return _said(error, "internal error", {"code": INTERNAL, "reference": reference})


def _cause(error: GraphQLError) -> BaseException:
    """Give what was raised first; graphql-core wraps it, once or more."""
    cause: BaseException = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _more(cause: LinernotesError) -> dict[str, Any]:
    retry_after = getattr(cause, "retry_after", None)
    return {} if retry_after is None else {"retryAfter": retry_after}


def _said(error: GraphQLError, message: str, extensions: dict[str, Any]) -> dict[str, Any]:
    """Give the error in its words and place."""
    said: dict[str, Any] = {"message": message}
    if error.locations:
        said["locations"] = [{"line": location.line, "column": location.column} for location in error.locations]
    if error.path is not None:
        said["path"] = error.path
    return {**said, "extensions": extensions}
