"""Documents that a request may name by their SHA-256 instead of bringing them: ours, the operator's, and APQ's."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar, Final

from api.errors import RequestRefused
from api.examples import examples
from api.pages.sheet_query import PAGE_QUERY, SHEET_QUERY
from graph.engine.errors import SettingInvalid
from graph.reader.lru import Lru
from schema.execution import LARGEST_CACHED

PREFIX: Final = "sha256:"
EXTENSION: Final = "persistedQuery"

_MOST_REGISTERED: Final = 1_000
_VERSION: Final = 1
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_ID: Final = re.compile(PREFIX + _HASH.pattern)


class DocumentUnknown(RequestRefused):
    """A request names a document that is not one of those that the service was given."""

    code: ClassVar[str] = "DOCUMENT_NOT_FOUND"
    status: ClassVar[int] = 404


class QueryUnknown(RequestRefused):
    """A request names a document that nobody has registered here: the client sends it, and it is known.

    Message, code and status are what Apollo's clients look for.
    """

    code: ClassVar[str] = "PERSISTED_QUERY_NOT_FOUND"
    status: ClassVar[int] = 200


class QueryUnsupported(RequestRefused):
    """A request names a document by a version of the protocol that we do not speak."""

    code: ClassVar[str] = "PERSISTED_QUERY_NOT_SUPPORTED"


class Documents:
    """Finds documents by their hash, 64 lower-case hexadecimal digits: given ones for good, registered ones for a time.

    Each process has its own registered ones, the thousand used last: a client whose document is not known sends it.
    """

    def __init__(self, given: Iterable[str] = ()) -> None:
        ours = (SHEET_QUERY, PAGE_QUERY, *(example.text for example in examples()))
        self._given = {hash_of(text): text for text in (*ours, *given)}
        self._registered: Lru[str, str] = Lru(_MOST_REGISTERED)

    def named(self, document_id: object) -> str:
        """Return the document of a `documentId` (GraphQL over HTTP, appendix Persisted Documents).

        Raises RequestRefused for what is no such id, and DocumentUnknown.
        """
        if not isinstance(document_id, str) or not _ID.fullmatch(document_id):
            raise RequestRefused("`documentId` is `sha256:` and 64 hexadecimal digits in lower case.")
        found = self._given.get(document_id.removeprefix(PREFIX))
        if found is None:
            raise DocumentUnknown("The service was given no document of this id; send it as `query`.")
        return found

    def persisted(self, extension: object, query: object) -> str:
        """Return the document of Apollo's `extensions.persistedQuery`; one that comes along is known from now on.

        Raises QueryUnknown when only its hash came, and RequestRefused for a hash that is not the document's.
        """
        wanted = _hash_in(extension)
        if query is None:
            found = self._given.get(wanted) or self._registered.get(wanted)
            if found is None:
                raise QueryUnknown("PersistedQueryNotFound")
            return found
        if not isinstance(query, str) or hash_of(query) != wanted:
            raise RequestRefused(f"`extensions.{EXTENSION}.sha256Hash` is not the SHA-256 of `query` in UTF-8.")
        if len(query) <= LARGEST_CACHED:
            self._registered.put(wanted, query)
        return query


def hash_of(text: str) -> str:
    """Return the SHA-256 of a document's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def documents_in(folder: Path) -> list[str]:
    """Read the documents of a folder, one a file that ends in `.graphql`, byte for byte; raises SettingInvalid."""
    if not folder.is_dir():
        raise SettingInvalid(f"LINERNOTES_DOCUMENTS is {str(folder)!r}, which is no folder.")
    try:
        return [path.read_bytes().decode() for path in sorted(folder.glob("**/*.graphql"))]
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingInvalid(f"A document in {folder}, which LINERNOTES_DOCUMENTS names, cannot be read.") from problem


def _hash_in(extension: object) -> str:
    given: Mapping[str, Any] = extension if isinstance(extension, dict) else {}
    if given.get("version") != _VERSION:
        raise QueryUnsupported("PersistedQueryNotSupported")
    wanted = given.get("sha256Hash")
    if not isinstance(wanted, str) or not _HASH.fullmatch(wanted):
        raise RequestRefused(f"`extensions.{EXTENSION}.sha256Hash` is 64 hexadecimal digits in lower case.")
    return wanted
