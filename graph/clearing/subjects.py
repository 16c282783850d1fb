"""What is to be cleared, in an order that stays: things given one by one, or all that a catalogue or version holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from graph.clearing import statements
from graph.engine.database import REQUEST_SECONDS
from graph.projections.identifier import identifier_id
from graph.reader.context import Audience, CreditContext
from graph.reader.database import Database
from graph.reader.then import as_known
from linernotes.facts.registry import kind_of
from linernotes.identifiers import InvalidIdentifier, normalise

Key = str | int
CLEARED: Final = frozenset({"recording", "asset", "work", "party"})
"""The kinds of things that can be cleared."""


def in_order(key: Key) -> tuple[int, str]:
    """Return what puts the keys of one order into it."""
    return (key, "") if isinstance(key, int) else (0, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody has of a thing: its id, or else a claim of an identifier, or else a title, which finds nothing."""

    id: str | None = None
    scheme: str | None = None
    value: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to be cleared: where it stands in the order, its id if it was found, and what was given for it.

    `is_hidden`: it is counted, and not named to the reader.
    """

    key: Key
    item: str | None
    given: Entry | None = None
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Subjects that stand together, where they end, and whether none come after them."""

    subjects: Sequence[Subject]
    end: Key | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class View:
    """Who reads, and in which place names stand."""

    audience: Audience
    place: CreditContext = CreditContext.MADE_BY


class Subjects(Protocol):
    """What is to be cleared."""

    async def after(self, key: Key | None, size: int, known: int | None) -> Stretch:
        """Return about so many subjects after a key, today or as known at a seq."""


@dataclass(frozen=True, slots=True)
class Given:
    """Things given one by one: each is in the answer, found or not, as often as it is given."""

    database: Database
    view: View
    entries: Sequence[Entry]

    async def after(self, key: Key | None, size: int, known: int | None) -> Stretch:
        """Look up the next entries; what is not found once, or not to be seen, has no id."""
        first = 0 if key is None else int(key) + 1
        some = self.entries[first : first + size]
        claims = await self._claims([claim for one in some if (claim := _claim(one)) is not None], known)
        meant = [one.id if one.id is not None else claims.get(_claim(one) or "") for one in some]
        seen = await self._seen([id_ for id_ in meant if id_ is not None], known)
        subjects = [
            Subject(first + place, id_ if id_ in seen else None, one)
            for place, (one, id_) in enumerate(zip(some, meant, strict=True))
        ]
        end = first + len(some)
        return Stretch(subjects, end - 1 if some else key, is_last=end >= len(self.entries))

    async def _claims(self, claims: Sequence[str], known: int | None) -> Mapping[str, str]:
        """Return the thing that claims each identifier, of those that one thing claims."""
        if not claims:
            return {}
        statement = statements.claims(self.view.audience, then=known is not None)
        parameters = {"keys": sorted(set(claims))} | as_known(known)
        found: dict[str, set[str]] = {}
        ((listed,),) = await self.database.read(statement, parameters, seconds=REQUEST_SECONDS)
        for claim, id_ in listed:
            if _is_cleared(id_):
                found.setdefault(claim, set()).add(id_)
        return {claim: next(iter(ids)) for claim, ids in found.items() if len(ids) == 1}

    async def _seen(self, ids: Sequence[str], known: int | None) -> frozenset[str]:
        """Return those things that are there, and to be seen."""
        asked = sorted({id_ for id_ in ids if _is_cleared(id_)})
        if not asked:
            return frozenset()
        statement = statements.seen(self.view.audience, then=known is not None)
        ((found,),) = await self.database.read(statement, {"ids": asked} | as_known(known), seconds=REQUEST_SECONDS)
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Held:
    """What catalogues or dataset versions hold, each item once, by id; of a catalogue, at an instant."""

    database: Database
    view: View
    of: Sequence[str]
    as_of: str

    async def after(self, key: Key | None, size: int, known: int | None) -> Stretch:
        """Read the next items; of several versions, up to where the first of them may go on."""
        read = [await self._items(version, str(key or ""), size, known) for version in self.of]
        full = [items for items in read if len(items) == size]
        until = min((items[-1][0] for items in full), default=None)
        hidden: dict[str, bool] = {}
        for item, is_hidden in (row for items in read for row in items):
            if until is None or item <= until:
                hidden[item] = is_hidden
        subjects = [Subject(item, item, is_hidden=hidden[item]) for item in sorted(hidden)]
        return Stretch(subjects, subjects[-1].key if subjects else key, is_last=until is None)

    async def _items(self, version: str, after: str, size: int, known: int | None) -> list[tuple[str, bool]]:
        make = statements.listed if kind_of(version) == "catalogue" else statements.included
        statement = make(self.view.audience, self.view.place, then=known is not None)
        parameters = {"of": version, "after": after, "size": size, "at": self.as_of} | as_known(known)
        ((items,),) = await self.database.read(statement, parameters, seconds=REQUEST_SECONDS)
        return [(item, is_hidden) for item, is_hidden in items]


def _claim(entry: Entry) -> str | None:
    """Return the id of the identifier that an entry gives, in its normal form; None if it gives none."""
    if entry.id is not None or entry.scheme is None or entry.value is None:
        return None
    try:
        return identifier_id(entry.scheme, normalise(entry.scheme, entry.value))
    except InvalidIdentifier:
        return None


def _is_cleared(id_: str) -> bool:
    return kind_of(id_) in CLEARED
