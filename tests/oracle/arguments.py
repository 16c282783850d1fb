"""Documents that give every argument that a field can take, rightly and wrongly, and documents of one page each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLEnumType, GraphQLField, GraphQLNamedType, GraphQLSchema, get_named_type, is_object_type

from tests.oracle.documents import BY_VIEWS, Asked, Selections
from tests.oracle.journal import THINGS, Said
from tests.oracle.world import World

LITERALS: Mapping[str, Sequence[str]] = {
    "role": ("MainArtist", "Composer"),
    "basis": ("LICENSED", "PUBLIC_DOMAIN"),
    "stage": ("TRAINING", "TEST"),
    "by": ("BASIS", "STAGE"),
    "sources": ("2", "0"),
    "afterRank": ("1",),
    "first": ("0", "null", "101", "-1"),
    "after": ("null", '"damaged"'),
}
PLURALS = {"Party": "parties"} | {type_: f"{kind}s" for kind, type_ in THINGS.items() if kind != "party"}


@dataclass(frozen=True, slots=True)
class Pool:
    """Values that mean something in a world: ids by type, and what things can be found by."""

    ids: Mapping[str, Sequence[str]]
    identifiers: Sequence[tuple[str, str]]
    hashes: Sequence[str]
    isccs: Sequence[str]
    titles: Mapping[str, Sequence[str]]
    seq: int


def pool_of(world: World, *, at_most: int = 60) -> Pool:
    """Take values from a world."""
    files = world.things("file")
    ids = {type_: [str(said.id) for said in world.things(kind)][:at_most] for kind, type_ in THINGS.items()}
    ids["Freezing"] = [str(said.id) for said in world.stated("datasetFrozen")][:at_most]
    titled = ("party", "work", "recording", "release", "asset")
    return Pool(
        ids=ids,
        identifiers=[(said.fact["scheme"], said.fact["value"]) for said in world.stated("identifier")],
        hashes=[said.fact["sha256"] for said in files],
        isccs=[said.fact["iscc"] for said in files if "iscc" in said.fact],
        titles={kind: [_title(said) for said in world.things(kind)] for kind in titled},
        seq=world.seq,
    )


def _title(said: Said) -> str:
    return str(said.fact.get("title") or said.fact.get("name"))


def giving(schema: GraphQLSchema, pool: Pool) -> Iterator[Asked]:
    """Make documents that give every argument."""
    assert schema.query_type is not None
    write = Selections(schema)
    yield from _ways_in(write, pool)
    yield from _as_of_the_last(schema, pool)
    yield from _journal(write, pool)
    for name, field in schema.query_type.fields.items():
        for given in _of_root(name, field, pool) if name.endswith("Connection") else ():
            yield f"{{ {name}({given}) {{ {write.page(get_named_type(field.type))} }} }}", {}
    for type_ in write.nouns():
        if type_.name in PLURALS:
            yield from _of_each(write, type_, "{}", type_.name, pool)
    for below, (name, of) in BELOW.items():
        yield from _of_each(write, schema.type_map[below], f"{name} {{{{ {{}} }}}}", of, pool)


BELOW = {"TrainingClosure": ("closure", "ModelVersion"), "Freezing": ("frozen", "DatasetVersion")}
"""What is read as a field of things alone: the field, and of which."""


def _of_each(write: Selections, type_: GraphQLNamedType, place: str, of: str, pool: Pool) -> Iterator[Asked]:
    """Give every argument of the fields of a type, which stands in a place of some things."""
    assert is_object_type(type_)
    for name, field in type_.fields.items():
        for argument in field.args:
            for value in LITERALS[argument]:
                text = place.format(write.field(field, name, f"({argument}: {value})"))
                query = f"query ($ids: [ID!]!) {{ {PLURALS[of]}(ids: $ids) {{ {text} }} }}"
                yield query, {"ids": list(pool.ids[of])[:5]}


def _ways_in(write: Selections, pool: Pool) -> Iterator[Asked]:
    """Ask each root field that leads to things by what names them."""
    nouns = [type_ for type_ in write.nouns() if type_.name in PLURALS]
    every = [id_ for type_ in nouns for id_ in pool.ids[type_.name][:3]]
    kinds = " ".join(f"... on {type_.name} {{ id }}" for type_ in write.nouns())
    yield f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename {kinds} }} }}", {"ids": [*every, "x", *every[:2]]}
    yield "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["x"] * 101}
    for type_ in nouns:
        one, several = type_.name[0].lower() + type_.name[1:], PLURALS[type_.name]
        for id_ in [*pool.ids[type_.name][:2], every[0], "nothing"]:
            yield f'{{ {one}(id: "{id_}") {{ id }} node(id: "{id_}") {{ __typename id }} }}', {}
        yield f"query ($ids: [ID!]!) {{ {several}(ids: $ids) {{ id }} }}", {"ids": [*every, *pool.ids[type_.name], "x"]}
        yield f"query ($ids: [ID!]!) {{ {several}(ids: $ids) {{ id }} }}", {"ids": ["x"] * 101}
    for several in ("parties", "works", "recordings", "releases", "assets", "files"):
        yield f'{{ {several}(ids: ["x"], identifier: {{scheme: "ISRC", value: "x"}}) {{ id }} }}', {}
        yield f"{{ {several} {{ id }} }}", {}
        for scheme, value in _spread(pool.identifiers, 8):
            text = f"query ($i: IdentifierInput) {{ {several}(identifier: $i) {{ id }} }}"
            yield text, {"i": {"scheme": scheme, "value": value}}
    for name, values in (("sha256", pool.hashes), ("iscc", pool.isccs)):
        for value in (*values[:3], "x"):
            yield f'{{ files({name}: "{value}") {{ id {name} }} }}', {}
    yield '{ parties(identifier: {scheme: "ISNI", value: "x"}) { id } }', {}


def _as_of_the_last(schema: GraphQLSchema, pool: Pool) -> Iterator[Asked]:
    """Ask each root field as of the last fact, which is as of now."""
    assert schema.query_type is not None
    for name in BY_VIEWS:
        field = schema.query_type.fields[name]
        given = {"id": '(id: "x", {})', "ids": "(ids: [], {})", "first": "(first: 1, {})"}
        how = next(text for argument, text in given.items() if argument in field.args)
        below = "totalCount" if name == "journal" or name.endswith("Connection") else "__typename"
        for known in (f"{{seq: {pool.seq}}}", '{at: "2100-01-01T00:00:00Z"}', "{seq: 1000000000}"):
            yield f"{{ {name}{how.format(f'knownAt: {known}')} {{ {below} }} }}", {}


def _journal(write: Selections, pool: Pool) -> Iterator[Asked]:
    page = write.page(write.schema.type_map["JournalFactConnection"])
    subjects = [f'subject: "{id_}"' for id_ in [*pool.ids["Recording"][:2], *pool.ids["Party"][:1], "x"]]
    times = ['from: "2026-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z"', 'to: "2026-01-01T00:00:00Z"']
    later = ("retroactiveOnly: true", "retroactiveOnly: false", 'retroactiveOnly: true, kind: "membership"')
    for given in [
        *subjects,
        *times,
        *later,
        'actor: "local", orderBy: OLDEST',
        'kind: "contribution"',
        "orderBy: NEWEST",
    ]:
        yield f"{{ journal(first: 3, {given}) {{ {page} }} }}", {}


def _spread(values: Sequence[Any], how_many: int) -> Sequence[Any]:
    """Take some values from all over a list."""
    return values[:: max(1, len(values) // how_many)]


def _of_root(name: str, field: GraphQLField, pool: Pool) -> Iterator[str]:
    for argument in ("first", "after"):
        yield from (f"{argument}: {value}" for value in LITERALS[argument])
    order = field.args.get("orderBy")
    if order is None:
        return
    named = get_named_type(order.type)
    assert isinstance(named, GraphQLEnumType)
    yield from (f"first: 4, orderBy: {member}" for member in named.values)
    key = "name" if name.startswith("parties") else "title"
    kind = next(kind for kind, type_ in THINGS.items() if f"{PLURALS[type_]}Connection" == name)
    for text in _spread(pool.titles[kind], 2)[:3]:
        yield f'orderBy: ID, filter: {{{key}: "{text}"}}' if '"' not in text else f'filter: {{{key}: "x"}}'
        yield f'first: 5, filter: {{{key}StartsWith: "{text[:1]}"}}'.replace('""', '"x"')
    if kind == "asset":
        yield f"orderBy: CHANGED, filter: {{changedSince: {pool.seq // 2}}}"


def paged(schema: GraphQLSchema, pool: Pool, first: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Make documents of one page each, to be asked again after `endCursor`, alias `p`, until there is no more."""
    assert schema.query_type is not None
    write = Selections(schema)
    for name, field in schema.query_type.fields.items():
        if name.endswith("Connection") or name == "journal":
            page = write.page(get_named_type(field.type))
            yield f"query ($after: String) {{ p: {name}(first: {first}, after: $after) {{ {page} }} }}", {}
    for type_ in write.nouns():
        for name, field in type_.fields.items() if type_.name in PLURALS else ():
            if "after" in field.args:
                page = write.page(get_named_type(field.type))
                here = f"... on {type_.name} {{ p: {name}(first: {first}, after: $after) {{ {page} }} }}"
                query = f"query ($after: String, $id: ID!) {{ node(id: $id) {{ {here} }} }}"
                for id_ in _spread(pool.ids[type_.name], 2)[:3]:
                    yield query, {"id": id_}
