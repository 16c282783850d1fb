"""A label that made nothing sees what came of what it controls, and what was made while it did."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from graph.closures.draining import begin_anew, drain
from graph.closures.tasks import Kind, Left, left, next_tasks
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.migrations.runner import migrate
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import Recorded, Recorder, open_journal
from graph.views.registry import VIEWS
from linernotes.actor import LOCAL, Actor
from schema.build import build
from schema.execution import Execution
from tests.graph.closures.test_draining import rows
from tests.graph.recorder.conftest import by_key, fact, known_violation, person

NOW = "2030-01-01T00:00:00.000000Z"
PARTY = """
query ($id: ID!, $filter: PartyDerivativeFilter) { party(id: $id) {
  catchingUp distinctAssets derivativeCounts { kind certainty hits }
  derivatives(filter: $filter) { totalCount nodes { certainty paths pathWithheld path { type }
    hit { ... on Asset { title } ... on Release { title } } } } } }
"""
SOLD, BOUGHT_BACK = "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"
MADE = {
    "Before": "2024-12-31T23:59:59.999999Z",
    "At": SOLD,
    "After": "2025-06-01T00:00:00Z",
    "Later": "2026-01-01T00:00:00Z",
}


def made(title: str, **more: Any) -> list[dict[str, Any]]:
    """Tell of an asset that was made of the take."""
    inputs = [{"input": by_key("take"), "relationship": "parentOf"}]
    return [
        fact("generation", key=f"making {title}", models=[{"modelVersion": by_key("model 1")}], inputs=inputs),
        fact("asset", key=title, title=title, generation=by_key(f"making {title}"), **more),
    ]


def held(key: str, holder: str, **more: Any) -> dict[str, Any]:
    """Tell that somebody holds the take."""
    told = {"tier": "LICENSING", "side": "MASTER", "size": {"ppm": 1_000_000}, "in": by_key("take")}
    return fact("rightShare", key=key, holder=by_key(holder), **told | more)


def sold(seller: str, buyer: str, when: str, **more: Any) -> dict[str, Any]:
    """Tell that somebody sold the catalogue."""
    told = {"what": {"catalogue": by_key("all")}, "state": "CONFIRMED", "effective": when}
    return fact("transfer", **told | {"from": by_key(seller), "to": by_key(buyer)} | more)


CATALOGUE = [
    fact("catalogue", key="all", name="All of it"),
    fact("catalogueMember", catalogue=by_key("all"), item=by_key("take")),
]
WORLD = [
    *(person(name, key=name.casefold()) for name in ("Label", "Buyer", "Singer", "Lab")),
    fact("recording", key="take", title="Careless Love"),
    fact("recording", key="other", title="Careful Love"),
    fact("contribution", to=by_key("take"), by={"party": by_key("singer")}, role="MainArtist"),
    fact("model", key="model", name="Blue"),
    fact("modelVersion", key="model 1", model=by_key("model"), version="1"),
    *(each for title, when in MADE.items() for each in made(title, madeAt=when)),
    *made("Undated"),
    fact("release", key="album", title="Album"),
    *(fact("releaseContent", release=by_key("album"), content=by_key(one), sequence=0) for one in ("At", "Undated")),
    *(known_violation(by_key(one)) for one in ("At", "Undated")),
    fact("release", key="single", title="Single"),
    fact("releaseContent", release=by_key("single"), content=by_key("take"), sequence=0),
]
WITHOUT_CONTROL = (
    Statement("MATCH (migration:Migration {number: 14}) DELETE migration"),
    Statement("MATCH ()-[kept:CONTROLS]->() DELETE kept"),
    Statement("MATCH ()-[row:TRACES_TO]->(:Party {name: 'Label'}) DELETE row"),
)
ALL = [*MADE, "Undated", "Album", "Single"]


@dataclass
class Label:
    """Records, and asks what came of what a party controls."""

    database: Database
    execution: Execution
    ids: dict[str, str]

    async def record(self, key: str, *facts: dict[str, Any], rows_at_once: int = 5_000) -> Recorded:
        """Record facts."""
        recorder = Recorder(self.database, seconds=None, rows_at_once=rows_at_once)
        answer = await recorder.record(key=key, facts=[json.dumps(one).encode() for one in facts], actor=Actor(LOCAL))
        self.ids |= {one["key"]: str(each.id) for one, each in zip(facts, answer.results, strict=True) if "key" in one}
        return answer

    async def ask(self, party: str, audience: Audience = Audience.LICENSED, *, actor: str = "", **given: Any) -> Any:
        """Ask what came of what a party made or controls, as a reader who may speak for another."""
        context = ReadContext(audience, NOW, actor=self.ids.get(actor))
        asked = {"id": self.ids[party], "filter": given or None}
        answer = await self.execution.execute(PARTY, context=context, variables=asked)
        assert (answer.errors, self.execution.reader.counts.fallbacks) == ([], 0)
        assert answer.data is not None
        return answer.data["party"]

    async def hits(self, party: str, audience: Audience = Audience.LICENSED, **given: Any) -> list[str]:
        """List the titles of the hits."""
        return titles(await self.ask(party, audience, **given))

    async def then(self, party: str) -> tuple[list[str], list[str]]:
        """List the hits that were made while a party was in control, and the others."""
        return await self.hits(party, controlledThen=True), await self.hits(party, controlledThen=False)


def titles(told: Any) -> list[str]:
    """List the titles of hits."""
    return [node["hit"]["title"] for node in told["derivatives"]["nodes"]]


@pytest.fixture(scope="module")
def execution(database: Database) -> Execution:
    schema = build()
    return Execution(schema, Reader(schema, VIEWS, database))


@pytest_asyncio.fixture
async def label(empty_database: Database, execution: Execution) -> Label:
    await open_journal(empty_database)
    label = Label(empty_database, execution, {})
    await label.record("world", *WORLD)
    return label


async def test_a_label_sees_what_came_of_what_it_controls(label: Label) -> None:
    assert await label.hits("label") == []
    await label.record("share", held("share", "label"))
    told = await label.ask("label")
    assert titles(told) == ALL
    assert told["derivatives"]["nodes"][0]["path"] == [{"type": "USED_INPUT"}, {"type": "CONTROLS"}]
    assert told["derivativeCounts"] == [
        {"kind": "ASSET", "certainty": "CERTAIN", "hits": 5},
        {"kind": "RELEASE", "certainty": "CERTAIN", "hits": 2},
    ]
    assert (told["distinctAssets"], told["derivatives"]["totalCount"], told["catchingUp"]) == (5, 7, None)


async def test_a_hit_was_made_before_at_or_after_the_instant_of_a_sale(label: Label) -> None:
    await label.record("share", held("share", "label"), *CATALOGUE, sold("label", "buyer", SOLD))
    assert await label.hits("label") == await label.hits("buyer") == ALL
    assert await label.then("label") == (["Before"], ["At", "After", "Later", "Undated", "Album", "Single"])
    # What does not say when it was made was not made then; and of what is released, something that it contains.
    assert await label.then("buyer") == (["At", "After", "Later", "Album"], ["Before", "Undated", "Single"])


async def test_a_catalogue_that_is_bought_back_is_controlled_again(label: Label) -> None:
    sales = sold("label", "buyer", SOLD), sold("buyer", "label", BOUGHT_BACK)
    await label.record("share", *sales[::-1], *CATALOGUE, held("share", "label"))
    assert await label.then("label") == (["Before", "Later"], ["At", "After", "Undated", "Album", "Single"])
    assert (await label.then("buyer"))[0] == ["At", "After", "Album"]


async def test_a_sale_that_is_only_announced_moves_nothing_until_it_is_confirmed_and_none_once_it_is_taken_back(
    label: Label,
) -> None:
    pending = sold("label", "buyer", SOLD, state="PENDING")
    answer = await label.record("share", held("share", "label"), *CATALOGUE, pending)
    assert await label.hits("buyer") == []
    assert (await label.then("label"))[0] == [*MADE, "Album"]
    (confirmed,) = (
        await label.record("confirmed", sold("label", "buyer", SOLD, corrects=answer.results[-1].seq))
    ).results
    assert (await label.then("label"))[0] == ["Before"]
    await label.record("retracted", fact("retraction", target=confirmed.seq))
    assert await label.hits("buyer") == []
    assert (await label.then("label"))[0] == [*MADE, "Album"]


@pytest.mark.parametrize(
    ("share", "then"),
    [
        ({}, [*MADE, "Album"]),
        ({"validFrom": SOLD}, ["At", "After", "Later", "Album"]),
        ({"validTo": SOLD}, ["Before"]),
        ({"size": {"unknown": True}}, [*MADE, "Album"]),
        ({"validFrom": "2029-01-01T00:00:00Z"}, []),
    ],
    ids=["nobody said since when", "from", "until", "of unknown size", "only since"],
)
async def test_what_was_made_then_follows_the_time_of_the_share(
    label: Label, share: dict[str, Any], then: list[str]
) -> None:
    await label.record("share", held("share", "label", **share))
    assert (await label.hits("label"), (await label.then("label"))[0]) == (ALL, then)


async def test_a_share_of_nothing_or_of_another_tier_is_no_control(label: Label) -> None:
    none = held("nothing", "label", size={"ppm": 0}), held("collects", "label", tier="COLLECTION")
    await label.record("shares", *none)
    assert await label.hits("label") == []


async def test_every_claimant_of_a_dispute_controls(label: Label) -> None:
    await label.record("claims", held("one", "label"), held("theirs", "buyer", validFrom=SOLD))
    assert [(await label.then(party))[0] for party in ("label", "buyer")] == [
        [*MADE, "Album"],
        ["At", "After", "Later", "Album"],
    ]


async def test_an_asset_that_is_controlled_itself_counts_and_so_does_any_of_several_things(label: Label) -> None:
    asset = held("of the asset", "buyer", **{"in": by_key("After")}, validFrom=SOLD)
    await label.record("shares", asset, held("share", "buyer", validTo="2024-01-01T00:00:00Z"))
    assert await label.hits("buyer") == ALL
    assert (await label.then("buyer"))[0] == ["After"]


async def test_likeness_that_nothing_explains_is_no_reason(label: Label) -> None:
    report = fact(
        "attributionReport",
        key="report",
        asset=by_key("Before"),
        reportedBy=by_key("lab"),
        method={"family": "EMBEDDING_SIMILARITY", "measures": "SIMILARITY", "name": "A method"},
        side="MASTER",
        candidates=9,
        k=5,
        residual={"unknown": True},
        scores=[{"source": by_key("other"), "raw": "1"}],
    )
    await label.record("alike", report, held("share", "label", **{"in": by_key("other")}))
    own: dict[str, Any] = {"actor": "label", "audience": Audience.PUBLIC}
    told = await label.ask("label", **own)
    assert [(node["certainty"], node["hit"]["title"]) for node in told["derivatives"]["nodes"]] == [
        ("SIMILAR_UNEXPLAINED", "Before")
    ]
    assert await label.hits("label") == []
    assert await label.hits("label", **own, controlledThen=True) == []
    assert await label.hits("label", **own, controlledThen=False) == ["Before"]


async def test_the_public_sees_nothing_of_it(label: Label) -> None:
    parties = ("label", "buyer", "singer")
    before = [await label.ask(party, Audience.PUBLIC) for party in parties]
    await label.record(
        "rights", held("share", "label"), held("own", "singer"), *CATALOGUE, sold("label", "buyer", SOLD)
    )
    assert [await label.ask(party, Audience.PUBLIC) for party in parties] == before
    assert titles(before[2]) == ALL
    for told in (True, False):
        assert [await label.hits(party, Audience.PUBLIC, controlledThen=told) for party in parties] == [[], [], []]


async def test_a_label_sees_its_own_with_its_token_and_nobody_elses(label: Label) -> None:
    await label.record("share", held("share", "label"), *CATALOGUE, sold("label", "buyer", SOLD))
    for audience in (Audience.PUBLIC, Audience.LICENSED):
        assert await label.hits("label", audience, actor="label") == ALL
        assert await label.hits("label", audience, actor="label", controlledThen=True) == ["Before"]
    assert await label.hits("buyer", Audience.PUBLIC, actor="label") == []
    assert await label.hits("buyer", Audience.AUDITOR) == ALL


async def test_who_made_it_and_controls_it_is_told_of_each_hit_once(label: Label) -> None:
    await label.record("own", held("own", "singer"))
    for audience, paths in ((Audience.PUBLIC, 1), (Audience.LICENSED, 2), (Audience.AUDITOR, 2)):
        told = await label.ask("singer", audience)
        assert titles(told) == ALL
        assert {node["paths"] for node in told["derivatives"]["nodes"][:4]} == {paths}
        assert [one["hits"] for one in told["derivativeCounts"]] == [5, 2]
    told = await label.ask("singer", Audience.PUBLIC, actor="singer")
    assert (titles(told), [one["hits"] for one in told["derivativeCounts"]], told["distinctAssets"]) == (ALL, [5, 2], 5)


@pytest.mark.parametrize("what", [{"catalogue": by_key("all")}, {"everything": True}], ids=["catalogue", "everything"])
async def test_a_sale_of_very_much_is_left_said_and_drained(label: Label, what: dict[str, Any]) -> None:
    await label.record("share", held("share", "label"), held("more", "label", **{"in": by_key("other")}), *CATALOGUE)
    more = fact("catalogueMember", catalogue=by_key("all"), item=by_key("other"))
    await label.record("more", more)
    answer = await label.record("sale", sold("label", "buyer", SOLD, what=what), rows_at_once=5)
    assert await _waiting(label) == [Kind.SELLER]
    told = await label.ask("buyer")
    assert (titles(told), told["catchingUp"]) == ([], answer.seq)
    await drain(label.database, rows=5)
    assert await label.hits("buyer") == ALL
    assert (await label.then("label"))[0] == ["Before"]
    drained = await rows(label.database)
    await begin_anew(label.database)
    await drain(label.database)
    assert await rows(label.database) == drained


async def _waiting(label: Label) -> Sequence[Kind]:
    async def work(transaction: Any) -> Sequence[Kind]:
        return [task.kind for task in await next_tasks(transaction, most=10)]

    return await label.database.write(work)


async def test_a_store_that_knows_nothing_of_control_makes_all_of_it_anew(label: Label) -> None:
    answer = await label.record("share", held("share", "label"), *CATALOGUE, sold("label", "buyer", SOLD))
    before = await rows(label.database)
    for statement in WITHOUT_CONTROL:
        await label.database.run_in_batches(statement)
    assert [migration.number for migration in await migrate(label.database)] == [14]
    assert await left(label.database) == Left(1, answer.seq)
    await drain(label.database)
    assert await rows(label.database) == before
    assert (await label.then("label"))[0] == ["Before"]


async def test_what_is_not_in_line_yet_stands_in_nobodys_way(label: Label) -> None:
    """A party, and a thing, go before what it controlled is in line."""
    answer = await label.record("share", held("share", "buyer"), rows_at_once=0)
    await drain(label.database)
    assert await label.hits("buyer") == ALL
    gone = [fact("retraction", target=answer.results[0].seq), fact("retraction", target=2)]
    await label.record("gone", *gone, rows_at_once=0)
    await label.record("another", *made("Another"))
    assert (await label.ask("singer"))["catchingUp"] is not None
    await drain(label.database)
    assert (await left(label.database)).tasks == 0
    assert "Another" in await label.hits("singer")
