"""Nothing is frozen, trained or released that is not cleared, unless it is known as a violation."""

from __future__ import annotations

import json
from typing import Any

import pytest
import pytest_asyncio
from typing_extensions import override

from graph.engine.database import Database
from graph.recorder.dump import digests_of
from graph.recorder.recorder import Recorder
from graph.recorder.rehearsal import rehearse
from graph.recorder.transfer import erasures_in, export, read_header, take_in
from linernotes.actor import LOCAL, Actor
from linernotes.refusals import BatchRefused
from tests.conftest import Empty
from tests.graph.gate.lab import CLEARED, Lab, by_key, said, violation


@pytest_asyncio.fixture
async def lab(database: Database, empty: Empty) -> Lab:
    """A lab with a closed version that includes a cleared song."""
    return await Lab.of(database, empty, *CLEARED)


async def test_what_is_cleared_is_frozen_and_carries_the_seq_of_its_verdict(lab: Lab) -> None:
    before = await lab.head()
    await lab.send(lab.frozen())
    await lab.send(lab.run())
    (frozen, run) = await lab.said()
    assert frozen[:2] == ["datasetFrozen", before]
    assert run == ["trainingRun", before + 1, "2026-06-01T00:00:00.000000Z"]


async def test_what_is_not_cleared_is_refused_with_how_much_and_why(database: Database, empty: Empty) -> None:
    lab = await Lab.of(database, empty, *CLEARED, "R2: recording of W, MainArtist Ana", "Ana accepts R2")
    (refusal,) = await lab.refused(lab.frozen("R", "R2"))
    assert (refusal.place, refusal.rule, refusal.candidates) == (0, "NOT_CLEARED", (lab.ids["R2"],))
    assert "1 of 2 items are not cleared for TRAIN_GENERATIVE in the world (UNKNOWN_CONTROLLER 1)" in refusal.message
    assert await lab.rules(lab.run()) == ["NOT_CLEARED"]


async def test_it_is_frozen_for_where_it_is_cleared_and_not_for_elsewhere(database: Database, empty: Empty) -> None:
    there = [line.replace("Label permits R", "Label permits R in US") for line in CLEARED]
    lab = await Lab.of(database, empty, *there)
    assert await lab.rules(lab.frozen(act={"codes": ["DE"]})) == ["NOT_CLEARED"]
    assert await lab.rules(lab.frozen()) == ["NOT_CLEARED"]
    await lab.send(lab.frozen(act={"codes": ["US"]}))


async def test_another_use_is_another_question(lab: Lab) -> None:
    assert await lab.rules(lab.frozen(use="DATA_MINING")) == ["NOT_CLEARED"]


async def test_a_known_violation_in_the_same_batch_is_kept_and_so_is_what_it_marks(
    database: Database, empty: Empty
) -> None:
    lab = await Lab.of(database, empty, *CLEARED[:4])
    await lab.send(lab.frozen(), violation(by_key("v")))
    await lab.send(violation({"place": 1}), lab.run())
    assert await lab.said() == [
        ["datasetFrozen", None, None],
        ["knownViolation", None, None],
        ["knownViolation", None, None],
        ["trainingRun", None, None],
    ]


async def test_a_known_violation_of_something_else_lets_nothing_through(database: Database, empty: Empty) -> None:
    lab = await Lab.of(database, empty, *CLEARED[:4])
    assert await lab.rules(lab.run(), violation(by_key("v"))) == ["NOT_CLEARED"]
    await lab.send(violation(by_key("v")))
    assert await lab.rules(lab.frozen()) == ["NOT_CLEARED"]


async def test_a_run_is_judged_as_of_its_start_by_what_is_known_now(lab: Lab) -> None:
    await lab.decides("WITHDRAW", "Ana", "R", capacity="ARTIST", validFrom="2026-07-01T00:00:00Z")
    await lab.send(lab.run())
    later = {"startedAt": "2026-07-01T00:00:00Z", "endedAt": "2026-07-02T00:00:00Z"}
    assert await lab.rules(lab.run("later", **later)) == ["NOT_CLEARED"]


async def test_what_a_verdict_rests_on_is_recorded_before_and_not_with_it(lab: Lab) -> None:
    consent = said(
        "consent",
        decision="WITHDRAW",
        by={"id": lab.ids["Ana"]},
        about={"id": lab.ids["R"]},
        capacity="ARTIST",
        method="LETTER",
        validFrom="2026-01-01T00:00:00Z",
    )
    assert await lab.rules(consent, lab.run()) == ["TOLD_TOGETHER"]
    await lab.send(lab.run(), consent)
    assert await lab.rules(lab.run("another")) == ["NOT_CLEARED"]


async def test_what_is_told_in_the_same_batch_cannot_be_judged(lab: Lab) -> None:
    told = [said("datasetVersion", key="new", dataset=by_key("v set"), version="2")]
    assert await lab.rules(*told, lab.run(used=[by_key("new")])) == ["NOT_ON_RECORD"]
    await lab.send(*told, lab.run(used=[by_key("new")]), violation({"place": 1}))


async def test_a_run_answers_for_what_it_used_itself(database: Database, empty: Empty) -> None:
    lab = await Lab.of(database, empty, *CLEARED[:4])
    model = [said("model", key="model", name="Model")]
    base = said("modelVersion", key="base", model=by_key("model"), version="1", producedBy=by_key("run"))
    await lab.send(lab.run(), violation({"place": 0}), *model, base)
    await lab.send(lab.run("tuned", used=[], startedFrom=[by_key("base")]))


async def test_a_clause_for_one_model_permits_runs_that_train_it(database: Database, empty: Empty) -> None:
    limited = [line.replace("Label permits R", "Label permits R family tune") for line in CLEARED]
    lab = await Lab.of(database, empty, *limited)
    assert await lab.rules(lab.run()) == ["NOT_CLEARED"]
    await lab.send(lab.run(model={"id": lab.ids["tune"]}))


async def test_a_clause_for_one_version_permits_the_run_that_is_to_make_it(database: Database, empty: Empty) -> None:
    limited = [line.replace("Label permits R", "Label permits R model tune/1") for line in CLEARED]
    lab = await Lab.of(database, empty, *limited)
    assert await lab.rules(lab.run(model={"id": lab.ids["tune"]})) == ["NOT_CLEARED"]
    assert await lab.rules(lab.run(modelVersion={"id": lab.ids["other/1"]})) == ["NOT_CLEARED"]
    await lab.send(lab.run(modelVersion={"id": lab.ids["tune/1"]}))


async def test_what_is_promised_meets_what_a_clause_requires(database: Database, empty: Empty) -> None:
    required = [line.replace("Label permits R", "Label permits R requires CREDIT") for line in CLEARED]
    lab = await Lab.of(database, empty, *required)
    assert await lab.rules(lab.frozen()) == ["NOT_CLEARED"]
    await lab.send(lab.frozen(promises=["CREDIT"]))


async def test_the_same_key_is_answered_as_before_whatever_has_come_since(lab: Lab) -> None:
    first = await lab.send(lab.run(), key="once")
    await lab.decides("WITHDRAW", "Label", "R", validFrom="2026-01-01T00:00:00Z")
    assert await lab.send(lab.run(), key="once") == first
    assert [result.status for result in await lab.send(lab.run(), key="again")] == ["UNCHANGED"]


async def test_a_use_that_counts_where_it_is_offered_is_no_purpose_of_training(lab: Lab) -> None:
    assert await lab.rules(lab.frozen(use="OUTPUT_SYNC")) == ["PLACE_MISSING"]


async def test_a_code_that_nobody_knows_is_refused(lab: Lab) -> None:
    assert await lab.rules(lab.run(act={"codes": ["XX"]})) == ["UNKNOWN_TERRITORY"]


class Slow(Recorder):
    """Lets something happen between reading for a batch and recording it, so many times."""

    happens: Any = None
    times = 0

    @override
    async def read_for(self, *arguments: Any) -> Any:
        read = await super().read_for(*arguments)
        if self.happens is not None and self.times:
            self.times -= 1
            happens, self.happens = self.happens, None
            await happens()
            self.happens = happens
        return read


def slow(lab: Lab, happens: Any, *, times: int) -> Lab:
    """Let something happen whenever the lab's batch has been read for, so many times."""
    recorder = Slow(lab.database, seconds=None)
    recorder.happens, recorder.times = happens, times
    return Lab(lab.database, recorder, lab.ids)


async def test_a_withdrawal_that_comes_while_a_run_is_judged_is_heard(lab: Lab) -> None:
    async def withdraw() -> None:
        await lab.decides("WITHDRAW", "Label", "R", validFrom="2026-01-01T00:00:00Z")

    with pytest.raises(BatchRefused) as refused:
        await slow(lab, withdraw, times=1).send(lab.run(), key="slowly")
    assert [refusal.rule for refusal in refused.value.refusals] == ["NOT_CLEARED"]
    assert await lab.said() == []


async def test_what_comes_meanwhile_and_changes_nothing_has_it_judged_again(lab: Lab) -> None:
    async def sign() -> None:
        await lab.send(said("party", key=f"party {await lab.head()}", type="NaturalPerson", name="Somebody"))

    slowly = slow(lab, sign, times=2)
    before = await lab.head()
    await slowly.send(lab.run(), key="slowly")
    assert (await lab.said())[0][1] == before + 2


async def test_what_changes_faster_than_it_is_judged_is_to_be_sent_again(lab: Lab) -> None:
    async def sign() -> None:
        await lab.send(said("party", key=f"party {await lab.head()}", type="NaturalPerson", name="Somebody"))

    with pytest.raises(BatchRefused) as refused:
        await slow(lab, sign, times=9).send(lab.run(), key="slowly")
    assert [refusal.rule for refusal in refused.value.refusals] == ["MOVED"]
    assert await lab.said() == []


async def test_a_rehearsal_judges_by_what_it_would_have_recorded(database: Database, empty: Empty) -> None:
    lab = await Lab.of(database, empty, *CLEARED)
    for_more = [json.dumps(fact).encode() for fact in lab.version("w", "R")]
    run = json.dumps(lab.run(used=[by_key("w")])).encode()
    answers = await rehearse(lab.recorder, database, lambda: [("one", for_more), ("two", [run])], actor=Actor(LOCAL))
    assert [answer.results[0].status for answer in answers] == ["CREATED", "CREATED"]
    assert await lab.said() == []


async def test_an_export_taken_in_elsewhere_has_the_verdicts_seqs_and_judges_nothing(
    lab: Lab, database: Database, empty: Empty
) -> None:
    await lab.send(lab.frozen())
    await lab.send(lab.run())
    await lab.decides("WITHDRAW", "Label", "R", validFrom="2026-01-01T00:00:00Z")
    kept, lines = await lab.said(), [line async for _, line in export(database)]
    digests = await digests_of(database)
    await empty()
    await take_in(database, read_header(lines[0]), lines[1:], erasures=erasures_in(lines))
    assert await lab.said() == kept
    assert (await digests_of(database)).differ_from(digests) == []


async def test_an_archive_is_recorded_with_what_was_not_cleared_in_it_marked_so(
    database: Database, empty: Empty
) -> None:
    lab = await Lab.of(database, empty, *CLEARED[:4])
    archivist = Lab(database, Recorder(database, known_violation="It was long ago.", seconds=None), lab.ids)
    told = [said("datasetVersion", key="new", dataset=by_key("v set"), version="2")]
    facts = [*told, lab.run(), lab.run("other", used=[by_key("new")]), lab.run("nothing", used=[])]
    sent = await archivist.send(*facts, key="archive")
    assert [result.status for result in sent] == ["CREATED"] * 6
    assert [kind for kind, *_ in await lab.said()] == ["trainingRun"] * 3 + ["knownViolation"] * 2
    assert await archivist.send(*facts, key="archive") == sent
    assert await lab.rules(said("party", key="x", type="Group", name="X"), lab.run("more")) == ["TOLD_TOGETHER"]


async def test_an_archive_marks_nothing_that_is_cleared_and_nothing_else_that_is_wrong(lab: Lab) -> None:
    archivist = Lab(lab.database, Recorder(lab.database, known_violation="It was long ago.", seconds=None), lab.ids)
    await archivist.send(lab.run(), key="archive")
    assert [kind for kind, *_ in await lab.said()] == ["trainingRun"]
    with pytest.raises(BatchRefused) as refused:
        await archivist.send(lab.run("other", act={"codes": ["XX"]}), key="more")
    assert [refusal.rule for refusal in refused.value.refusals] == ["UNKNOWN_TERRITORY"]


async def test_what_marks_a_violation_stays_as_long_as_what_it_marks(database: Database, empty: Empty) -> None:
    lab = await Lab.of(database, empty, *CLEARED[:4])
    frozen, marked = await lab.send(lab.frozen(), violation(by_key("v")))
    run, mark = await lab.send(lab.run(), violation({"place": 0}))
    assert await lab.rules(said("retraction", target=marked.seq)) == ["NEEDED"]
    assert await lab.rules(said("retraction", target=mark.seq)) == ["NEEDED"]
    other = {**violation({"id": str(run.id)}, "It was a mistake."), "corrects": mark.seq}
    (mark,) = await lab.send(other)
    await lab.send(said("retraction", target=mark.seq), said("retraction", target=run.seq))
    await lab.send(violation(by_key("v"), "And it was known."))
    await lab.send(said("retraction", target=marked.seq))
    assert [row[0] for row in await lab.said()] == ["datasetFrozen", "knownViolation"]
    assert frozen.status == "CREATED"
