"""What a compiled selection reads from rows: one tree, and in each node both ways of reading it side by side.

`strict` writes Python that gives the finished response; `lenient` gives plain dicts that graphql-core completes, and
so reports what is wrong in its own words and places. A row is a list; what else decoding needs is in the Run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from graphql import GraphQLOutputType

from graph.reader.context import ReadContext
from graph.reader.errors import ListTooLong
from graph.reader.generate import Block, Code, Inner, completed


class Record(dict[Any, Any]):
    """An object of the lenient way: its values by response key, and under TYPE the name of its type."""


TYPE = 0  # Not a string: no response key can be it.


@dataclass(slots=True)
class Run:
    """One execution of a plan: its parameters, what finishing functions are given, and what could not be bound.

    `things` are those that statements of their own have read, by id, for each selection of a thing that was found.
    `wanted` has the ids of the things for which fields are wanted that need other times, `between` their values.
    """

    context: ReadContext
    parameters: dict[str, Any] = field(default_factory=dict)
    arguments: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    errors: dict[str, Exception] = field(default_factory=dict)
    things: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    wanted: dict[str, set[str]] = field(default_factory=dict)
    between: dict[str, Mapping[str, Any]] = field(default_factory=dict)


class Node(Protocol):
    """A field of a row."""

    def strict(self, block: Block) -> str:
        """Write what the field needs into the block, and give the expression for its finished value."""

    def lenient(self, row: Any, run: Run) -> Any:
        """Give its value for graphql-core to complete: an exception stands for a field that failed."""


class Body(Node, Protocol):
    """An object: what is read from one row, in place or by a function of its own."""

    def function(self, code: Code) -> str:
        """Write the function that reads it, and give its name."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A slot of the row; with no type, for a finishing function, as it is."""

    slot: int
    type: GraphQLOutputType | None

    def strict(self, block: Block) -> str:
        value = f"{block.row}[{self.slot}]"
        return completed(block, value, self.type) if self.type else value

    def lenient(self, row: Any, _run: Run) -> Any:
        return row[self.slot]


@dataclass(frozen=True, slots=True)
class Constant:
    """The same in every row."""

    value: str | bool

    def strict(self, _block: Block) -> str:
        return repr(self.value)

    def lenient(self, _row: Any, _run: Run) -> Any:
        return self.value


@dataclass(frozen=True, slots=True)
class Object:
    """Fields read from one row. Without a type name it is a plain dict, for a finishing function."""

    type_name: str | None
    fields: tuple[tuple[str, Node], ...]
    tag: str | None = None

    def strict(self, block: Block) -> str:
        marked = [f"'__typename': {self.tag!r}"] if self.tag else []
        return "{" + ", ".join([*marked, *(f"{key!r}: {node.strict(block)}" for key, node in self.fields)]) + "}"

    def function(self, code: Code) -> str:
        with code.function((self.type_name or self.tag or "needs").lower()) as block:
            block.result(self.strict(block))
        return block.name

    def lenient(self, row: Any, run: Run) -> Any:
        values = {key: node.lenient(row, run) for key, node in self.fields}
        if self.type_name is None:
            return {"__typename": self.tag, **values} if self.tag else values
        record = Record(values)
        record[TYPE] = self.type_name
        return record


@dataclass(frozen=True, slots=True)
class OneOf:
    """An object of an abstract type: a slot of the row says which of the bodies is to read it."""

    slot: int | str
    bodies: Mapping[Any, Body]

    def function(self, code: Code) -> str:
        names = {tag: body.function(code) for tag, body in self.bodies.items()}
        table = code.name("KINDS")
        code.line(f"{table} = {{{', '.join(f'{tag!r}: {name}' for tag, name in names.items())}}}\n")
        with code.function("one_of") as block:
            block.result(f"{table}[r[{self.slot!r}]](r, c)")
        return block.name

    def strict(self, block: Block) -> str:
        return f"{self.function(block.code)}({block.row}, c)"

    def lenient(self, row: Any, run: Run) -> Any:
        body = self.bodies.get(row[self.slot])
        return LookupError("an object is of no type that it may be of") if body is None else body.lenient(row, run)


@dataclass(frozen=True, slots=True)
class One:
    """At most one row in a slot."""

    slot: int
    body: Body
    required: bool

    def strict(self, block: Block) -> str:
        rows = f"{block.row}[{self.slot}]"
        read = f"{self.body.function(block.code)}({rows}[0], c)"
        if self.required:
            block.check(f"not {rows}")
            return read
        return f"({read} if {rows} else None)"

    def lenient(self, row: Any, run: Run) -> Any:
        rows = row[self.slot]
        return self.body.lenient(rows[0], run) if rows else None


@dataclass(frozen=True, slots=True)
class Many:
    """All the rows in a slot, fetched up to one more than there may be."""

    slot: int
    body: Body
    ceiling: int

    def strict(self, block: Block) -> str:
        rows = f"{block.row}[{self.slot}]"
        block.check(f"len({rows}) > {self.ceiling}")
        return f"[{self.body.function(block.code)}(x, c) for x in {rows}]"

    def lenient(self, row: Any, run: Run) -> Any:
        rows = row[self.slot]
        if len(rows) > self.ceiling:
            return ListTooLong(f"there are more than {self.ceiling} members, which is the most this list can hold")
        return [self.body.lenient(each, run) for each in rows]


@dataclass(frozen=True, slots=True)
class Placed:
    """Rows that say their place in the first slot, among as many places as the parameter has members."""

    slot: int
    body: Body
    places: str
    owner: str

    def strict(self, block: Block) -> str:
        found = block.local("found", f"[None] * len(c.parameters[{self.places!r}])")
        block.line(f"for x in {block.row}[{self.slot}]:")
        block.line(f"    {found}[x[0]] = {self.body.function(block.code)}(x, c)")
        return found

    def lenient(self, row: Any, run: Run) -> Any:
        if failed := run.errors.get(self.owner):
            return failed
        found: list[Any] = [None] * len(run.parameters[self.places])
        for each in row[self.slot]:
            found[each[0]] = self.body.lenient(each, run)
        return found


@dataclass(frozen=True, slots=True)
class Refused:
    """A field that cannot be read as it was asked."""

    owner: str

    def strict(self, block: Block) -> str:
        block.check("True")
        return "None"

    def lenient(self, _row: Any, run: Run) -> Any:
        return run.errors[self.owner]


@dataclass(frozen=True, slots=True)
class Finished:
    """What a pure function makes of a plain object read from the row."""

    needs: Object
    then: Callable[..., Any]
    owner: str
    type: GraphQLOutputType | None
    body: Body | None

    def strict(self, block: Block) -> str:
        then = block.code.constant(getattr(self.then, "__name__", "then"), self.then)
        needs = self.needs.function(block.code)
        value = block.local("value", f"{then}({needs}({block.row}, c), c.context, **c.arguments[{self.owner!r}])")
        if self.type is None:
            return value
        return completed(block, value, self.type, _inner(self.body))

    def lenient(self, row: Any, run: Run) -> Any:
        try:
            value = self.then(self.needs.lenient(row, run), run.context, **run.arguments[self.owner])
            return _members(value, self.body, run) if self.body and self.type else value
        except Exception as failed:  # noqa: BLE001 - an error is a value here: graphql-core puts it in its place
            return failed


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a dict that a pure function gave."""

    name: str
    type: GraphQLOutputType
    body: Body | None

    def strict(self, block: Block) -> str:
        return completed(block, f"{block.row}[{self.name!r}]", self.type, _inner(self.body))

    def lenient(self, row: Any, run: Run) -> Any:
        return _members(row[self.name], self.body, run)


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of which only the id was found, as a statement of its own has read it."""

    owner: str
    is_required: bool

    def function(self, code: Code) -> str:
        with code.function("thing") as block:
            thing = block.local("thing", f"c.things[{self.owner!r}].get(r)")
            if self.is_required:
                block.check(f"{thing} is None")  # It was taken back meanwhile: graphql-core has the words for that.
            block.line(f"return {thing}")
        return block.name

    def strict(self, block: Block) -> str:
        return f"{self.function(block.code)}({block.row}, c)"

    def lenient(self, row: Any, run: Run) -> Any:
        return run.things[self.owner].get(row)


@dataclass(frozen=True, slots=True)
class Compared:
    """A member that was made of other times than the rest, for the thing whose id is the member `id`."""

    id: str
    type: GraphQLOutputType
    body: Body | None
    owner: str

    def strict(self, block: Block) -> str:
        value = f"c.between[{self.owner!r}][{block.row}[{self.id!r}]]"
        return completed(block, value, self.type, _inner(self.body))

    def lenient(self, row: Any, run: Run) -> Any:
        if self.owner not in run.between:
            run.wanted.setdefault(self.owner, set()).add(row[self.id])
            return None
        value = run.between[self.owner][row[self.id]]
        return value if isinstance(value, Exception) else _members(value, self.body, run)


def _inner(body: Body | None) -> Inner | None:
    return None if body is None else lambda block, value: f"{body.function(block.code)}({value}, c)"


def _members(value: Any, body: Body | None, run: Run) -> Any:
    if body is None or value is None:
        return value
    return [_members(each, body, run) for each in value] if isinstance(value, list) else body.lenient(value, run)
