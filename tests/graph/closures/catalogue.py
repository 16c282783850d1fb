"""A recording that very many assets are attributed to, as facts: what changes it is too much for one transaction."""

from __future__ import annotations

from typing import Any

from tests.graph.recorder.conftest import by_key, fact, known_violation, person

Facts = list[dict[str, Any]]


def catalogue(many: int) -> Facts:
    """Tell of a singer, a song, its recording in a dataset, a model trained on it, and what the model made."""
    entry = fact("datasetEntry", of=by_key("version"), item=by_key("take"), basis="PUBLIC_DOMAIN")
    return [
        person("Bessie Smith", key="bessie"),
        person("Clara Smith", key="clara"),
        person("A laboratory", key="lab"),
        fact("work", key="song", title="Careless Love"),
        fact("recording", key="take", title="Careless Love"),
        fact("recordingOf", recording=by_key("take"), work=by_key("song")),
        sung("bessie"),
        fact("dataset", key="dataset", name="Blues"),
        fact("datasetVersion", key="version", dataset=by_key("dataset"), version="1"),
        entry,
        fact("trainingRun", key="run", type="PRETRAIN", used=[by_key("version")]),
        known_violation(by_key("run")),
        fact("model", key="model", name="Blue"),
        fact("modelVersion", key="blue", model=by_key("model"), version="1", producedBy=by_key("run")),
        *(each for number in range(many) for each in made(number)),
    ]


def sung(by: str, **more: Any) -> dict[str, Any]:
    """Tell who sang the take."""
    return fact("contribution", to=by_key("take"), by={"party": by_key(by)}, role="MainArtist", **more)


def made(number: int) -> Facts:
    """Tell of an asset that the model made, and of a report that it rests on the take by a weight of its own."""
    weight = 1_000_000 - number
    return [
        fact("generation", key=f"making {number}", models=[{"modelVersion": by_key("blue")}]),
        fact("asset", key=f"asset {number}", title=f"Asset {number}", generation=by_key(f"making {number}")),
        fact(
            "attributionReport",
            key=f"report {number}",
            asset=by_key(f"asset {number}"),
            reportedBy=by_key("lab"),
            method={"family": "UNLEARNING", "measures": "INFLUENCE_ESTIMATE", "name": "A method"},
            side="MASTER",
            candidates=9,
            k=5,
            residual={"statedPpm": 1_000_000 - weight},
            scores=[{"source": by_key("take"), "raw": "1"}],
        ),
    ]
