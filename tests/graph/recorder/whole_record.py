"""A record with everything in it that can be recorded: the demo, and on it twins, an erasure and a second source."""

import json
from typing import Any

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.recorder.recorder import Recorder, open_journal
from graph.recorder.replay import entry_nodes
from linernotes.actor import LOCAL, Actor
from seed.demo import FILES
from seed.fact_file import batches_of
from tests.graph.recorder.conftest import by_key, fact, person

NODE_LABELS = Statement("MATCH (node) RETURN DISTINCT labels(node)")


async def record_whole(database: Database) -> None:
    """Record all of it into an empty database."""
    await open_journal(database)
    recorder = Recorder(database, seconds=None)
    for file in FILES:
        for batch in batches_of(file):
            await recorder.record(key=batch.key, facts=batch.facts, actor=Actor(LOCAL))
    await record_changes(recorder)


async def record_changes(recorder: Recorder) -> None:
    """Record descriptions of two sources, a correction, a retraction, an ending, a re-opening and two erasures."""
    steward = fact("party", key="ida-1", type="NaturalPerson", name="Ida Cox", system="desk", source_kind="STEWARD")
    steward["subject"] = {"key": {"key": "ida", "source": "label"}}
    first = await _record(
        recorder,
        "first",
        person("Ida Cox", key="ida", link="https://example.org/ida", born="1896"),
        fact("partyName", type="LEGAL", text="Ida M. Prather", party=by_key("ida"), validFrom="1896-01-01T00:00:00Z"),
        fact("work", key="wild", title="Wild Women", note="as she told it"),
    )
    party, name, work = (result.seq for result in first)
    await _record(recorder, "second", steward)
    await _record(recorder, "third", fact("ending", target=name, validTo="1967-11-10T00:00:00Z"))
    await _record(recorder, "fourth", fact("work", key="wild", title="Wild Women Blues", corrects=work))
    await _record(recorder, "fifth", fact("erasure", target=work), fact("erasure", target=party, fields=["/link"]))
    (thrown,) = await _record(recorder, "sixth", person("Nobody", key="nobody"))
    await _record(recorder, "seventh", fact("retraction", target=thrown.seq, reason="never was"))


async def _record(recorder: Recorder, key: str, *facts: dict[str, Any]) -> Any:
    lines = [json.dumps(one).encode() for one in facts]
    return (await recorder.record(key=key, facts=lines, actor=Actor(LOCAL))).results


async def all_entries(database: Database) -> list[dict[str, Any]]:
    """Return the properties of every entry of the journal, in order."""
    return [node async for node in entry_nodes(database)]
