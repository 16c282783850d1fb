"""The reader: answers a root field of a document with one statement, compiled from what the document asks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import Any

from graphql import FieldNode, GraphQLEnumType, GraphQLObjectType, GraphQLSchema, get_named_type, is_object_type
from graphql.execution.collect_fields import FieldDetails

from graph.engine.cypher import Statement
from graph.engine.database import PLANNING_SECONDS, REQUEST_SECONDS
from graph.reader import finding, tree
from graph.reader.answer import Answer, part
from graph.reader.arguments import NO_ARGUMENTS, SORT, Values, as_keywords, of_document, shape_of
from graph.reader.compile import Compiler
from graph.reader.context import Audience, CreditContext, ReadContext, Reading
from graph.reader.database import Database
from graph.reader.errors import AuditorsOnly, BadArgument
from graph.reader.known import ARGUMENT as KNOWN_AT
from graph.reader.known import seq_before, seq_known
from graph.reader.later import read_between
from graph.reader.lru import Lru, digest_of
from graph.reader.paging import LARGEST_LIST
from graph.reader.plan import Plan, compiled
from graph.reader.selection import Asked, Selected, needed, selected
from graph.reader.views import Between, Entities, Entity, Field, Found, Listed, Path, View, Views

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Document:
    """What makes an operation of a document known again: the digest of its text, and the operation's name."""

    digest: bytes
    operation_name: str | None = None

    @classmethod
    def of(cls, text: str, operation_name: str | None = None) -> Document:
        """Know a document by its text."""
        return cls(digest_of(text), operation_name)


@dataclass(slots=True)
class Counts:
    """What an operator looks at, and what tests hold to account."""

    statements: int = 0
    compiled: int = 0
    fallbacks: int = 0


@dataclass(frozen=True, slots=True)
class _Way:
    """One of the statements that answer a field: how it reads, of which one view, with which ids, put where."""

    how: Field
    only: View | None = None
    instead: Values = field(default_factory=dict)
    places: Sequence[int] = ()


class Reader:
    """Reads root fields; one for a process, for many requests at a time."""

    def __init__(self, schema: GraphQLSchema, views: Views, database: Database) -> None:
        self.schema = schema
        self.views = views
        self.counts = Counts()
        self._database = database
        self._query = views["Query"]
        self._plans: Lru[object, Plan] = Lru(2_000)
        self._searches: Lru[object, finding.Search] = Lru(500)
        self._seen: Lru[bytes, bool] = Lru(4_000)
        # The database plans a statement that it has not seen for a hundred times as long as it runs it: requests that
        # bring new ones wait for each other, and not everybody for them.
        self._unseen = asyncio.Semaphore(2)
        self._choosing = frozenset(_names_of_orders(schema))

    async def read(
        self, asked: Asked, document: Document, key: str, details: list[FieldDetails], context: ReadContext
    ) -> Answer:
        """Answer a root field of a document in execution; raises what keeps it from being answered at all."""
        node = details[0].node
        how = self._query.fields[node.name.value]
        context = await self._as_of(asked, node, context)
        shape = (document, key, context.audience, shape_of(asked.variable_values, self._choosing))
        if isinstance(how, Found):
            return await self._found(how, asked, shape, details, context)

        def normal(only: str | None) -> Selected:
            return selected(asked, self._type, "", details, only)

        if not isinstance(how, Entity | Entities):
            way = _Way(how, instead=await self._seqs(how, asked, node, context))
            return await self._answer(asked, shape, normal, [way], context=context)
        ids = self._ids(how, asked, details)
        length = len(ids) if isinstance(how, Entities) else None
        ways = list(self._by_kind(how, ids))
        return await self._answer(asked, shape, normal, ways, context=context, length=length)

    async def _answer(
        self,
        asked: Asked,
        shape: tuple[object, ...],
        normal: Callable[[str | None], Selected],
        ways: Sequence[_Way],
        *,
        context: ReadContext,
        length: int | None = None,
    ) -> Answer:
        """Run the statements that answer a selection, which `normal` gives as it is for one kind of things."""
        parts = []
        for way in ways:
            only = way.only.name if way.only else None
            key = (*shape, only)
            plan = self._plans.get(key) or self._plans.put(key, self._plan(normal(only), way, context))
            run = plan.bind(asked.variable_values, context, way.instead)
            row = await self._row(plan, run.parameters)
            parts.append(part(plan, run, row))
            if plan.between:
                await self._between(asked, plan, run, row)
        return Answer(parts, length, [way.places for way in ways])

    async def _found(
        self, how: Found, asked: Asked, shape: tuple[object, ...], details: list[FieldDetails], context: ReadContext
    ) -> Answer:
        """Let a finder find, and read the things that it found: one statement for each selection and kind."""
        search = self._searches.get(shape) or self._searches.put(shape, self._search(asked, details, context))
        arguments = as_keywords(search.selected.arguments.read(asked.variable_values))
        question = finding.Finding(
            database=self._database,
            context=context,
            arguments=arguments,
            selects=search.selects,
            below=search.below(asked.variable_values),
        )
        findings = await how.by(question)
        place = findings.place or how.context
        row = {search.key: findings.value}
        things = {}
        for owner, ids in search.wanted(row, context).items():
            ways = list(self._by_kind(Entities(), ids, place))
            normal = partial(self._of_kind, search.things[owner])
            things[owner] = (
                ids,
                await self._answer(asked, (*shape, owner, place), normal, ways, context=context, length=len(ids)),
            )
        run = tree.Run(replace(context, seq=findings.seq))
        return Answer([finding.FoundPart(search, run, row, things)])

    def _search(self, asked: Asked, details: list[FieldDetails], context: ReadContext) -> finding.Search:
        return finding.compiled(self._compiler(context), selected(asked, self._type, "", details))

    def _of_kind(self, thing: Selected, kind: str | None) -> Selected:
        type_ = self.schema.type_map[str(kind)]
        assert is_object_type(type_)
        return finding.of_kind(thing, type_)

    async def _as_of(self, asked: Asked, node: FieldNode, context: ReadContext) -> ReadContext:
        """Say as of which seq a field is to be read, if it asks for the past."""
        if not any(argument.name.value == KNOWN_AT for argument in node.arguments or ()):
            return context
        given = self._given(asked, node).get(KNOWN_AT)
        return context if given is None else replace(context, known=await seq_known(self._database, given))

    async def _seqs(self, how: Field, asked: Asked, node: FieldNode, context: ReadContext) -> Values:
        """Read as seqs what a field takes as times; raises AuditorsOnly if the field is not for this reader."""
        if not isinstance(how, Path):
            return {}
        if how.auditors and context.audience is not Audience.AUDITOR:
            raise AuditorsOnly(f"only auditors may ask for {node.name.value}")
        given = self._given(asked, node) if how.times else {}
        return {
            name: await seq_before(self._database, given[name]) for name in how.times if given.get(name) is not None
        }

    def _given(self, asked: Asked, node: FieldNode) -> Values:
        arguments = of_document(self._type.fields[node.name.value], node, asked.variable_values)
        return arguments.read(asked.variable_values)

    def _ids(self, how: Entity | Entities, asked: Asked, details: list[FieldDetails]) -> list[str]:
        values = self._given(asked, details[0].node)
        ids = list(values["ids"]) if isinstance(how, Entities) else [values["id"]]
        if len(ids) > LARGEST_LIST:
            raise BadArgument(f"{len(ids)} ids were given; {LARGEST_LIST} is the most")
        return ids

    @property
    def _type(self) -> GraphQLObjectType:
        assert self.schema.query_type is not None
        return self.schema.query_type

    def _by_kind(self, how: Entity | Entities, ids: list[str], place: CreditContext | None = None) -> Iterator[_Way]:
        """Group ids by the kind that each carries; one of no kind is of nothing, and is not asked for."""
        places = [(view, place) for place, id_ in enumerate(ids) if (view := self.views.of_id(id_))]
        places.sort(key=lambda each: (each[0].name, each[1]))
        for view, group in groupby(places, key=lambda each: each[0]):
            where = [place for _, place in group]
            if isinstance(how, Entity):
                yield _Way(by_id(view), view, {"id": ids[0]})
            else:
                yield _Way(Listed(view.name, place), view, {"ids": [ids[place] for place in where]}, where)

    async def _between(self, asked: Asked, plan: Plan, run: tree.Run, row: list[Any]) -> None:
        """Read what fields of the answer need that compare times."""
        plan.node.lenient(row, run)  # Only to hear of which things more is wanted.
        for each in plan.between:
            await read_between(each, run, self._database, partial(self._needs, asked))

    async def _needs(self, asked: Asked, how: Between, ids: Sequence[str], context: ReadContext) -> list[Any]:
        """Read what is needed of things as of a seq, in the order of their ids, None for what is not to be seen."""
        key = ("needs", how.of, how.needs, context.audience)
        plan = self._plans.get(key)
        if plan is None:
            self.counts.compiled += 1
            of_all = Selected("needs", "needs", None, NO_ARGUMENTS, needed(how.needs), "")
            compiler = Compiler(self.schema, self.views, Reading(context.audience, then=True))
            plan = self._plans.put(key, compiled(compiler, Listed(how.of), of_all, self._query))
        run = plan.bind(asked.variable_values, context, {"ids": list(ids)})
        row = await self._row(plan, run.parameters)
        needs: list[Any] = plan.node.lenient(row, run)
        return needs

    def _plan(self, normal: Selected, way: _Way, context: ReadContext) -> Plan:
        self.counts.compiled += 1
        return compiled(self._compiler(context), way.how, normal, self._query)

    def _compiler(self, context: ReadContext) -> Compiler:
        return Compiler(self.schema, self.views, Reading(context.audience, then=context.known is not None))

    async def _row(self, plan: Plan, parameters: Mapping[str, Any]) -> list[Any]:
        if self._seen.get(plan.digest):
            return await self._run(plan.text, parameters, seconds=REQUEST_SECONDS)
        async with self._unseen:
            row = await self._run(plan.text, parameters, seconds=PLANNING_SECONDS)
        self._seen.put(plan.digest, True)
        return row

    async def _run(self, text: str, parameters: Mapping[str, Any], *, seconds: float) -> list[Any]:
        self.counts.statements += 1
        rows = await self._database.read(Statement(text, name="reader"), parameters, seconds=seconds)
        row: list[Any] = rows[0][0]
        return row


def by_id(view: View) -> Path:
    """Read the thing with the id of the argument `id`."""
    return Path(pattern=f"(n:Entity:{view.label} {{id: $id}})", to=view.name)


def _names_of_orders(schema: GraphQLSchema) -> Iterator[str]:
    """Name the enums whose members choose an order."""
    for type_ in schema.type_map.values():
        for field_ in type_.fields.values() if is_object_type(type_) else ():
            if SORT in field_.args and isinstance(named := get_named_type(field_.args[SORT].type), GraphQLEnumType):
                yield named.name
