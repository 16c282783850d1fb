"""Refuses to retract what other facts, which stand or come, rest on, unless the batch retracts them too."""

from collections.abc import Mapping, Sequence

from graph.recorder import statements
from graph.recorder.acceptance import Decision
from graph.recorder.changes import Writes
from graph.recorder.journal import Written
from graph.recorder.standing import fact_nodes, in_slots
from linernotes.facts.base import ThingFact
from linernotes.facts.history import Retraction

_MOST_NAMED = 20


async def still_needed(transaction: Writes, decision: Decision, leaving: Mapping[int, Written]) -> None:
    """Refuse each retraction of a thing's last description while facts that stay or come refer to the thing."""
    places = {item.fact.target: item.place for item in decision.accepted if isinstance(item.fact, Retraction)}
    described = {item.own for item in decision.accepted if isinstance(item.fact, ThingFact)}
    things = [fact for fact in leaving.values() if isinstance(fact.fact, ThingFact) and fact.own not in described]
    last = await _last_descriptions(transaction, [fact for fact in things if fact.seq in places], leaving)
    if not last:
        return
    parameters = {"rows": [{"id": fact.own} for fact in last], "leaving": sorted(leaving)}
    needed: dict[str, list[int]] = dict(await transaction.run(statements.DEPENDENTS, parameters))
    for fact in last:
        seqs = sorted(needed.get(fact.own, []))
        coming = [item.place for item in decision.accepted if fact.own in item.references.values()]
        if seqs:
            words = f"facts that stand rest on it: {_some(seqs)}; retract them in the same batch, or keep it"
            decision.refuse(places[fact.seq], "/target", "NEEDED", words, current=seqs[0])
        elif coming:
            words = f"facts of this very batch, counted from 0, rest on it: {_some(coming)}; leave them out, or keep it"
            decision.refuse(places[fact.seq], "/target", "NEEDED", words)


def _some(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:_MOST_NAMED])) + (" and more" if len(numbers) > _MOST_NAMED else "")


async def _last_descriptions(
    transaction: Writes, things: list[Written], leaving: Mapping[int, Written]
) -> list[Written]:
    nodes = await fact_nodes(transaction, [fact.seq for fact in things])
    stand = await in_slots(transaction, {node["slot"] for node in nodes.values()})
    last = []
    for fact in things:
        others = [node for node in stand[nodes[fact.seq]["slot"]] if node["seq"] not in leaving]
        if not others:
            last.append(fact)
    return last
