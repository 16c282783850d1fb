"""Asks documents of today as of a seq in the past."""

from __future__ import annotations

from dataclasses import replace

from graphql import (
    ArgumentNode,
    FieldNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
    VariableNode,
    parse,
    print_ast,
)


def as_known(text: str) -> str:
    """Give a document the variable `$k`, and give it to each of its root fields as `knownAt`."""
    (operation,) = parse(text).definitions
    assert isinstance(operation, OperationDefinitionNode)
    variable = VariableNode(name=NameNode(value="k"))
    definition = VariableDefinitionNode(variable=variable, type=NamedTypeNode(name=NameNode(value="KnownAt")))
    argument = ArgumentNode(name=NameNode(value="knownAt"), value=variable)
    fields = []
    for field in operation.selection_set.selections:
        assert isinstance(field, FieldNode)
        fields.append(replace(field, arguments=(*(field.arguments or ()), argument)))
    asked = replace(
        operation,
        variable_definitions=(*(operation.variable_definitions or ()), definition),
        selection_set=replace(operation.selection_set, selections=tuple(fields)),
    )
    return print_ast(asked)
