"""Papers of rights are read by a licence and by auditors, by a party its own, and protection by everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import pytest_asyncio

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.graph.recorder.conftest import Record, at, by_key, fact, person

NOW = "2026-11-22T00:00:00.000000Z"
RECORDING = """
query ($id: ID!, $knownAt: KnownAt) { recording(id: $id, knownAt: $knownAt) {
  rightShares { nodes { tier side rights sizePpm statedBasis statedValue validFrom validTo holder { name }
    territories { table codes excluded asAmended } in { ... on Recording { title } }
    transfers { buyer { name } state } } }
  protections { side status rule territories { codes } }
  decisions { nodes { decision by { name } capacity uses method validTo about { __typename } } } } }
"""
PARTY = """
query ($id: ID!) { party(id: $id) {
  rightShares { totalCount nodes { id } }
  decisions { nodes { decision } }
  mandatesGiven { nodes { agent { name } capacity exclusive } }
  mandatesHeld { nodes { principal { name } } }
  agreements { nodes { role agreement { title } } } } }
"""
AGREEMENT = """
query ($id: ID!) { agreement(id: $id) { title type signedAt
  parties { role party { name } } changes { change effective }
  clauses { section effect uses sides noticeDays
    covers { ... on Catalogue { name items { nodes { item { __typename } } } } }
    coversAllOf { name } limitedTo { __typename } afterModel newTraining } } }
"""


@pytest.fixture(scope="module")
def execution(database: Database) -> Execution:
    schema = build()
    return Execution(schema, Reader(schema, VIEWS, database))


@pytest_asyncio.fixture
async def ids(record: Record) -> dict[str, str]:
    """A recording that a label holds and has licensed, whose singer said no to it."""
    everywhere = {"codes": ["2136"], "excluded": ["US"], "table": "TIS"}
    clause: dict[str, Any] = {
        "covers": {"items": [by_key("all")], "parties": [by_key("label")]},
        "limitedTo": {"model": by_key("tune")},
    }
    in_fore: dict[str, Any] = {"in": by_key("fore")}
    told = [
        person("Ida"),
        person("Label"),
        person("Lab"),
        fact("recording", key="fore", title="Fore Day Creep"),
        fact("model", key="tune", name="Tune"),
        fact(
            "rightShare",
            **in_fore,
            key="share",
            holder=by_key("label"),
            tier="LICENSING",
            side="MASTER",
            rights=["TRAINING"],
            size={"stated": {"basis": "HUNDRED", "value": "50"}},
            territories=everywhere,
            validFrom="2020-01-01T00:00:00Z",
        ),
        fact(
            "protection",
            of=by_key("fore"),
            side="MASTER",
            status="PUBLIC_DOMAIN",
            territories={"codes": ["US"]},
            rule="17 USC 1401",
        ),
        fact("consent", decision="DENY", by=by_key("ida"), capacity="ARTIST", about=by_key("fore"), method="LETTER"),
        fact("mandate", principal=by_key("ida"), agent=by_key("label"), capacity="MANAGER", exclusive=True),
        fact("catalogue", key="all", name="All of it", of=by_key("label")),
        fact("catalogueMember", catalogue=by_key("all"), item=by_key("fore")),
        fact("agreement", key="paper", title="Paper", type="LABEL_TRAINING", signedAt="2025-01-01T00:00:00Z"),
        fact("agreementParty", agreement=by_key("paper"), party=by_key("label"), role="LICENSOR"),
        fact("agreementParty", agreement=by_key("paper"), party=by_key("lab"), role="LICENSEE"),
        fact("agreementChange", agreement=by_key("paper"), change="SUSPENDED", effective="2026-01-01T00:00:00Z"),
        fact("clause", key="1", agreement=at(11), section="1", effect="PERMIT", uses=["TRAIN_GENERATIVE"], **clause),
    ]
    results = (await record("all", *told)).results
    return {
        str(one.get("key") or place): str(result.id)
        for place, (one, result) in enumerate(zip(told, results, strict=True))
    }


Ask = Callable[..., Any]


@pytest.fixture
def ask(execution: Execution) -> Ask:
    """Ask as an audience, or as the party that a token speaks for: `await ask(TEXT, "PUBLIC", actor=…, id=…)`."""

    async def run(text: str, audience: str, actor: str | None = None, **variables: Any) -> Any:
        context = ReadContext(Audience(audience), NOW, actor=actor)
        before = execution.reader.counts.fallbacks
        answer = await execution.execute(text, context=context, variables=variables)
        assert answer.errors == []
        assert execution.reader.counts.fallbacks == before
        assert answer.data is not None
        return next(iter(answer.data.values()))

    return run


SHARE = {
    "tier": "LICENSING",
    "side": "MASTER",
    "rights": ["TRAINING"],
    "sizePpm": 500_000,
    "statedBasis": "HUNDRED",
    "statedValue": "50",
    "validFrom": "2020-01-01T00:00:00.000000Z",
    "validTo": None,
    "holder": {"name": "Label"},
    "territories": {"table": "TIS", "codes": ["2136"], "excluded": ["US"], "asAmended": False},
    "in": {"title": "Fore Day Creep"},
    "transfers": [],
}
NO = {
    "decision": "DENY",
    "by": {"name": "Ida"},
    "capacity": "ARTIST",
    "uses": None,
    "method": "LETTER",
    "validTo": None,
    "about": {"__typename": "Recording"},
}
FREE = {"side": "MASTER", "status": "PUBLIC_DOMAIN", "rule": "17 USC 1401", "territories": {"codes": ["US"]}}


@pytest.mark.parametrize("audience", ["LICENSED", "AUDITOR"])
async def test_a_licence_shows_the_rights_in_a_recording(ids: dict[str, str], ask: Ask, audience: str) -> None:
    assert await ask(RECORDING, audience, id=ids["fore"]) == {
        "rightShares": {"nodes": [SHARE]},
        "protections": [FREE],
        "decisions": {"nodes": [NO]},
    }


async def test_the_public_sees_protection_alone(ids: dict[str, str], ask: Ask) -> None:
    assert await ask(RECORDING, "PUBLIC", id=ids["fore"]) == {
        "rightShares": {"nodes": []},
        "protections": [FREE],
        "decisions": {"nodes": []},
    }
    party = await ask(PARTY, "PUBLIC", id=ids["label"])
    assert {name: page["nodes"] for name, page in party.items()} == {name: [] for name in party}
    assert await ask(AGREEMENT, "PUBLIC", id=ids["paper"]) is None
    assert await ask("query ($id: ID!) { catalogue(id: $id) { name } }", "PUBLIC", id=ids["all"]) is None


async def test_a_party_sees_its_own(ids: dict[str, str], ask: Ask) -> None:
    found = await ask(RECORDING, "PUBLIC", actor=ids["label"], id=ids["fore"])
    assert (found["rightShares"]["nodes"], found["decisions"]["nodes"]) == ([SHARE], [])
    found = await ask(RECORDING, "PUBLIC", actor=ids["ida"], id=ids["fore"])
    assert (found["rightShares"]["nodes"], found["decisions"]["nodes"]) == ([], [NO])
    assert await ask(PARTY, "PUBLIC", actor=ids["label"], id=ids["label"]) == {
        "rightShares": {"totalCount": 1, "nodes": [{"id": ids["share"]}]},
        "decisions": {"nodes": []},
        "mandatesGiven": {"nodes": []},
        "mandatesHeld": {"nodes": [{"principal": {"name": "Ida"}}]},
        "agreements": {"nodes": [{"role": "LICENSOR", "agreement": {"title": "Paper"}}]},
    }
    assert (await ask(PARTY, "PUBLIC", actor=ids["ida"], id=ids["ida"]))["mandatesGiven"] == {
        "nodes": [{"agent": {"name": "Label"}, "capacity": "MANAGER", "exclusive": True}]
    }


async def test_an_agreement_is_read_by_who_is_party_to_it_and_by_a_licence(ids: dict[str, str], ask: Ask) -> None:
    expected = {
        "title": "Paper",
        "type": "LABEL_TRAINING",
        "signedAt": "2025-01-01T00:00:00.000000Z",
        "parties": [
            {"role": "LICENSEE", "party": {"name": "Lab"}},
            {"role": "LICENSOR", "party": {"name": "Label"}},
        ],
        "changes": [{"change": "SUSPENDED", "effective": "2026-01-01T00:00:00.000000Z"}],
        "clauses": [
            {
                "section": "1",
                "effect": "PERMIT",
                "uses": ["TRAIN_GENERATIVE"],
                "sides": None,
                "noticeDays": 0,
                "covers": [{"name": "All of it", "items": {"nodes": [{"item": {"__typename": "Recording"}}]}}],
                "coversAllOf": [{"name": "Label"}],
                "limitedTo": {"__typename": "Model"},
                "afterModel": None,
                "newTraining": False,
            }
        ],
    }
    assert await ask(AGREEMENT, "LICENSED", id=ids["paper"]) == expected
    assert await ask(AGREEMENT, "PUBLIC", actor=ids["lab"], id=ids["paper"]) == expected
    assert await ask(AGREEMENT, "PUBLIC", actor=ids["ida"], id=ids["paper"]) is None


async def test_the_past_is_read_as_it_was_known(record: Record, ids: dict[str, str], ask: Ask) -> None:
    no = 8
    await record("end", fact("ending", target=no, validTo="2026-01-01T00:00:00Z"))
    await record("never", fact("retraction", target=no))
    for seq, ends in ((16, [None]), (17, ["2026-01-01T00:00:00.000000Z"]), (18, [])):
        found = await ask(RECORDING, "LICENSED", id=ids["fore"], knownAt={"seq": seq})
        assert [one["validTo"] for one in found["decisions"]["nodes"]] == ends
