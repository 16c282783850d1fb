"""The fields of a connection, as nodes of the tree: an object that is read from the rows of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.reader import cursor
from graph.reader.generate import Block
from graph.reader.tree import Body, Node, Object, Run


@dataclass(frozen=True, slots=True)
class Window:
    """A page as the fields of a connection see it: the row that it hangs on, its rows, and whether more follow."""

    row: Any
    rows: list[Any]
    more: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A connection: one row more than asked for is in the slot, if there are more."""

    slot: int | None
    size: str
    body: Object
    owner: str

    def strict(self, block: Block) -> str:
        with block.code.function("page") as page:
            if self.slot is not None:
                page.line(f"rows = r[{self.slot}]")
                page.line(f"more = len(rows) == c.parameters[{self.size!r}]")
                page.line("if more:")
                page.line("    rows = rows[:-1]")
            page.result(self.body.strict(page))
        return f"{page.name}({block.row}, c)"

    def lenient(self, row: Any, run: Run) -> Any:
        if failed := run.errors.get(self.owner):
            return failed
        rows = [] if self.slot is None else row[self.slot]
        more = self.slot is not None and len(rows) == run.parameters[self.size]
        return self.body.lenient(Window(row, rows[:-1] if more else rows, more), run)


@dataclass(frozen=True, slots=True)
class Each:
    """A list with one object for each row of the page."""

    body: Body

    def strict(self, block: Block) -> str:
        return f"[{self.body.function(block.code)}(x, c) for x in rows]"

    def lenient(self, window: Window, run: Run) -> Any:
        return [self.body.lenient(row, run) for row in window.rows]


@dataclass(frozen=True, slots=True)
class OfConnection:
    """A field that is read from the row on which the page hangs."""

    node: Node

    def strict(self, block: Block) -> str:
        return self.node.strict(block)

    def lenient(self, window: Window, run: Run) -> Any:
        return self.node.lenient(window.row, run)


@dataclass(frozen=True, slots=True)
class More:
    """Whether rows follow the page."""

    def strict(self, _block: Block) -> str:
        return "more"

    def lenient(self, window: Window, _run: Run) -> Any:
        return window.more


@dataclass(frozen=True, slots=True)
class Cursor:
    """The cursor of a row: of the row itself, or of the page's row with this index, null if there is none."""

    seal: str
    keys: tuple[int, ...]
    index: int | None = None

    def strict(self, block: Block) -> str:
        encode = block.code.constant("cursor", cursor.encode)
        row = block.row if self.index is None else f"rows[{self.index}]"
        written = f"{encode}({self.seal!r}, ({''.join(f'{row}[{key}], ' for key in self.keys)}))"
        return written if self.index is None else f"({written} if rows else None)"

    def lenient(self, row: Any, _run: Run) -> Any:
        if self.index is not None:
            if not row.rows:
                return None
            row = row.rows[self.index]
        return cursor.encode(self.seal, [row[key] for key in self.keys])
