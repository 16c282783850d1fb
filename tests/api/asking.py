"""Requests that several tests send."""

import asyncio
from typing import Any

import httpx2

RECORD = """
mutation Record($key: String!, $facts: [FactInput!]!, $dryRun: Boolean! = false) {
  record(key: $key, facts: $facts, dryRun: $dryRun) {
    __typename
    ... on Recorded { seq results { place seq id status } }
    ... on BatchRefused { message refusals { place field rule message candidates currentSeq } }
    ... on KeyReused { message }
    ... on DatabaseBusy { message retryAfter }
    ... on NotAllowed { message }
    ... on CommitUnknown { message }
  }
}
"""
SOURCE = {"system": "tests", "kind": "USER"}


def party(key: str, *, name: str = "Bessie Smith", **more: Any) -> dict[str, Any]:
    """A party as FactInput takes it."""
    return {"party": {"key": key, "type": "NaturalPerson", "name": name, "source": SOURCE, **more}}


async def record(client: httpx2.AsyncClient, key: str, *facts: dict[str, Any], **more: Any) -> httpx2.Response:
    """Send a batch."""
    return await ask(client, RECORD, variables={"key": key, "facts": list(facts), **more})


async def ask(client: httpx2.AsyncClient, query: str, **more: Any) -> httpx2.Response:
    """Send a document by POST."""
    return await client.post("/graphql", json={"query": query, **more})


async def ask_again(client: httpx2.AsyncClient, query: str, **more: Any) -> httpx2.Response:
    """Send a document, again as long as the answer is put off: a new statement takes a busy machine long."""
    async with asyncio.timeout(60):
        while True:
            response = await ask(client, query, **more)
            if response.status_code != 503:
                return response
            await asyncio.sleep(float(response.headers["retry-after"]))


def codes(response: httpx2.Response) -> list[str]:
    """The codes of a response's errors."""
    return [error["extensions"]["code"] for error in response.json()["errors"]]
