"""Reads a file of facts, one JSON text a line, as batches whose bounds and keys depend on its content only."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

import orjson

from graph.recorder.batch import MOST_BYTES, MOST_FACTS
from graph.recorder.judged import RESTS_ON
from linernotes.errors import LinernotesError


class FactFileRefused(LinernotesError):
    """A file cannot be read on from a line; the batches before it are whole."""

    code: ClassVar[str] = "FILE_REFUSED"

    def __init__(self, message: str, *, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class FileBatch:
    """Some lines of a file that are recorded together: facts[i] stood on line numbers[i], the first line being 1.

    `ends_at` is where in the file its last line ends, in bytes. `is_judged_by` says whether it holds what a verdict may
    rest on. The same file gives the same keys.
    """

    facts: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    size_bytes: int = 0
    ends_at: int = 0
    is_judged_by: bool = False
    key: str = ""

    def has_room_for(self, line: "_Line") -> bool:
        """Say whether another fact still fits; a release is never near the end, so that what marks it fits too."""
        facts, size_bytes = len(self.facts) + 1, self.size_bytes + len(line.fact)
        factor = 2 if line.kind == "releaseContent" else 1
        return factor * facts <= MOST_FACTS and factor * size_bytes <= MOST_BYTES

    def add(self, line: "_Line") -> None:
        """Take in a line."""
        self.facts.append(line.fact)
        self.numbers.append(line.number)
        self.size_bytes += len(line.fact)
        self.ends_at = line.ends_at
        self.is_judged_by |= line.kind in RESTS_ON


def batches_of(path: Path) -> Iterator[FileBatch]:
    """Yield a file's batches in order, as large as they may be.

    A fact about another (one with `corrects` or `target`), a freezing and a training run begin a batch of their own,
    because what they are about must have been recorded; so does a release, once there was an asset.
    Raises FactFileRefused for a line that is too long or cut off, and for a reference by place in any batch but the
    first, since where a batch begins is not for the writer of a file to know.
    """
    seen: dict[str, int] = {}
    batch, is_first, has_assets = FileBatch(), True, False
    with path.open("rb") as file:
        for line in _lines(file):
            has_assets |= line.kind == "asset"
            is_judged = line.kind == "releaseContent" and has_assets and batch.is_judged_by
            if batch.facts and (line.stands_on_others or is_judged or not batch.has_room_for(line)):
                yield _with_key(batch, seen)
                batch, is_first = FileBatch(), False
            if line.has_place and not is_first:
                words = "past the first batch of a file a fact points by id, key or identifier, not by place"
                raise FactFileRefused(words, line=line.number)
            batch.add(line)
    if batch.facts:
        yield _with_key(batch, seen)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    fact: bytes
    ends_at: int
    kind: str
    stands_on_others: bool
    has_place: bool


def _lines(file: BinaryIO) -> Iterator[_Line]:
    """Yield the lines that are not blank; whether one is a lawful fact is for the recorder to say."""
    number, ends_at = 0, 0
    while line := file.readline(MOST_BYTES + 2):
        number += 1
        ends_at += len(line)
        is_whole = line.endswith(b"\n")
        if len(line) >= MOST_BYTES + 2 and not is_whole:
            raise FactFileRefused(f"a line holds one fact, of at most {MOST_BYTES} bytes", line=number)
        fact = (line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line).strip()
        if not fact:
            continue
        content = _content(fact)
        if content is None and not is_whole:
            raise FactFileRefused("the file is cut off in this line", line=number)
        has_place = b'"place"' in fact and _has_place(content)
        yield _Line(number, fact, ends_at, _kind(content), _stands_on_others(content), has_place)


def _content(fact: bytes) -> Any:
    try:
        return orjson.loads(fact)
    except orjson.JSONDecodeError:
        return None


def _kind(content: Any) -> str:
    return str(content.get("kind", "")) if isinstance(content, dict) else ""


def _stands_on_others(content: Any) -> bool:
    if not isinstance(content, dict):
        return False
    return _kind(content) in ("datasetFrozen", "trainingRun") or any(name in content for name in ("corrects", "target"))


def _has_place(content: Any) -> bool:
    if isinstance(content, dict):
        return content.keys() == {"place"} or any(map(_has_place, content.values()))
    return isinstance(content, list) and any(map(_has_place, content))


def _with_key(batch: FileBatch, seen: dict[str, int]) -> FileBatch:
    """Give a batch its key: its content, and the how-manieth of the same content in the file it is."""
    digest = hashlib.sha256(b"\n".join(batch.facts)).hexdigest()
    seen[digest] = seen.get(digest, 0) + 1
    batch.key = f"file-{digest}-{seen[digest]}"
    return batch
