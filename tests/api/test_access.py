"""Who may write, and as what audience somebody reads."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.access import Access, BadToken, Caller, is_this_machine
from api.state import State
from api.tokens import TokenFile, create_token
from linernotes.actor import LOCAL, Actor
from linernotes.naming import Reader
from tests.api.asking import ask, codes, party, record
from tests.api.conftest import Client, application, client_of

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HOST = "127.0.0.1:8080"


@pytest.mark.parametrize(
    ("peer", "headers", "expected"),
    [
        ("127.0.0.1", {"host": HOST}, True),
        ("127.0.0.1", {"host": "localhost:8080"}, True),
        ("::1", {"host": "[::1]:8080"}, True),
        ("::ffff:127.0.0.1", {"host": "localhost"}, True),
        ("127.0.0.1", {"host": HOST, "origin": f"http://{HOST}"}, True),
        ("192.0.2.7", {"host": HOST}, False),
        ("::ffff:192.0.2.7", {"host": HOST}, False),
        (None, {"host": HOST}, False),
        ("a socket", {"host": HOST}, False),
        # A proxy on this machine speaks for somebody else, whatever it says of them.
        ("127.0.0.1", {"host": HOST, "x-forwarded-for": "127.0.0.1"}, False),
        ("127.0.0.1", {"host": HOST, "forwarded": "for=127.0.0.1"}, False),
        ("127.0.0.1", {"host": HOST, "x-real-ip": "192.0.2.7"}, False),
        # A page of another site, in a browser on this machine.
        ("127.0.0.1", {"host": HOST, "origin": "https://elsewhere.example"}, False),
        ("127.0.0.1", {"host": HOST, "origin": "null"}, False),
        ("127.0.0.1", {"host": "rebound.example:8080"}, False),
        ("127.0.0.1", {}, False),
    ],
)
def test_this_machine_is_known_by_its_socket_and_by_nobodys_word(
    peer: str | None, headers: dict[str, str], expected: bool
) -> None:
    assert is_this_machine(headers=headers, peer=peer) is expected


def test_a_token_says_actor_and_audience(tokens: Path) -> None:
    text = create_token(tokens, actor="acme", audience=Reader.AUDITOR, steward=True, now=NOW)
    access = Access(TokenFile(tokens))
    caller = access.caller(headers={"authorization": f"Bearer {text}"}, peer="192.0.2.7")
    assert caller == Caller(Reader.AUDITOR, Actor("acme", steward=True))


def test_without_a_token_everybody_reads_as_the_public_does(tokens: Path) -> None:
    access = Access(TokenFile(tokens))
    assert access.caller(headers={"host": HOST}, peer="192.0.2.7") == Caller(Reader.PUBLIC, None)
    assert access.caller(headers={"host": HOST}, peer="127.0.0.1") == Caller(Reader.PUBLIC, Actor(LOCAL))


def test_with_a_token_in_the_file_this_machine_needs_one_too(tokens: Path) -> None:
    create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    assert Access(TokenFile(tokens)).caller(headers={"host": HOST}, peer="127.0.0.1") == Caller()


def test_while_the_file_is_damaged_nobody_writes_and_everybody_reads(tokens: Path) -> None:
    tokens.write_text("?")
    assert Access(TokenFile(tokens)).caller(headers={"host": HOST}, peer="127.0.0.1") == Caller()


@pytest.mark.parametrize("sent", ["Bearer", "Bearer nonsense", "Basic YTpi", "", "Bearer \udcff"])
def test_what_is_no_token_of_ours_is_refused(tokens: Path, sent: str) -> None:
    create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    with pytest.raises(BadToken):
        Access(TokenFile(tokens)).caller(headers={"authorization": sent}, peer="127.0.0.1")


async def test_a_bad_token_is_401_with_words(client: Client) -> None:
    response = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"authorization": "Bearer no"})
    assert (response.status_code, codes(response)) == (401, ["BAD_TOKEN"])
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert "linernotes token create" in response.json()["errors"][0]["message"]


async def test_this_machine_writes_as_local_when_there_are_no_tokens(client: Client) -> None:
    response = await record(client, "one", party("bessie"))
    assert response.json()["data"]["record"]["__typename"] == "Recorded"


async def test_another_machine_writes_nothing_without_a_token(stranger: Client, client: Client) -> None:
    response = await record(stranger, "one", party("bessie"))
    assert (response.status_code, codes(response)) == (403, ["NOT_ALLOWED"])
    journal = (await ask(client, '{ party(id: "par_x") { id } }')).json()["extensions"]["journal"]
    assert journal == {"seq": 0}


async def test_another_machine_reads_without_a_token(stranger: Client) -> None:
    assert (await ask(stranger, "{ __typename }")).json() == {"data": {"__typename": "Query"}}


async def test_a_token_lets_another_machine_write_as_its_actor(state: State, tokens: Path) -> None:
    text = create_token(tokens, actor="acme", audience=Reader.PUBLIC, now=NOW)
    app = application(state, tokens)
    async with client_of(app, peer="192.0.2.7", authorization=f"Bearer {text}") as acme:
        assert (await record(acme, "one", party("bessie"))).json()["data"]["record"]["seq"] == 1
    other = create_token(tokens, actor="other", audience=Reader.PUBLIC, now=NOW)
    retraction = {"retraction": {"target": 1, "source": {"system": "tests", "kind": "USER"}}}
    async with client_of(app, peer="192.0.2.7", authorization=f"Bearer {other}") as somebody:
        said = (await record(somebody, "two", retraction)).json()["data"]["record"]
    assert said["__typename"] == "BatchRefused"


async def test_the_payload_says_nothing_of_who_writes(client: Client) -> None:
    fact = party("bessie")
    fact["party"]["actor"] = "par_somebody"
    response = await record(client, "one", fact)
    assert response.status_code == 400
