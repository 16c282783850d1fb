"""An answer by GET, whole and without errors: as it leaves, and as it is told that it has not changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response
from starlette.types import Message

from api.freshness import HEADER
from api.middleware import HEADERS
from api.validators import is_known

VARY: Final = f"accept, authorization, {HEADER}"

_OK, _NOT_MODIFIED = 200, 304
_FROM_MEMORY: Final = {"age": "1"}
"""Whatever is given from memory was current a second ago, or since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeAnswer:
    """The body of an answer, its media type, its strong entity tag, and who may keep it."""

    body: bytes
    form: str
    tag: str
    caching: str

    def response(self, if_none_match: str | None, *, from_memory: bool = False) -> Response:
        """Answer with it, or say that what the caller has is still the same."""
        headers = {"cache-control": self.caching, "etag": self.tag, "vary": VARY}
        headers |= _FROM_MEMORY if from_memory else {}
        if is_known(if_none_match, self.tag):
            return Response(status_code=_NOT_MODIFIED, headers=headers)
        return Response(self.body, _OK, headers, media_type=self.form)

    def messages(self) -> tuple[Message, Message, Message, Message]:
        """Return what a server is sent to answer with it from memory: two messages, and two for not modified."""
        return (*_sent(self.response(None, from_memory=True)), *_sent(self.response("*", from_memory=True)))


def _sent(response: Response) -> tuple[Message, Message]:
    own = {name for name, _ in response.raw_headers}
    more = [(name.encode(), value.encode()) for name, value in HEADERS if name.encode() not in own]
    start = {"type": "http.response.start", "status": response.status_code, "headers": [*response.raw_headers, *more]}
    return start, {"type": "http.response.body", "body": bytes(response.body)}
