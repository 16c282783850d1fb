"""What the parent tells the server process to start, and what that process says back, one JSON line each."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Literal

Lifetime = Literal["attached", "detached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOrder:
    """Say all that a server process needs; it travels by a pipe, so no password stands in a process list.

    An attached server lives no longer than its parent; a detached one stays until it is told to stop.
    `bolt_port` 0 means any free port.
    """

    folder: str
    jars: list[str]
    java_home: str
    password: str = field(repr=False)
    purpose: str
    version: str
    lifetime: Lifetime
    bolt_port: int
    heap_megabytes: int
    page_cache_megabytes: int
    jvm_additional: list[str]
    neo4j_settings: dict[str, str]

    def line(self) -> str:
        """Write the line that `parse` reads."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def parse(cls, line: str) -> ServerOrder:
        """Read an order from its line."""
        return cls(**json.loads(line))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerWord:
    """Say how a start went: `ready` with the Bolt address, or why not, in words."""

    kind: Literal["ready", "already_running", "failed"]
    uri: str = ""
    pid: int | None = None
    words: str = ""

    def line(self) -> str:
        """Write the line that `parse` reads."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def parse(cls, line: str) -> ServerWord:
        """Read a word from its line."""
        return cls(**json.loads(line))
