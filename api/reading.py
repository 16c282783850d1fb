"""Reads a GraphQL request from its bytes; whatever is wrong with them is said, and is no failure of ours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from api.documents import EXTENSION as PERSISTED
from api.documents import Documents
from api.errors import BatchOfRequests, RequestRefused, TooLarge, TooSlow, WrongMediaType
from api.freshness import EXTENSION, seq_of

LARGEST_BODY: Final = 1_500_000
_BODY_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A GraphQL request with its document; `min_seq` is 0 when none was asked for.

    `is_named` says whether the document was named by its hash: such requests come again and again.
    """

    query: str
    operation_name: str | None
    variables: Mapping[str, Any]
    min_seq: int
    is_named: bool = False


async def whole_body(chunks: AsyncIterator[bytes], *, headers: Mapping[str, str]) -> bytes:
    """Read a body of JSON to its end; raises WrongMediaType, TooLarge, TooSlow."""
    kind, _, parameters = headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower().replace('"', "")
    if kind.strip().lower() != "application/json" or charset not in ("", "charset=utf-8"):
        raise WrongMediaType("Send the request as `Content-Type: application/json`, in UTF-8.")
    if headers.get("content-encoding", "identity") != "identity":
        raise WrongMediaType("Send the request as it is, not compressed.")
    said = headers.get("content-length", "")
    if said.isdecimal() and (len(said) > 12 or int(said) > LARGEST_BODY):
        raise _too_large()
    body = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in chunks:
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise _too_large()
    except TimeoutError as problem:
        raise TooSlow(f"The body did not arrive within {_BODY_SECONDS:g} s.") from problem
    return bytes(body)


def from_body(body: bytes, documents: Documents) -> Asked:
    """Read a request from a POST's body; raises RequestRefused."""
    sent = _json(body, name="The body")
    if isinstance(sent, list):
        raise BatchOfRequests("Send one request at a time; one document may have many fields.")
    if not isinstance(sent, dict):
        raise RequestRefused("The body is to be a JSON object with `query`.")
    return _asked(sent, documents)


def from_parameters(parameters: Mapping[str, str], documents: Documents) -> Asked:
    """Read a request from a GET's parameters; raises RequestRefused."""
    sent: dict[str, Any] = dict(parameters)
    for name in ("variables", "extensions"):
        if sent.get(name):
            sent[name] = _json(sent[name].encode("utf-8", "surrogatepass"), name=f"`{name}`")
        else:
            sent[name] = None
    return _asked(sent, documents)


def _asked(sent: Mapping[str, Any], documents: Documents) -> Asked:
    operation_name = sent.get("operationName")
    if operation_name is not None and not isinstance(operation_name, str):
        raise RequestRefused("`operationName` is to be a name of an operation, or null.")
    extensions = _object(sent, "extensions")
    query = _document(sent, extensions, documents)
    return Asked(
        query=query,
        operation_name=operation_name or None,
        variables=_object(sent, "variables"),
        min_seq=seq_of(extensions.get(EXTENSION), name=f"`extensions.{EXTENSION}`"),
        is_named=PERSISTED in extensions or "documentId" in sent,
    )


def _document(sent: Mapping[str, Any], extensions: Mapping[str, Any], documents: Documents) -> str:
    query, document_id = sent.get("query"), sent.get("documentId")
    if document_id is not None:
        if query is not None or PERSISTED in extensions:
            raise RequestRefused("A request has a `documentId`, or a `query`, and not both.")
        return documents.named(document_id)
    if PERSISTED in extensions:
        return documents.persisted(extensions[PERSISTED], query)
    if not isinstance(query, str) or not query.strip():
        raise RequestRefused("`query` is to be a GraphQL document.")
    return query


def _object(sent: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = sent.get(name)
    if value is not None and not isinstance(value, dict):
        raise RequestRefused(f"`{name}` is to be a JSON object, or null.")
    return value or {}


def _json(data: bytes, *, name: str) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise RequestRefused(f"{name} is not JSON in UTF-8: see {where}.") from problem


def _too_large() -> TooLarge:
    return TooLarge(f"A request has at most {LARGEST_BODY:,} bytes. Send facts in batches, or use `linernotes import`.")
