"""From a normalised selection and the views: one Cypher statement, and the tree that reads its rows.

Everything is an expression. A field of an object reads slots of the row in which the object stands; a traversal is one
slot, with rows of its own. The root is an object without a subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from graphql import (
    GraphQLOutputType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from graph.reader import page, tree
from graph.reader.arguments import NO_ARGUMENTS, Arguments
from graph.reader.binding import Binder
from graph.reader.context import Reading
from graph.reader.derived import is_derived
from graph.reader.errors import BadArgument, KeptForNow, ReadError
from graph.reader.lanes import each_lane, lane_names, lanes
from graph.reader.later import Asked
from graph.reader.match import Subject, Traversal, match, meant
from graph.reader.pattern import declared, lone_label
from graph.reader.row import Row
from graph.reader.runs import each_run, has_runs
from graph.reader.selection import Selected, concrete, needed, ordered, paths
from graph.reader.then import changing, pattern_then, state_of
from graph.reader.views import (
    Between,
    ByAudience,
    Choice,
    Computed,
    Degree,
    Field,
    Further,
    Listed,
    Order,
    Path,
    Same,
    Stored,
    View,
    Views,
)

Things = dict[str, Selected]
"""The selections of the things that a finder is to find, gathered while its field is compiled."""


class Compiler:
    """Compiles one root field; numbers every variable and parameter as it goes."""

    def __init__(self, schema: GraphQLSchema, views: Views, reading: Reading) -> None:
        self.schema = schema
        self.views = views
        self.reading = reading
        self.binders: list[Binder] = []
        self.between: list[Asked] = []
        self._numbers = count(1)
        self._parameters = count()

    # Objects

    def body(
        self,
        views: tuple[str, ...],
        selected: Selected,
        row: Row,
        variable: str = "n",
    ) -> tree.Body:
        """Compile an object that stands in a row; if it may be of several views, its label tells which."""
        if len(views) == 1:
            return self.object(self.views[views[0]], selected, row.for_node(variable))
        name = row.subject.names[variable]
        labels = {str(self.views[view].label): self.views[view] for view in views}
        which = {label: self.reading.label(label) for label in labels}
        tag = row.slot("CASE " + " ".join(f"WHEN {name}:{of} THEN '{label}'" for label, of in which.items()) + " END")
        bodies = {
            label: self.object(view, selected, row.for_node(variable, gate=which[label]), tagged=True)
            for label, view in labels.items()
        }
        return tree.OneOf(tag, bodies)

    def object(self, view: View, selected: Selected, row: Row, *, tagged: bool = False) -> tree.Object:
        """Compile an object of one view; for a finishing function it is a plain dict, tagged if there are others."""
        fields = self.fields(selected.of(view.name), view, row)
        if selected.type is None:
            return tree.Object(None, fields, tag=view.name if tagged else None)
        return tree.Object(view.name, fields)

    def fields(self, selection: Iterable[Selected], view: View, row: Row) -> tuple[tuple[str, tree.Node], ...]:
        """Compile fields in their normal order, and give them in that of the response."""
        selection = tuple(selection)
        nodes = {id(each): self.field(each, view, row) for each in ordered(selection)}
        return tuple((each.key, nodes[id(each)]) for each in selection)

    # Fields

    def field(self, selected: Selected, view: View, row: Row) -> tree.Node:
        """Compile a field as its view says."""
        if selected.name == "__typename":
            return tree.Constant(view.name)
        return self.read(view.fields[selected.name], selected, view, row)

    def read(self, how: Field, selected: Selected, view: View, row: Row) -> tree.Node:
        """Compile a field that reads in this way."""
        if isinstance(how, ByAudience):
            how = how.by[self.reading.audience]
        if self.reading.then and is_derived(how, view):
            words = f"{view.name}.{selected.name} is kept as it is today: ask for it without knownAt"
            return self.refused(selected.arguments, KeptForNow(words))
        match how:
            case Stored():
                return tree.Leaf(row.slot(row.subject.property(how.of, how.property)), selected.type)
            case Same():
                return self.body(view.views_at(how), selected, row, how.of)
            case Degree():
                return tree.Leaf(row.slot(self._degree(how, row)), selected.type)
            case Path():
                return self._path(how, selected, view, row)
            case Computed():
                return self._computed(how, selected, view, row)
            case Listed():
                return self._listed(how, selected, row)
            case Choice():
                return self._choice(how, selected, view, row)
        raise TypeError(f"{view.name}.{selected.name} does not read from a row")

    def _path(self, path: Path, selected: Selected, view: View, row: Row) -> tree.Node:
        if page.is_connection(selected.type):
            return page.page(self, path, selected, view, row)
        binder = self.binder(selected.arguments)
        traversal, inner = self.open(path, binder, row)
        body = self.body(path.targets, selected, inner)
        several = path.ceiling is not None if selected.type is None else is_list_type(get_nullable_type(selected.type))
        order = page.order_of(path, selected.arguments)
        if not several:
            return tree.One(row.slot(self.rows(traversal, inner, order, "1")), body, _required(selected.type))
        assert path.ceiling is not None, "checked at start"
        return tree.Many(row.slot(self.rows(traversal, inner, order, str(path.ceiling + 1))), body, path.ceiling)

    def _degree(self, degree: Degree, row: Row) -> str:
        traversal, _ = self.open(Path(pattern=degree.pattern, to=()), self.binder(NO_ARGUMENTS), row)
        return f"COUNT {{ {match(traversal, self.views, self.reading, blind=True)} }}"

    def _computed(self, computed: Computed, selected: Selected, view: View, row: Row) -> tree.Node:
        binder = self.binder(selected.arguments)
        binder.finishes = True
        children = needed(computed.needs)
        needs = tree.Object(None, self.fields(children.get("", ()) + children.get(view.name, ()), view, row))
        made = self._plain(selected, computed.between)
        return tree.Finished(needs, computed.then, binder.owner, selected.type, made)

    def found(self, selected: Selected, things: Things) -> tree.Node:
        """Compile a field that a finder answers; the selections of the things in it go into `things`."""
        return self._member(selected, "Query", {}, things)

    def _plain(
        self, selected: Selected, between: Mapping[str, Between | Further], things: Things | None = None
    ) -> tree.Body | None:
        """Compile the selection of an object that is given as a dict; there is none below a leaf."""
        if selected.type is None or is_leaf_type(named := get_named_type(selected.type)):
            return None
        types = concrete(self.schema, named)
        if things is not None and all(self.views.is_thing(type_.name) for type_ in types):
            owner = f"t{len(things)}"
            things[owner] = selected
            return tree.Thing(owner, is_required=_required(_of_one(selected.type)))
        bodies = {
            type_.name: tree.Object(
                type_.name,
                tuple((each.key, self._member(each, type_.name, between, things)) for each in selected.of(type_.name)),
            )
            for type_ in types
        }
        return tree.OneOf("__typename", bodies) if is_abstract_type(named) else bodies[named.name]

    def _member(
        self, selected: Selected, type_name: str, between: Mapping[str, Between | Further], things: Things | None = None
    ) -> tree.Node:
        if selected.type is None:
            return tree.Constant(type_name)
        plain = self._plain(selected, {}, things)
        if how := between.get(selected.name):
            binder = self.binder(selected.arguments)
            binder.finishes = True
            self.between.append(Asked(binder.owner, how, frozenset(paths(selected))))
            return tree.Compared(how.id, selected.type, plain, binder.owner)
        return tree.Member(selected.name if things is None else selected.given_as, selected.type, plain)

    # Roots

    def _listed(self, listed: Listed, selected: Selected, row: Row) -> tree.Node:
        view = self.views[listed.to]
        binder = self.binder(selected.arguments)
        path = Path(pattern=f"(n:Entity:{view.label} {{id: $ids[i]}})", to=listed.to, context=listed.context)
        traversal, inner = self.open(path, binder, row, "i")
        inner.slot(traversal.names["i"])
        body = self.body(path.targets, selected, inner)
        found = match(traversal, self.views, self.reading, read=inner.text)
        ids = binder.parameter("ids")
        places = f"UNWIND range(0, size(${ids}) - 1) AS {traversal.names['i']}"
        slot = row.slot(f"COLLECT {{ {places} {found} RETURN {inner.text} }}")
        return tree.Placed(slot, body, ids, binder.owner)

    def _choice(self, choice: Choice, selected: Selected, view: View, row: Row) -> tree.Node:
        given = [name for name in choice.by if name in selected.arguments.given]
        if len(given) == 1:
            return self.read(choice.by[given[0]], selected, view, row)
        words = f"{selected.name} takes exactly one of its arguments {', '.join(choice.by)}"
        return self.refused(selected.arguments, BadArgument(words))

    def refused(self, arguments: Arguments, refusal: ReadError) -> tree.Node:
        """Compile a field that cannot be read as it was asked."""
        binder = self.binder(arguments)
        binder.refusal = refusal
        return tree.Refused(binder.owner)

    # Traversals

    def binder(self, arguments: Arguments) -> Binder:
        """Make what will bind a field's arguments."""
        binder = Binder(f"f{len(self.binders)}", arguments, self.parameter)
        self.binders.append(binder)
        return binder

    def parameter(self) -> str:
        """Name a new parameter."""
        return f"p{next(self._parameters)}"

    def open(self, path: Path, binder: Binder, row: Row, *more: str) -> tuple[Traversal, Row]:
        """Begin a traversal: number its names, gather its conditions, and give the row that it is to fill."""
        filters = [clause for name, clause in sorted(path.filters.items()) if name in binder.arguments.given]
        flags = [clause for name, clause in sorted(path.flags.items()) if name in binder.arguments.on]
        conditions = [_grouped(each) for each in (path.where, *filters, *flags) if each]
        number = next(self._numbers)
        pattern = pattern_then(path.pattern) if self.reading.then else path.pattern
        names = {name: f"{name}{number}" for text in (pattern, *conditions) for name in declared(text)}
        begun = path.begin.gives if path.begin else ()
        names |= {name: f"{name}{number}" for name in (*more, *begun, *lane_names(path))}
        states = {}
        if self.reading.then:
            states = {names[name]: f"{state_of(name)}{number}" for name in changing(path.pattern)}
        place = path.context or row.subject.place
        given = binder.arguments.given
        traversal = Traversal(path, row.subject, names, place, binder.parameter, tuple(conditions), states, given)
        return traversal, Row(Subject(names, place, states=states if self.reading.then else None))

    def rows(
        self, traversal: Traversal, inner: Row, order: Order | None, limit: str, also: tuple[str, ...] = ()
    ) -> str:
        """End a traversal: give the expression for its rows, in order, of which there are at most `limit`."""
        by = f" ORDER BY {', '.join(map(traversal.text, (*order.fixed, *order.keys)))}" if order else ""
        read = inner.text + by
        found = self._begun(traversal)
        if order and self.reading.then and has_runs(traversal, order):
            found += each_run(traversal, self.views, self.reading, order, also=also, read=read, limit=limit)
        else:
            seek = (traversal.text(order.seek),) if order and order.seek else ()
            index = self._index(traversal, order)
            found += match(traversal, self.views, self.reading, also=(*seek, *also), index=index, read=read)
        if order and order.lanes:
            found = each_lane(traversal, self.reading, order, found, limit)
        if traversal.path.distinct:
            found += f" WITH DISTINCT {', '.join([traversal.names['n'], *traversal.used(read)])}"
        return f"COLLECT {{ {found} RETURN {read} LIMIT {limit} }}"

    def count(self, traversal: Traversal, order: Order | None) -> str:
        """Give the expression for how many rows a traversal has; it is a degree where nothing need be looked at."""
        if order and order.lanes:
            seek = (traversal.text(order.seek),) if order.seek else ()
            found = match(traversal, self.views, self.reading, also=seek, index=self._index(traversal, order))
            return f"COUNT {{ {lanes(traversal, self.reading, order)} {found} }}"
        hidden = None if self.reading.then else self.reading.hidden(traversal.place)
        if hidden and (label := lone_label(traversal.path.pattern)) and not traversal.conditions:
            # The database keeps both numbers; how many are not hidden it would have to count.
            return f"COUNT {{ MATCH (:{label}) }} - COUNT {{ MATCH (:{label}&{hidden}) }}"
        distinct = f" RETURN DISTINCT {traversal.names['n']}" if traversal.path.distinct else ""
        return f"COUNT {{ {self._begun(traversal)}{match(traversal, self.views, self.reading)}{distinct} }}"

    def _index(self, traversal: Traversal, order: Order | None) -> str | None:
        """Give the index that a match is to use; none has today's rows and their twins together."""
        return traversal.text(order.index) if order and order.index and not self.reading.then else None

    def _begun(self, traversal: Traversal) -> str:
        begin = traversal.path.begin
        return f"{' '.join(meant(begin.text, traversal, self.reading).split())} " if begin else ""


def _grouped(condition: str) -> str:
    return f"({condition})" if " OR " in condition else condition


def _required(type_: GraphQLOutputType | None) -> bool:
    return type_ is not None and is_non_null_type(type_)


def _of_one(type_: GraphQLOutputType) -> GraphQLOutputType:
    """Give the type of one of what a field lists, with what it says of null."""
    bare = get_nullable_type(type_)
    return _of_one(bare.of_type) if is_list_type(bare) else type_
