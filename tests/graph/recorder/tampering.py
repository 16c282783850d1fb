"""Random changes of one property, label, relationship or byte of the journal, and how each is undone."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from neo4j.exceptions import ConstraintError

from graph.engine.cypher import Statement
from graph.engine.database import Database

Undo = Callable[[], Awaitable[Any]]

NODES = Statement("MATCH (node) WHERE NOT node:JournalEntry RETURN elementId(node) ORDER BY labels(node), node.id")
ENTRIES = Statement("MATCH (entry:JournalEntry) RETURN elementId(entry) ORDER BY entry.firstSeq")
EDGES = Statement("MATCH ()-[edge]->() RETURN elementId(edge) ORDER BY type(edge), edge.fact")
NODE = Statement("MATCH (node) WHERE elementId(node) = $id RETURN labels(node), properties(node)")
EDGE = Statement(
    "MATCH (start)-[edge]->(end) WHERE elementId(edge) = $id "
    "RETURN type(edge), properties(edge), elementId(start), elementId(end)"
)
SET_NODE = Statement("MATCH (node) WHERE elementId(node) = $id SET node += $change")
SET_EDGE = Statement("MATCH ()-[edge]->() WHERE elementId(edge) = $id SET edge += $change")
ADD_LABEL = Statement("MATCH (node) WHERE elementId(node) = $id SET node:$($label)")
REMOVE_LABEL = Statement("MATCH (node) WHERE elementId(node) = $id REMOVE node:$($label)")
DELETE_EDGE = Statement("MATCH ()-[edge]->() WHERE elementId(edge) = $id DELETE edge")
CREATE_EDGE = Statement(
    "MATCH (start) WHERE elementId(start) = $start MATCH (end) WHERE elementId(end) = $end "
    "CREATE (start)-[edge:$($type)]->(end) SET edge = $properties RETURN elementId(edge)"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made: what it is, for a person, and what takes it back."""

    what: str
    undo: Undo


class Tamperer:
    """Makes one random change after another in a database."""

    def __init__(self, database: Database, seed: int) -> None:
        self._database = database
        self._random = random.Random(seed)

    async def change(self) -> Change:
        """Make a random change; one that the database itself refuses, for a constraint of ours, is none."""
        ways = (self._property_of_node, self._property_of_edge, self._edge, self._label, self._byte_of_journal)
        while True:
            try:
                return await self._random.choice(ways)()
            except ConstraintError:
                continue

    async def _pick(self, statement: Statement) -> str:
        rows = await self._database.read(statement)
        return str(self._random.choice(rows)[0])

    async def _run(self, statement: Statement, **parameters: Any) -> list[list[Any]]:
        return await self._database.write(lambda transaction: transaction.run(statement, parameters))

    async def _property_of_node(self) -> Change:
        id_ = await self._pick(NODES)
        [[labels, properties]] = await self._database.read(NODE, {"id": id_})
        return await self._property(SET_NODE, id_, properties, what=":".join(labels))

    async def _property_of_edge(self) -> Change:
        id_ = await self._pick(EDGES)
        [[type_, properties, _, _]] = await self._database.read(EDGE, {"id": id_})
        return await self._property(SET_EDGE, id_, properties, what=type_)

    async def _property(self, statement: Statement, id_: str, properties: dict[str, Any], *, what: str) -> Change:
        # When a migration was applied is no part of the record.
        names = sorted({*properties} - {"appliedAt"})
        name = self._random.choice([*names, "added"])
        before = properties.get(name)
        after = self._other(before) if self._random.random() < 0.8 else None
        if after == before:
            after = "something"
        await self._run(statement, id=id_, change={name: after})
        return Change(f"{what} {id_} {name}", lambda: self._run(statement, id=id_, change={name: before}))

    async def _edge(self) -> Change:
        id_ = await self._pick(EDGES)
        [[type_, properties, start, end]] = await self._database.read(EDGE, {"id": id_})
        if self._random.random() < 0.5:
            await self._run(DELETE_EDGE, id=id_)
            return Change(
                f"{type_} {id_} deleted",
                lambda: self._run(CREATE_EDGE, type=type_, properties=properties, start=start, end=end),
            )
        other = self._random.choice([end, await self._pick(NODES)])
        [[made]] = await self._run(CREATE_EDGE, type=type_, properties=properties, start=start, end=other)
        return Change(f"{type_} {start} > {other} added", lambda: self._run(DELETE_EDGE, id=made))

    async def _label(self) -> Change:
        id_ = await self._pick(NODES)
        [[labels, _]] = await self._database.read(NODE, {"id": id_})
        label = self._random.choice([*labels, "WithheldPublicMadeBy", "WithheldLicensedTraining", "Stray"])
        there = label in labels
        await self._run(REMOVE_LABEL if there else ADD_LABEL, id=id_, label=label)
        return Change(
            f"{labels} {id_} label {label}",
            lambda: self._run(ADD_LABEL if there else REMOVE_LABEL, id=id_, label=label),
        )

    async def _byte_of_journal(self) -> Change:
        id_ = await self._pick(ENTRIES)
        [[_, properties]] = await self._database.read(NODE, {"id": id_})
        name = self._random.choice(sorted(name for name, value in properties.items() if value not in ("", [])))
        before = properties[name]
        await self._run(SET_NODE, id=id_, change={name: self._other(before)})
        return Change(f"journal {name}", lambda: self._run(SET_NODE, id=id_, change={name: before}))

    def _other(self, value: Any) -> Any:
        """Return another value: one character, bit or element is not what it was."""
        match value:
            case None:
                return self._random.choice(["x", 1, True, ["x"]])
            case bool():
                return not value
            case int():
                return value + self._random.choice([-1, 1])
            case list():
                filled = [place for place, item in enumerate(value) if item != ""]
                place = self._random.choice(filled or range(len(value)))
                return [self._other(item) if index == place else item for index, item in enumerate(value)]
            case str():
                place = self._random.randrange(len(value)) if value else 0
                letter = self._random.choice([each for each in ' 0aZ{"é' if each != value[place : place + 1]])
                return value[:place] + letter + value[place + 1 :]
        raise AssertionError(value)
