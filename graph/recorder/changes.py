"""What a batch changes in the graph, gathered row by row and written with one statement a label or type."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from graph.engine.cypher import Statement
from graph.projections.rows import Edge, Node, Rows
from graph.recorder import statements
from graph.vocabulary import NODES


class Writes(Protocol):
    """A transaction that runs statements and answers rows as lists."""

    async def run(self, statement: Statement, parameters: Mapping[str, Any]) -> list[list[Any]]: ...


Grouped = dict[str, list[dict[str, Any]]]


def ends(rows: Grouped, type_: str) -> set[tuple[str, str]]:
    """Return the ids at the start and end of relationships of a type."""
    return {(row["start"], row["end"]) for row in rows.get(type_, ())}


def _grouped() -> Grouped:
    return defaultdict(list)


@dataclass(slots=True)
class Changes:
    """Rows to retire, to show otherwise, to make and to change; nothing is written before `write`."""

    retired_edges: Grouped = field(default_factory=_grouped)
    retired_nodes: Grouped = field(default_factory=_grouped)
    shown_otherwise: Grouped = field(default_factory=_grouped)
    new_nodes: Grouped = field(default_factory=_grouped)
    new_edges: Grouped = field(default_factory=_grouped)
    changed_nodes: Grouped = field(default_factory=_grouped)
    changed_edges: Grouped = field(default_factory=_grouped)

    def make(self, rows: Rows, *, fact: int, since: int, shown: bool = False, number: int = 0) -> None:
        """Let rows stand; a thing that stands already (`shown`) is shown by them instead, a new one has a number."""
        stamp = {"fact": fact, "fromSeq": since}
        for row in rows:
            if isinstance(row, Edge):
                self.new_edges[row.type].append(
                    {"start": row.start, "end": row.end, "properties": row.properties | stamp}
                )
            elif NODES[row.label].shared:
                self.new_nodes[row.label].append(row.properties | {"id": row.id})
            elif shown:
                self.shown_otherwise[row.label].append(row.properties | stamp | {"id": row.id})
            else:
                numbered = {"number": number} if NODES[row.label].is_thing else {}
                self.new_nodes[row.label].append(row.properties | stamp | numbered | {"id": row.id})

    def retire(self, rows: Rows, *, fact: int, until: int, keep_node: bool = False) -> None:
        """Let rows of a fact stand no longer; a thing that others still describe keeps its node."""
        for row in rows:
            if isinstance(row, Edge):
                self.retired_edges[row.type].append({"start": row.start, "end": row.end, "fact": fact, "toSeq": until})
            elif not NODES[row.label].shared and not keep_node:
                self.retired_nodes[row.label].append({"id": row.id, "toSeq": until})

    def change(self, rows: Rows, *, fact: int, changes: Mapping[str, Any]) -> None:
        """Give rows of a fact that have a time in which they hold another one."""
        for row in rows:
            if isinstance(row, Edge):
                self.changed_edges[row.type].append(
                    {"start": row.start, "end": row.end, "fact": fact, "changes": changes}
                )
            elif isinstance(row, Node):
                self.changed_nodes[row.label].append({"id": row.id, "fact": fact, "changes": changes})

    async def write(self, transaction: Writes) -> None:
        """Write everything, in the order in which it can stand."""
        for type_, rows in sorted(self.retired_edges.items()):
            await transaction.run(statements.retire_edges(type_), {"rows": rows})
        for label, rows in sorted(self.retired_nodes.items()):
            await transaction.run(statements.retire_nodes(label), {"rows": rows})
        for label, rows in sorted(self.shown_otherwise.items()):
            await transaction.run(statements.show_otherwise(label), {"rows": rows})
        for label, rows in sorted(self.new_nodes.items()):
            shared = NODES[label].shared
            await transaction.run(
                statements.MERGE_IDENTIFIERS if shared else statements.create_nodes(label), {"rows": rows}
            )
        await self._write_edges(transaction)
        for label, rows in sorted(self.changed_nodes.items()):
            await transaction.run(statements.end_nodes(label), {"rows": rows})
        for type_, rows in sorted(self.changed_edges.items()):
            await transaction.run(statements.end_edges(type_), {"rows": rows})

    async def _write_edges(self, transaction: Writes) -> None:
        for type_, rows in sorted(self.new_edges.items()):
            answer = await transaction.run(statements.create_edges(type_), {"rows": rows})
            if answer[0][0] != len(rows):
                raise AssertionError(f"{len(rows)} {type_} were to be made and {answer[0][0]} were")
