"""Lets accepted facts become graph: what they retire, show otherwise, make and end, and nothing that they may not.

Recording a batch and replaying the journal both come through here, so that both give the same graph.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from graph.closures.keeping import let_go
from graph.closures.touched import Touched, touched_by
from graph.projections.rows import Node, Rows
from graph.recorder import statements
from graph.recorder.accepted import Accepted
from graph.recorder.changed_assets import mark_assets
from graph.recorder.changes import Changes, Grouped, Writes
from graph.recorder.comparison import compared
from graph.recorder.journal import GONE, Entry, Written
from graph.recorder.standing import fact_nodes, in_slots, rows_of, shown, written
from graph.recorder.withholding import keep
from graph.vocabulary import EDGES, NODES
from linernotes.facts.about import about
from linernotes.facts.base import ThingFact
from linernotes.facts.effective import effective
from linernotes.facts.history import Ending, Erasure, Retraction


class Applied(NamedTuple):
    """What of the closures rests on what a batch has changed, and the relationships that it has made, by type."""

    touched: Touched
    made: Grouped


async def apply(transaction: Writes, accepted: Sequence[Accepted], *, recorded_at: str, secret: bytes) -> Applied:
    """Write what the facts change, and where it is withheld."""
    await _erase(transaction, [item for item in accepted if isinstance(item.fact, Erasure)], secret)
    leaving = {item.fact.corrects: item for item in accepted if item.fact.corrects is not None}
    leaving |= {item.fact.target: item for item in accepted if isinstance(item.fact, Retraction)}
    ended = {item.fact.target: item for item in accepted if isinstance(item.fact, Ending)}
    old = await written(transaction, [*leaving, *ended])
    changes = Changes()
    await _things(transaction, changes, accepted, leaving, old)
    for seq, cause in leaving.items():
        _leave(changes, old[seq], cause)
    await _reopen(transaction, changes, [old[seq] for seq in leaving])
    for seq, cause in ended.items():
        _end(changes, old[seq], cause)
    for item in accepted:
        if not isinstance(item.fact, ThingFact):
            changes.make(item.rows, fact=item.seq, since=item.seq)
    retired = [{"seq": seq, "toSeq": cause.seq} for seq, cause in leaving.items()]
    if retired:
        await transaction.run(statements.RETIRE_FACTS, {"rows": retired})
    touched = touched_by(changes)
    await let_go(transaction, touched)
    await changes.write(transaction)
    await make_facts(transaction, accepted, recorded_at=recorded_at)
    await _keys(transaction, accepted)
    await mark_assets(transaction, accepted, [old[seq] for seq in leaving])
    came = [(item.fact, item.own, item.references) for item in accepted]
    left = [(old[seq].fact, old[seq].own, old[seq].references) for seq in leaving]
    relabelled = await keep(transaction, came, left)
    touched.later |= relabelled
    touched.contents.people |= relabelled
    return Applied(touched, changes.new_edges)


def _leave(changes: Changes, fact: Written, cause: Accepted) -> None:
    if not isinstance(fact.fact, ThingFact):
        changes.retire(rows_of(fact), fact=fact.seq, until=cause.seq)


def _end(changes: Changes, fact: Written, cause: Accepted) -> None:
    assert isinstance(cause.fact, Ending)
    before = getattr(fact.fact, "valid_to", None)
    end = {"validTo": cause.fact.valid_to, "validToBefore": before, "endedBy": cause.seq}
    changes.change(_with_validity(fact), fact=fact.seq, changes=end)


async def _reopen(transaction: Writes, changes: Changes, leaving: Sequence[Written]) -> None:
    """Let what a retracted ending had ended hold as it did before."""
    endings = [fact for fact in leaving if isinstance(fact.fact, Ending)]
    ended = await written(transaction, [fact.fact.target for fact in endings if isinstance(fact.fact, Ending)])
    for fact in ended.values():
        before = getattr(fact.fact, "valid_to", None)
        changes.change(
            _with_validity(fact), fact=fact.seq, changes={"validTo": before, "validToBefore": None, "endedBy": None}
        )


def _with_validity(fact: Written) -> Rows:
    """Return the rows of a fact that have a time in which they hold."""
    tables = [(row, NODES[row.label] if isinstance(row, Node) else EDGES[row.type]) for row in rows_of(fact)]
    return [row for row, table in tables if "validTo" in table.properties]


async def _things(
    transaction: Writes,
    changes: Changes,
    accepted: Sequence[Accepted],
    leaving: dict[int, Accepted],
    old: dict[int, Written],
) -> None:
    """Let each thing be shown by the description that display prefers among those that stand after the batch."""
    coming: dict[str, list[Accepted]] = {}
    for item in accepted:
        if isinstance(item.fact, ThingFact):
            coming.setdefault(item.slot, []).append(item)
    nodes = await fact_nodes(transaction, [seq for seq in leaving if isinstance(old[seq].fact, ThingFact)])
    slots = {*coming, *(node["slot"] for node in nodes.values())}
    stands = await in_slots(transaction, slots)
    for slot in sorted(slots):
        await _thing(transaction, changes, stands[slot], coming.get(slot, []), leaving)


async def _thing(
    transaction: Writes,
    changes: Changes,
    before: list[dict[str, Any]],
    coming: list[Accepted],
    leaving: dict[int, Accepted],
) -> None:
    stay = [node for node in before if node["seq"] not in leaving]
    after = [*stay, *(item.as_node() for item in coming)]
    since = max([item.seq for item in coming] + [leaving[node["seq"]].seq for node in before if node["seq"] in leaving])
    was = shown(before)["seq"] if before else None
    now = shown(after)["seq"] if after else None
    if now == was:
        return
    if was is not None:
        fact = (await written(transaction, [was]))[was]
        changes.retire(rows_of(fact), fact=was, until=since, keep_node=now is not None)
        if now is None:
            await transaction.run(statements.DROP_KEYS, {"rows": [{"id": fact.own}]})
    if now is not None:
        here = next((item for item in coming if item.seq == now), None)
        rows = here.rows if here is not None else rows_of((await written(transaction, [now]))[now])
        first = min((item.seq for item in coming), default=since)
        changes.make(rows, fact=now, since=since, shown=was is not None, number=first)


async def make_facts(transaction: Writes, accepted: Sequence[Accepted], *, recorded_at: str) -> None:
    """Make the facts' own nodes; one about another fact is about what that is about, and as private.

    What was so before it was recorded is marked: an index finds it.
    """
    targets = await fact_nodes(transaction, {item.target for item in accepted if item.target is not None})
    rows = []
    for item in accepted:
        target = {} if item.target is None else targets[item.target]
        since = effective(item.fact)
        said = {
            "about": about(item.fact, item.own, item.references) or target.get("about"),
            "private": type(item.fact).private or target.get("private") or None,
            "effective": since,
            "retroactive": (since is not None and since < recorded_at) or None,
        }
        rows.append(item.as_node() | {name: value for name, value in said.items() if value is not None})
    await transaction.run(statements.CREATE_FACTS, {"rows": rows})


async def _keys(transaction: Writes, accepted: Sequence[Accepted]) -> None:
    rows = [
        {"id": source_key(item.fact.source.system, item.fact.key), "thing": item.own, "fact": item.seq}
        for item in accepted
        if isinstance(item.fact, ThingFact) and item.fact.key is not None
    ]
    if rows:
        await transaction.run(statements.CREATE_KEYS, {"rows": rows})


def source_key(system: str, key: str) -> str:
    """Return the id under which a source's own key of a thing is found."""
    return f"{system}\n{key}"


async def _erase(transaction: Writes, erasures: Sequence[Accepted], secret: bytes) -> None:
    """Erase texts beside the journal's facts, and wherever the graph shows them or kept them."""
    for item in erasures:
        assert isinstance(item.fact, Erasure)
        target = item.fact.target
        ((_, node),) = await transaction.run(statements.ENTRIES_OF, {"seqs": [target]})
        entry = Entry.from_node(node)
        texts = _without(entry, target, item.fact.fields)
        await transaction.run(statements.SET_PERSONAL, {"firstSeq": entry.first_seq, "personal": texts})
        fact = (await written(transaction, [target]))[target]
        for row in rows_of(fact):
            if isinstance(row, Node) and not NODES[row.label].shared:
                erased = {name: text for name, text in row.properties.items() if text in GONE}
                changed = [{"id": row.id, "fact": target, "changes": erased}]
                await transaction.run(statements.rewrite_nodes(row.label), {"rows": changed})
        digests = compared(fact.fact, fact.own, fact.references, actor=entry.actor, secret=secret)
        await transaction.run(statements.UPDATE_FACTS, {"rows": [{"seq": target, **digests._asdict()}]})


def _without(entry: Entry, seq: int, fields: Sequence[str]) -> list[str]:
    place = seq - entry.first_seq
    texts = json.loads(entry.personal[place] or "{}")
    kept = {pointer: None if not fields or pointer in fields else pair for pointer, pair in texts.items()}
    changed = json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else ""
    return [changed if index == place else text for index, text in enumerate(entry.personal)]
