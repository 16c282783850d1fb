"""The mutation `record`, over HTTP, onto the real recorder."""

from typing import Any

import pytest

from api.state import State
from graph.engine.errors import CommitUnknown, DatabaseBusy, DatabaseUnavailable
from graph.reader import Audience, ReadContext
from graph.recorder.recorder import Recorder
from schema.mutations import Writing
from tests.api.asking import RECORD, SOURCE, ask, codes, party, record
from tests.api.conftest import Client


async def _result(client: Client, key: str, *facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    response = await record(client, key, *facts, **more)
    assert response.status_code == 200, response.text
    result: dict[str, Any] = response.json()["data"]["record"]
    return result


async def test_a_batch_is_recorded_and_answered_fact_by_fact(client: Client) -> None:
    name = {"partyName": {"party": {"place": 0}, "type": "STAGE", "text": "The Empress", "source": SOURCE}}
    said = await _result(client, "one", party("bessie"), name)
    assert said["__typename"] == "Recorded"
    assert said["seq"] == 2
    results = said["results"]
    assert [(each["place"], each["seq"], each["status"], each["id"][:4]) for each in results] == [
        (0, 1, "CREATED", "par_"),
        (1, 2, "CREATED", "nam_"),
    ]


async def test_the_same_batch_again_gets_the_same_answer(client: Client) -> None:
    first = await _result(client, "one", party("bessie"))
    assert await _result(client, "one", party("bessie")) == first


async def test_a_key_of_another_batch_is_refused(client: Client) -> None:
    await _result(client, "one", party("bessie"))
    assert (await _result(client, "one", party("ma")))["__typename"] == "KeyReused"


async def test_what_was_said_before_is_unchanged(client: Client) -> None:
    await _result(client, "one", party("bessie"))
    said = await _result(client, "two", party("bessie"))
    assert (said["seq"], [each["status"] for each in said["results"]]) == (1, ["UNCHANGED"])


async def test_a_dry_run_answers_and_keeps_nothing(client: Client) -> None:
    said = await _result(client, "one", party("bessie"), dryRun=True)
    assert (said["__typename"], said["seq"]) == ("Recorded", 1)
    position = await ask(client, '{ party(id: "par_x") { id } }')
    assert position.json()["extensions"]["journal"]["seq"] == 0


async def test_what_is_wrong_is_said_by_place_field_and_rule(client: Client) -> None:
    isrc = {"identifier": {"about": {"place": 0}, "scheme": "ISNI", "value": "0000000121707485", "source": SOURCE}}
    said = await _result(client, "one", party("bessie", link="not a link"), isrc)
    assert said["__typename"] == "BatchRefused"
    refusals = said["refusals"]
    assert [(each["place"], each["field"]) for each in refusals] == [(0, "/link"), (1, "/value")]
    assert all(each["message"] and each["rule"] for each in refusals)


async def test_a_stale_correction_names_the_fact_in_force(client: Client) -> None:
    await _result(client, "one", party("bessie"))
    await _result(client, "two", party("bessie", name="Bessie S.", corrects=1))
    said = await _result(client, "three", party("bessie", name="B. Smith", corrects=1))
    refusals = said["refusals"]
    assert 2 in [refusal["currentSeq"] for refusal in refusals]


async def test_an_ambiguous_reference_has_its_candidates(client: Client) -> None:
    def isrc(place: int) -> dict[str, Any]:
        return {
            "identifier": {"about": {"place": place}, "scheme": "ISNI", "value": "0000000121707484", "source": SOURCE}
        }

    first = await _result(client, "one", party("one"), party("two", name="Another"), isrc(0), isrc(1))
    about = {"identifier": {"scheme": "ISNI", "value": "0000000121707484"}}
    name = {"partyName": {"party": about, "type": "STAGE", "text": "X", "source": SOURCE}}
    (refusal,) = (await _result(client, "two", name))["refusals"]
    ids = [each["id"] for each in first["results"][:2]]
    assert sorted(refusal["candidates"]) == sorted(ids)


@pytest.mark.parametrize("facts", [[{}], [{"party": None}], [{**party("a"), "work": None}], [{"nothing": {}}]])
async def test_a_fact_is_of_exactly_one_kind(client: Client, facts: list[dict[str, Any]]) -> None:
    response = await record(client, "one", *facts)
    assert (response.status_code, set(codes(response))) == (400, {"BAD_REQUEST"})


async def test_an_empty_batch_is_refused_in_words(client: Client) -> None:
    assert (await _result(client, "one"))["__typename"] == "BatchRefused"


@pytest.mark.parametrize(
    ("error", "typename"),
    [(DatabaseBusy("Ask again.", retry_after=2), "DatabaseBusy"), (CommitUnknown("Send it again."), "CommitUnknown")],
)
async def test_what_can_be_expected_of_a_database_is_typed(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, typename: str
) -> None:
    _recording_raises(monkeypatch, error)
    assert (await _result(client, "one", party("bessie")))["__typename"] == typename


async def test_a_write_while_the_database_is_away_is_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _recording_raises(monkeypatch, DatabaseUnavailable("Away."))
    response = await record(client, "one", party("bessie"))
    assert (response.status_code, response.headers["retry-after"], codes(response)) == (
        503,
        "1",
        ["DATABASE_UNAVAILABLE"],
    )


async def test_the_schema_alone_lets_nobody_write(state: State) -> None:
    answer = await state["execution"].execute(
        RECORD,
        context=ReadContext(Audience.PUBLIC, "2026-01-01T00:00:00.000000Z"),
        variables={"key": "one", "facts": [party("bessie")]},
        services=Writing(state["recorder"], None),
    )
    assert answer.data is not None
    assert answer.data["record"]["__typename"] == "NotAllowed"


def _recording_raises(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    async def record(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Recorder, "record", record)
