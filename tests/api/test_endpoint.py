"""GraphQL over HTTP: what is taken, what is refused, and with which status."""

import asyncio
from collections.abc import AsyncIterator

import orjson
import pytest

from api.reading import LARGEST_BODY
from api.state import State
from tests.api.asking import RECORD, ask, codes, party, record
from tests.api.conftest import GRAPHQL_TYPE, Client

JSON = {"content-type": "application/json"}
NOTHING = '{ party(id: "par_00000000-0000-7000-8000-000000000000") { id } }'


async def test_a_query_is_answered_with_data_and_the_journals_position(client: Client) -> None:
    response = await ask(client, NOTHING)
    assert response.status_code == 200
    assert response.headers["content-type"] == GRAPHQL_TYPE
    assert response.json() == {"data": {"party": None}, "extensions": {"journal": {"seq": 0}}}


async def test_a_query_may_come_by_get(client: Client) -> None:
    parameters = {
        "query": "query Q($id: ID!) { party(id: $id) { id } }",
        "variables": '{"id": "par_x"}',
        "operationName": "Q",
    }
    response = await client.get("/graphql", params=parameters)
    assert response.json()["data"] == {"party": None}


async def test_a_mutation_by_get_is_refused(client: Client) -> None:
    response = await client.get("/graphql", params={"query": RECORD, "variables": '{"key": "one", "facts": []}'})
    assert (response.status_code, response.headers["allow"], codes(response)) == (405, "POST", ["METHOD_NOT_ALLOWED"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "BAD_REQUEST"),
        (b"\xff\xfe{}", "BAD_REQUEST"),
        (b'{"query": "\xc3\x28"}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }"', "BAD_REQUEST"),
        (b"null", "BAD_REQUEST"),
        (b'"{ __typename }"', "BAD_REQUEST"),
        (b"{}", "BAD_REQUEST"),
        (b'{"query": 1}', "BAD_REQUEST"),
        (b'{"query": " "}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": []}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": "{}"}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "operationName": 1}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "extensions": 1}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "extensions": {"minSeq": -1}}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "extensions": {"minSeq": true}}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "extensions": {"minSeq": 1.5}}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": {"a": NaN}}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": {"a": "\\ud800"}}', "BAD_REQUEST"),
        (b"[" * 5_000, "BAD_REQUEST"),
        (b'[{"query": "{ __typename }"}]', "BATCHING_NOT_SUPPORTED"),
        (b'{"query": "{"}', "GRAPHQL_PARSE_FAILED"),
        (b'{"query": "{ nothing }"}', "GRAPHQL_VALIDATION_FAILED"),
        (b'{"query": "query A { __typename }", "operationName": "B"}', "BAD_REQUEST"),
        (b'{"query": "query ($a: ID!) { party(id: $a) { id } }"}', "BAD_REQUEST"),
    ],
)
async def test_what_is_wrong_with_a_body_is_said_and_is_400(client: Client, body: bytes, code: str) -> None:
    response = await client.post("/graphql", content=body, headers=JSON)
    assert (response.status_code, set(codes(response))) == (400, {code})
    assert response.headers["content-type"] == GRAPHQL_TYPE


@pytest.mark.parametrize("name", ["variables", "extensions"])
async def test_what_is_wrong_with_a_parameter_is_said_and_is_400(client: Client, name: str) -> None:
    response = await client.get("/graphql", params={"query": "{ __typename }", name: "{"})
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "multipart/form-data; boundary=x"},
        {"content-type": "application/json; charset=latin-1"},
        {"content-type": "application/json", "content-encoding": "gzip"},
        {},
    ],
)
async def test_a_body_that_is_not_said_to_be_json_is_refused(client: Client, headers: dict[str, str]) -> None:
    response = await client.post("/graphql", content=b'{"query": "{ __typename }"}', headers=headers)
    assert (response.status_code, codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


async def test_a_body_of_the_largest_size_is_read(client: Client) -> None:
    body = orjson.dumps({"query": "{ __typename }"}).ljust(LARGEST_BODY)
    assert (await client.post("/graphql", content=body, headers=JSON)).status_code == 200


@pytest.mark.parametrize("is_length_said", [True, False])
async def test_a_larger_body_is_413(client: Client, is_length_said: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(16):
            yield b" " * 100_000

    content = b" " * (LARGEST_BODY + 1) if is_length_said else chunks()
    response = await client.post("/graphql", content=content, headers=JSON)
    assert (response.status_code, codes(response)) == (413, ["BODY_TOO_LARGE"])


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", GRAPHQL_TYPE),
        ("application/*", GRAPHQL_TYPE),
        ("application/json", "application/json"),
        (f"application/json, {GRAPHQL_TYPE}", GRAPHQL_TYPE),
        (f"{GRAPHQL_TYPE};q=0.5, application/json", "application/json"),
        ("text/html, application/json;q=0.9", "application/json"),
    ],
)
async def test_the_answer_has_the_media_type_that_is_wanted(client: Client, accept: str, expected: str) -> None:
    response = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, expected)


async def test_who_takes_no_json_is_406(client: Client) -> None:
    response = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"accept": "image/png"})
    assert (response.status_code, codes(response)) == (406, ["NOT_ACCEPTABLE"])


async def test_as_plain_json_a_document_that_is_wrong_is_answered_200(client: Client) -> None:
    response = await client.post("/graphql", json={"query": "{ nothing }"}, headers={"accept": "application/json"})
    assert (response.status_code, codes(response)) == (200, ["GRAPHQL_VALIDATION_FAILED"])


async def test_other_methods_are_refused(client: Client) -> None:
    assert (await client.delete("/graphql")).status_code == 405


async def test_a_read_sees_what_it_asks_to_have_seen(client: Client) -> None:
    seq = (await record(client, "one", party("bessie"))).json()["data"]["record"]["seq"]
    for more in ({"extensions": {"minSeq": seq}}, {}):
        response = await client.post(
            "/graphql", json={"query": NOTHING, **more}, headers={"linernotes-min-seq": str(seq)}
        )
        assert response.json()["extensions"]["journal"]["seq"] == seq


async def test_a_read_waits_for_what_is_on_its_way(client: Client) -> None:
    async def soon() -> None:
        await asyncio.sleep(0.3)
        await record(client, "one", party("bessie"))

    response, _ = await asyncio.gather(ask(client, NOTHING, extensions={"minSeq": 1}), soon())
    assert response.json()["extensions"]["journal"]["seq"] == 1


async def test_a_seq_that_does_not_come_is_503_and_says_not_yet(client: Client) -> None:
    response = await ask(client, NOTHING, extensions={"minSeq": 5})
    assert (response.status_code, response.headers["retry-after"], codes(response)) == (503, "1", ["NOT_YET"])


async def test_an_error_that_nobody_expected_is_masked_and_has_a_reference(
    client: Client, state: State, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    name = "Zora Withheld"

    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError(name)

    monkeypatch.setattr(type(state["execution"]), "execute", fail)
    response = await ask(client, NOTHING)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (500, "INTERNAL")
    assert "Zora" not in response.text
    assert "Zora" not in caplog.text
    assert error["extensions"]["reference"] in caplog.text


async def test_an_address_of_nothing_is_a_problem_in_json(client: Client) -> None:
    response = await client.get("/nowhere")
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["status"]) == (404, 404)


async def test_every_answer_makes_browsers_careful(client: Client) -> None:
    for path in ("/graphql?query={__typename}", "/health/live", "/nowhere"):
        headers = (await client.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers
