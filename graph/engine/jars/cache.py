"""The cache of jars: says where a version's jars are, and fetches the ones that are not there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph.engine.errors import JarsUnavailable
from graph.engine.jars.fetch import Download, download_from_maven, fetch, sha256_of
from graph.engine.jars.locked import LockedJar
from graph.engine.progress import Progress, ProgressCallback, silent


def jar_folder(cache: Path) -> Path:
    """Say where jars are kept: one folder for all versions, which share many."""
    return cache / "jars"


def ensure_jars(
    jars: tuple[LockedJar, ...],
    cache: Path,
    *,
    progress: ProgressCallback = silent,
    download: Download = download_from_maven,
) -> list[Path]:
    """Answer the paths of jars in the order given, fetching what is missing or is not what the list names.

    Without a network it works when all are there. Every jar is hashed every time (0.2 s for 237 jars).
    Raises JarRefused or JarsUnavailable.
    """
    folder = jar_folder(cache)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise JarsUnavailable(
            f"The cache folder {folder} cannot be made: {problem.strerror}. Set LINERNOTES_CACHE to a folder "
            "that you may write to, with 200 MB free."
        ) from problem
    progress(Progress(step="checking", jars_total=len(jars)))
    missing = _missing(jars, folder)
    if missing:
        try:
            fetch(missing, folder, progress=progress, download=download)
        except OSError as problem:
            raise JarsUnavailable(
                f"The jars cannot be kept in {folder}: {problem.strerror}. Make room (200 MB) or set LINERNOTES_CACHE "
                "to another folder, and start again."
            ) from problem
    return [folder / jar.file_name for jar in jars]


def _missing(jars: tuple[LockedJar, ...], folder: Path) -> list[LockedJar]:
    """List the jars that are not there; one that is there and wrong is removed, to be fetched again."""
    with ThreadPoolExecutor() as pool:
        right = pool.map(lambda jar: _is_right(jar, folder / jar.file_name), jars)
        return [jar for jar, is_right in zip(jars, right, strict=True) if not is_right]


def _is_right(jar: LockedJar, path: Path) -> bool:
    if not path.is_file():
        return False
    return path.stat().st_size == jar.size_bytes and sha256_of(path) == jar.sha256
