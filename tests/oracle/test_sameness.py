"""The reader answers, byte for byte, what the ordinary executor answers over a plain world of dicts: on the demo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.documents import Made, documents
from tests.oracle.arguments import giving, paged, pool_of
from tests.oracle.asking import AUDITOR, LICENSED, PUBLIC, Asking
from tests.oracle.chance import values_for
from tests.oracle.documents import BY_VIEWS, TOLD, all_there_is, covering, reached

SCHEMA = TOLD
AUDIENCES = (PUBLIC, LICENSED, AUDITOR)
EXPECTED = {
    "BAD_CURSOR",
    "BAD_ARGUMENT",
    "PAGE_SIZE_OUT_OF_RANGE",
    "LIST_TOO_LONG",
    "TOO_MUCH_ASKED",
    "AUDITORS_ONLY",
    "KEPT_FOR_NOW",
}
CHANCE = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


def test_every_field_argument_and_type_condition_is_reached(demo: Asking) -> None:
    pool = pool_of(demo.world)
    asked = [*covering(SCHEMA, pool.ids), *giving(SCHEMA, pool), *paged(SCHEMA, pool, 2)]
    found = set[str]().union(*(reached(SCHEMA, text) for text, _ in asked))
    assert all_there_is(SCHEMA) - found == set()


async def test_every_field_reads_as_the_facts_say(demo: Asking) -> None:
    for text, variables in covering(SCHEMA, pool_of(demo.world).ids):
        answer = await demo.same(text, variables)
        assert answer.errors == [], text


async def test_what_is_read_differs_with_the_audience_as_the_rule_says(demo: Asking) -> None:
    asked = list(covering(SCHEMA, pool_of(demo.world).ids))
    for (text, variables), audience in zip(asked, cycle((LICENSED, AUDITOR)), strict=False):
        await demo.same(text, variables, audience)


async def test_every_argument_is_taken(demo: Asking) -> None:
    for text, variables in giving(SCHEMA, pool_of(demo.world)):
        answer = await demo.same(text, variables)
        assert {error["extensions"]["code"] for error in answer.errors} <= EXPECTED, text


async def test_pages_together_are_the_list(demo: Asking) -> None:
    await walk_pages(demo, 15, AUDIENCES[:1])


@settings(CHANCE, max_examples=40)
@given(made=documents(SCHEMA, values_for(), depth=5, roots=BY_VIEWS))
async def test_documents_of_every_shape_read_so(demo: Asking, made: Made) -> None:
    await ask_by_chance(demo, made)


@pytest.mark.prove
@settings(CHANCE, max_examples=1_500)
@given(made=documents(SCHEMA, values_for(), depth=6, roots=BY_VIEWS))
async def test_very_many_documents_read_so(demo: Asking, made: Made) -> None:
    await ask_by_chance(demo, made)


@pytest.mark.prove
async def test_every_field_argument_and_page_reads_so_for_every_audience(demo: Asking) -> None:
    pool = pool_of(demo.world)
    for text, variables in [*covering(SCHEMA, pool.ids), *giving(SCHEMA, pool)]:
        for audience in AUDIENCES:
            await demo.same(text, variables, audience)
    await walk_pages(demo, 2, AUDIENCES)


async def walk_pages(demo: Asking, first: int, audiences: Sequence[Any]) -> None:
    """Walk every list to its end."""
    for text, variables in paged(SCHEMA, pool_of(demo.world), first):
        for audience in audiences:
            after, seen, total = None, 0, 0
            while after is not None or not seen:
                answer = await demo.same(text, {**variables, "after": after}, audience)
                page = (answer.data or {}).get("p") or ((answer.data or {}).get("node") or {}).get("p")
                if page is None:  # The thing itself is not to be seen.
                    break
                total, seen = page["totalCount"], seen + len(page["edges"])
                after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
                if not page["edges"]:
                    break
            assert seen == total, text


async def ask_by_chance(demo: Asking, made: Made) -> None:
    """Ask a document as one of the audiences."""
    audience = AUDIENCES[len(made.text) % 3]
    answer = await demo.same(made.text, made.variables, audience)
    assert {error["extensions"]["code"] for error in answer.errors} <= EXPECTED, (made, answer.errors)
