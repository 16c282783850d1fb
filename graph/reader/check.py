"""The check at start: every field that can be asked has a view, and reads as its GraphQL type says."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

from graph.reader.arguments import SORT
from graph.reader.check_graph import problems_with_graph
from graph.reader.known import ARGUMENT as KNOWN_AT
from graph.reader.page import is_connection
from graph.reader.selection import concrete
from graph.reader.views import (
    ByAudience,
    Choice,
    Computed,
    Degree,
    Field,
    Found,
    Path,
    Same,
    Stored,
    View,
    Views,
)


class ViewsInvalid(Exception):
    """The views do not fit the schema or the graph; the message has a line for each way in which they do not."""


def check(schema: GraphQLSchema, views: Views) -> None:
    """Raise ViewsInvalid unless every field that can be asked reads as its type says."""
    problems = [
        *_of_schema(schema, views),
        *_of_all_seeing(schema, views),
        *problems_with_graph(views),
    ]
    if problems:
        raise ViewsInvalid("the views do not fit:\n" + "\n".join(f"  {problem}" for problem in dict.fromkeys(problems)))


def _of_schema(schema: GraphQLSchema, views: Views) -> Iterator[str]:
    """Walk all types that are read by views, from the root on."""
    assert schema.query_type is not None
    seen = {schema.query_type.name}
    waiting = [schema.query_type]
    while waiting:
        type_ = waiting.pop()
        view = views.get(type_.name)
        if view is None:
            yield f"{type_.name} has no view"
            continue
        for name, field in type_.fields.items():
            yield from _of_field(schema, views, view, name, field)
            found = _read_below(schema, views, view.fields.get(name), field)
            waiting += [each for each in found if each.name not in seen]
            seen |= {each.name for each in found}


def _read_below(schema: GraphQLSchema, views: Views, how: Field | None, field: GraphQLField) -> list[GraphQLObjectType]:
    """List the object types below a field that views read."""
    match how:
        case Computed():
            return []
        case Found():
            return list(_things(schema, views, get_named_type(field.type), set()))
    return _objects(schema, field)


def _things(
    schema: GraphQLSchema, views: Views, named: GraphQLNamedType, seen: set[str]
) -> Iterator[GraphQLObjectType]:
    """List the types of the things in what a finder gives."""
    for type_ in concrete(schema, named):
        if views.is_thing(type_.name):
            yield type_
        elif type_.name not in seen:
            seen.add(type_.name)
            for field in type_.fields.values():
                yield from _things(schema, views, get_named_type(field.type), seen)


def _of_all_seeing(schema: GraphQLSchema, views: Views) -> Iterator[str]:
    """Check that what hides nothing is read by finishing functions alone."""
    for view in views.by_name.values():
        if view.sees_all and (view.name in schema.type_map or view.label is not None):
            yield f"{view.name} sees what is withheld, so it can be neither a type nor a kind of node"


def _objects(schema: GraphQLSchema, field: GraphQLField) -> list[GraphQLObjectType]:
    """List the object types that a field leads to; a connection leads to its nodes, and to an edge with more fields."""
    named = get_named_type(field.type)
    if not is_connection(field.type):
        return list(concrete(schema, named))
    assert is_object_type(named)
    edge = get_named_type(named.fields["edges"].type)
    assert is_object_type(edge)
    nodes = concrete(schema, get_named_type(edge.fields["node"].type))
    return [*nodes, edge] if _more_fields(edge) else list(nodes)


def _more_fields(edge: GraphQLObjectType) -> bool:
    return not edge.fields.keys() <= {"cursor", "node"}


def _of_field(schema: GraphQLSchema, views: Views, view: View, name: str, field: GraphQLField) -> Iterator[str]:
    place = f"{view.name}.{name}"
    how = view.fields.get(name)
    if how is None and view.name.endswith("Edge") and name in ("cursor", "node"):
        return
    named = get_named_type(field.type)
    match how:
        case None:
            yield f"{place} is not in the view"
        case Stored() | Degree() if not is_leaf_type(named):
            yield f"{place} is read as a property, but {named.name} is an object"
        case Same() if is_list_type(get_nullable_type(field.type)):
            yield f"{place} is one object, but its type is a list"
        case Path():
            yield from _of_path(schema, views, place, how, field)
        case ByAudience():
            for path in how.by.values():
                yield from _of_path(schema, views, place, path, field)
        case Choice():
            for each in how.by.values():
                if isinstance(each, Path):
                    yield from _of_ends(schema, views, place, each, field)
        case Computed() if not is_leaf_type(named):
            yield from _of_plain(schema, place, named, set(how.between), set())
        case Found():
            yield from _of_found(schema, views, place, named)


def _of_plain(
    schema: GraphQLSchema, place: str, named: GraphQLNamedType, apart: set[str], seen: set[str]
) -> Iterator[str]:
    """Plain types are read from dicts: nothing in them can take arguments or be a page, but what is made `apart`."""
    for type_ in concrete(schema, named):
        if type_.name in seen:
            continue
        seen.add(type_.name)
        for name, field in type_.fields.items():
            if field.args and name not in apart:
                yield f"{type_.name}.{name} has arguments, but {place} gives it as a plain value"
            yield from _of_plain(schema, place, get_named_type(field.type), apart, seen)


def _of_found(schema: GraphQLSchema, views: Views, place: str, named: GraphQLNamedType) -> Iterator[str]:
    """Check what a finder gives: plain types, and in them things, of which the types are of nothing else.

    Fields of the answer itself may take arguments: the finder hears of these.
    """
    seen = {type_.name for type_ in _things(schema, views, named, set())}
    for type_ in (each for each in concrete(schema, named) if each.name not in seen):
        seen.add(type_.name)
        for field in type_.fields.values():
            yield from _of_plain(schema, place, get_named_type(field.type), set(), seen)


def _of_path(schema: GraphQLSchema, views: Views, place: str, path: Path, field: GraphQLField) -> Iterator[str]:
    type_ = get_nullable_type(field.type)
    several = is_list_type(type_) or is_connection(field.type)
    if several != (path.ceiling is not None):
        yield f"{place} has {'no ceiling' if several else 'a ceiling, but is one object'}"
    if several and not (path.order or path.sorts):
        yield f"{place} has no order"
    if (
        not several
        and is_non_null_type(field.type)
        and any(views[to].withholdable for to in path.targets if to in views)
    ):
        yield f"{place} may be withheld, so its type must be nullable"
    yield from _of_ends(schema, views, place, path, field)
    yield from _of_arguments(place, path, field)


def _of_ends(schema: GraphQLSchema, views: Views, place: str, path: Path, field: GraphQLField) -> Iterator[str]:
    allowed = {each.name for each in _objects(schema, field)}
    for to in path.targets:
        if to not in views:
            yield f"{place} leads to {to}, which has no view"
        elif to not in allowed:
            yield f"{place} leads to {to}, but its type is of {', '.join(sorted(allowed))}"


def _of_arguments(place: str, path: Path, field: GraphQLField) -> Iterator[str]:
    inputs = {name: kind for each, argument in field.args.items() for name, kind in _flat(each, argument.type)}
    known = inputs.keys()
    orders = (path.order, *path.sorts.values())
    in_lanes = (name for order in orders if order and order.lanes for name in order.lanes.filters)
    filters = {*path.filters, *path.flags, *path.held, *in_lanes}
    yield from (f"{place} filters by {name}, which is no argument" for name in sorted(filters) if name not in known)
    if path.sorts:
        sort = get_named_type(inputs[SORT]) if SORT in inputs else None
        members = (
            {str(getattr(each.value, "value", each.value)) for each in sort.values.values()}
            if isinstance(sort, GraphQLEnumType)
            else set()
        )
        if members != set(path.sorts):
            yield f"{place} has the orders {sorted(path.sorts)}, but {SORT} takes {sorted(members)}"
    text = " ".join(filter(None, (path.pattern, path.where, *path.filters.values(), *path.flags.values())))
    used = {"first", "after", SORT, f"{KNOWN_AT}.seq", f"{KNOWN_AT}.at", *filters}
    for name in known:
        inner = any(other.startswith(f"{name}.") for other in known)
        if not inner and name not in used and f"${name}" not in text:
            yield f"{place} takes {name} and does nothing with it"


def _flat(name: str, type_: GraphQLInputType) -> Iterator[tuple[str, GraphQLInputType]]:
    yield name, type_
    named = get_named_type(type_)
    if is_input_object_type(named):
        for inner, field in named.fields.items():
            yield from _flat(f"{name}.{inner}", field.type)
