"""Root fields that no one statement can answer: code finds things by their ids, statements then read what was asked.

A finder gives nested dicts and lists, keyed by GraphQL name. Where the schema has a thing (a type that a view reads by
id) it gives the id, and the reader asks for the things of each kind with one statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import GraphQLObjectType
from graphql.execution.values import VariableValues
from typing_extensions import override

from graph.reader import tree
from graph.reader.answer import Answer
from graph.reader.arguments import NO_ARGUMENTS, as_keywords
from graph.reader.compile import Compiler
from graph.reader.context import CreditContext, ReadContext
from graph.reader.database import Database
from graph.reader.generate import Code
from graph.reader.selection import Selected, paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a finder is asked.

    `arguments` are the field's, in snake_case, members of enums as their values. `selects` names what of the answer
    is asked for, dotted (`edges.node`), so that nothing else need be found. `below` has those fields of the answer
    that take arguments themselves, by name: a field may be asked several times.
    """

    database: Database
    context: ReadContext
    arguments: Mapping[str, Any]
    selects: frozenset[str]
    below: Mapping[str, Sequence[Below]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Below:
    """A field of the answer that takes arguments: it is given by its key in the response, and not by its name."""

    key: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a finder found, and how far the journal was, at the least, when it looked.

    `place` is where the names of the things in it stand, if that differs from answer to answer.
    """

    value: Any
    seq: int
    place: CreditContext | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """A field that is found, compiled: how its plain parts are read, and the selections of the things in it."""

    selected: Selected
    node: tree.Node
    strict: Callable[[Any, tree.Run], Any]
    things: Mapping[str, Selected]

    @property
    def key(self) -> str:
        """Say by what name the row has what was found."""
        return self.selected.given_as

    @property
    def selects(self) -> frozenset[str]:
        """Name what is asked for, dotted."""
        return frozenset(paths(self.selected))

    def below(self, variables: VariableValues) -> dict[str, list[Below]]:
        """List the fields of the answer that take arguments, by name, with what they are given."""
        found: dict[str, list[Below]] = {}
        for children in self.selected.children.values():
            for child in children:
                if child.arguments is not NO_ARGUMENTS:
                    given = as_keywords(child.arguments.read(variables))
                    found.setdefault(child.name, []).append(Below(child.key, given))
        return found

    def wanted(self, row: Any, context: ReadContext) -> dict[str, list[str]]:
        """List the ids of the things to be read, each once, by the place of their selection."""
        asked = {owner: _Asked() for owner in self.things}
        self.node.lenient(row, tree.Run(context, things=asked))
        return {owner: list(ids) for owner, ids in asked.items() if ids}


class _Asked(dict[str, None]):
    """Things that are not there, and that remembers which were asked for."""

    @override
    def get(self, key: str, _default: Any = None) -> None:
        self[key] = None


def compiled(compiler: Compiler, selected: Selected) -> Search:
    """Compile a field that a finder answers."""
    things: dict[str, Selected] = {}
    node = compiler.found(selected, things)
    code = Code()
    with code.function(selected.name.lower()) as block:
        block.result(node.strict(block))
    return Search(selected, node, code.build(block.name), things)


def of_kind(selected: Selected, type_: GraphQLObjectType) -> Selected:
    """Give what a selection asks of things of one kind."""
    return replace(selected, type=type_, arguments=NO_ARGUMENTS, children={type_.name: selected.of(type_.name)})


@dataclass(frozen=True, slots=True)
class FoundPart:
    """What was found for a root field, and the things in it, to be decoded one way or the other."""

    search: Search
    run: tree.Run
    row: Any
    things: Mapping[str, tuple[list[str], Answer]] = field(default_factory=dict)

    @property
    def seq(self) -> int:
        """Say how far the journal was, at the least."""
        seqs = [answer.seq for _, answer in self.things.values()]
        return min([self.run.context.seq, *(seq for seq in seqs if seq is not None)])

    @property
    def has_errors(self) -> bool:
        """Say whether an argument below could not be bound."""
        return any(answer.has_errors for _, answer in self.things.values())

    @property
    def rests_on(self) -> None:
        """Nobody can name all that a search or a walk rests on."""

    def strict(self) -> Any:
        """Give the finished value; whatever is odd about it raises."""
        self.run.things = {owner: dict(zip(ids, read.strict(), strict=True)) for owner, (ids, read) in self._read()}
        return self.search.strict(self.row, self.run)

    def lenient(self) -> Any:
        """Give a value for graphql-core to complete."""
        self.run.things = {owner: dict(zip(ids, read.lenient(), strict=True)) for owner, (ids, read) in self._read()}
        return self.search.node.lenient(self.row, self.run)

    def _read(self) -> Iterator[tuple[str, tuple[list[str], Answer]]]:
        nothing: tuple[list[str], Answer] = ([], Answer([], 0))
        for owner in self.search.things:
            yield owner, self.things.get(owner, nothing)
