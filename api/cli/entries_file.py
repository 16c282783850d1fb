"""Reads a list of recordings, works or assets that somebody has as CSV: what each line gives of one."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar, Final

from graph.clearing.subjects import Entry
from linernotes.errors import LinernotesError
from linernotes.search.identifiers import identifiers_meant

COLUMNS: Final = ("id", "identifier", "title")


class EntriesUnreadable(LinernotesError):
    """A file is no CSV with the columns that say what is meant."""

    code: ClassVar[str] = "ENTRIES_UNREADABLE"


def entries_of(file: Path) -> list[Entry]:
    """Read the entries of a file, one a line; other columns are left alone. Raises EntriesUnreadable.

    An identifier is written as `ISRC:…`, or alone if it can be one of one scheme only; what is neither is kept as a
    title, by which nothing is found.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            found = list(_entries(csv.DictReader(opened, strict=True)))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise EntriesUnreadable(f"{file.name} is not CSV in UTF-8: {problem}.") from problem
    if not found:
        raise EntriesUnreadable(f"{file.name} has no entries.")
    return found


def _entries(rows: "csv.DictReader[str]") -> Iterator[Entry]:
    names = {name: name.strip().lower() for name in rows.fieldnames or ()}
    if not set(COLUMNS).intersection(names.values()):
        raise EntriesUnreadable(f"The first line names the columns, at least one of {', '.join(COLUMNS)}, with commas.")
    for row in rows:
        given = {names[name]: (value or "").strip() for name, value in row.items() if name in names}
        if not any(given.get(column) for column in COLUMNS):
            raise EntriesUnreadable(f"Line {rows.line_num} has nothing under {', '.join(COLUMNS)}.")
        yield _entry(given)


def _entry(given: Mapping[str, str]) -> Entry:
    text = given.get("identifier", "")
    meant = identifiers_meant(text) if text else []
    scheme, value = meant[0] if len(meant) == 1 else (None, None)
    title = given.get("title") or (text if scheme is None else "")
    return Entry(id=given.get("id") or None, scheme=scheme, value=value, title=title or None)
