"""Somebody asks before it is done: the answer is kept, and what cites it does what was asked about."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.views.registry import VIEWS
from linernotes.actor import LOCAL, Actor
from schema.build import build
from schema.execution import Execution
from schema.mutations import Writing
from tests.conftest import Empty
from tests.graph.gate.lab import CLEARED, Lab, by_key, said
from tests.rules.rights.as_facts import Json

YEAR = {"asOf": "2026-05-01T00:00:00Z", "until": "2027-05-01T00:00:00Z"}
ASK = """
mutation ($key: String!, $asked: AuthorizationFactInput!) {
  authorize(key: $key, authorization: $asked) {
    __typename
    ... on Authorized { id judgedSeq items cleared isAuthorized }
    ... on BatchRefused { refusals { rule } }
  }
}
"""
READ = """
query ($id: ID!) {
  authorization(id: $id) {
    use act { codes } asOf until items cleared isAuthorized model { name } of { role thing { __typename } }
  }
}
"""


@pytest_asyncio.fixture
async def lab(database: Database, empty: Empty) -> Lab:
    """A lab with a closed version that includes a cleared song."""
    return await Lab.of(database, empty, *CLEARED)


def asks(key: str = "asked", **more: Any) -> Json:
    """That the lab asks whether it may train on `v`."""
    return said(
        "authorization", key=key, **{"of": {"datasetVersion": by_key("v")}, "use": "TRAIN_GENERATIVE", **YEAR, **more}
    )


async def answered(lab: Lab, **more: Any) -> tuple[int | None, int | None]:
    """Ask, and return how many of how many items are cleared."""
    (result,) = await lab.send(asks(f"asked {await lab.head()}", **more))
    judged = await lab.recorder.answered(result.seq)
    return judged.cleared, judged.items


async def test_a_yes_and_a_no_are_kept_with_what_they_were_found_by(lab: Lab) -> None:
    head = await lab.head()
    (result,) = await lab.send(asks())
    judged = await lab.recorder.answered(result.seq)
    assert (judged.seq, judged.as_of) == (head, "2026-05-01T00:00:00.000000Z")
    assert (judged.cleared, judged.items) == (1, 1)
    assert await answered(lab, use="DATA_MINING") == (0, 1)


async def test_what_is_asked_about_may_be_things_or_a_generation_that_is_planned(lab: Lab) -> None:
    assert await answered(lab, of={"items": [{"id": lab.ids["R"]}, {"id": lab.ids["W"]}]}) == (2, 2)
    given = {"input": {"id": lab.ids["R"]}, "relationship": "inputTo"}
    warranty = {"by": {"id": lab.ids["Ana"]}, "text": {"document": "Terms 3"}}
    named = [{"party": {"id": lab.ids["Ana"]}, "how": "VOICE"}]
    planned = {"inputs": [given, {**given, "basis": "USER_WARRANTED", "warranty": warranty}], "named": named}
    assert await answered(lab, of={"generation": planned}, use="INFERENCE_INPUT") == (0, 2)


async def test_a_run_may_cite_what_was_asked_for_it(lab: Lab) -> None:
    (asked,) = await lab.send(asks())
    cited: Json = {"authorization": {"id": asked.id}}
    await lab.send(lab.run(**cited))
    await lab.send(lab.frozen(act={"codes": ["DE"]}, **cited))


async def test_what_cites_an_answer_that_does_not_hold_for_it_is_refused(lab: Lab) -> None:
    (asked,) = await lab.send(asks(act={"codes": ["DE"]}))
    (refused,) = await lab.send(asks("no", use="DATA_MINING"))
    await lab.send(*lab.version("w", "R"))
    here: Json = {"act": {"codes": ["DE"]}, "authorization": {"id": asked.id}}
    later = {"startedAt": "2027-05-01T00:00:00Z", "endedAt": "2027-06-01T00:00:00Z"}
    assert await lab.rules(lab.run(**here, **later)) == ["NOT_AUTHORIZED"]
    assert await lab.rules(lab.run(**here | {"act": {"codes": ["DE", "FR"]}})) == ["NOT_AUTHORIZED"]
    assert await lab.rules(lab.run(**here, used=[by_key("v"), by_key("w")])) == ["NOT_AUTHORIZED"]
    assert await lab.rules(lab.run(**here | {"authorization": {"id": refused.id}})) == ["NOT_AUTHORIZED"]
    await lab.send(lab.run(**here))


async def test_an_authorization_opens_nothing_by_itself(lab: Lab) -> None:
    (asked,) = await lab.send(asks())
    await lab.decides("WITHDRAW", "Label", "R", validFrom="2026-05-15T00:00:00Z")
    assert await lab.rules(lab.run(authorization={"id": asked.id})) == ["NOT_CLEARED"]


async def test_a_generation_is_recorded_and_may_cite_no_other_than_its_own(lab: Lab) -> None:
    given = {"input": {"id": lab.ids["W"]}, "relationship": "inputTo"}
    free = [
        said("protection", of={"id": lab.ids["W"]}, side=side, status="PUBLIC_DOMAIN")
        for side in ("COMPOSITION", "LYRICS")
    ]
    await lab.send(*free)
    (asked,) = await lab.send(asks(of={"generation": {"inputs": [given]}}, use="INFERENCE_INPUT"))
    made = {"at": "2026-06-01T00:00:00Z", "authorization": {"id": asked.id}}
    await lab.send(said("generation", key="first", inputs=[given], **made))
    other = {"input": {"id": lab.ids["R"]}, "relationship": "inputTo"}
    assert await lab.rules(said("generation", key="second", inputs=[other], **made)) == ["NOT_AUTHORIZED"]
    await lab.send(said("generation", key="second", inputs=[other]))


async def test_it_is_asked_and_read_by_graphql(lab: Lab) -> None:
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, lab.database))
    now = "2026-06-01T00:00:00.000000Z"
    asked = {name: value for name, value in asks().items() if name != "kind"}
    writing = Writing(lab.recorder, Actor(LOCAL))
    head = await lab.head()

    async def ask(key: str) -> Any:
        answer = await execution.execute(
            ASK, context=ReadContext(Audience.PUBLIC, now), variables={"key": key, "asked": asked}, services=writing
        )
        assert answer.errors == []
        return (answer.data or {})["authorize"]

    first = await ask("one")
    assert first == await ask("one")
    told = {"__typename": "Authorized", "judgedSeq": head, "items": 1, "cleared": 1, "isAuthorized": True}
    assert {name: value for name, value in first.items() if name != "id"} == told

    async def read(audience: Audience, actor: str | None = None) -> Any:
        context = ReadContext(audience, now, actor=actor)
        answer = await execution.execute(READ, context=context, variables={"id": first["id"]})
        assert answer.errors == []
        return (answer.data or {})["authorization"]

    assert await read(Audience.PUBLIC) is None
    assert await read(Audience.PUBLIC, LOCAL) == await read(Audience.LICENSED)
    assert await read(Audience.LICENSED) == {
        "use": "TRAIN_GENERATIVE",
        "act": {"codes": ["Worldwide"]},
        "asOf": "2026-05-01T00:00:00.000000Z",
        "until": "2027-05-01T00:00:00.000000Z",
        "items": 1,
        "cleared": 1,
        "isAuthorized": True,
        "model": None,
        "of": [{"role": "VERSION", "thing": {"__typename": "DatasetVersion"}}],
    }
