"""The history of things, and the journal by subject, kind and time."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.agreement.asking import Question, Recorded
from tests.reference.history import about, history, known, outcome
from tests.reference.journal import PAPERS, THINGS, Fact
from tests.reference.world import AUDITOR

Json = dict[str, Any]

FACT = "seq kind recordedAt actor source sourceKind document about target outcome { state by }"
PAGE = f"(first: 100) {{ totalCount nodes {{ {FACT} }} }}"
HISTORY = f"""
query ($id: ID!, $k: KnownAt) {{ node(id: $id, knownAt: $k) {{
  {" ".join(f"... on {kind} {{ history{PAGE} }}" for kind in THINGS.values() if kind not in PAPERS)} }} }}
"""
JOURNAL = f"""
query ($subject: ID, $kind: String, $from: DateTime, $to: DateTime, $order: JournalOrder!, $after: String,
  $k: KnownAt) {{
  journal(subject: $subject, kind: $kind, from: $from, to: $to, orderBy: $order, first: 20, after: $after,
    knownAt: $k) {{ totalCount nodes {{ {FACT} }} pageInfo {{ hasNextPage endCursor }} }} }}
"""


async def agree(world: Recorded, chance: Random) -> None:
    """Ask for some histories, and for some of the journal, of some time."""
    for _ in range(3):
        await _same_history(world.question(chance), chance)
    question = world.question(chance)
    if question.reader == AUDITOR:
        await _same_journal(question, chance)


async def _same_history(question: Question, chance: Random) -> None:
    id_ = question.anything(chance)
    node = (await question.ask(HISTORY, id=id_))["node"]
    if not question.shows(id_):
        assert node is None, id_
        return
    facts = history(question.then, question.reader, id_)
    assert node["history"] == {"totalCount": len(facts), "nodes": [_told(question, fact) for fact in facts]}, id_


def _told(question: Question, fact: Fact) -> Json:
    became = outcome(question.then, fact)
    return {
        "seq": fact.seq,
        "kind": fact.kind,
        "recordedAt": fact.recorded_at,
        "actor": fact.actor,
        "source": fact.source["system"],
        "sourceKind": fact.source["kind"],
        "document": fact.source.get("document"),
        "about": about(question.recorded.journal, fact),
        "target": fact["target"],
        "outcome": {"state": became.state, "by": became.by},
    }


async def _same_journal(question: Question, chance: Random) -> None:
    times = [fact.recorded_at for fact in question.recorded.journal]
    asked: Json = {
        "subject": chance.choice([None, question.anything(chance)]),
        "kind": chance.choice([None, None, "contribution", "retraction", "asset"]),
        "from": chance.choice([None, None, chance.choice(times)]),
        "to": chance.choice([None, None, chance.choice(times)]),
        "order": chance.choice(["NEWEST", "OLDEST"]),
    }
    facts = [fact for fact in known(question.then) if _is_asked(question, fact, asked)]
    expected = [_told(question, fact) for fact in (facts if asked["order"] == "NEWEST" else reversed(facts))]
    nodes: list[Json] = []
    page: Json = {"pageInfo": {"hasNextPage": True, "endCursor": None}}
    while page["pageInfo"]["hasNextPage"]:
        page = (await question.ask(JOURNAL, **asked, after=page["pageInfo"]["endCursor"]))["journal"]
        assert page["totalCount"] == len(expected), asked
        nodes += page["nodes"]
    assert nodes == expected, asked


def _is_asked(question: Question, fact: Fact, asked: Json) -> bool:
    return (
        asked["subject"] in (None, about(question.recorded.journal, fact))
        and asked["kind"] in (None, fact.kind)
        and (asked["from"] is None or fact.recorded_at >= asked["from"])
        and (asked["to"] is None or fact.recorded_at < asked["to"])
    )
