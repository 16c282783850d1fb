"""What was cleared and what is lacking, as a person at the terminal reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console, OverflowMethod
from rich.markup import escape
from rich.table import Table

from api.cli.asking import data
from api.cli.search import called
from linernotes.naming import Reader

if TYPE_CHECKING:
    from schema.execution import Execution

_NODES: Final = """
query Called($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on Party { name } ... on Work { title } ... on Recording { title } ... on Asset { title } }
}
"""
_EXTENTS: Final = ("everywhere", "partly", "nowhere")
_MOST_PARTIES: Final = 10
_AT_ONCE: Final = 100

Found = Mapping[str, Any]


async def named(found: Found, execution: Execution) -> dict[str, str]:
    """Return what the parties and things that are shown are called, by id."""
    ids = sorted(set(_ids(found)))
    names: dict[str, str] = {}
    for first in range(0, len(ids), _AT_ONCE):
        asked = {"ids": ids[first : first + _AT_ONCE]}
        nodes = (await data(execution, _NODES, asked, reader=Reader.AUDITOR))["nodes"]
        names |= {node["id"]: called(node) for node in nodes if node is not None}
    return names


def _ids(found: Found) -> Iterator[str]:
    yield from (one["party"] for one in found["gapsByParty"][:_MOST_PARTIES])
    for item in found["items"]:
        shown = [item["item"], *(gap[name] for gap in item["gaps"] for name in ("thing", "party"))]
        yield from (id_ for id_ in shown if id_ is not None)


def printed(found: Found) -> None:
    """Print counts, what is lacking by reason and by party, and the first gaps."""
    console = Console(highlight=False)
    console.print(f"{found['use']} in {found['place']['text']} at {found['asOf']}, as of entry {found['seq']:,}")
    console.print(_counts(found["counts"]))
    console.print(f"All of it is cleared in: {found['cleared']['text']}")
    if found["gapsByReason"]:
        console.print()
        console.print(_reasons(found))
    if found["gapsByParty"]:
        console.print()
        console.print(_parties(found))
    if found["items"]:
        console.print()
        console.print(_gaps(found))


def _counts(counts: Found) -> Table:
    table = _table("", *_EXTENTS, numbers=_EXTENTS)
    for name in ("cleared", "rights", "choice"):
        extents = counts[name]
        table.add_row(name, *(f"{extents[each]:,}" for each in _EXTENTS))
    return table


def _reasons(found: Found) -> Table:
    table = _table("Lacking", "Entries", "What would close it", numbers={"Entries"})
    for one in found["gapsByReason"]:
        table.add_row(one["reason"], f"{one['items']:,}", one["closes"])
    return table


def _parties(found: Found) -> Table:
    table = _table("Waiting for", "Entries", numbers={"Entries"})
    for one in found["gapsByParty"][:_MOST_PARTIES]:
        table.add_row(escape(found["called"].get(one["party"], one["party"])), f"{one['items']:,}")
    if len(found["gapsByParty"]) > _MOST_PARTIES:
        table.add_row(f"and {len(found['gapsByParty']) - _MOST_PARTIES:,} others", "")
    return table


def _gaps(found: Found) -> Table:
    table = _table("Entry", "What", "Lacking", "For", "Of", "In", "Waiting for", numbers={"Entry"}, overflow="fold")
    names = found["called"]
    for item in found["items"]:
        what = names.get(item["item"] or "", _given(item["given"]))
        for place, gap in enumerate(item["gaps"]):
            of = " ".join(filter(None, (names.get(gap["thing"] or "", ""), (gap["side"] or "").lower())))
            first = (str(item["entry"]), what) if place == 0 else ("", "")
            who = names.get(gap["party"] or "", "")
            table.add_row(*map(escape, (*first, gap["reason"], gap["verdict"].lower(), of, gap["area"]["text"], who)))
    return table


def _given(given: Found) -> str:
    identifier = given["identifier"]
    return given["title"] or (f"{identifier['scheme']}:{identifier['value']}" if identifier else given["id"])


def _table(*headings: str, numbers: Collection[str], overflow: OverflowMethod = "ellipsis") -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, justify="right" if heading in numbers else "left", overflow=overflow)
    return table
