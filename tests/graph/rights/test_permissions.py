"""A party reads what is permitted of what is its, and by whom; with a licence one compares what sources claim."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from tests.graph.recorder.conftest import Record, by_key, fact, person
from tests.graph.rights.test_reading import Ask, ask, execution

__all__ = ["ask", "execution"]

PERMISSIONS = """
query ($id: ID!) { party(id: $id) { permissions { nodes {
  uses capacity by { name } validFrom paper { __typename } } } } }
"""
VOICE = """
query ($id: ID!) { party(id: $id) { voice {
  models { version generations(first: 1) { totalCount pageInfo { hasNextPage } nodes { part generation { id } } } }
  consents { nodes { decision project } } namedInPrompts { totalCount } } } }
"""
CLAIMS = """
query ($id: ID!, $compare: [String!]!) { work(id: $id) {
  claims(compare: $compare) { holder side tier codes firstPpm secondPpm difference } } }
"""


def consent(by: str, about: str, capacity: str, **more: Any) -> dict[str, Any]:
    said = {"decision": "GRANT", "uses": ["TRAIN_GENERATIVE"], "method": "PORTAL"} | more
    return fact("consent", by=by_key(by), about=by_key(about), capacity=capacity, **said)


@pytest_asyncio.fixture
async def ids(record: Record) -> dict[str, str]:
    """A singer whose manager and label permit what is hers; she herself refuses one use, and lends her voice."""
    told = [
        person("Ida"),
        person("Manager"),
        person("Lab"),
        fact("work", key="song", title="Wild Women"),
        consent("manager", "ida", "MANAGER", validFrom="2026-01-01T00:00:00Z"),
        consent("ida", "song", "RIGHTSHOLDER"),
        consent("ida", "ida", "ARTIST", decision="DENY", uses=["DATA_MINING"]),
        consent("ida", "ida", "ARTIST", of="VOICE", uses=["VOICE"], project="demo"),
        fact("agreement", key="paper", title="Paper", type="ARTIST_TRAINING", signedAt="2026-01-01T00:00:00Z"),
        fact("agreementParty", agreement=by_key("paper"), party=by_key("ida"), role="LICENSOR"),
        fact("agreementParty", agreement=by_key("paper"), party=by_key("lab"), role="LICENSEE"),
        fact(
            "clause",
            key="1",
            agreement=by_key("paper"),
            effect="PERMIT",
            uses=["OUTPUT_SYNC"],
            covers={"items": [by_key("song")]},
        ),
        fact(
            "clause",
            key="2",
            agreement=by_key("paper"),
            effect="PROHIBIT",
            uses=["DATA_MINING"],
            covers={"parties": [by_key("ida")]},
        ),
    ]
    results = (await record("all", *told)).results
    made = zip(told, results, strict=True)
    return {str(one.get("key") or place): str(result.id) for place, (one, result) in enumerate(made)}


async def test_a_party_reads_what_is_permitted_of_what_is_its_and_who_permits_it(ids: dict[str, str], ask: Ask) -> None:
    found = (await ask(PERMISSIONS, "PUBLIC", actor=ids["ida"], id=ids["ida"]))["permissions"]["nodes"]
    told = {(one["paper"]["__typename"], *one["uses"], one["capacity"], one["by"][0]["name"]) for one in found}
    assert told == {
        ("Consent", "TRAIN_GENERATIVE", "MANAGER", "Manager"),
        ("Consent", "TRAIN_GENERATIVE", "RIGHTSHOLDER", "Ida"),
        ("Consent", "VOICE", "ARTIST", "Ida"),
        ("Clause", "OUTPUT_SYNC", None, "Ida"),
    }
    assert len(found) == len(told)
    assert (await ask(PERMISSIONS, "PUBLIC", id=ids["ida"]))["permissions"]["nodes"] == []


async def test_who_is_licensed_permits_nothing(ids: dict[str, str], ask: Ask) -> None:
    assert (await ask(PERMISSIONS, "AUDITOR", id=ids["lab"]))["permissions"]["nodes"] == []


async def test_a_party_reads_what_there_is_of_its_voice(record: Record, ids: dict[str, str], ask: Ask) -> None:
    made = await record(
        "voice",
        fact("model", key="singer", name="Singer"),
        fact("modelVersion", key="singer-1", model=by_key("singer"), version="1", voiceOf=[by_key("ida")]),
        fact("modelVersion", key="singer-2", model=by_key("singer"), version="2"),
        fact(
            "generation",
            key="take",
            models=[{"modelVersion": by_key("singer-1"), "part": part} for part in ("VOCALS", "LYRICS")],
            named=[{"party": by_key("ida"), "how": "VOICE"}],
        ),
        fact("generation", key="other", models=[{"modelVersion": by_key("singer-2")}]),
    )
    found = (await ask(VOICE, "PUBLIC", actor=ids["ida"], id=ids["ida"]))["voice"]
    assert found["consents"]["nodes"] == [{"decision": "GRANT", "project": "demo"}]
    assert found["namedInPrompts"]["totalCount"] == 1
    assert found["models"] == [
        {
            "version": "1",
            "generations": {
                "totalCount": 2,
                "pageInfo": {"hasNextPage": True},
                "nodes": [{"part": "VOCALS", "generation": {"id": made.results[3].id}}],
            },
        }
    ]
    assert (await ask(VOICE, "PUBLIC", id=ids["ida"]))["voice"]["consents"]["nodes"] == []


def share(system: str, key: str, holder: str, size: dict[str, Any], **more: Any) -> dict[str, Any]:
    inside: dict[str, Any] = {"in": {"key": {"key": "song", "source": "label"}}, **more}
    told: dict[str, Any] = {"key": key, "holder": {"key": {"key": holder, "source": "label"}}, "size": size}
    return fact("rightShare", tier="LICENSING", side="COMPOSITION", system=system, **told, **inside)


async def test_what_two_sources_claim_stands_side_by_side(record: Record, ids: dict[str, str], ask: Ask) -> None:
    await record(
        "shares",
        share("society", "1", "ida", {"ppm": 500_000}),
        share("society", "2", "manager", {"ppm": 500_000}),
        share("publisher", "1", "ida", {"ppm": 750_000}),
        share("publisher", "2", "lab", {"unknown": True}),
        share("publisher", "3", "manager", {"ppm": 250_000}, validTo="2020-01-01T00:00:00Z"),
    )
    found = (await ask(CLAIMS, "LICENSED", id=ids["song"], compare=["society", "publisher"]))["claims"]
    assert {(one["holder"], one["firstPpm"], one["secondPpm"], one["difference"]) for one in found} == {
        (ids["ida"], 500_000, 750_000, 250_000),
        (ids["manager"], 500_000, 0, -500_000),
        (ids["lab"], 0, None, None),
    }
    mine = await ask(CLAIMS, "PUBLIC", actor=ids["lab"], id=ids["song"], compare=["society", "publisher"])
    assert [one["holder"] for one in mine["claims"]] == [ids["lab"]]
