"""What datasets and models have in common, and how versions of a dataset differ, is what the facts say."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from random import Random
from typing import Any

from graph.engine.database import Database
from graph.reader import ReadContext, Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.conftest import Empty
from tests.graph.closures.worlds import worlds_of_datasets
from tests.oracle.asking import AUDITOR, PUBLIC, Asking
from tests.oracle.contents import trained_on
from tests.oracle.facts import order
from tests.oracle.recording import record
from tests.oracle.world import World

TERMS = "{ basis stage }"
ITEM = "item { __typename ... on Recording { id } ... on Work { id } ... on Asset { id } }"
OVERLAP = f"""query ($of: [ID!]!, $after: String) {{ answer: overlap(of: $of, first: 2, after: $after) {{
  items {{ {ITEM} first {TERMS} second {TERMS} }}
  isPartial pageInfo {{ hasNextPage endCursor }} total {{ items notNamed isExact }}
}} }}"""
DIFF = f"""query ($from: ID!, $to: ID!, $after: String) {{
  answer: datasetDiff(from: $from, to: $to, first: 2, after: $after) {{
    items {{ {ITEM} change before {TERMS} after {TERMS} }}
    isPartial pageInfo {{ hasNextPage endCursor }} totals {{ change items notNamed isExact }}
  }}
}}"""
Terms = list[dict[str, str]]


async def test_what_two_have_in_common_and_how_they_differ_is_listed_and_counted(
    database: Database, empty: Empty
) -> None:
    chance = Random(7)
    world = World.recorded(await record(database, empty, order(chance, worlds_of_datasets(chance))))
    schema = build()
    asking = Asking(Execution(schema, Reader(schema, VIEWS, database)), database, world)
    for context in (PUBLIC, AUDITOR):
        await has_overlaps(asking, context)
        await has_a_diff(asking, context)
    await refuses(asking)


async def has_overlaps(asking: Asking, context: ReadContext) -> None:
    """Assert that overlaps are what the facts say."""
    world = asking.world
    things = [str(said.id) for kind in ("datasetVersion", "modelVersion") for said in world.things(kind)]
    met = 0
    for first, second in pairwise(things):
        one, other = terms_of(world, first), terms_of(world, second)
        shared = sorted(one.keys() & other.keys())
        pages = await all_pages(asking, OVERLAP, [first, second], context)
        assert [(item["item"]["id"], item["first"], item["second"]) for page in pages for item in page["items"]] == [
            (item, one[item], other[item]) for item in shared if named(world, item, context)
        ]
        not_named = sum(not named(world, item, context) for item in shared)
        assert pages[0]["total"] == {"items": len(shared), "notNamed": not_named, "isExact": True}
        met += len(shared)
    assert met > 3


async def has_a_diff(asking: Asking, context: ReadContext) -> None:
    """Assert that a diff is what the facts say."""
    world = asking.world
    earlier, later = [str(said.id) for said in world.things("datasetVersion")][:2]
    before, after = terms_of(world, earlier), terms_of(world, later)
    expected = []
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item in sorted({*before, *after}):
        was, now = before.get(item, []), after.get(item, [])
        change = "ADDED" if not was else "REMOVED" if not now else "UNCHANGED" if was == now else "CHANGED"
        counts[change][0] += 1
        counts[change][1] += not named(world, item, context)
        if change != "UNCHANGED" and named(world, item, context):
            expected.append((item, change, was, now))
    pages = await all_pages(asking, DIFF, [earlier, later], context)
    got = [
        (item["item"]["id"], item["change"], item["before"], item["after"]) for page in pages for item in page["items"]
    ]
    assert got == expected
    assert {total["change"]: [total["items"], total["notNamed"]] for total in pages[0]["totals"]} == {
        change: counts[change] for change in ("ADDED", "REMOVED", "CHANGED", "UNCHANGED")
    }


async def refuses(asking: Asking) -> None:
    """Assert that what is no dataset version or model is not compared."""
    version, recording = (str(asking.world.things(kind)[0].id) for kind in ("datasetVersion", "recording"))
    answer = await asking.read(OVERLAP, {"of": [version, recording]})
    assert (answer.data, answer.errors) == ({"answer": None}, [])
    answer = await asking.read(OVERLAP, {"of": [version]})
    assert [error["extensions"]["code"] for error in answer.errors] == ["BAD_ARGUMENT"]
    answer = await asking.read(OVERLAP, {"of": [version, version], "after": "nonsense"})
    assert [error["extensions"]["code"] for error in answer.errors] == ["BAD_CURSOR"]


def terms_of(world: World, of: str) -> dict[str, Terms]:
    """Say on what terms a dataset version, or all that a model was trained on, includes each item."""
    versions = trained_on(world).get(of, {of})
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for said in world.stated("datasetEntry"):
        if said.fact["of"] in versions:
            found[said.fact["item"]].append((said.fact["basis"], said.fact.get("stage", "TRAINING")))
    return {
        item: [{"basis": basis, "stage": stage} for basis, stage in sorted(several)] for item, several in found.items()
    }


def named(world: World, item: str, context: ReadContext) -> bool:
    """Say whether an item may be named to a reader on training lines."""
    return (context.audience.value, "TRAINING") not in world.withheld.get(item, set())


async def all_pages(asking: Asking, text: str, of: list[str], context: ReadContext) -> list[Any]:
    """Ask for all pages."""
    pages, after = list[Any](), None
    while True:
        variables = {"of": of, "from": of[0], "to": of[1], "after": after}
        used = {name: value for name, value in variables.items() if f"${name}:" in text}
        answer = await asking.read(text, used, context)
        assert answer.errors == []
        assert answer.data is not None
        pages.append(answer.data["answer"])
        assert pages[-1]["isPartial"] is False
        after = pages[-1]["pageInfo"]["endCursor"]
        if not pages[-1]["pageInfo"]["hasNextPage"]:
            return pages
