"""A selection, normalised: what a document asks of an object, merged by graphql-core and put in one order.

Equal selections have equal `canon`, whatever their aliases, their order and the values of their arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeAlias

from graphql import (
    FieldNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_abstract_type,
    is_object_type,
    parse,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields
from graphql.execution.values import VariableValues

from graph.reader.arguments import NO_ARGUMENTS, Arguments, of_document, of_literals

Children: TypeAlias = Mapping[str, tuple["Selected", ...]]


class Asked(Protocol):
    """What of graphql-core's executor a selection is read from."""

    @property
    def schema(self) -> GraphQLSchema: ...
    @property
    def fragments(self) -> dict[str, FragmentDetails]: ...
    @property
    def variable_values(self) -> VariableValues: ...
    @property
    def operation(self) -> OperationDefinitionNode: ...


@dataclass(frozen=True, slots=True, eq=False)
class Selected:
    """One field of a selection. `type` is its GraphQL type, None where a view asks for its own needs."""

    key: str
    name: str
    type: GraphQLOutputType | None
    arguments: Arguments
    children: Children
    canon: str

    @property
    def given_as(self) -> str:
        """Say by what name a finder gives it: one that takes arguments may be asked several times."""
        return self.name if self.arguments is NO_ARGUMENTS else self.key

    def of(self, type_name: str) -> tuple[Selected, ...]:
        """Give the fields to be read of an object of this concrete type, in the order of the response."""
        shared = self.children.get("", ())
        return shared + self.children.get(type_name, ())


def ordered(selection: Iterable[Selected]) -> list[Selected]:
    """Put fields in the order in which they are compiled, which is not the order of the response."""
    return sorted(selection, key=lambda selected: selected.canon)


def selected(
    asked: Asked, parent: GraphQLObjectType, key: str, details: list[FieldDetails], only: str | None = None
) -> Selected:
    """Normalise one field of a document, with all below it: for every type it may be of, or `only` for this one."""
    node = details[0].node
    name = node.name.value
    field = parent.fields.get(name)
    if field is None:  # The one field that every type has and none declares.
        return _make(key, "__typename", None, NO_ARGUMENTS, {})
    arguments = of_document(field, node, asked.variable_values)
    named = get_named_type(field.type)
    types = (type_ for type_ in concrete(asked.schema, named) if only in (None, type_.name))
    children = {type_.name: _below(asked, type_, details) for type_ in types}
    return _make(key, name, field.type, arguments, children)


def _below(asked: Asked, type_: GraphQLObjectType, details: list[FieldDetails]) -> tuple[Selected, ...]:
    collected = collect_subfields(asked.schema, asked.fragments, asked.variable_values, asked.operation, type_, details)
    return tuple(selected(asked, type_, key, below) for key, below in collected.grouped_field_set.items())


def concrete(schema: GraphQLSchema, type_: GraphQLNamedType) -> tuple[GraphQLObjectType, ...]:
    """List the object types that a value of a type may have; none for a leaf."""
    if is_object_type(type_):
        return (type_,)
    return tuple(schema.get_possible_types(type_)) if is_abstract_type(type_) else ()


@cache
def needed(text: str) -> Children:
    """Normalise what a view says that it needs: fields for every type under "", and for a type under its name."""
    operation = parse("{" + text + "}", no_location=True).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    return _needed(operation.selection_set)


def _needed(selection: SelectionSetNode | None) -> Children:
    children: dict[str, tuple[Selected, ...]] = {}
    for node in selection.selections if selection else ():
        if isinstance(node, InlineFragmentNode) and node.type_condition:
            condition = node.type_condition.name.value
            children[condition] = children.get(condition, ()) + _needed(node.selection_set).get("", ())
        elif isinstance(node, FieldNode):
            key = (node.alias or node.name).value
            arguments = of_literals(node)
            made = _make(key, node.name.value, None, arguments, _needed(node.selection_set))
            children[""] = (*children.get("", ()), made)
    return children


def _make(key: str, name: str, type_: GraphQLOutputType | None, arguments: Arguments, children: Children) -> Selected:
    below = {of: " ".join(field.canon for field in ordered(fields)) for of, fields in sorted(children.items())}
    canon = f"{name}({arguments.shape})" + "".join(f"{{{of}: {text}}}" for of, text in below.items())
    return Selected(key, name, type_, arguments, children, canon)


def paths(selected: Selected, prefix: str = "") -> Iterator[str]:
    """Name all that is selected of a field, dotted (`edges.node`)."""
    for children in selected.children.values():
        for child in children:
            path = f"{prefix}{child.name}"
            yield path
            yield from paths(child, f"{path}.")
