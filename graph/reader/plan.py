"""A plan: one statement, and how its rows become an answer; made once for all requests of one shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql.execution.values import VariableValues

from graph.reader import resting, tree
from graph.reader.arguments import Values
from graph.reader.binding import Binder
from graph.reader.compile import Compiler
from graph.reader.context import CreditContext, ReadContext
from graph.reader.generate import Code
from graph.reader.later import Asked
from graph.reader.lru import digest_of
from graph.reader.match import Subject
from graph.reader.row import Row
from graph.reader.selection import Selected
from graph.reader.then import KNOWN
from graph.reader.views import Field, View

# How far the journal was when the statement read: every answer says so.
_JOURNAL = "COLLECT { MATCH (head:JournalHead {id: 'head'}) RETURN head.seq }"
_JOURNAL_THEN = f"[${KNOWN}]"


@dataclass(frozen=True, slots=True)
class Plan:
    """One root field, compiled. `strict` and `node` read the same row; `source` is the Python of `strict`.

    `digest` stands for the text where it is a key. `names_all` says that a row names what it rests on.
    """

    text: str
    binders: tuple[Binder, ...]
    between: tuple[Asked, ...]
    node: tree.Node
    strict: Callable[[Any, tree.Run], Any]
    source: str
    digest: bytes
    names_all: bool = False

    def bind(self, variables: VariableValues, context: ReadContext, instead: Values) -> tree.Run:
        """Make a run of the plan for a request's variables; `instead` goes before the field's own arguments."""
        run = tree.Run(context)
        if context.known is not None:
            run.parameters[KNOWN] = context.known
        for binder in self.binders:
            binder.bind(variables, run, instead)
        return run


def compiled(compiler: Compiler, how: Field, selected: Selected, query: View) -> Plan:
    """Compile a root field that reads in this way."""
    row = Row(Subject({}, CreditContext.MADE_BY, states={} if compiler.reading.then else None))
    node = compiler.read(how, selected, query, row)
    code = Code()
    with code.function(selected.name.lower()) as block:
        block.result(node.strict(block))
    journal = _JOURNAL_THEN if compiler.reading.then else _JOURNAL
    text = f"RETURN [{', '.join([*row.slots, journal])}] AS v"
    binders = tuple(binder for binder in compiler.binders if not binder.is_idle)
    return Plan(
        text=text,
        binders=binders,
        between=tuple(compiler.between),
        node=node,
        strict=code.build(block.name),
        source=code.source,
        digest=digest_of(text),
        names_all=not (compiler.between or compiler.reading.then) and resting.is_known(how, selected, compiler.views),
    )
