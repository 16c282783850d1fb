"""What the edge is told: where it listens, who may write, and, through the engine's own settings, which database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.engine.errors import SettingInvalid
from graph.engine.settings import EngineSettings

_LARGEST_PORT: Final = 65_535
_MOST_WORKERS: Final = 64
_MOST_ANSWERS_MB: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One environment variable, for the table in docs: what it is when it is not set, and what it does."""

    name: str
    default: str
    meaning: str


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(name="HOST", default="127.0.0.1", meaning="The address to listen on."),
    Setting(name="PORT", default="8000", meaning="The port to listen on."),
    Setting(name="LINERNOTES_WORKERS", default="1", meaning="How many processes serve, on one port."),
    Setting(
        name="LINERNOTES_ADDRESS",
        default="`http://HOST:PORT`",
        meaning="The address by which the world finds the service: credit sheets give it.",
    ),
    Setting(name="LINERNOTES_HOME", default="the user's data folder", meaning="The folder of data, tokens and logs."),
    Setting(name="LINERNOTES_CACHE", default="the user's cache folder", meaning="Where Neo4j's own files are kept."),
    Setting(
        name="LINERNOTES_TOKENS",
        default="tokens.json in LINERNOTES_HOME",
        meaning="The file of tokens. With no token in it, writes are taken from this machine only.",
    ),
    Setting(
        name="LINERNOTES_DOCUMENTS",
        default="",
        meaning="A folder of `.graphql` files: documents that requests may name by `documentId`, their SHA-256.",
    ),
    Setting(
        name="LINERNOTES_ANSWERS_MB",
        default="128",
        meaning="How much of answers each process keeps in memory, in megabytes; 0 for none.",
    ),
    Setting(name="NEO4J_URI", default="", meaning="The database. When it is not set, Linernotes runs its own."),
    Setting(name="NEO4J_USERNAME", default="neo4j", meaning="The database's user."),
    Setting(name="NEO4J_PASSWORD", default="", meaning="That user's password."),
    Setting(name="NEO4J_DATABASE", default="the user's home database", meaning="Which of the server's databases."),
    Setting(name="LINERNOTES_BOLT_PORT", default="any free port", meaning="The port of the embedded database."),
    Setting(name="LINERNOTES_HEAP_MB", default="1024", meaning="The heap of the embedded database, in megabytes."),
    Setting(name="LINERNOTES_PAGE_CACHE_MB", default="256", meaning="Its page cache, in megabytes."),
    Setting(
        name="LINERNOTES_JVM_ADDITIONAL",
        default="",
        meaning="More options of its Java, with spaces between: what Neo4j calls `server.jvm.additional`.",
    ),
    Setting(
        name="LINERNOTES_NEO4J_SETTINGS",
        default="",
        meaning="More settings of it, each NAME=VALUE, with spaces between: what stands in Neo4j's `neo4j.conf`.",
    ),
    Setting(name="LINERNOTES_NEO4J_VERSION", default="2026.08.1", meaning="Its version, one of those locked."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Hold all settings of a process that serves, read once and passed down."""

    engine: EngineSettings
    tokens: Path
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    public_address: str | None = None
    documents: Path | None = None
    answers_mb: int = 128

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Settings:
        """Read the settings from environment variables; an empty one counts as not set.

        Raises SettingInvalid for a number that is none or is out of range.
        """
        given = {name: value for name, value in environment.items() if value}
        engine = EngineSettings.read(given)
        tokens, documents = given.get("LINERNOTES_TOKENS"), given.get("LINERNOTES_DOCUMENTS")
        return cls(
            engine=engine,
            tokens=Path(tokens).expanduser().absolute() if tokens else engine.home / "tokens.json",
            host=given.get("HOST", "127.0.0.1"),
            port=_number(given, "PORT", default=8000, most=_LARGEST_PORT),
            workers=_number(given, "LINERNOTES_WORKERS", default=1, most=_MOST_WORKERS),
            public_address=_address(given.get("LINERNOTES_ADDRESS")),
            answers_mb=_number(given, "LINERNOTES_ANSWERS_MB", default=128, least=0, most=_MOST_ANSWERS_MB),
            documents=Path(documents).expanduser().absolute() if documents else None,
        )

    @property
    def address(self) -> str:
        """Where a browser finds the service, without a slash at the end."""
        if self.public_address is not None:
            return self.public_address
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host and not host.startswith('[') else host}:{self.port}"


def describe() -> str:
    """Return the settings as a table in Markdown, as docs has it."""
    rows = [f"| `{setting.name}` | {setting.default or '—'} | {setting.meaning} |" for setting in SETTINGS]
    return "\n".join(["| variable | when not set | what it does |", "|---|---|---|", *rows]) + "\n"


def _address(text: str | None) -> str | None:
    if text is None:
        return None
    if not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+/?", text):
        raise SettingInvalid(f"LINERNOTES_ADDRESS is {text!r}; it must be as `https://credits.example`, no path.")
    return text.rstrip("/")


def _number(given: Mapping[str, str], name: str, *, default: int, most: int, least: int = 1) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
        raise SettingInvalid(f"{name} is {text!r}; it must be a whole number from {least} to {most}.")
    return int(text)
