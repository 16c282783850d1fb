"""The facts that stand at a seq, and the world that they are."""

from __future__ import annotations

import json

from tests.reference.examples import asset, fact, journal, things
from tests.reference.journal import read, standing
from tests.reference.world import World


def test_a_journal_is_read_with_ids_and_texts_in_place() -> None:
    kept = {
        "fact": {
            "kind": "contribution",
            "to": {"place": 0},
            "by": {"party": {"key": {"key": "x"}}},
            "note": "sha256:1",
        },
        "id": "con_1",
        "references": {"/to": "rec_1", "/by/party": "par_1"},
        "personal": ["/note"],
    }
    entry = {
        "firstSeq": 7,
        "lastSeq": 7,
        "actor": "local",
        "recordedAt": "2026-01-01T00:00:00.000000Z",
        "facts": [json.dumps(kept)],
        "personal": [json.dumps({"/note": ["salt", "A note."]})],
    }
    (only,) = read([b'{"format":"linernotes-journal"}', json.dumps(entry).encode(), b'{"end":{}}'])
    assert (only.seq, only.id, only["to"], only["by"], only["note"]) == (
        7,
        "con_1",
        "rec_1",
        {"party": "par_1"},
        "A note.",
    )


def test_what_is_corrected_or_retracted_stands_until_then() -> None:
    said = journal(
        *things("wrk_a", "rec_a", "rec_b"),
        fact("recordingOf", recording="rec_a", work="wrk_a"),
        fact("recordingOf", recording="rec_b", work="wrk_a", corrects=4),
        fact("retraction", target=5),
    )
    at = {seq: [one["recording"] for one in standing(said, seq) if one.kind == "recordingOf"] for seq in range(3, 7)}
    assert at == {3: [], 4: ["rec_a"], 5: ["rec_b"], 6: []}


def test_a_retracted_retraction_does_not_bring_back_what_it_took() -> None:
    said = journal(*things("wrk_a"), fact("retraction", target=1), fact("retraction", target=2))
    assert [one.seq for one in standing(said, 3)] == [3]


def test_a_thing_is_shown_by_the_preferred_source_whatever_came_first() -> None:
    described = [
        fact("work", "wrk_a", title=system, source={"system": system, "kind": kind, **document})
        for system, kind, document in (
            ("delta", "DEMO", {}),
            ("beta", "ERN", {}),
            ("alpha", "ERN", {}),
            ("alpha", "CWR", {}),
            ("alpha", "ERN", {"document": "one"}),
        )
    ]
    for turn in range(5):
        shown = World(journal(*described[turn:], *described[:turn])).things["wrk_a"]
        assert shown.source == {"system": "alpha", "kind": "ERN", "document": "one"}


def test_a_thing_keeps_its_number_while_anybody_describes_it() -> None:
    said = journal(
        fact("work", "wrk_a", title="A"),
        *things("wrk_b"),
        fact("work", "wrk_a", title="B", corrects=1),
        fact("retraction", target=3),
        fact("work", "wrk_a", title="C"),
    )
    assert [World(said, seq).number("wrk_a") for seq in (1, 3, 5)] == [1, 1, 5]
    assert World(said, 4).things.keys() == {"wrk_b"}


def test_an_asset_is_inside_by_what_it_was_given_or_what_its_models_were_trained_on() -> None:
    said = [
        *things("dsv_a", "wrk_a", "rec_a", "rec_b", "rec_c", "rec_d", "fil_a"),
        fact("recordingOf", recording="rec_a", work="wrk_a"),
        fact("datasetEntry", of="dsv_a", item="rec_a"),
        fact("datasetEntry", of="dsv_a", item="rec_d", stage="TEST"),
        fact("encoding", file="fil_a", of="rec_b"),
        fact("trainingRun", "run_a", used=["dsv_a"]),
        fact("modelVersion", "mdv_a", producedBy="run_a"),
        fact("trainingRun", "run_b", startedFrom=["mdv_a"]),
        fact("modelVersion", "mdv_b", producedBy="run_b"),
        *asset("a", "fil_a", models=("mdv_b",)),
    ]
    then = World(journal(*said))
    sources = ("wrk_a", "rec_a", "rec_b", "rec_c", "rec_d")
    assert [source for source in sources if then.inside("ast_a", source)] == ["wrk_a", "rec_a", "rec_b"]
