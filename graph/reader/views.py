"""The vocabulary of views: how each field of a GraphQL type reads from the graph.

The tables themselves stand in `graph/views`, a noun a file. In all Cypher here, `@` is the object itself and `@e`
a variable of the row in which it stands; other names are the row's own: by custom `n` for a node and `e` for the edge
that led to it. The compiler numbers every one of them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.reader.context import Audience, CreditContext, ReadContext
from graph.reader.database import Database

if TYPE_CHECKING:
    from graph.reader.finding import Finding, Findings


@dataclass(frozen=True, slots=True)
class Stored:
    """A property of the row's node, or of another variable of the row (`of="e"`: the edge)."""

    property: str
    of: str = "n"


@dataclass(frozen=True, slots=True)
class Same:
    """An object that reads from this very row, for no traversal: a row view's node, say.

    `to` names a row view that reads this node in another way, where it is not an object of its own kind.
    """

    of: str = "n"
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Degree:
    """How many edges there are, withheld ends included: a number gives away that somebody is there, never who."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Begin:
    """What stands before a path's match: the text, and the maps that it gives, each with its keys."""

    text: str
    gives: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Stretches of an index that are read each by itself, in order: a page costs the same wherever they lie.

    `text` begins the subquery and gives a row for each lane with these `names`, which the order's `seek` may read;
    `where` says which lanes are read. `filters` adds conditions on lanes for arguments, as those of a path on its rows.
    """

    text: str
    names: tuple[str, ...]
    where: str
    filters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """How rows are ordered: keys that are never null, the last one unique, each `expression` or `expression DESC`.

    With `index` (the text after USING INDEX SEEK) and `seek` (the predicate that lets it serve) a page comes out of the
    index in order; then all keys must run the same way. `fixed` are keys of the index, before these, that the seek
    holds to one value: without them in the order the index does not serve, and as keys no page would begin deep in it.
    With `lanes` the seek holds in each of them.
    """

    keys: tuple[str, ...]
    fixed: tuple[str, ...] = ()
    index: str | None = None
    seek: str | None = None
    lanes: Lanes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A traversal: one object, a list or a connection, as the field's GraphQL type says.

    `to` names the view (or, for an abstract type, the views) of what `n` is. A list or a connection has a `ceiling`,
    the most rows it ever gives; one object has none. `filters` says for each argument (`filter.role` for a member of
    an input object) the predicate that it adds when it is not null; it reads its value as `$filter.role`. `flags`
    says the same for arguments that add one when they are true, and `held` to which key of an index arguments hold
    it, so that it serves in order. `sorts` says the order for each member of the enum that the argument `orderBy`
    takes; the first is the default. `context` is the place in which names below stand. `distinct` when several ways
    lead to the same node. `total` says how a connection's `totalCount` reads where it is kept, and need not be
    counted. `begin` is what it begins with, if not with the match.
    Of a root: `auditors` when nobody else may ask it, and `times` names the arguments that are times and read as the
    seq of the journal just before.
    """

    pattern: str
    to: str | tuple[str, ...]
    where: str | None = None
    order: Order | None = None
    sorts: Mapping[str, Order] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    ceiling: int | None = None
    context: CreditContext | None = None
    distinct: bool = False
    total: Computed | None = None
    begin: Begin | None = None
    auditors: bool = False
    times: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """Name the views that a row may be of."""
        return (self.to,) if isinstance(self.to, str) else self.to


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What differs between two seqs, of the thing of view `of` whose id is the member `id` of what was made of it.

    `made` is the name of that object's type. `needs` are read as of each seq; `find(before, after, context)` makes of
    them what differs, either None if the thing was not to be seen; `rested_on` lists the facts of which it is to be
    known what took them away; and `tell(found, since, left)` gives the field's value, `left` with the seq that took
    away each fact that stands no longer.
    """

    of: str
    made: str
    id: str
    needs: str
    find: Callable[..., Any]
    rested_on: Callable[[Any], Iterable[int]]
    tell: Callable[[Any, int, Mapping[int, int]], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A field that is sought: of which thing, with which arguments, and what of it is selected."""

    database: Database
    context: ReadContext
    id: str
    arguments: Mapping[str, Any]
    selects: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """What code finds with statements of its own, of the thing whose id is the member `id` of what was made of it.

    `made` is the name of that object's type. `find` gives a leaf, or dicts for the fields of an object type; things in
    them are told by their ids.
    """

    made: str
    id: str
    find: Callable[[Sought], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A value that a pure function makes of other fields, fetched in the same statement.

    `needs` is a GraphQL selection over the views, fields that the public schema lacks included. `then(value, context,
    **arguments)` gets it as nested dicts and lists and gives a leaf, or dicts for the fields of an object type, which
    then needs no view (unions tell by the key `__typename`). It may be run twice.
    `between` has those of its fields that tell what differs between two seqs, their arguments `from` and `to`, and
    those that take statements of their own.
    `names_all` when the needs have the id of all that they rest on, hidden or not: see `resting`.
    """

    needs: str
    then: Callable[..., Any]
    between: Mapping[str, Between | Further] = field(default_factory=dict)
    names_all: bool = False


@dataclass(frozen=True, slots=True)
class ByAudience:
    """A traversal that differs by who reads: a page whose order is kept for each."""

    by: Mapping[Audience, Path]


@dataclass(frozen=True, slots=True)
class Listed:
    """Root: the things with the ids of the argument `ids`, in its order, null for what is missing.

    `context` is the place in which their names stand, if it is not where their makers are named.
    """

    to: str
    context: CreditContext | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Root: the thing with the id of the argument `id`, of whatever kind the id says."""


@dataclass(frozen=True, slots=True)
class Entities:
    """Root: the things with the ids of the argument `ids`, of any kinds, in its order, null for what is missing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Root: exactly one of these arguments is given, and says how the field reads."""

    by: Mapping[str, Path | Listed]


@dataclass(frozen=True, slots=True)
class Found:
    """Root: what a finder finds with as many statements as it takes; things in it are then read by one a kind.

    `context` is the place in which the names of these things stand, if it is not where their makers are named.
    """

    by: Callable[[Finding], Awaitable[Findings]]
    context: CreditContext | None = None


Field: TypeAlias = Stored | Same | Degree | Path | ByAudience | Computed | Listed | Entity | Entities | Choice | Found


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one GraphQL object type reads from the graph.

    A *node view* has the label of its nodes, and the prefix of their ids. A *row view* has neither: it reads from the
    variables of the row that led to it, and says in `nodes` which view, or which of several, each of its nodes has.
    One that `sees_all` is for finishing functions alone, which withhold by rules of their own: nothing is hidden on the
    paths to it, and no type of the schema may have it.
    """

    name: str
    fields: Mapping[str, Field]
    label: str | None = None
    prefix: str | None = None
    withholdable: bool = False
    sees_all: bool = False
    nodes: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    def views_at(self, same: Same) -> tuple[str, ...]:
        """Name the views that an object may have which reads from the same row."""
        return (same.to,) if same.to else self.views_of(same.of)

    def views_of(self, variable: str) -> tuple[str, ...]:
        """Name the views that a variable of the row may have; none for an edge."""
        if self.label:
            return (self.name,) if variable == "n" else ()
        views = self.nodes.get(variable, ())
        return (views,) if isinstance(views, str) else views


class Views:
    """All views by the name of their type; found also by the prefix of an id and by a node's label."""

    def __init__(self, views: tuple[View, ...]) -> None:
        self.by_name = {view.name: view for view in views}
        self.by_prefix = {view.prefix: view for view in views if view.prefix}
        self.by_label = {view.label: view for view in views if view.label}
        if len(self.by_name) != len(views):
            raise ValueError("two views have one name")

    def __getitem__(self, name: str) -> View:
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def get(self, name: str) -> View | None:
        """Give the view of this name, if there is one."""
        return self.by_name.get(name)

    def is_thing(self, name: str) -> bool:
        """Say whether a type is of things that are read by their ids."""
        view = self.by_name.get(name)
        return view is not None and view.prefix is not None

    def of_id(self, id_: str) -> View | None:
        """Say which view the thing with this id has; None when no kind has such ids."""
        prefix, _, rest = id_.partition("_")
        return self.by_prefix.get(prefix) if rest else None
