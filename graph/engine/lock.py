"""Makes the locked list of a version of Neo4j: `python -m graph.engine.lock VERSION` (fetches it; 2 minutes)."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.maven import MavenContext

from graph.engine.jars.fetch import sha256_of
from graph.engine.jars.locked import LockedJar, lock_path

_LEFT_OUT = {"provided", "test", "system"}


def make_lock(version: str, *, scratch: Path) -> str:
    """Resolve org.neo4j:neo4j at a version, fetch every jar and write the text of its locked list."""
    context = MavenContext(repo_cache=scratch, timeout=60)
    root = context.project("org.neo4j", "neo4j").at_version(version)
    _, nodes = context.pom_dependency_list(root.pom())
    wanted = [node.dep for node in nodes if node.dep.scope not in _LEFT_OUT and node.dep.type == "jar"]
    artifacts = [root.artifact(), *(dependency.artifact for dependency in wanted)]

    def lock(index: int) -> LockedJar:
        artifact = artifacts[index]
        path = artifact.resolve()
        return LockedJar(
            group=artifact.groupId,
            artifact=artifact.artifactId,
            version=artifact.version,
            classifier=artifact.classifier,
            size_bytes=path.stat().st_size,
            sha256=sha256_of(path),
        )

    with ThreadPoolExecutor(12) as pool:
        jars = sorted(set(pool.map(lock, range(len(artifacts)))), key=lambda jar: jar.coordinates)
    head = [
        f"# Neo4j Community {version} and all that it needs: coordinates, size in bytes, SHA-256.",
        f"# Made by: python -m graph.engine.lock {version}",
        "# The jars are under their own licences (Neo4j's: GPLv3); they are fetched by the user and not shipped.",
    ]
    return "\n".join([*head, *(jar.line() for jar in jars)]) + "\n"


def main() -> None:
    """Write the locked list of the version that the command line names."""
    (version,) = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        text = make_lock(version, scratch=Path(scratch))
    lock_path(version).write_text(text, encoding="ascii")
    sys.stdout.write(f"{lock_path(version)}: {len(text.splitlines()) - 3} jars\n")


if __name__ == "__main__":
    main()
