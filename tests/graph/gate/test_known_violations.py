"""What went ahead without every permit stands on the credit sheet of all that was made with it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from tests.graph.recorder.conftest import Record, by_key, fact, known_violation, record, recorder
from tests.graph.rights.test_reading import Ask, ask, execution

__all__ = ["ask", "execution", "record", "recorder"]

SHEET = """
query ($id: ID!, $knownAt: KnownAt) { asset(id: $id, knownAt: $knownAt) {
  credits { digest text knownViolations { of reason stated { by } } } } }
"""


def song(key: str, made_with: str) -> list[dict[str, Any]]:
    """A track that a model version made."""
    return [
        fact("generation", key=f"{key} made", models=[{"modelVersion": by_key(made_with)}]),
        fact("asset", key=key, generation=by_key(f"{key} made"), title=key),
        fact("contribution", to=by_key(key), by={"modelVersion": by_key(made_with)}, role="MainArtist"),
    ]


def released(key: str) -> list[dict[str, Any]]:
    """That it is on a release, for which nobody was asked."""
    return [fact("releaseContent", release=by_key("single"), content=by_key(key)), known_violation(by_key(key))]


async def ids_of(record: Record, name: str, told: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Record facts, and return the ids of what has a key."""
    results = (await record(name, *told)).results
    return {str(one["key"]): str(result.id) for one, result in zip(told, results, strict=True) if "key" in one}


def trained() -> list[dict[str, Any]]:
    """A frozen set, a model that was trained on it and one that was not, and a track of each, still unreleased."""
    return [
        fact("recording", key="take", title="Take"),
        fact("dataset", key="set", name="Set"),
        fact("datasetVersion", key="first", dataset=by_key("set"), version="1"),
        fact("datasetEntry", of=by_key("first"), item=by_key("take"), basis="LICENSED"),
        fact("datasetClosed", of=by_key("first")),
        fact("model", key="model", name="Model"),
        fact("trainingRun", key="run", type="PRETRAIN", used=[by_key("first")]),
        known_violation(by_key("run")),
        fact("modelVersion", key="base", model=by_key("model"), version="1", producedBy=by_key("run")),
        fact("trainingRun", key="tuning", type="FINE_TUNE", startedFrom=[by_key("base")]),
        fact("modelVersion", key="tuned", model=by_key("model"), version="2", producedBy=by_key("tuning")),
        fact("modelVersion", key="other", model=by_key("model"), version="3"),
        *song("Learned", "tuned"),
        *song("Unlearned", "other"),
        fact("release", key="single", title="Single"),
    ]


async def test_a_sheet_has_the_violations_of_the_asset_and_of_the_runs_and_sets_behind_its_models(
    record: Record, ask: Ask
) -> None:
    ids = await ids_of(record, "lab", trained())
    root = hashlib.sha256(f"{ids['take']} LICENSED TRAINING\n".encode()).hexdigest()
    frozen = [fact("datasetFrozen", of=by_key("first"), count=1, root=root), known_violation(by_key("first"))]
    shown = (await record("out", *released("Learned"), *released("Unlearned"))).results[-1].seq
    before = (await ask(SHEET, "PUBLIC", id=ids["Learned"]))["credits"]
    assert [one["of"] for one in before["knownViolations"]] == [ids["run"], ids["Learned"]]
    await record("frozen", *frozen)
    after = (await ask(SHEET, "PUBLIC", id=ids["Learned"]))["credits"]
    nobody = {"reason": "Nobody was asked.", "stated": {"by": "label"}}
    assert after["knownViolations"] == [{"of": ids[key], **nobody} for key in ("run", "Learned", "first")]
    assert "Known violations: 3 steps in how this was made or released are on record" in after["text"]
    other = (await ask(SHEET, "PUBLIC", id=ids["Unlearned"]))["credits"]
    assert [one["of"] for one in other["knownViolations"]] == [ids["Unlearned"]]
    assert "Known violation: One step in how this" in other["text"]
    assert (await ask(SHEET, "PUBLIC", id=ids["Learned"], knownAt={"seq": shown}))["credits"] == before


async def test_a_sheet_of_which_nobody_knows_a_violation_says_nothing(record: Record, ask: Ask) -> None:
    told = [fact("generation", key="made"), fact("asset", key="Alone", generation=by_key("made"), title="Alone")]
    ids = await ids_of(record, "alone", told)
    sheet = (await ask(SHEET, "AUDITOR", id=ids["Alone"]))["credits"]
    assert sheet["knownViolations"] == []
    assert "Known violation" not in sheet["text"]
