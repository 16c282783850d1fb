"""How much a document may ask, found in one pass before anything else looks at it.

A fragment is weighed once for each type it is used on, however often it is used: what it weighs is multiplied, not
walked again. So a document of nested fragments takes as long as it is, not as long as it would be written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, ClassVar

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    value_from_ast_untyped,
)

from graph.reader.cost import FREE, Cost
from graph.reader.selection import concrete
from linernotes.errors import LinernotesError
from schema.paging import DEFAULT_FIRST, LARGEST_FIRST


class TooMuch(LinernotesError):
    """A document asks more than one may; `limit` says of what, `most` how much there may be."""

    code: ClassVar[str] = "TOO_MUCH_ASKED"

    def __init__(self, limit: str, asked: int, most: int) -> None:
        super().__init__(
            f"the document has {limit} {asked if asked < _BEYOND else 'over a billion'}; {most} is the most"
        )
        self.limit = limit
        self.most = most


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one document may ask."""

    depth: int = 20
    fields: int = 2_000
    root_fields: int = 20
    subqueries: int = 60
    rows: int = 50_000


@dataclass(frozen=True, slots=True)
class Weight:
    """What a selection asks: of one object that it is made on."""

    depth: int = 0
    fields: int = 0
    subqueries: int = 0
    rows: int = 0

    def __add__(self, other: Weight) -> Weight:
        return Weight(
            max(self.depth, other.depth),
            self.fields + other.fields,
            self.subqueries + other.subqueries,
            self.rows + other.rows,
        )

    def __or__(self, other: Weight) -> Weight:
        """Give the heavier in every way: of two selections only one is made."""
        return Weight(
            max(self.depth, other.depth),
            max(self.fields, other.fields),
            max(self.subqueries, other.subqueries),
            max(self.rows, other.rows),
        )


NOTHING = Weight()
_BEYOND = 10**9


def weigh(
    schema: GraphQLSchema,
    document: DocumentNode,
    costs: Mapping[tuple[str, str], Cost],
    variables: Mapping[str, Any] | None = None,
) -> tuple[Weight, int]:
    """Weigh the heaviest operation of a document, and count its root fields.

    Without variables those that say how many are taken for the most that they may say. Raises TooMuch for fragments
    nested too deeply to be walked at all.
    """
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    heaviest, roots = NOTHING, 0
    for operation in document.definitions:
        if not isinstance(operation, OperationDefinitionNode):
            continue
        root = schema.get_root_type(operation.operation)
        if root is None:
            continue
        scales = _Scales(schema, costs, fragments, None if variables is None else _with_defaults(operation, variables))
        try:
            heaviest |= scales.selection(operation.selection_set, root)
            roots = max(roots, scales.count(operation.selection_set))
        except RecursionError:
            raise TooMuch("depth", _BEYOND, Limits().depth) from None
    return heaviest, roots


def _with_defaults(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Mapping[str, Any]:
    """Add to variables what the operation says for those that are not given."""
    defaults = {
        each.variable.name.value: value_from_ast_untyped(each.default_value)
        for each in operation.variable_definitions or ()
        if each.default_value
    }
    return {**defaults, **variables}


def check(weight: Weight, root_fields: int, limits: Limits) -> None:
    """Raise TooMuch if a document asks more than one may."""
    asked = {
        "depth": weight.depth,
        "fields": weight.fields,
        "root fields": root_fields,
        "subqueries": weight.subqueries,
        "rows": weight.rows,
    }
    allowed = (limits.depth, limits.fields, limits.root_fields, limits.subqueries, limits.rows)
    for (what, much), most in zip(asked.items(), allowed, strict=True):
        if much > most:
            raise TooMuch(what, much, most)


@dataclass(slots=True)
class _Scales:
    """One operation being weighed. What is not in the schema weighs nothing: validation will say so."""

    schema: GraphQLSchema
    costs: Mapping[tuple[str, str], Cost]
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any] | None
    known: dict[tuple[int, str], Weight] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)

    def selection(self, selection: SelectionSetNode, type_: GraphQLObjectType) -> Weight:
        """Weigh a selection on an object of this type, once."""
        key = (id(selection), type_.name)
        if key not in self.known:
            self.known[key] = NOTHING  # A fragment that contains itself weighs no more; validation refuses it.
            self.known[key] = reduce(Weight.__add__, self._parts(selection, type_), NOTHING)
        return self.known[key]

    def _parts(self, selection: SelectionSetNode, type_: GraphQLObjectType) -> Iterator[Weight]:
        spread = set()
        for node in selection.selections:
            if isinstance(node, FieldNode):
                yield self._field(node, type_)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition.name.value if node.type_condition else None
                if self._applies(condition, type_):
                    yield self.selection(node.selection_set, type_)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread.add(node.name.value)
                fragment = self.fragments.get(node.name.value)
                if fragment and self._applies(fragment.type_condition.name.value, type_):
                    yield self.selection(fragment.selection_set, type_)

    def _applies(self, condition: str | None, type_: GraphQLObjectType) -> bool:
        if condition in (None, type_.name):
            return True
        named = self.schema.get_type(condition)
        return is_abstract_type(named) and self.schema.is_sub_type(named, type_)

    def _field(self, node: FieldNode, type_: GraphQLObjectType) -> Weight:
        name = node.name.value
        field_ = type_.fields.get(name)
        if field_ is None:
            return Weight(depth=1, fields=1)
        cost = self._cost(node, type_)
        below = NOTHING
        if node.selection_set:
            types = concrete(self.schema, get_named_type(field_.type))
            weights = (self.selection(node.selection_set, each) for each in types)
            # What has an id is of one kind, and read as that; elsewhere every kind is a part of the statement.
            of_one_kind = type_ is self.schema.query_type and name in ("node", "nodes")
            join = Weight.__or__ if of_one_kind else Weight.__add__
            below = reduce(join, weights, NOTHING)
        rows = cost.rows + cost.times * below.rows
        return Weight(below.depth + 1, below.fields + 1, cost.subqueries + below.subqueries, rows)

    def _cost(self, node: FieldNode, type_: GraphQLObjectType) -> Cost:
        name = node.name.value
        if name == "totalCount" and type_.name.endswith("Connection"):
            return Cost(subqueries=1, rows=1)
        cost = self.costs.get((type_.name, name), FREE)
        arguments = type_.fields[name].args
        for argument in ("first", "ids"):
            if argument in arguments and (many := self._many(node, argument)) is not None:
                return Cost(cost.subqueries, many, many)
        return cost

    def _many(self, node: FieldNode, argument: str) -> int | None:
        """Say how many an argument asks for; None if it is not given and has no default."""
        given = next((each.value for each in node.arguments or () if each.name.value == argument), None)
        match given:
            case IntValueNode():
                return _BEYOND if len(given.value) > 9 else max(0, int(given.value))
            case ListValueNode():
                return len(given.values)
            case VariableNode():
                value = LARGEST_FIRST if self.variables is None else self.variables.get(given.name.value)
                if isinstance(value, list):
                    return len(value)
                return max(0, value) if isinstance(value, int) else self._default(argument)
        return self._default(argument)

    def _default(self, argument: str) -> int | None:
        return DEFAULT_FIRST if argument == "first" else None

    def count(self, selection: SelectionSetNode) -> int:
        """Count the fields of a selection, those of fragments included."""
        total = 0
        for node in selection.selections:
            if isinstance(node, FieldNode):
                total += 1
            elif isinstance(node, InlineFragmentNode):
                total += self.count(node.selection_set)
            elif isinstance(node, FragmentSpreadNode):
                total += self._count_fragment(node.name.value)
        return total

    def _count_fragment(self, name: str) -> int:
        if name not in self.counted:
            self.counted[name] = 0
            fragment = self.fragments.get(name)
            self.counted[name] = self.count(fragment.selection_set) if fragment else 0
        return self.counted[name]
