"""What the engine is told: which database, where its files live, how large it may grow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from graph.engine.errors import SettingInvalid

DEFAULT_NEO4J_VERSION = "2026.08.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Hold the engine's settings, read once and passed down.

    `uri` None means the embedded Neo4j, with its files under `home` and its jars under `cache`.
    `database` None means the named server's home database. A database that says nothing for `answers_within_seconds` is
    taken to be down. `bolt_port` None means any free port.
    """

    home: Path
    cache: Path
    uri: str | None = None
    username: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    neo4j_version: str = DEFAULT_NEO4J_VERSION
    heap_megabytes: int = 1024
    page_cache_megabytes: int = 256
    bolt_port: int | None = None
    jvm_additional: tuple[str, ...] = ()
    neo4j_settings: Mapping[str, str] = field(default_factory=dict)
    answers_within_seconds: float = 0.6

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> EngineSettings:
        """Read the settings from environment variables; an empty one counts as not set.

        Raises SettingInvalid for a number that is none or is out of range.
        """
        given = {name: value for name, value in environment.items() if value}
        home = given.get("LINERNOTES_HOME") or platformdirs.user_data_dir("linernotes")
        cache = given.get("LINERNOTES_CACHE") or platformdirs.user_cache_dir("linernotes")
        return cls(
            home=Path(home).expanduser().absolute(),
            cache=Path(cache).expanduser().absolute(),
            uri=given.get("NEO4J_URI"),
            username=given.get("NEO4J_USERNAME", "neo4j"),
            password=given.get("NEO4J_PASSWORD"),
            database=given.get("NEO4J_DATABASE"),
            neo4j_version=given.get("LINERNOTES_NEO4J_VERSION", DEFAULT_NEO4J_VERSION),
            heap_megabytes=_number(given, "LINERNOTES_HEAP_MB", default=1024, lowest=256),
            page_cache_megabytes=_number(given, "LINERNOTES_PAGE_CACHE_MB", default=256, lowest=8),
            bolt_port=_number(given, "LINERNOTES_BOLT_PORT", default=0, lowest=0) or None,
            jvm_additional=tuple(given.get("LINERNOTES_JVM_ADDITIONAL", "").split()),
            neo4j_settings=_named(given, "LINERNOTES_NEO4J_SETTINGS"),
        )

    @property
    def is_embedded(self) -> bool:
        """Say whether Linernotes runs its own Neo4j: no server is named."""
        return self.uri is None

    @property
    def engine_folder(self) -> Path:
        """The folder of the embedded Neo4j: its lock, password, data and logs."""
        return self.home / "neo4j"


def _number(given: Mapping[str, str], name: str, *, default: int, lowest: int) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdecimal() or not lowest <= int(text) <= 1_000_000:
        raise SettingInvalid(f"{name} is {text!r}; it must be a whole number, {lowest} or more.")
    return int(text)


def _named(given: Mapping[str, str], name: str) -> dict[str, str]:
    """Read settings of Neo4j's, each NAME=VALUE, with spaces between."""
    found = {}
    for word in given.get(name, "").split():
        setting, equals, value = word.partition("=")
        if not (setting and equals):
            raise SettingInvalid(f"{name} has {word!r}; each is NAME=VALUE, with spaces between.")
        found[setting] = value
    return found
