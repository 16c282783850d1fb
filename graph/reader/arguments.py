"""The arguments of a field: which are given shapes the statement, what they are is bound to it with each request."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import FieldNode, GraphQLField, VariableNode, Visitor, get_named_type, value_from_ast_untyped, visit
from graphql.execution.values import VariableValues, get_argument_values
from graphql.language.visitor import BREAK, VisitorAction

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Arguments:
    """The arguments of one field of a document.

    `given` holds the flat names of those that are not null, `on` of those that are true, `chosen` the members of enums
    among them by which a view may choose an order; `read` gives all values, flat, for the variables of a request.
    """

    read: Callable[[VariableValues], Values]
    given: frozenset[str]
    chosen: Mapping[str, str]
    on: frozenset[str] = frozenset()

    @property
    def shape(self) -> str:
        """Say all that a statement's text may depend on."""
        return ",".join(f"{name}={self.chosen.get(name, name in self.on)}" for name in sorted(self.given))


def _arguments(read: Callable[[VariableValues], Values], values: Values) -> Arguments:
    given = frozenset(name for name, value in values.items() if value is not None)
    chosen = {name: values[name] for name in given if name == SORT}
    on = frozenset(name for name in given if values[name] is True)
    return Arguments(read, given, chosen, on)


# The one argument whose value, and not only whose presence, chooses among texts: it names one of a view's orders.
SORT = "orderBy"


def of_document(field: GraphQLField, node: FieldNode, variables: VariableValues) -> Arguments:
    """Read a field's arguments as graphql-core does: once if no variable is among them, else with each request."""
    if not field.args:
        return NO_ARGUMENTS

    def read(current: VariableValues) -> Values:
        return flat(get_argument_values(field, node, current))

    values = read(variables)
    return _arguments(read if _has_variables(node) else lambda _: values, values)


def of_literals(node: FieldNode) -> Arguments:
    """Read the arguments that a view's own needs give."""
    if not node.arguments:
        return NO_ARGUMENTS
    values = flat({argument.name.value: value_from_ast_untyped(argument.value) for argument in node.arguments})
    return _arguments(lambda _: values, values)


def flat(values: Values, prefix: str = "") -> dict[str, Any]:
    """Give nested input as `outer.inner: value`, the outer name kept, members of enums as their values."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        found[prefix + name] = plain(value)
        if isinstance(value, Mapping):
            found |= flat(value, f"{prefix}{name}.")
    return found


def plain(value: Any) -> Any:
    """Give a value as the database takes it."""
    if isinstance(value, Enum):
        return value.value
    return [plain(member) for member in value] if isinstance(value, list) else value


def as_keywords(values: Values) -> dict[str, Any]:
    """Give a field's own arguments as Python functions take them: in snake_case, nested input whole."""
    return {snake(name): value for name, value in values.items() if "." not in name}


def snake(name: str) -> str:
    """Give a name of GraphQL as Python writes it."""
    return re.sub(r"([A-Z])", lambda capital: "_" + capital[1].lower(), name)


NO_ARGUMENTS = Arguments(lambda _: {}, frozenset(), {})


class _Variables(Visitor):
    found = False

    def enter_variable(self, _node: VariableNode, *_: object) -> VisitorAction:
        self.found = True
        return BREAK


def _has_variables(node: FieldNode) -> bool:
    visitor = _Variables()
    for argument in node.arguments or ():
        visit(argument, visitor)
    return visitor.found


def shape_of(variables: VariableValues, choosing: Container[str]) -> tuple[object, ...]:
    """Say all of the variables that a statement's text may depend on, as part of a key.

    That is which are given, which are null, what a boolean is (it may skip a field), and which member of an enum of
    those named in `choosing` it is (it names an order). The value of a string, a number or another enum never is.
    """
    shapes = []
    for name, value in variables.coerced.items():
        type_ = get_named_type(variables.sources[name].signature.type)
        shapes.append((name, plain(value) if type_.name in choosing else _shape(value)))
    return tuple(shapes)


def _shape(value: Any) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        return tuple((name, _shape(member)) for name, member in sorted(value.items()))
    return ...
