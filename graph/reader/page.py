"""A connection, which is an object over the rows of a page: its edges, its nodes, and what is known of the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphql import GraphQLObjectType, GraphQLOutputType, get_named_type, get_nullable_type, is_object_type

from graph.reader import tree, window
from graph.reader.arguments import SORT, Arguments
from graph.reader.binding import PageBinding
from graph.reader.cursor import seal_of
from graph.reader.match import Traversal
from graph.reader.row import Row
from graph.reader.selection import Selected, ordered
from graph.reader.views import Order, Path, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.reader.compile import Compiler

    MakeField = Callable[[Selected, GraphQLObjectType], tree.Node]


def is_connection(type_: GraphQLOutputType | None) -> bool:
    """Say whether a field's type is a connection."""
    bare = get_nullable_type(type_) if type_ else None
    return is_object_type(bare) and bare.name.endswith("Connection")


def order_of(path: Path, arguments: Arguments) -> Order | None:
    """Choose the order that the arguments name, or else the first, or the only one; keys that they hold come first."""
    chosen = arguments.chosen.get(SORT)
    order = path.sorts[chosen] if chosen else next(iter(path.sorts.values()), path.order)
    asked = arguments.given - path.flags.keys() | arguments.on
    held = [key for name, key in path.held.items() if name in asked]
    if order is None or not held:
        return order
    way = " DESC" if order.keys[0].endswith(" DESC") else ""
    return replace(order, fixed=(*(key + way for key in held), *order.fixed))


def page(compiler: Compiler, path: Path, selected: Selected, view: View, row: Row) -> tree.Node:
    """Compile a connection and the traversal of its page."""
    order = order_of(path, selected.arguments)
    assert order is not None, "checked at start"
    assert path.ceiling is not None, "checked at start"
    binder = compiler.binder(selected.arguments)
    traversal, inner = compiler.open(path, binder, row)
    seal = seal_of(f"{view.name}.{selected.name}/{selected.arguments.chosen.get(SORT, '')}")
    parameters = tuple(compiler.parameter() for _ in order.keys) if "after" in selected.arguments.given else ()
    binder.page = PageBinding(compiler.parameter(), path.ceiling, seal, parameters)
    keys = tuple(traversal.text(key.removesuffix(" DESC")) for key in order.keys)
    made = Connection(compiler, view, path, traversal, row, inner, keys, seal, bool(parameters), order)
    body = made.body(selected)
    slot = None
    if made.reads_rows(selected):
        descending = [key.endswith(" DESC") for key in order.keys]
        after = (_after(list(zip(keys, descending, parameters, strict=True))),) if parameters else ()
        slot = row.slot(compiler.rows(traversal, inner, order, f"${binder.page.size}", after))
    return window.Page(slot, binder.page.size, body, binder.owner)


def _after(keys: list[tuple[str, bool, str]]) -> str:
    """Give the predicate of the rows beyond these keys; its first part is one that an index on the first key seeks.

    The other part is one that no index seeks: Neo4j 5.26 makes a seek of each side of an OR where it can, and sorts.
    """
    (key, descending, parameter), *others = keys
    way = "<" if descending else ">"
    if not others:
        return f"{key} {way} ${parameter}"
    return f"{key} {way}= ${parameter} AND ({key} <> ${parameter} OR {_after(others)})"


@dataclass(frozen=True, slots=True)
class Connection:
    """The fields of one connection; `inner` is the row of its page, `row` the one on which it hangs."""

    compiler: Compiler
    view: View
    path: Path
    traversal: Traversal
    row: Row
    inner: Row
    keys: tuple[str, ...]
    seal: str
    is_later: bool
    order: Order

    def reads_rows(self, selected: Selected) -> bool:
        """Say whether anything is asked of the page, and not only of the whole."""
        type_name = get_named_type(selected.type).name if selected.type else ""
        return any(each.name in ("edges", "nodes", "pageInfo") for each in selected.of(type_name))

    def body(self, selected: Selected) -> tree.Object:
        """Compile the connection itself."""
        return self._object(selected, self._field)

    def _object(self, selected: Selected, field: MakeField) -> tree.Object:
        assert selected.type is not None
        type_ = get_named_type(selected.type)
        assert isinstance(type_, GraphQLObjectType)
        selection = selected.of(type_.name)
        nodes = {id(each): field(each, type_) for each in ordered(selection)}
        return tree.Object(type_.name, tuple((each.key, nodes[id(each)]) for each in selection))

    def _field(self, selected: Selected, type_: GraphQLObjectType) -> tree.Node:
        match selected.name:
            case "edges":
                return window.Each(self._object(selected, self._edge))
            case "nodes":
                return window.Each(self.compiler.body(self.path.targets, selected, self.inner))
            case "pageInfo":
                return self._object(selected, self._page_info)
            case "totalCount":
                return window.OfConnection(self._total(selected))
            case "__typename":
                return tree.Constant(type_.name)
        raise TypeError(f"a connection has no {selected.name}")

    def _total(self, selected: Selected) -> tree.Node:
        if self.path.total is not None:
            return self.compiler.read(self.path.total, selected, self.view, self.row)
        return tree.Leaf(self.row.slot(self.compiler.count(self.traversal, self.order)), selected.type)

    def _edge(self, selected: Selected, type_: GraphQLObjectType) -> tree.Node:
        match selected.name:
            case "cursor":
                return self._cursor(None)
            case "node":
                return self.compiler.body(self.path.targets, selected, self.inner)
            case "__typename":
                return tree.Constant(type_.name)
        return self.compiler.field(selected, self.compiler.views[type_.name], self.inner)

    def _page_info(self, selected: Selected, type_: GraphQLObjectType) -> tree.Node:
        match selected.name:
            case "hasNextPage":
                return window.More()
            case "hasPreviousPage":
                return tree.Constant(self.is_later)
            case "startCursor":
                return self._cursor(0)
            case "endCursor":
                return self._cursor(-1)
        return tree.Constant(type_.name)

    def _cursor(self, index: int | None) -> tree.Node:
        return window.Cursor(self.seal, tuple(self.inner.slot(key) for key in self.keys), index)
