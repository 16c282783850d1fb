"""What an asset's models and generation were not given is for auditors, and for whom it may be of, alone."""

from __future__ import annotations

from typing import Any

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import Recorder, open_journal
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.graph.closures.catalogue import catalogue
from tests.graph.closures.test_draining import send
from tests.graph.recorder.conftest import by_key, fact

NOW = "2026-11-22T00:00:00.000000Z"
REPORTS = "query ($id: ID!) { asset(id: $id) { reports { scores { totalCount nodes { source { __typename } } } } } }"
SIMILAR = """
query ($id: ID!, $source: ID!) { asset(id: $id) { similarTo(source: $source) {
  totalCount nodes { measures side rank raw outsideClosure inStartMs source { ... on Recording { title } } } } } }
"""
UNEXPLAINED = """
query ($id: ID!) { party(id: $id) { distinctAssets derivativeCounts { certainty hits }
  derivatives { nodes { certainty hit { ... on Asset { title } } } } } }
"""


def said_of_another_recording() -> list[dict[str, Any]]:
    """Tell of a recording that nothing was trained on, whose singer wants to be named; and of two reports of it."""
    named: dict[str, Any] = {"audience": "PUBLIC", "context": "TRAINING", "naming": "NAMED"}
    report: dict[str, Any] = {
        "asset": by_key("asset 0"),
        "reportedBy": by_key("lab"),
        "side": "MASTER",
        "candidates": 9,
        "k": 5,
    }
    other = {"source": by_key("other"), "raw": "2"}
    return [
        fact("recording", key="other", title="Kansas City Man Blues"),
        fact("contribution", to=by_key("other"), by={"party": by_key("clara")}, role="MainArtist"),
        fact("namingChoice", party=by_key("clara"), **named),
        fact(
            "attributionReport",
            key="estimated",
            **report,
            method={"family": "UNLEARNING", "measures": "INFLUENCE_ESTIMATE", "name": "A method"},
            residual={"unknown": True},
            scores=[{"source": by_key("take"), "raw": "3"}, other],
        ),
        fact(
            "attributionReport",
            key="alike",
            **report,
            method={"family": "EMBEDDING_SIMILARITY", "measures": "SIMILARITY", "name": "Another"},
            residual={"unknown": True},
            scores=[other | {"assetSegment": {"startMs": 4000, "endMs": 5000}}],
        ),
    ]


async def test_what_is_outside_is_shown_to_whom_it_may_be_of_and_to_auditors(empty_database: Database) -> None:
    await open_journal(empty_database)
    results = await send(Recorder(empty_database, seconds=None), "all", [*catalogue(1), *said_of_another_recording()])
    clara, asset = results[1].id, next(result.id for result in results if result.id and result.id.startswith("ast_"))
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, empty_database))

    async def ask(text: str, audience: Audience = Audience.PUBLIC, actor: str | None = None, **ids: str) -> Any:
        context = ReadContext(audience, NOW, actor=actor)
        answer = await execution.execute(text, context=context, variables=ids)
        assert answer.errors == []
        return answer.data

    def scored(data: Any) -> list[int]:
        return sorted(report["scores"]["totalCount"] for report in data["asset"]["reports"])

    assert scored(await ask(REPORTS, id=asset)) == [0, 1, 1]
    assert scored(await ask(REPORTS, Audience.AUDITOR, id=asset)) == [1, 1, 2]
    for audience, actor, sees in (
        (Audience.PUBLIC, None, False),
        (Audience.LICENSED, results[0].id, False),
        (Audience.PUBLIC, clara, True),
        (Audience.AUDITOR, None, True),
    ):
        likeness = {"measures": "SIMILARITY", "side": "MASTER", "rank": 1, "raw": "2", "outsideClosure": True}
        shown = {"inStartMs": 4000, "source": {"title": "Kansas City Man Blues"}}
        found = await ask(SIMILAR, audience, actor, id=asset, source=clara)
        assert found["asset"]["similarTo"] == {"totalCount": int(sees), "nodes": [likeness | shown] * sees}
        party = (await ask(UNEXPLAINED, audience, actor, id=clara))["party"]
        hit = {"certainty": "SIMILAR_UNEXPLAINED", "hit": {"title": "Asset 0"}}
        count = {"certainty": "SIMILAR_UNEXPLAINED", "hits": 1}
        assert party == {
            "distinctAssets": int(sees),
            "derivativeCounts": [count] * sees,
            "derivatives": {"nodes": [hit] * sees},
        }
