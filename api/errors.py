"""What the edge refuses, and how every expected error leaves over HTTP: its status, its headers, its words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Final

import orjson

from api.access import BadToken, NotAllowed
from api.tokens import TokensUnreadable
from graph.engine.errors import AccessRefused, DatabaseBusy, DatabaseUnavailable
from graph.reader.errors import BadArgument
from linernotes.errors import LinernotesError

INTERNAL: Final = 500
UNAVAILABLE: Final = 503


class RequestRefused(LinernotesError):
    """Any request that is not taken as it is; each kind has its status and may bring headers."""

    code: ClassVar[str] = "BAD_REQUEST"
    status: ClassVar[int] = 400
    headers: ClassVar[Mapping[str, str]] = MappingProxyType({})


class BatchOfRequests(RequestRefused):
    """Several requests came as one array."""

    code: ClassVar[str] = "BATCHING_NOT_SUPPORTED"


class QueriesOnly(RequestRefused):
    """A request that changes something came by GET, which anybody's page can send."""

    code: ClassVar[str] = "METHOD_NOT_ALLOWED"
    status: ClassVar[int] = 405
    headers: ClassVar[Mapping[str, str]] = MappingProxyType({"allow": "POST"})


class NotAcceptable(RequestRefused):
    """The caller takes none of the forms in which there are answers."""

    code: ClassVar[str] = "NOT_ACCEPTABLE"
    status: ClassVar[int] = 406


class TooSlow(RequestRefused):
    """The request's body did not arrive in time."""

    code: ClassVar[str] = "REQUEST_TIMEOUT"
    status: ClassVar[int] = 408


class TooLarge(RequestRefused):
    """The request's body is longer than one may be."""

    code: ClassVar[str] = "BODY_TOO_LARGE"
    status: ClassVar[int] = 413
    headers: ClassVar[Mapping[str, str]] = MappingProxyType({"connection": "close"})


class WrongMediaType(RequestRefused):
    """The request's body is said to be something else than JSON."""

    code: ClassVar[str] = "UNSUPPORTED_MEDIA_TYPE"
    status: ClassVar[int] = 415


class NoSheet(RequestRefused):
    """There is no credit sheet at this address, for this reader."""

    code: ClassVar[str] = "NOT_FOUND"
    status: ClassVar[int] = 404


class NotYet(LinernotesError):
    """The journal has not come as far as the caller asks that it be."""

    code: ClassVar[str] = "NOT_YET"
    retry_after: ClassVar[int] = 1


class NotReady(LinernotesError):
    """The service has not come up, or cannot as things are."""

    code: ClassVar[str] = "NOT_READY"
    retry_after: ClassVar[int] = 1


_STATUSES: Final[tuple[tuple[type[LinernotesError], int], ...]] = (
    (BadArgument, 400),
    (BadToken, 401),
    (NotAllowed, 403),
    (TokensUnreadable, UNAVAILABLE),
    (NotYet, UNAVAILABLE),
    (NotReady, UNAVAILABLE),
    (DatabaseUnavailable, UNAVAILABLE),
    (AccessRefused, UNAVAILABLE),
)
UNAVAILABLE_CODES: Final = frozenset({DatabaseUnavailable.code, DatabaseBusy.code, AccessRefused.code, NotReady.code})
"""The codes of errors because of which a whole answer is put off, whatever else was asked."""


def status_of(error: LinernotesError) -> int:
    """Return the HTTP status of an expected error."""
    if isinstance(error, RequestRefused):
        return error.status
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), INTERNAL)


def headers_of(error: LinernotesError) -> dict[str, str]:
    """Return the headers that go with an expected error."""
    headers = dict(error.headers) if isinstance(error, RequestRefused) else {}
    if isinstance(error, BadToken):
        headers["www-authenticate"] = 'Bearer error="invalid_token"'
    elif isinstance(error, NotAllowed):
        headers["www-authenticate"] = "Bearer"
    elif status_of(error) == UNAVAILABLE:
        headers["retry-after"] = str(_retry_after(error) or 1)
    return headers


def as_graphql(error: LinernotesError) -> bytes:
    """Return an error as the body of a GraphQL response that was not executed."""
    said = {"message": error.message, "extensions": _extensions(error)}
    return orjson.dumps({"errors": [said]})


def as_problem(error: LinernotesError) -> bytes:
    """Return an error as a problem document (RFC 9457)."""
    status = status_of(error)
    return orjson.dumps({"type": "about:blank", "status": status, "detail": error.message, **_extensions(error)})


def _extensions(error: LinernotesError) -> dict[str, Any]:
    retry_after = _retry_after(error)
    return {"code": error.code} | ({} if retry_after is None else {"retryAfter": retry_after})


def _retry_after(error: LinernotesError) -> int | None:
    seconds: int | None = getattr(error, "retry_after", None)
    return seconds
