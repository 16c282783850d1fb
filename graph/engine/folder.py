"""The embedded Neo4j's folder: who runs a server on it, its password, its log."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from graph.engine.errors import StartFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Say which process runs a server on a folder; `uri` is empty while it starts."""

    pid: int
    purpose: str
    version: str
    uri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderStatus:
    """Say what is so of a folder: `stale` is a server that ended without tidying up, which harms nothing."""

    state: Literal["running", "stopped", "stale"]
    holder: Holder | None = None


class FolderLock:
    """Hold a folder for this process: the system lets go when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "server.lock"
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock, or answer False at once when another process has it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def record(self, holder: Holder) -> None:
        """Write into the lock who holds it; written in one piece, for those who look."""
        assert self._descriptor is not None
        text = json.dumps(asdict(holder)).encode()
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text, 0)

    def is_in_place(self) -> bool:
        """Say whether the lock that is held is the one that others would find."""
        assert self._descriptor is not None
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go, leaving an empty lock file: removing it would let two servers in."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


def folder_status(folder: Path) -> FolderStatus:
    """Say whether a server runs on a folder, without disturbing one."""
    path = folder / "server.lock"
    if not path.exists():
        return FolderStatus(state="stopped")
    holder = _holder(path)
    with path.open("rb") as file:
        try:
            # A shared lock, so that two who look at once do not take each other for a server.
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return FolderStatus(state="running", holder=holder or _holder(path))
    return FolderStatus(state="stale" if holder else "stopped", holder=holder)


def _holder(path: Path) -> Holder | None:
    try:
        return Holder(**json.loads(path.read_text()))
    except (ValueError, TypeError):
        return None


def folder_password(folder: Path) -> str:
    """Answer the folder's password, made at random at the first call and kept in a file that only its owner reads."""
    path = folder / "password"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        password = path.read_text().strip()
        if not password:
            raise StartFailed(f"{path} is empty. Remove it, and a new password is made at the next start.") from None
        return password
    password = secrets.token_urlsafe(24)
    with os.fdopen(descriptor, "w") as file:
        file.write(password)
    return password


def make_folder(folder: Path) -> None:
    """Make the folder and its log folder, readable by their owner only; what is there stays.

    Raises StartFailed when it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        log_folder(folder).mkdir(exist_ok=True)
    except OSError as problem:
        raise StartFailed(
            f"The data folder {folder} cannot be made: {problem.strerror}. Set LINERNOTES_HOME to a folder of yours."
        ) from problem


def log_folder(folder: Path) -> Path:
    """Say where the server writes its logs."""
    return folder / "logs"


def data_folder(folder: Path) -> Path:
    """Say where the server keeps the data, and what is true of them alone: who removes them removes it too."""
    return folder / "data"


def refuse_newer_data(folder: Path, *, version: str) -> None:
    """Raise StartFailed when a newer Neo4j than this has written the data: they cannot be read by an older one."""
    path = _version_path(folder)
    written_by = path.read_text().strip() if path.exists() else version
    if _numbers(written_by) > _numbers(version):
        raise StartFailed(
            f"The data in {folder} were written by Neo4j {written_by}, and Neo4j {version} cannot read them. "
            f"Set LINERNOTES_NEO4J_VERSION={written_by}, or LINERNOTES_HOME to another folder."
        )


def note_version(folder: Path, *, version: str) -> None:
    """Note which Neo4j has written the data."""
    _version_path(folder).write_text(version)


def _version_path(folder: Path) -> Path:
    return data_folder(folder) / "neo4j.version"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
