"""Finds things by text: asks the indexes for candidates and ranks them by rules that know nothing of what is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Any, Final, TypeAlias

from graph.engine.cypher import load
from graph.engine.database import PLANNING_SECONDS
from graph.reader.context import Audience, CreditContext, Reading
from graph.reader.database import Database
from graph.reader.errors import BadArgument
from graph.recorder.journal import GONE
from graph.search.lucene import queries
from linernotes.search import identifiers_meant, match, match_identifier, words

LONGEST_TEXT: Final = 200
MOST_CANDIDATES: Final = 300
"""How many an index is asked for: what is beyond the best of these is not ranked, and the answer says so."""

Key: TypeAlias = tuple[int, str]


@unique
class Findable(StrEnum):
    """Name a kind of thing that can be found, by its label; a file has identifiers alone."""

    PARTY = "Party"
    WORK = "Work"
    RECORDING = "Recording"
    FILE = "File"
    RELEASE = "Release"
    ASSET = "Asset"
    DATASET = "Dataset"
    MODEL = "Model"


@unique
class MatchedField(StrEnum):
    """Say which text of a thing answered."""

    NAME = "NAME"
    TITLE = "TITLE"
    OTHER_NAME = "OTHER_NAME"
    ALTERNATIVE_TITLE = "ALTERNATIVE_TITLE"
    IDENTIFIER = "IDENTIFIER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing that answers, and its text that answers best.

    `score` is from 1 to 1000, which is the same words or the identifier itself; `ranges` are the parts of `value` that
    answered, in code points; `is_whole` says that all the words that were asked for are in it.
    """

    id: str
    kind: Findable
    score: int
    field: MatchedField
    value: str
    ranges: tuple[tuple[int, int], ...]
    is_whole: bool

    @property
    def key(self) -> Key:
        """Where it stands: the best first, then by id."""
        return (-self.score, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A page of what was found, in order; `is_partial` when so much answers that not all of it was ranked."""

    hits: tuple[Hit, ...]
    has_more: bool
    is_partial: bool
    seq: int


async def search(
    database: Database,
    text: str,
    *,
    audience: Audience,
    kinds: Collection[Findable] = tuple(Findable),
    first: int = 20,
    after: Key | None = None,
) -> Hits:
    """Find things by name, title or identifier, among those that the audience may see where a walk begins.

    These are the things that have all the words of the text; if there are none, those that have some of them. `after`
    is the key of the hit that came last. Raises BadArgument for a text that is too long.
    """
    if len(text) > LONGEST_TEXT:
        raise BadArgument(f"the text has {len(text)} characters; {LONGEST_TEXT} is the most")
    seq, candidates = await _candidates(database, text, audience, kinds, all_words=True)
    found = [hit for hit in _ranked(text, candidates) if hit.is_whole]
    if not found and len(words(text)) > 1:
        seq, candidates = await _candidates(database, text, audience, kinds, all_words=False)
        found = _ranked(text, candidates)
        found = [hit for hit in found if hit.is_whole] or found
    page = [hit for hit in found if after is None or hit.key > after]
    return Hits(hits=tuple(page[:first]), has_more=len(page) > first, is_partial=_is_cut(candidates), seq=seq)


async def _candidates(
    database: Database, text: str, audience: Audience, kinds: Collection[Findable], *, all_words: bool
) -> tuple[int, Sequence[Sequence[Any]]]:
    parameters = {
        "queries": queries(text, all_words=all_words),
        "identifiers": [f"{scheme}:{value}" for scheme, value in identifiers_meant(text)],
        "kinds": sorted(kinds),
        "hidden": Reading(audience).hidden(CreditContext.MADE_BY) or "",
        "most": MOST_CANDIDATES + 1,
    }
    rows = await database.read(load(__package__, "candidates"), parameters, seconds=PLANNING_SECONDS)
    seq, candidates = rows[0] if rows else (0, [])
    return seq, candidates


def _is_cut(candidates: Iterable[Sequence[Any]]) -> bool:
    return any(many > MOST_CANDIDATES for many in Counter(source for source, *_ in candidates).values())


def _ranked(text: str, candidates: Iterable[Sequence[Any]]) -> list[Hit]:
    """Give each thing once, by its text that answers best."""
    best: dict[str, Hit] = {}
    for hit in _hits(text, candidates):
        if hit.id not in best or hit.key < best[hit.id].key:
            best[hit.id] = hit
    return sorted(best.values(), key=lambda hit: hit.key)


def _hits(text: str, candidates: Iterable[Sequence[Any]]) -> Iterator[Hit]:
    asked = words(text)
    for _, id_, kind, scheme, *texts in candidates:
        for field, value in _by_field(texts):
            is_identifier = field is MatchedField.IDENTIFIER
            answer = match_identifier(text, scheme, value) if is_identifier else match(asked, value)
            if answer:
                yield Hit(
                    id=id_,
                    kind=Findable(kind),
                    score=answer.score,
                    field=field,
                    value=value,
                    ranges=answer.ranges,
                    is_whole=answer.is_whole,
                )


def _by_field(texts: Sequence[Sequence[str | None]]) -> Iterator[tuple[MatchedField, str]]:
    """Take apart the texts of a node; what was erased is nobody's name."""
    for field, values in zip(MatchedField, texts, strict=True):
        yield from ((field, value) for value in values if value is not None and value not in GONE)
