"""Facts that stand in the graph, as the recorder reads them back from the journal and from their own nodes."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.projections.registry import project
from graph.projections.rows import Ids, Rows
from graph.recorder import statements
from graph.recorder.changes import Writes
from graph.recorder.journal import Entry, Written, read_back
from linernotes.precedence import DisplayKey, display_key


async def written(transaction: Writes, seqs: Collection[int]) -> dict[int, Written]:
    """Read the facts of some seqs back from the journal."""
    if not seqs:
        return {}
    rows = await transaction.run(statements.ENTRIES_OF, {"seqs": sorted(seqs)})
    return {seq: read_back(Entry.from_node(node), seq) for seq, node in rows}


async def in_slots(transaction: Writes, slots: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    """Read the nodes of the facts that stand for some slots."""
    found: dict[str, list[dict[str, Any]]] = {slot: [] for slot in slots}
    if slots:
        for (node,) in await transaction.run(statements.IN_SLOTS, {"slots": sorted(found)}):
            found[node["slot"]].append(node)
    return found


async def fact_nodes(transaction: Writes, seqs: Collection[int]) -> dict[int, dict[str, Any]]:
    """Read the nodes of the facts of some seqs; one that no longer stands has a `toSeq`."""
    if not seqs:
        return {}
    rows = await transaction.run(statements.FACTS, {"seqs": sorted(seqs)})
    return {node["seq"]: node for (node,) in rows}


def shown(descriptions: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the description that display prefers, whatever order they arrived in."""
    return min(descriptions, key=preference)


def preference(node: Mapping[str, Any]) -> DisplayKey:
    """Return the key by which display prefers one fact to another of the same slot."""
    text = f"{node['actor']}\n{node['mac']}"
    return display_key(node["sourceKind"], node["source"], node.get("document"), text)


def rows_of(fact: Written) -> Rows:
    """Return the rows that a fact of the journal projects to."""
    return project(fact.fact, Ids(fact.own, fact.references))
