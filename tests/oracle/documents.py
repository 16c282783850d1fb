"""Documents that reach everything: made to a plan where chance would miss it, and what a document reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphql import (
    REMOVE,
    FieldDefinitionNode,
    FieldNode,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    ObjectFieldNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    VisitorAction,
    build_ast_schema,
    get_named_type,
    is_abstract_type,
    is_interface_type,
    is_leaf_type,
    is_object_type,
    parse,
    print_ast,
    print_schema,
    visit,
)
from graphql.language.ast import ArgumentNode

from graph.reader.views import Found
from graph.views.registry import VIEWS
from schema.build import build
from tests.documents import reachable

AT_ONCE = 3
"""How many fields that lead on stand in one document: each is a subquery or several, and planning them takes time."""

_PEOPLE = "contributions(first: 2) { totalCount nodes { role creditedAs party { id name link } } }"
_PAGE = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


Asked = tuple[str, dict[str, Any]]
"""A document and its variables."""


class Selections:
    """Writes selections over a schema."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema

    def nouns(self) -> list[GraphQLObjectType]:
        """List the types of things with an id."""
        node = self.schema.type_map["Node"]
        assert is_interface_type(node)
        return sorted(self.schema.get_possible_types(node), key=lambda type_: type_.name)

    def of(self, type_: GraphQLObjectType) -> Iterator[str]:
        """Write selections of a noun that reach all its fields, a few in each; arguments stand apart."""
        leading = [name for name, field in type_.fields.items() if not is_leaf_type(get_named_type(field.type))]
        leaves = [name for name in type_.fields if name not in leading]
        yield " ".join(["__typename", *leaves])
        light = [name for name in leading if not name.startswith("credits")]
        chunks = [light[begin : begin + AT_ONCE] for begin in range(0, len(light), AT_ONCE)]
        for chunk in [*chunks, *([name] for name in leading if name not in light)]:
            yield " ".join(["id", *(self.field(type_.fields[name], name) for name in chunk)])

    def field(self, field: GraphQLField, name: str, given: str = "") -> str:
        """Write a field with all below it that is not a noun of its own."""
        named = get_named_type(field.type)
        given = given or ("(from: 0, to: 1000000)" if name == "diff" else "")
        if is_leaf_type(named):
            return f"{name}{given}"
        if named.name.endswith("Connection"):
            return f"{name}{given or '(first: 3)'} {{ {self.page(named)} }}"
        return f"{name}{given} {{ {self.below(named)} }}"

    def page(self, connection: GraphQLNamedType) -> str:
        """Write all of a connection."""
        assert is_object_type(connection)
        edge = get_named_type(connection.fields["edges"].type)
        assert is_object_type(edge)
        below = self.below(get_named_type(edge.fields["node"].type))
        return f"__typename {_PAGE} nodes {{ __typename }} edges {{ __typename cursor node {{ {below} }} }}"

    def below(self, type_: GraphQLNamedType) -> str:
        """Write a selection of what a field leads to: all of it, but of a noun its leaves and its people."""
        if is_abstract_type(type_):
            members = sorted(self.schema.get_possible_types(type_), key=lambda member: member.name)
            return " ".join(["__typename", *(f"... on {each.name} {{ {self._aliased(each)} }}" for each in members)])
        assert is_object_type(type_)
        if type_ in self.nouns():
            return self._card(type_)
        return " ".join(["__typename", *(self.field(each, name) for name, each in type_.fields.items())])

    def _card(self, type_: GraphQLObjectType) -> str:
        leaves = [name for name, field in type_.fields.items() if is_leaf_type(get_named_type(field.type))]
        return " ".join([*leaves, *([_PEOPLE] if "Connection" in str(type_.fields.get("contributions", "")) else [])])

    def _aliased(self, type_: GraphQLObjectType) -> str:
        """Write a selection of a member of a union, under keys that no other member has."""
        stem = type_.name.lower()
        leaves = [name for name, field in type_.fields.items() if is_leaf_type(get_named_type(field.type))]
        more = f" {stem}People: {_PEOPLE}" if "contributions" in type_.fields else ""
        return " ".join(f"{stem}_{name}: {name}" for name in leaves) + more


def covering(schema: GraphQLSchema, ids: Mapping[str, Sequence[str]]) -> Iterator[Asked]:
    """Make documents that reach every field of every type; `ids` has those of each noun by the name of its type."""
    write = Selections(schema)
    for type_ in write.nouns():
        for selection in write.of(type_):
            if type_.name == "Contribution":
                yield from _of_contributions(selection, ids)
            else:
                text = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {type_.name} {{ {selection} }} }} }}"
                yield text, {"ids": list(ids.get(type_.name, ()))}


def _of_contributions(selection: str, ids: Mapping[str, Sequence[str]]) -> Iterator[Asked]:
    """Reach contributions by what they are to: they have no place of their own."""
    for name, field in (("Work", "works"), ("Recording", "recordings"), ("Asset", "assets")):
        text = (
            f"query ($ids: [ID!]) {{ {field}(ids: $ids) {{ contributions(first: 3) {{ nodes {{ {selection} }} }} }} }}"
        )
        yield text, {"ids": list(ids.get(name, ()))}
    yield "query ($id: ID!) { node(id: $id) { ... on Contribution { id } } }", {"id": "con_of-no-account"}


class _Reach(Visitor):
    def __init__(self, types: TypeInfo) -> None:
        super().__init__()
        self.types = types
        self.found = set[str]()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self.types.get_parent_type()
        if parent is not None and not node.name.value.startswith("__"):
            self.found.add(f"{parent.name}.{node.name.value}")

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        parent, field = self.types.get_parent_type(), self.types.get_field_def()
        if parent is not None and field is not None and self.types.get_directive() is None:
            name = next(name for name, each in parent.fields.items() if each is field)  # type: ignore[union-attr]
            self.found.add(f"{parent.name}.{name}({node.name.value})")

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> None:
        outer = self.types.get_parent_input_type()
        if outer is not None:
            self.found.add(f"{get_named_type(outer).name}.{node.name.value}")

    def enter_inline_fragment(self, node: InlineFragmentNode, *_: object) -> None:
        if node.type_condition:
            self.found.add(f"... on {node.type_condition.name.value}")


def reached(schema: GraphQLSchema, text: str) -> set[str]:
    """List what a document reaches, in the words of tests.documents."""
    types = TypeInfo(schema)
    reach = _Reach(types)
    visit(parse(text), TypeInfoVisitor(types, reach))
    return reach.found


class _Untold(Visitor):
    def leave_field_definition(self, node: FieldDefinitionNode, *_: object) -> VisitorAction:
        named = print_ast(node.type).strip("[]!")
        return REMOVE if node.name.value in (*OF_CLOSURES, *OF_PAST_USES) or named in OF_RIGHTS else None


OF_CLOSURES = ("derivatives", "derivativeCounts", "distinctAssets", "catchingUp", "trainedModels", "similarTo")
"""What comes of a thing: a walk along every path tells it, in tests of its own (tests/graph/closures)."""

OF_PAST_USES = ("proof", "standing", "standings")
"""What was cleared, and how it stands: held to a slow reference in tests of its own (tests/rules/rights)."""

OF_RIGHTS = (
    *("RightShareConnection", "Protection", "ConsentConnection", "PartyToAgreementConnection", "MandateConnection"),
    *("Agreement", "Catalogue", "ChoicePolicyConnection", "ObjectionConnection", "Objection"),
    *("PermissionConnection", "Voice", "ClaimsCompared", "Authorization"),
)
"""What reads papers of rights: who may read them is told by tests of their own (tests/graph/rights and gate)."""

_ROOTS_OF_RIGHTS = ("agreement", "authorization", "catalogue", "choicePolicies", "objection", "objections")

TOLD = build_ast_schema(visit(parse(print_schema(build())), _Untold()))
"""The schema as far as the oracle tells it, for making documents."""

BY_VIEWS = sorted(
    name for name, how in VIEWS["Query"].fields.items() if not isinstance(how, Found) and name not in _ROOTS_OF_RIGHTS
)
"""The root fields that views answer; what code finds has tests of its own, which ask it what chance would not."""


def all_there_is(schema: GraphQLSchema) -> set[str]:
    """List every field, argument and type condition that can be reached, and every member of what arguments take."""
    assert schema.query_type is not None
    reach = set(reachable(schema, roots=BY_VIEWS))
    fields = (
        (f"{type_.name}.{name}", field)
        for type_ in schema.type_map.values()
        if is_object_type(type_)
        for name, field in type_.fields.items()
    )
    for place, field in fields:
        for argument in field.args.values() if place in reach else ():
            named = get_named_type(argument.type)
            if isinstance(named, GraphQLInputObjectType) and not named.name.endswith(("FactInput", "FactsInput")):
                reach |= {f"{named.name}.{name}" for name in named.fields}
    return reach
