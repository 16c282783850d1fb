"""Python, generated: the functions that turn rows into a response, strict about every leaf.

What does not look exactly as graphql-core would give it raises Odd, and is then left to graphql-core.
"""

from __future__ import annotations

import linecache
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from math import isfinite
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLLeafType,
    GraphQLOutputType,
    get_nullable_type,
    is_enum_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

Inner = Callable[["Block", str], str]

# What a value must not be, for each scalar whose serializer gives such values as they are.
_ODD: dict[str, str] = {
    "String": "type({0}) is not str",
    "ID": "type({0}) is not str",
    "DateTime": "type({0}) is not str",
    "Boolean": "type({0}) is not bool",
    "Int": "type({0}) is not int or not -2147483648 <= {0} <= 2147483647",
    "Long": "type({0}) is not int or not -9007199254740991 <= {0} <= 9007199254740991",
    "Float": "type({0}) is not float or not isfinite({0})",
}


class Odd(Exception):
    """A value is not what the strict decoder hands through."""


_serial = count(1)


class Code:
    """A module in the making."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._numbers = count(1)
        self._names: dict[str, Any] = {"Odd": Odd, "isfinite": isfinite}

    def name(self, stem: str) -> str:
        """Make a name that is used once."""
        return f"{stem}_{next(self._numbers)}"

    def constant(self, stem: str, value: object) -> str:
        """Give a value a name."""
        name = self.name(stem)
        self._names[name] = value
        return name

    def line(self, text: str) -> None:
        """Write a line outside of functions."""
        self._lines.append(text)

    @contextmanager
    def function(self, stem: str, row: str = "r") -> Iterator[Block]:
        """Write a function of a row and the run; it stands after those that are written meanwhile."""
        block = Block(self, row, self.name(stem))
        yield block
        self._lines += [f"def {block.name}({row}, c):", *block.lines, ""]

    @property
    def source(self) -> str:
        """Give the module's text so far."""
        return "\n".join(self._lines)

    def build(self, entry: str) -> Callable[[Any, Any], Any]:
        """Compile the module and give its function of this name; its lines show in tracebacks."""
        source = self.source
        file = f"<decoder {next(_serial)}>"
        exec(compile(source, file, "exec"), self._names)
        decode: Callable[[Any, Any], Any] = self._names[entry]
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        weakref.finalize(decode, linecache.cache.pop, file, None)
        return decode


class Block:
    """The body of one function: checks are joined, and stand before what relies on them."""

    def __init__(self, code: Code, row: str, name: str) -> None:
        self.code = code
        self.row = row
        self.name = name
        self.lines: list[str] = []
        self._checks: list[str] = []

    @property
    def is_bare(self) -> bool:
        """Say whether nothing but the result is in it yet."""
        return not (self.lines or self._checks)

    def check(self, odd: str) -> None:
        """Raise Odd if this holds."""
        if odd not in self._checks:
            self._checks.append(odd)

    def line(self, text: str) -> None:
        """Write a line, after the checks made so far."""
        if self._checks:
            self.lines += [f"    if {' or '.join(self._checks)}:", "        raise Odd"]
            self._checks = []
        self.lines.append("    " + text)

    def local(self, stem: str, expression: str) -> str:
        """Give an expression a name."""
        name = self.code.name(stem)
        self.line(f"{name} = {expression}")
        return name

    def result(self, expression: str) -> None:
        """End the function."""
        self.line(f"return {expression}")


def completed(block: Block, value: str, type_: GraphQLOutputType, inner: Inner | None = None) -> str:
    """Give the expression for a value, a name or an index, completed as its GraphQL type; `inner` does objects."""
    required = is_non_null_type(type_)
    bare = get_nullable_type(type_)
    if is_leaf_type(bare):
        return _leaf(block, value, bare, required)
    if required:
        block.check(f"{value} is None")
    expression = _items(block, value, bare.of_type, inner) if is_list_type(bare) else _object(block, value, inner)
    return expression if required else f"(None if {value} is None else {expression})"


def _object(block: Block, value: str, inner: Inner | None) -> str:
    assert inner is not None, "only an object is no leaf"
    return inner(block, value)


def _items(block: Block, value: str, type_: GraphQLOutputType, inner: Inner | None) -> str:
    item = Block(block.code, "x", block.code.name("item"))
    expression = completed(item, "x", type_, inner)
    if not item.is_bare:
        item.result(expression)
        block.code.line("\n".join([f"def {item.name}(x, c):", *item.lines, ""]))
        expression = f"{item.name}(x, c)"
    block.check(f"{value} is not None and type({value}) is not list")
    return f"[{expression} for x in {value}]"


def _leaf(block: Block, value: str, type_: GraphQLLeafType, required: bool) -> str:
    if is_enum_type(type_):
        return f"{block.code.constant('NAMES', _names(type_, required))}[{value}]"
    odd = _ODD.get(type_.name)
    if odd is None:
        return f"{block.code.constant('LEAF', _serializer(type_, required))}({value})"
    if required:
        block.check(odd.format(value))
    else:
        block.check(f"{value} is not None and ({odd.format(value)})")
    return value


def _names(type_: GraphQLEnumType, required: bool) -> dict[Any, str | None]:
    names: dict[Any, str | None] = {
        getattr(member.value, "value", member.value): name for name, member in type_.values.items()
    }
    return names if required else names | {None: None}


def _serializer(type_: GraphQLLeafType, required: bool) -> Callable[[Any], Any]:
    def serialize(value: Any) -> Any:
        if value is None:
            if required:
                raise Odd
            return None
        leaf = type_.coerce_output_value(value)
        if leaf is None:
            raise Odd
        return leaf

    return serialize
