"""Documents that requests name by their hash, and answers by GET that others may keep and ask about again."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from api.documents import documents_in
from api.pages.sheet_query import SHEET_QUERY
from api.tokens import create_token
from graph.engine.errors import SettingInvalid
from linernotes.naming import Reader
from tests.api.asking import RECORD, codes, party, record
from tests.api.conftest import A_DOCUMENT, Client

NOBODY = "par_00000000-0000-7000-8000-000000000000"
OWN = "query Own($id: ID!) { party(id: $id) { name } }"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def named(text: str, **variables: str) -> dict[str, str]:
    """The parameters of a GET that names a document."""
    return {"documentId": f"sha256:{hash_of(text)}", "variables": orjson.dumps(variables).decode()}


def persisted(text: str, *, version: int = 1) -> dict[str, object]:
    """Apollo's extension."""
    return {"persistedQuery": {"version": version, "sha256Hash": hash_of(text)}}


def apollo(text: str, **more: str) -> dict[str, str]:
    """The parameters of a GET as Apollo's clients send it."""
    return {"extensions": orjson.dumps(persisted(text)).decode(), "variables": f'{{"id": "{NOBODY}"}}', **more}


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_document_that_the_service_was_given_is_asked_by_its_hash(client: Client, method: str) -> None:
    of_nobody = named(A_DOCUMENT, id=NOBODY)
    if method == "GET":
        response = await client.get("/graphql", params=of_nobody)
    else:
        response = await client.post("/graphql", json=of_nobody | {"variables": {"id": NOBODY}})
    assert response.json()["data"] == {"party": None}


async def test_the_sheets_own_question_is_one_of_them(client: Client) -> None:
    response = await client.get("/graphql", params=named(SHEET_QUERY, asset="ast_x"))
    assert response.json()["data"] == {"asset": None}


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"documentId": f"sha256:{hash_of('{ __typename }')}"}, 404, "DOCUMENT_NOT_FOUND"),
        ({"documentId": f"sha256:{hash_of(A_DOCUMENT).upper()}"}, 400, "BAD_REQUEST"),
        ({"documentId": hash_of(A_DOCUMENT)}, 400, "BAD_REQUEST"),
        ({"documentId": "sha256:"}, 400, "BAD_REQUEST"),
        ({"documentId": 1}, 400, "BAD_REQUEST"),
        ({"documentId": f"sha256:{hash_of(A_DOCUMENT)}", "query": A_DOCUMENT}, 400, "BAD_REQUEST"),
        ({"extensions": persisted(OWN)}, 200, "PERSISTED_QUERY_NOT_FOUND"),
        ({"extensions": persisted(OWN, version=2)}, 400, "PERSISTED_QUERY_NOT_SUPPORTED"),
        ({"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "x"}}}, 400, "BAD_REQUEST"),
        ({"extensions": {"persistedQuery": 1}}, 400, "PERSISTED_QUERY_NOT_SUPPORTED"),
        ({"extensions": persisted(OWN), "query": "{ __typename }"}, 400, "BAD_REQUEST"),
    ],
)
async def test_what_is_wrong_with_a_name_is_said(
    client: Client, sent: dict[str, object], status: int, code: str
) -> None:
    response = await client.post("/graphql", json=sent)
    assert (response.status_code, codes(response)) == (status, [code])
    assert response.headers["cache-control"] == "no-store"


async def test_a_document_that_apollo_sends_once_is_known_by_its_hash_from_then_on(client: Client) -> None:
    unknown = await client.get("/graphql", params=apollo(OWN))
    assert unknown.json()["errors"][0]["message"] == "PersistedQueryNotFound"
    for parameters in (apollo(OWN, query=OWN), apollo(OWN)):
        response = await client.get("/graphql", params=parameters)
        assert response.json()["data"] == {"party": None}


async def test_a_mutation_is_not_done_by_get_because_it_has_a_name(client: Client) -> None:
    parameters = apollo(RECORD, variables='{"key": "one", "facts": []}')
    for more in ({"query": RECORD}, {}):
        response = await client.get("/graphql", params=parameters | more)
        assert (response.status_code, codes(response)) in [(405, ["METHOD_NOT_ALLOWED"])]


async def test_what_is_the_same_for_everybody_may_be_kept_by_all_and_the_rest_only_by_who_asked(
    client: Client, tokens: Path
) -> None:
    of_nobody = named(A_DOCUMENT, id=NOBODY)
    licensed = create_token(tokens, actor=NOBODY, audience=Reader.LICENSED, now=NOW)
    by_token = {"authorization": f"Bearer {licensed}"}
    told = [
        await client.get("/graphql", params=of_nobody),
        await client.get("/graphql", params={"query": "{ __typename }"}),
        await client.get("/graphql", params=of_nobody, headers=by_token),
        await client.get("/graphql", params={"query": "{ nothing }"}),
        await client.post("/graphql", json={"query": "{ __typename }"}),
    ]
    assert [response.headers["cache-control"] for response in told] == [
        "public, max-age=60",
        "public, no-cache",
        "private, no-cache",
        "no-store",
        "no-store",
    ]
    assert {response.headers["vary"] for response in told} == {"accept, authorization, linernotes-min-seq"}
    assert len({response.headers.get("etag") for response in told}) == 4


async def test_who_has_the_answer_already_is_told_so_until_it_changes(client: Client) -> None:
    of_nobody = named(A_DOCUMENT, id=NOBODY)
    tag = (await client.get("/graphql", params=of_nobody)).headers["etag"]
    known = {"if-none-match": f'"other", W/{tag}'}
    same = await client.get("/graphql", params=of_nobody, headers=known)
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    await record(client, "one", party("bessie"))
    now = await client.get("/graphql", params=of_nobody, headers=known | {"linernotes-min-seq": "1"})
    assert (now.status_code, now.json()["extensions"]["journal"]["seq"]) == (200, 1)


def test_the_documents_of_a_folder_are_read_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "one.graphql").write_bytes(b"{ __typename }\r\n")
    (tmp_path / "notes.txt").write_text("no document")
    assert documents_in(tmp_path) == ["{ __typename }\r\n"]
    for wrong in (tmp_path / "nowhere", tmp_path / "notes.txt"):
        with pytest.raises(SettingInvalid, match="LINERNOTES_DOCUMENTS"):
            documents_in(wrong)
