"""The file of tokens: what is kept of each is its hash, so that nobody who reads the file can use it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Final

from filelock import FileLock

from linernotes.actor import LOCAL
from linernotes.errors import LinernotesError
from linernotes.instants import show_instant
from linernotes.naming import Reader

_MODE_OF_OTHERS: Final = 0o022
_LONGEST: Final = 200
_HASH: Final = re.compile(r"[0-9a-f]{64}")


class TokensUnreadable(LinernotesError):
    """The file of tokens is not what it should be; until it is, nobody is let in by it."""

    code: ClassVar[str] = "TOKENS_UNREADABLE"


class TokenInvalid(LinernotesError):
    """A token cannot be made, or taken away, as asked."""

    code: ClassVar[str] = "TOKEN_INVALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token as the file knows it: `hash` is its SHA-256; `actor` is a party's id, or a name."""

    hash: str
    actor: str
    audience: Reader = Reader.PUBLIC
    steward: bool = False
    created_at: str
    label: str = ""


class TokenFile:
    """The tokens of one file, read again when it changes; a file that is not there has none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[object, Mapping[str, Token]] = (None, MappingProxyType({}))

    def tokens(self) -> Mapping[str, Token]:
        """Return the tokens by hash. Raises TokensUnreadable."""
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return MappingProxyType({})
        except OSError as problem:
            raise TokensUnreadable(f"{self.path} cannot be read: {problem.strerror}.") from problem
        state = (status.st_mtime_ns, status.st_size, status.st_ino, status.st_mode)
        if self._read[0] != state:
            if status.st_mode & _MODE_OF_OTHERS:
                raise TokensUnreadable(f"{self.path} can be changed by others. Run `chmod 600 {self.path}`.")
            self._read = (state, MappingProxyType({token.hash: token for token in _read(self.path)}))
        return self._read[1]


def create_token(
    path: Path, *, actor: str, audience: Reader, steward: bool = False, label: str = "", now: datetime
) -> str:
    """Make a token, keep its hash in the file, and return it: nobody can tell it a second time.

    Raises TokenInvalid for an actor or label that cannot be one, TokensUnreadable.
    """
    if actor == LOCAL or not 1 <= len(actor) <= _LONGEST or not actor.isprintable():
        raise TokenInvalid(f"An actor is a party's id or a name of 1 to {_LONGEST} characters, and not `{LOCAL}`.")
    if len(label) > _LONGEST or not all(character.isprintable() for character in label):
        raise TokenInvalid(f"A label has at most {_LONGEST} characters.")
    text = f"ln_{secrets.token_urlsafe(32)}"
    token = Token(
        hash=hash_of(text),
        actor=actor,
        audience=audience,
        steward=steward,
        created_at=show_instant(now),
        label=label,
    )
    with _alone(path):
        _write(path, [*list_tokens(path), token])
    return text


def revoke_token(path: Path, *, hash_begins: str) -> Token:
    """Take away the one token whose hash begins so, at once for every process, and return it.

    Raises TokenInvalid when it is not exactly one, TokensUnreadable.
    """
    with _alone(path):
        kept = list_tokens(path)
        found = [token for token in kept if hash_begins and token.hash.startswith(hash_begins)]
        if len(found) != 1:
            raise TokenInvalid(f"{len(found)} tokens have a hash that begins with {hash_begins!r}; one is wanted.")
        _write(path, [token for token in kept if token is not found[0]])
    return found[0]


def list_tokens(path: Path) -> list[Token]:
    """Return the tokens of a file in the order in which they were made. Raises TokensUnreadable."""
    return _read(path) if path.exists() else []


def hash_of(token: str) -> str:
    """Return the SHA-256 of a token, in lower-case hex, by which the file knows it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> list[Token]:
    try:
        kept = json.loads(path.read_bytes())
        return [_token(each) for each in kept["tokens"]]
    except OSError as problem:
        raise TokensUnreadable(f"{path} cannot be read: {problem.strerror}.") from problem
    except (ValueError, KeyError, TypeError) as problem:
        # Without the problem's own words: they may quote the file.
        raise TokensUnreadable(f"{path} is not a file of tokens. Put it right, or make it anew.") from problem


def _token(kept: dict[str, Any]) -> Token:
    steward: object = kept["steward"]
    if not _HASH.fullmatch(kept["hash"]) or not kept["actor"] or not isinstance(steward, bool):
        raise ValueError("a token has a hash, an actor, and is a steward's or not")
    return Token(
        hash=kept["hash"],
        actor=str(kept["actor"]),
        audience=Reader(kept["audience"]),
        steward=steward,
        created_at=str(kept["createdAt"]),
        label=str(kept.get("label", "")),
    )


def _write(path: Path, tokens: Sequence[Token]) -> None:
    kept = {"version": 1, "tokens": [_as_json(token) for token in tokens]}
    # Written beside it and moved into its place: whoever reads has the whole of one or the other.
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(kept, file, indent=2, ensure_ascii=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _as_json(token: Token) -> dict[str, Any]:
    return {
        "hash": token.hash,
        "actor": token.actor,
        "audience": token.audience.value,
        "steward": token.steward,
        "createdAt": token.created_at,
        "label": token.label,
    }


def _alone(path: Path) -> FileLock:
    """Let one process at a time change the file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FileLock(path.with_name(f".{path.name}.lock"), mode=0o600)
