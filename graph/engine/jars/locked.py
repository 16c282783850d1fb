"""The locked lists: which jars make up one version of Neo4j, how large each is and its SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from graph.engine.errors import SettingInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedJar:
    """Name one jar by its Maven coordinates; `sha256` is lower-case hex."""

    group: str
    artifact: str
    version: str
    classifier: str
    size_bytes: int
    sha256: str

    @property
    def coordinates(self) -> str:
        """The coordinates as Maven's users write them: group:artifact:version[:classifier]."""
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))

    @property
    def file_name(self) -> str:
        """A file name that no other jar of any version shares."""
        parts = (self.group, self.artifact, self.version, self.classifier)
        return "-".join(filter(None, parts)) + ".jar"

    @classmethod
    def parse(cls, line: str) -> LockedJar:
        """Read one line of a locked list: coordinates, size in bytes, SHA-256."""
        coordinates, size_bytes, sha256 = line.split()
        group, artifact, version, *classifier = coordinates.split(":")
        return cls(
            group=group,
            artifact=artifact,
            version=version,
            classifier="".join(classifier),
            size_bytes=int(size_bytes),
            sha256=sha256,
        )

    def line(self) -> str:
        """Write the line that `parse` reads."""
        return f"{self.coordinates} {self.size_bytes} {self.sha256}"


def known_versions() -> list[str]:
    """List the versions of Neo4j that have a locked list, in the order of their names."""
    names = [entry.name for entry in resources.files(__package__).iterdir()]
    return sorted(name.removesuffix(".lock") for name in names if name.endswith(".lock"))


def locked_jars(version: str) -> tuple[LockedJar, ...]:
    """Read the locked list of a version of Neo4j.

    Raises SettingInvalid for a version that has no list.
    """
    if version not in known_versions():
        raise SettingInvalid(
            f"There is no locked list for Neo4j {version}. Set LINERNOTES_NEO4J_VERSION to one of: "
            + ", ".join(known_versions())
        )
    text = (resources.files(__package__) / f"{version}.lock").read_text(encoding="ascii")
    return parse_lock(text)


def parse_lock(text: str) -> tuple[LockedJar, ...]:
    """Read the text of a locked list; lines that start with # are comments."""
    return tuple(LockedJar.parse(line) for line in text.splitlines() if line and not line.startswith("#"))


def lock_path(version: str) -> Path:
    """Say where the locked list of a version is written in the checkout."""
    return Path(__file__).parent / f"{version}.lock"
