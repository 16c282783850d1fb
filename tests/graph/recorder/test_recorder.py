"""What a batch does: recorded whole or not at all, once, in order, and by whom it may be."""

import asyncio
import json
from typing import Any

import pytest

from graph.recorder.recorder import Recorder
from linernotes.actor import LOCAL, Actor
from linernotes.refusals import BatchRefused, KeyReused
from tests.graph.recorder.conftest import Ask, Record, at, by_key, fact, person


def rules(refused: pytest.ExceptionInfo[BatchRefused]) -> list[tuple[int, str, str]]:
    return [(one.place, one.field, one.rule) for one in refused.value.refusals]


RECORDING = fact("recording", key="blues", title="Crazy Blues", recorded="1920-08-10")
SUNG_BY = fact("contribution", to=at(1), by={"party": at(0)}, role="MainArtist")


async def test_a_batch_is_answered_fact_by_fact_with_contiguous_seqs(record: Record) -> None:
    answer = await record("one", person("Mamie Smith"), RECORDING, SUNG_BY)
    assert [(one.place, one.seq, one.status) for one in answer.results] == [
        (0, 1, "CREATED"),
        (1, 2, "CREATED"),
        (2, 3, "CREATED"),
    ]
    assert [str(one.id)[:4] for one in answer.results] == ["par_", "rec_", "con_"]
    assert answer.seq == 3


async def test_a_batch_becomes_graph(record: Record, ask: Ask) -> None:
    await record("one", person("Mamie Smith"), RECORDING, SUNG_BY)
    assert await ask(
        "MATCH (p:Party)-[made:MADE]->(c:Contribution)-[to:TO]->(r:Recording) "
        "RETURN p.name, p.fact, c.role, c.fact, made.fact, to.fromSeq, r.title, r.recorded"
    ) == [["Mamie Smith", 1, "MainArtist", 3, 3, 3, "Crazy Blues", "1920-08-10"]]


async def test_the_same_key_gives_the_same_answer(record: Record) -> None:
    first = await record("one", person("Mamie Smith"))
    assert await record("one", person("Mamie Smith")) == first


async def test_the_same_key_and_facts_in_another_writing_are_the_same_batch(recorder: Recorder) -> None:
    facts = person("Mamie Smith")
    one = await recorder.record(key="one", facts=[json.dumps(facts).encode()], actor=Actor(LOCAL))
    other = json.dumps(dict(reversed(facts.items())), indent=1).encode()
    assert await recorder.record(key="one", facts=[other], actor=Actor(LOCAL)) == one


async def test_the_same_key_with_other_facts_is_refused(record: Record) -> None:
    await record("one", person("Mamie Smith"))
    with pytest.raises(KeyReused):
        await record("one", person("Bessie Smith"))


async def test_the_same_facts_under_another_key_change_nothing(record: Record, ask: Ask) -> None:
    first = await record("one", person("Mamie Smith"), RECORDING, SUNG_BY)
    again = await record("two", person("Mamie Smith"), RECORDING, SUNG_BY)
    assert [(one.seq, one.id, one.status) for one in again.results] == [
        (one.seq, one.id, "UNCHANGED") for one in first.results
    ]
    assert await ask("MATCH (e:JournalEntry) RETURN count(e)") == [[1]]


async def test_a_differing_second_description_by_the_same_source_is_refused_with_the_current_seq(
    record: Record,
) -> None:
    await record("one", person("Mamie Smith"))
    with pytest.raises(BatchRefused) as refused:
        await record("two", person("Mamie Smith", born="1891"))
    assert rules(refused) == [(0, "", "DIFFERS")]
    assert refused.value.refusals[0].current_seq == 1


async def test_a_correction_shows_the_thing_otherwise_and_keeps_what_stood(record: Record, ask: Ask) -> None:
    await record("one", person("Mamie Smith"))
    await record("two", person("Mamie Smith", born="1891", corrects=1))
    assert await ask("MATCH (p:Party) RETURN p.born, p.fact, p.fromSeq") == [["1891", 2, 2]]
    assert await ask("MATCH (p:PartyWas) RETURN p.born, p.fact, p.toSeq") == [[None, 1, 2]]


async def test_correcting_what_no_longer_stands_is_stale(record: Record) -> None:
    await record("one", person("Mamie Smith"))
    await record("two", person("Mamie Smith", born="1891", corrects=1))
    with pytest.raises(BatchRefused) as refused:
        await record("three", person("Mamie Smith", born="1883", corrects=1))
    assert (0, "/corrects", "STALE") in rules(refused)


async def test_sources_coexist_and_display_follows_their_stated_order_whatever_came_first(
    record: Record, ask: Ask
) -> None:
    await record("one", fact("recording", system="fans", source_kind="USER", key="r", title="Crazy Blue"))
    await record(
        "two",
        fact("recording", subject={"key": {"key": "r", "source": "fans"}}, key="OK-4169", title="Crazy Blues"),
    )
    assert await ask("MATCH (r:Recording) RETURN r.title, r.fact") == [["Crazy Blues", 2]]
    await record("three", fact("retraction", target=2))
    assert await ask("MATCH (r:Recording) RETURN r.title, r.fact, r.fromSeq") == [["Crazy Blue", 1, 3]]


async def test_retracting_what_others_rest_on_is_refused_with_their_list(record: Record) -> None:
    await record("one", person("Mamie Smith"), RECORDING, SUNG_BY)
    with pytest.raises(BatchRefused) as refused:
        await record("two", fact("retraction", target=2))
    assert rules(refused) == [(0, "/target", "NEEDED")]
    assert refused.value.refusals[0].current_seq == 3


async def test_retracting_them_together_is_taken(record: Record, ask: Ask) -> None:
    await record("one", person("Mamie Smith"), RECORDING, SUNG_BY)
    await record("two", fact("retraction", target=2), fact("retraction", target=3))
    assert await ask("MATCH (n:Entity) RETURN labels(n), n.name") == [[["Entity", "Party"], "Mamie Smith"]]
    assert await ask("MATCH (:ContributionWas)-[to:TO_WAS]->(r:RecordingWas) RETURN to.toSeq, r.toSeq") == [[5, 4]]


async def test_retracting_what_a_fact_of_the_same_batch_rests_on_is_refused(record: Record) -> None:
    work = fact("work", key="words", title="Crazy Blues")
    await record("one", work, RECORDING)
    of = fact("recordingOf", recording=by_key("blues"), work=by_key("words"))
    for key, batch in (("two", [fact("retraction", target=1), of]), ("three", [of, fact("retraction", target=1)])):
        with pytest.raises(BatchRefused) as refused:
            await record(key, *batch)
        assert [rule for _, _, rule in rules(refused)] == ["NEEDED"]


async def test_what_another_source_describes_in_the_same_batch_may_be_rested_on(record: Record, ask: Ask) -> None:
    first = await record("one", fact("work", key="words", title="Crazy Blues"), RECORDING)
    work = first.results[0].id
    other = fact("work", system="society", subject={"id": work}, title="Crazy blues")
    of = fact("recordingOf", recording=by_key("blues"), work={"id": work})
    await record("two", fact("retraction", target=1), other, of)
    assert await ask("MATCH (r:Recording)-[:RECORDING_OF]->(w:Work) RETURN w.title") == [["Crazy blues"]]


async def test_what_was_retracted_and_is_sent_again_is_new(record: Record) -> None:
    await record("one", person("Mamie Smith"))
    await record("two", fact("retraction", target=1))
    again = await record("three", person("Mamie Smith"))
    assert [(one.seq, one.status) for one in again.results] == [(3, "CREATED")]


async def test_an_ending_moves_nothing_and_a_retracted_ending_reopens(record: Record, ask: Ask) -> None:
    membership = fact("membership", member=at(0), group=at(1), validFrom="1917-01-01T00:00:00Z")
    await record("one", person("Nick LaRocca"), person("Original Dixieland Jazz Band"), membership)
    await record("two", fact("ending", target=3, validTo="1925-01-01T00:00:00Z"))
    query = "MATCH (:Party)-[m:MEMBER_OF]->(:Party) RETURN m.validFrom, m.validTo, m.fact, m.endedBy"
    assert await ask(query) == [["1917-01-01T00:00:00.000000Z", "1925-01-01T00:00:00.000000Z", 3, 4]]
    await record("three", fact("retraction", target=4))
    assert await ask(query) == [["1917-01-01T00:00:00.000000Z", None, 3, None]]


async def test_a_fact_is_ended_once_whoever_says_so(record: Record) -> None:
    membership = fact("membership", member=at(0), group=at(1))
    await record("one", person("Nick LaRocca"), person("Original Dixieland Jazz Band"), membership)
    await record("two", fact("ending", target=3, validTo="1925-01-01T00:00:00Z"))
    with pytest.raises(BatchRefused) as refused:
        await record("three", fact("ending", system="fans", target=3, validTo="1926-01-01T00:00:00Z"))
    assert [(one.rule, one.current_seq) for one in refused.value.refusals] == [("DIFFERS", 4)]
    corrected = fact("ending", target=3, validTo="1926-01-01T00:00:00Z", corrects=4)
    assert (await record("four", corrected)).seq == 5


async def test_only_the_stating_actor_or_a_steward_corrects(record: Record) -> None:
    await record("one", person("Mamie Smith"), actor="label-a")
    with pytest.raises(BatchRefused) as refused:
        await record("two", fact("retraction", target=1), actor="label-b")
    assert rules(refused) == [(0, "/target", "NOT_YOURS")]
    assert (await record("three", fact("retraction", target=1), actor="office", steward=True)).seq == 2


async def test_a_refused_batch_leaves_nothing_behind(record: Record, ask: Ask) -> None:
    with pytest.raises(BatchRefused) as refused:
        await record(
            "one",
            person("Mamie Smith"),
            RECORDING,
            fact("contribution", to=at(1), by={"party": by_key("nobody")}, role="MainArtist"),
            fact("contribution", to=at(1), by={"party": at(1)}, role="MainArtist"),
        )
    assert rules(refused) == [(2, "/by/party", "UNKNOWN_REFERENCE"), (3, "/by/party", "WRONG_KIND")]
    assert await ask("MATCH (n) WHERE NOT n:Migration AND NOT n:JournalHead RETURN count(n)") == [[0]]


async def test_a_dry_run_leaves_nothing_behind(record: Record, ask: Ask) -> None:
    answer = await record("one", person("Mamie Smith"), RECORDING, SUNG_BY, dry_run=True)
    assert [one.status for one in answer.results] == ["CREATED"] * 3
    assert await ask("MATCH (n:Entity) RETURN count(n)") == [[0]]


async def test_a_derivation_that_leads_back_is_refused_with_its_way(record: Record) -> None:
    def relation(later: int, earlier: int) -> dict[str, Any]:
        return fact("recordingRelation", recording=at(later), related=at(earlier), type="IsEditedVersionOf")

    things = [fact("recording", key=str(number), title=f"Take {number}") for number in range(3)]
    with pytest.raises(BatchRefused) as refused:
        await record("one", *things, relation(1, 0), relation(2, 1), relation(0, 2))
    assert {rule for _, _, rule in rules(refused)} == {"CYCLE"}


async def test_taking_a_description_away_is_refused_where_the_one_behind_it_leads_back(
    record: Record, ask: Ask
) -> None:
    def generation(key: str, of: str | None = None, **fields: Any) -> dict[str, Any]:
        inputs = [{"input": by_key(of), "relationship": "parentOf"}] if of else []
        return fact("generation", key=key, inputs=inputs, **fields)

    def asset(key: str, made_by: str) -> dict[str, Any]:
        return fact("asset", key=key, title=key, generation=by_key(made_by))

    first = await record("one", generation("g1"), generation("g2"), asset("a1", "g1"), asset("a2", "g2"))
    users = generation("mine", subject={"id": first.results[0].id}) | {
        "source": {"system": "user", "kind": "USER"},
        "inputs": [{"input": {"id": first.results[3].id}, "relationship": "parentOf"}],
    }
    await record("two", users)
    await record("three", generation("g2", "a1", corrects=2))
    with pytest.raises(BatchRefused) as refused:
        await record("four", person("Mamie Smith"), fact("retraction", target=1))
    assert rules(refused) == [(1, "", "CYCLE")]
    await record("five", generation("g2", corrects=6))
    await record("six", fact("retraction", target=1))
    assert await ask("MATCH (one)-[:PRODUCED_BY]->()-[:USED_INPUT]->(of) RETURN one.title, of.title") == [["a1", "a2"]]


async def test_an_ambiguous_identifier_is_refused_with_its_candidates(record: Record) -> None:
    isrc = {"scheme": "ISRC", "value": "US-SKG-19-12345"}
    things = [fact("recording", key=str(number), title=f"Take {number}") for number in range(2)]
    claims = [fact("identifier", about=at(number), **isrc) for number in range(2)]
    answer = await record("one", *things, *claims)
    with pytest.raises(BatchRefused) as refused:
        await record("two", fact("disclosure", about={"identifier": isrc}, declaredBy=at(1)), person("Somebody"))
    assert rules(refused) == [(0, "/about", "AMBIGUOUS")]
    assert refused.value.refusals[0].candidates == tuple(sorted(str(one.id) for one in answer.results[:2]))


async def test_a_role_that_a_work_cannot_have_is_refused(record: Record) -> None:
    with pytest.raises(BatchRefused) as refused:
        await record(
            "one",
            person("Perry Bradford"),
            fact("work", key="w", title="Crazy Blues"),
            fact("contribution", to=at(1), by={"party": at(0)}, role="MixingEngineer"),
        )
    assert rules(refused) == [(2, "/role", "ROLE_NOT_HERE")]


async def test_sixty_four_callers_with_one_key_get_one_answer(recorder: Recorder, record: Record) -> None:
    answers = await asyncio.gather(*(record("one", person("Mamie Smith"), RECORDING, SUNG_BY) for _ in range(64)))
    assert len(set(answers)) == 1


async def test_erased_text_is_gone_from_the_graph_and_its_past_and_the_hashes_hold(record: Record, ask: Ask) -> None:
    await record("one", person("Mamie Smith"))
    await record("two", person("Mamie Robinson", key="mamie smith", corrects=1))
    await record("three", fact("erasure", target=1))
    everything = await ask("MATCH (n) RETURN labels(n), properties(n)")
    assert [labels for labels, properties in everything if "Mamie Smith" in str(properties)] == []
    assert await ask("MATCH (p:PartyWas) RETURN p.name") == [["[erased]"]]
