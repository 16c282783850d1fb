"""Documents made by Hypothesis over any schema: aliases, repeats, fragments, type conditions, directives, variables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]


@dataclass(frozen=True, slots=True)
class Made:
    """A document, the values of its variables, and which `Type.field`, `Type.field(argument)` and conditions it has."""

    text: str
    variables: dict[str, Any]
    reached: frozenset[str]


@dataclass(slots=True)
class _Maker:
    schema: GraphQLSchema
    draw: Draw
    pool: Mapping[str, Sequence[Any]]
    depth: int
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    serial: int = 0

    def name(self, stem: str) -> str:
        self.serial += 1
        return f"{stem}{self.serial}"

    def flip(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(0, one_in - 1)) == 0)

    def document(self, roots: Sequence[str]) -> str:
        query = self.schema.query_type
        assert query is not None
        chosen = self.draw(st.lists(st.sampled_from(roots), min_size=1, max_size=2))
        body = " ".join(self.field(query, name, self.depth, alone=False) for name in chosen)
        declared = ", ".join(f"${name}: {type_}" for name, (type_, _) in self.variables.items())
        head = f"query({declared}) " if declared else ""
        return " ".join([f"{head}{{ {body} }}", *self.fragments])

    def selection(self, type_: Any, depth: int, *, alone: bool) -> str:
        """Make what is between the braces. `alone`: keys must not be those of fields of other types."""
        if is_abstract_type(type_):
            return self.conditions(type_, depth)
        assert is_object_type(type_)
        names = [name for name, each in type_.fields.items() if depth > 0 or is_leaf_type(get_named_type(each.type))]
        parts = []
        for name in self.draw(st.lists(st.sampled_from(names or ["__typename"]), min_size=1, max_size=4)):
            part = "__typename" if name == "__typename" else self.field(type_, name, depth, alone=alone)
            parts.append(self.wrapped(part, type_))
        return " ".join(parts)

    def conditions(self, type_: Any, depth: int) -> str:
        possible = self.schema.get_possible_types(type_)
        parts = ["__typename"] if self.flip(2) else []
        for each in self.draw(st.lists(st.sampled_from(possible), min_size=1, max_size=2, unique_by=lambda t: t.name)):
            self.reached.add(f"... on {each.name}")
            parts.append(f"... on {each.name} {{ {self.selection(each, depth - 1, alone=True)} }}")
        return " ".join(parts)

    def wrapped(self, part: str, type_: GraphQLObjectType) -> str:
        """Let a part stand in a fragment, now and then, or under a directive."""
        if self.flip(6):
            name = self.name("F")
            self.fragments.append(f"fragment {name} on {type_.name} {{ {part} }}")
            return f"...{name}{self.directive()}"
        if self.flip(6):
            return f"... on {type_.name}{self.directive()} {{ {part} }}"
        return part

    def directive(self) -> str:
        if not self.flip(3):
            return ""
        name = self.name("v")
        self.variables[name] = ("Boolean!", self.draw(st.booleans()))
        return f" @{self.draw(st.sampled_from(['skip', 'include']))}(if: ${name})"

    def field(self, type_: GraphQLObjectType, name: str, depth: int, *, alone: bool) -> str:
        each = type_.fields[name]
        self.reached.add(f"{type_.name}.{name}")
        given = self.arguments(type_, name, each)
        key = f"{self.name('a')}: " if alone or given or self.flip(3) else ""
        directive = self.directive() if self.flip(8) else ""
        text = f"{key}{name}{given}{directive}"
        named = get_named_type(each.type)
        return text if is_leaf_type(named) else f"{text} {{ {self.selection(named, depth - 1, alone=alone)} }}"

    def arguments(self, type_: GraphQLObjectType, name: str, each: GraphQLField) -> str:
        given = []
        for argument, definition in each.args.items():
            if is_non_null_type(definition.type) or self.flip(2):
                self.reached.add(f"{type_.name}.{name}({argument})")
                place = f"{type_.name}.{name}.{argument}"
                known = place if place in self.pool else argument
                given.append(f"{argument}: {self.argument(known, definition)}")
        return f"({', '.join(given)})" if given else ""

    def argument(self, name: str, definition: GraphQLArgument) -> str:
        value = self.value(name, definition.type)
        if self.flip(2):
            variable = self.name("v")
            self.variables[variable] = (str(definition.type), value)
            return f"${variable}"
        return _literal(value, definition.type)

    def value(self, name: str, type_: GraphQLInputType) -> Any:
        if not is_non_null_type(type_) and self.flip(4):
            return None
        bare = get_nullable_type(type_)
        if name in self.pool:
            one = self.draw(st.sampled_from(self.pool[name]))
            if not is_list_type(bare):
                return one
            return self.draw(st.lists(st.sampled_from(self.pool[name]), max_size=4))
        if is_list_type(bare):
            return [self.value(name, bare.of_type)]
        if isinstance(bare, GraphQLEnumType):
            return self.draw(st.sampled_from(sorted(bare.values)))
        if isinstance(bare, GraphQLInputObjectType):
            return self.members(bare)
        return self.draw(_SCALARS[str(bare)])

    def members(self, type_: GraphQLInputObjectType) -> dict[str, Any]:
        return {
            name: self.value(name, member.type)
            for name, member in type_.fields.items()
            if is_non_null_type(member.type) or self.flip(2)
        }


_SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "Int": st.integers(0, 4),
    "Boolean": st.booleans(),
    "String": st.sampled_from(["", "x"]),
    "ID": st.just("nothing"),
    "Long": st.integers(0, 100),
}


def _literal(value: Any, type_: GraphQLInputType) -> str:
    bare = get_nullable_type(type_)
    if value is None:
        return "null"
    if is_list_type(bare):
        return f"[{', '.join(_literal(each, bare.of_type) for each in value)}]"
    if isinstance(bare, GraphQLInputObjectType):
        return (
            "{" + ", ".join(f"{name}: {_literal(each, bare.fields[name].type)}" for name, each in value.items()) + "}"
        )
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) and not isinstance(bare, GraphQLEnumType) else str(value)


@st.composite
def documents(
    draw: Draw, schema: GraphQLSchema, pool: Mapping[str, Sequence[Any]], *, depth: int = 6, roots: Sequence[str] = ()
) -> Made:
    """Make a valid document; `pool` has the values of arguments by their names, or by `Type.field.name`."""
    assert schema.query_type is not None
    maker = _Maker(schema, draw, pool, depth)
    text = maker.document(roots or sorted(schema.query_type.fields))
    return Made(text, {name: value for name, (_, value) in maker.variables.items()}, frozenset(maker.reached))


def reachable(schema: GraphQLSchema, *, roots: Sequence[str] = ()) -> Iterator[str]:
    """List all that documents over a schema can reach, by some root fields or all, in the words of `Made.reached`."""
    assert schema.query_type is not None
    seen, waiting = {schema.query_type.name}, [schema.query_type]
    while waiting:
        type_ = waiting.pop()
        for name, each in type_.fields.items():
            if roots and type_ is schema.query_type and name not in roots:
                continue
            yield f"{type_.name}.{name}"
            yield from (f"{type_.name}.{name}({argument})" for argument in each.args)
            named = get_named_type(each.type)
            possible = schema.get_possible_types(named) if is_abstract_type(named) else []
            yield from (f"... on {member.name}" for member in possible)
            found = [named] if is_object_type(named) else possible
            waiting += [member for member in found if member.name not in seen]
            seen |= {member.name for member in found}


__all__ = ["Made", "documents", "reachable"]
