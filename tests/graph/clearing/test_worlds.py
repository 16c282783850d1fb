"""Over worlds made by chance, what is answered is what the rule says of the journal's facts, today and then."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.engine.database import Database
from graph.recorder.recorder import open_journal
from linernotes.rights.agreement import Model
from linernotes.rights.clearance import Clearance, clear_many
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.stated import record_of
from linernotes.rights.tally import Tally
from tests.conftest import Empty
from tests.graph.clearing.asking import COUNTED, ITEM, Asking
from tests.graph.recorder.whole_record import all_entries
from tests.graph.rights.recorded import record, recorder_of
from tests.graph.rights.standing import standing
from tests.graph.rights.test_worlds import think_again
from tests.rules.rights.as_facts import Json, Telling, recordable
from tests.rules.rights.values import as_question
from tests.rules.rights.worlds import ITEMS, questions, worlds

SLOW = list(HealthCheck)
Told = tuple[Any, ...]


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=SLOW)
@given(world=worlds(), question=questions(), chance=st.randoms(use_true_random=False))
async def test_what_is_answered_is_what_the_rule_says(
    database: Database, empty: Empty, world: Json, question: Json, chance: Random
) -> None:
    await agree(database, empty, world, question, chance)


@pytest.mark.prove
@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(world=worlds(), question=questions(), chance=st.randoms(use_true_random=False))
async def test_hundreds_of_answers_are(
    database: Database, empty: Empty, world: Json, question: Json, chance: Random
) -> None:
    await agree(database, empty, world, question, chance)


async def agree(database: Database, empty: Empty, world: Json, question: Json, chance: Random) -> None:
    """Record a world, think again of some facts, and ask as of today and of some seqs."""
    await empty()
    await open_journal(database)
    recorder, telling = recorder_of(database), Telling(recordable(world))
    await record(recorder, telling, key="world", batches=chance.randint(1, 4))
    await think_again(recorder, telling, chance)
    asking, entries = Asking.over(database, recorder, telling.ids), await all_entries(database)
    seqs = sorted({entry["lastSeq"] for entry in entries})
    for known in (None, *chance.sample(seqs, min(3, len(seqs)))):
        items = [telling.ids[name] for name in chance.sample(ITEMS, chance.randint(1, len(ITEMS)))]
        await agrees(asking, question, items, record_of(standing(entries, until=known)), known)


async def agrees(asking: Asking, question: Json, items: list[str], record: Record, known: int | None) -> None:
    """Ask about some items, and hold counts and every item to the rule."""
    wanted = as_question(question | {"policy": None, "model": None})
    if question["model"] is not None and known is None:
        family, version = question["model"]
        ids = asking.ids
        wanted = replace(wanted, model=Model(family=ids[family], version=ids[f"{family}/{version}"]))
    answers = list(clear_many(items, wanted, record))
    found = await asking.asked(
        f"{COUNTED} items(first: 100) {{ nodes {{ {ITEM} }} }}",
        of={"items": items},
        use=question["use"],
        act={"codes": question["act"]},
        offer={"codes": question["offer"]} if question["offer"] else None,
        asOf=question["at"],
        model=None if wanted.model is None else wanted.model.version,
        promises=question["promises"],
        project=question["project"],
        knownAt=None if known is None else {"seq": known},
    )
    assert [_told(node) for node in found["items"]["nodes"]] == [_expected(answer, record) for answer in answers]
    assert _counted(found) == _tallied(answers, wanted)


def _expected(answer: Clearance, record: Record) -> Told:
    def there(id_: str) -> str | None:
        return id_ if id_ in record.things else None

    return (
        there(answer.item),
        *map(str, (answer.cleared, answer.rights, answer.choice)),
        [
            (
                *(met.requirement.thing, met.requirement.side, str(met.judgement.rights), str(met.judgement.choice)),
                *(list(met.by), met.is_assumed),
            )
            for met in answer.requirements
        ],
        [
            (
                *(there(gap.thing), gap.side, gap.verdict, str(gap.area), gap.since, gap.who, gap.reason),
                *(list(gap.about), gap.missing_ppm),
            )
            for gap in answer.gaps
        ],
        [(one.decision, one.because) for one in answer.ignored],
    )


def _told(node: Json) -> Told:
    def id_of(thing: Json | None) -> str | None:
        return None if thing is None else thing["id"]

    return (
        id_of(node["item"]),
        *(node[name]["text"] for name in ("cleared", "rights", "choice")),
        [
            (
                *(id_of(one["thing"]), one["side"], one["rights"]["text"], one["choice"]["text"]),
                *(one["papers"], one["isAssumed"]),
            )
            for one in node["requirements"]
        ],
        [
            (
                *(id_of(one["thing"]), one["side"], one["verdict"], one["area"]["text"], one["since"]),
                *(id_of(one["party"]), one["reason"], one["about"], one["missingPpm"]),
            )
            for one in node["gaps"]
        ],
        [(one["decision"], one["because"]) for one in node["ignored"]],
    )


def _counted(found: Json) -> Told:
    parties = found["gapsByParty"]
    return (
        found["counts"]["items"],
        *({name.upper(): many for name, many in found["counts"][each].items() if many} for each in VERDICTS),
        found["cleared"]["text"],
        [(one["reason"], one["items"]) for one in found["gapsByReason"]],
        [(one["party"]["id"], one["items"]) for one in parties["nodes"]],
        parties["totalCount"],
    )


def _tallied(answers: list[Clearance], question: Question) -> Told:
    tally = Tally(question.place)
    for answer in answers:
        tally.take(answer)
    return (
        tally.items,
        *(dict(getattr(tally, each)) for each in VERDICTS),
        str(tally.area),
        tally.by_reason(),
        tally.by_party(),
        len(tally.by_party()),
    )


VERDICTS = ("cleared", "rights", "choice")
