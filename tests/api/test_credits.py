"""The addresses of credit sheets: caching, checking, reading from anywhere, and what stands where there is none."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from typing_extensions import override

from api.sheets import Sheets
from api.state import State
from api.tokens import create_token
from graph.engine.errors import DatabaseUnavailable
from graph.reader import ReadContext
from linernotes.naming import Reader
from tests.api.conftest import Client, application, client_of

KNOWN = "/credits/ast_known"


class TwoSheets(Sheets):
    """A sheet that says who reads it, and one that cannot be had."""

    @override
    async def page(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        return self._sheet(asset, context)

    @override
    async def document(self, state: State, asset: str, context: ReadContext) -> bytes | None:
        return self._sheet(asset, context)

    def _sheet(self, asset: str, context: ReadContext) -> bytes | None:
        if asset == "ast_away":
            raise DatabaseUnavailable("The database does not answer.", retry_after=3)
        return f"for {context.audience}".encode() if asset == "ast_known" else None


@pytest_asyncio.fixture
async def browser(state: State, tokens: Path) -> AsyncIterator[Client]:
    """A client on another machine, of an application that has two sheets."""
    async with client_of(application(state, tokens, TwoSheets()), peer="192.0.2.7") as opened:
        yield opened


@pytest.mark.parametrize(("path", "kind"), [(KNOWN, "text/html; charset=utf-8"), (f"{KNOWN}.json", "application/json")])
async def test_a_sheet_is_served_with_a_strong_tag_and_may_be_kept_shortly(
    browser: Client, path: str, kind: str
) -> None:
    response = await browser.get(path)
    assert (response.status_code, response.content) == (200, b"for PUBLIC")
    assert response.headers["content-type"] == kind
    assert response.headers["etag"].startswith('"')
    assert response.headers["cache-control"] == "public, max-age=60"
    assert response.headers["vary"] == "authorization"


@pytest.mark.parametrize("path", [KNOWN, f"{KNOWN}.json"])
async def test_who_has_it_already_is_told_so(browser: Client, path: str) -> None:
    tag = (await browser.get(path)).headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        response = await browser.get(path, headers={"if-none-match": known})
        assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", tag)
    assert (await browser.get(path, headers={"if-none-match": '"other"'})).status_code == 200


async def test_each_audience_and_form_has_its_own_tag(browser: Client, tokens: Path) -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    tags = set()
    for audience in Reader:
        token = create_token(tokens, actor="acme", audience=audience, now=now)
        for path in (KNOWN, f"{KNOWN}.json"):
            response = await browser.get(path, headers={"authorization": f"Bearer {token}"})
            assert response.text == f"for {audience}"
            assert response.headers["cache-control"].startswith("public" if audience is Reader.PUBLIC else "private")
            tags.add(response.headers["etag"])
    assert len(tags) == 6


async def test_any_origin_may_read_the_document(browser: Client) -> None:
    for path in (f"{KNOWN}.json", "/credits/ast_nowhere.json", "/schemas/fact-1.json", "/schemas/credit-sheet-1.json"):
        assert (await browser.get(path)).headers["access-control-allow-origin"] == "*"
    asked = await browser.options(f"{KNOWN}.json", headers={"access-control-request-headers": "if-none-match"})
    assert asked.status_code == 204
    assert "if-none-match" in asked.headers["access-control-allow-headers"]


async def test_where_there_is_no_sheet_programs_are_told_in_a_problem(browser: Client) -> None:
    response = await browser.get("/credits/ast_nowhere.json")
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert (response.status_code, problem["status"], problem["code"]) == (404, 404, "NOT_FOUND")


async def test_where_there_is_no_sheet_people_are_told_in_a_page(browser: Client) -> None:
    response = await browser.get("/credits/ast_nowhere")
    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>" in response.text


@pytest.mark.parametrize("path", ["/credits/ast_away", "/credits/ast_away.json"])
async def test_a_sheet_that_cannot_be_had_now_is_503_and_is_not_kept(browser: Client, path: str) -> None:
    response = await browser.get(path)
    assert (response.status_code, response.headers["retry-after"]) == (503, "3")
    assert response.headers["cache-control"] == "no-store"
    assert "does not answer" in response.text


@pytest.mark.parametrize("path", [KNOWN, f"{KNOWN}.json"])
async def test_a_bad_token_is_401(browser: Client, path: str) -> None:
    assert (await browser.get(path, headers={"authorization": "Bearer no"})).status_code == 401


async def test_the_form_of_facts_is_published(browser: Client) -> None:
    response = await browser.get("/schemas/fact-1.json")
    assert response.headers["content-type"] == "application/schema+json"
    assert response.json()["title"] == "A Linernotes fact"
