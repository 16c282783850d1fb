"""What a read refuses, as values that stand where the field stands."""

from __future__ import annotations

from typing import ClassVar

from linernotes.errors import LinernotesError


class ReadError(LinernotesError):
    """Any expected failure of a read."""

    code: ClassVar[str] = "READ"


class BadArgument(ReadError):
    """The arguments of a field do not go together."""

    code: ClassVar[str] = "BAD_ARGUMENT"


class KeptForNow(ReadError):
    """Something that is kept as it is today, and was asked as of another time: rather no answer than a wrong one."""

    code: ClassVar[str] = "KEPT_FOR_NOW"


class AuditorsOnly(ReadError):
    """Something that only auditors may ask."""

    code: ClassVar[str] = "AUDITORS_ONLY"


class NotAllowed(ReadError):
    """Something that this reader may not ask: others may, and this one of its own."""

    code: ClassVar[str] = "NOT_ALLOWED"


class BadCursor(ReadError):
    """A cursor is damaged, or comes from another list."""

    code: ClassVar[str] = "BAD_CURSOR"


class PageSizeOutOfRange(ReadError):
    """More rows were asked for than one page may have."""

    code: ClassVar[str] = "PAGE_SIZE_OUT_OF_RANGE"


class ListTooLong(ReadError):
    """A list that is not paged has more members than it may have; rather no answer than a silently shortened one."""

    code: ClassVar[str] = "LIST_TOO_LONG"
