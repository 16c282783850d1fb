"""Keeps what people wrote out of the logs: no query strings, and no exception's words."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType
from typing import Final

from typing_extensions import override

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_ACCESS: Final = "uvicorn.access"
_PLACE_OF_PATH: Final = 2  # uvicorn's access line: client, method, path with query, version, status.


class WithoutQuery(logging.Filter):
    """Cuts what follows the path from a line of the access log: a GET carries its whole document there."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, without its query."""
        if isinstance(record.args, tuple) and len(record.args) > _PLACE_OF_PATH:
            arguments = list(record.args)
            arguments[_PLACE_OF_PATH] = str(arguments[_PLACE_OF_PATH]).partition("?")[0]
            record.args = tuple(arguments)
        return True


class WithoutWords(logging.Formatter):
    """Writes of an exception what kind it is and where it was raised, and not what it says."""

    @override
    def formatException(self, ei: ExceptionInfo) -> str:
        """Return the frames of an exception and its kind."""
        kind, _, frames = ei
        return "".join(traceback.format_tb(frames)) + (kind.__qualname__ if kind else "")


def keep_quiet() -> None:
    """Set the logs of this process up so; what is there already stays, doing it twice is harmless."""
    access = logging.getLogger(_ACCESS)
    if not any(isinstance(each, WithoutQuery) for each in access.filters):
        access.addFilter(WithoutQuery())
    root = logging.getLogger()
    if not root.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(WithoutWords("%(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
