"""A request as bytes, so that it can be sent once to compare answers and thousands of times to time them."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_TRIES: Final = 60


class NotAnswered(Exception):
    """A request was not answered with 200."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Http:
    """One request to this machine; with a body it is a POST."""

    port: int
    path: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where it is sent."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def send(self) -> bytes:
        """Send it, and again as long as the answer is put off, and return the answer's body; raises NotAnswered."""
        for _ in range(_TRIES):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
            try:
                connection.request("GET" if self.body is None else "POST", self.path, self.body, dict(self.headers))
                response = connection.getresponse()
                body = response.read()
            finally:
                connection.close()
            if response.status == http.client.OK:
                return body
            if response.status != http.client.SERVICE_UNAVAILABLE:
                raise NotAnswered(f"{self.url} answers {response.status}: {body[:500].decode(errors='replace')}")
            time.sleep(1)
        raise NotAnswered(f"{self.url} puts the answer off again and again")
