"""What is asked on the first day and recorded as it is: may we do this, and please mend that; of the demo's music."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import Recorder
from graph.views.registry import VIEWS
from linernotes.actor import Actor
from schema.build import build
from schema.execution import Execution
from schema.mutations import Writing
from seed.demo import demo_ids
from tests.graph.recorder.whole_record import record_whole
from tests.oracle.asking import NOW

IDS = demo_ids()


@pytest.fixture(scope="module")
def execution(database: Database) -> Execution:
    schema = build()
    return Execution(schema, Reader(schema, VIEWS, database))


@pytest_asyncio.fixture
async def recorder(empty_database: Database) -> Recorder:
    """A store of its own with the demo in it, since asking changes it."""
    await record_whole(empty_database)
    return Recorder(empty_database)


async def answered(
    execution: Execution, recorder: Recorder, document: str, *, actor: str, **variables: Any
) -> dict[str, Any]:
    context = ReadContext(Audience.LICENSED, NOW, actor=IDS[actor])
    writing = Writing(recorder, Actor(IDS[actor]))
    answer = await execution.execute(document, context=context, variables=variables, services=writing)
    assert answer.errors == []
    assert answer.data is not None
    return answer.data


async def test_an_engineer_asks_whether_a_generation_may_be_made_and_a_songwriter_that_a_credit_be_mended(
    execution: Execution, recorder: Recorder
) -> None:
    asking = """
        mutation ($asked: AuthorizationFactInput!) {
          authorize(key: "may we", authorization: $asked) { ... on Authorized { id items cleared isAuthorized } }
        }
        """
    planned = {
        "models": [{"id": IDS["meridian-strings-2-1"]}],
        "inputs": [{"input": {"id": IDS["slow-tide"]}, "relationship": "INPUT_TO"}],
    }
    asked = {
        "key": "may we",
        "source": {"system": "lab", "kind": "PROVIDER"},
        "of": {"generation": planned},
        "use": "INFERENCE_INPUT",
        "asOf": "2026-11-20T00:00:00Z",
        "until": "2026-12-20T00:00:00Z",
    }
    found = await answered(execution, recorder, asking, actor="example-lab", asked=asked)
    assert (found["authorize"]["items"], found["authorize"]["isAuthorized"]) == (1, False)
    objecting = """
        mutation ($objection: ObjectionInput!) {
          object(key: "my letter", objection: $objection) { ... on Objected { id } }
        }
        """
    objection = {
        "against": IDS["night-ferry"],
        "ground": "MISSING_CREDIT",
        "asks": "Name me.",
        "evidence": {"document": "Letter (fictional)"},
    }
    made = await answered(execution, recorder, objecting, actor="t-brandt", objection=objection)
    stands = "query ($id: ID!) { objection(id: $id) { state by { name } } }"
    found = await answered(execution, recorder, stands, actor="t-brandt", id=made["object"]["id"])
    assert found["objection"] == {"state": "UNDER_REVIEW", "by": {"name": "T. Brandt"}}
