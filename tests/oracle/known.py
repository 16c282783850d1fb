"""Asks documents of today as of a seq in the past, and has the plain world that there was."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

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
from typing_extensions import override

from tests.oracle import withholding
from tests.oracle.journal import Said
from tests.oracle.withholding import Place
from tests.oracle.world import World


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


class WorldThen(World):
    """What facts together said once the journal had come to a seq, with names as people want them now."""

    def __init__(self, now: World, seq: int) -> None:
        super().__init__([said for said in now.journal if said.seq <= seq])
        self.now = now

    @override
    def then(self, seq: int) -> World:
        """Make the world that there was before this one."""
        return WorldThen(self.now, min(seq, self.seq))

    @override
    def stated(self, kind: str, **fields: Any) -> list[Said]:
        """List what stood of a kind; of how people want to be named, what stands now."""
        return self.now.stated(kind, **fields) if kind == "namingChoice" else super().stated(kind, **fields)

    @cached_property
    @override
    def withheld(self) -> dict[str, set[Place]]:
        """Say where everything is withheld: where it is now, and where it would be, as it was credited then."""
        found = withholding.places(self, lambda item: withholding.entries(self.now, item))
        stands = {said.seq for said in self.now.standing}
        for id_, places in self.now.withheld.items():
            said = next((said for said in self.stated("contribution") if said.id == id_), None)
            if said is None or said.seq in stands:
                found[id_] = found.get(id_, set()) | places
        return found
