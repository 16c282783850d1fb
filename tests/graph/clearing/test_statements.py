"""Every statement of clearing is planned by the database, and begins at an index."""

from collections.abc import Iterator

import pytest

from graph.clearing import papers, past
from graph.clearing import statements as clearing
from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.reader.context import Audience, CreditContext
from graph.rights import statements as rights
from tests.graph.plans import operators_of

SCANS = (
    "AllNodesScan",
    "NodeByLabelScan",
    "UnionNodeByLabelsScan",
    "RelationshipTypeScan",
    "UnionRelationshipTypesScan",
)
# Not products: a thing of the past is one anchor by one state, each found by an id.
VALUES = {
    "ids": [],
    "keys": [],
    "id": "",
    "of": "",
    "after": "",
    "size": 1,
    "at": "",
    "actor": "",
    "known": 1,
    "seq": 1,
}
LOADED = (
    *(rights.sounds, rights.works, rights.parties, rights.members, rights.shares, rights.protections),
    *(rights.transfers, rights.mandates, rights.clauses, rights.agreements, rights.consents),
    *(rights.policies, rights.policies_of_everybody),
)


def all_of(*, then: bool) -> Iterator[Statement]:
    """List all statements, today's or those of the past."""
    yield from (make(then=then) for make in (*LOADED, clearing.catalogue, clearing.model, past.runs))
    for audience in Audience:
        yield from (clearing.seen(audience, then=then), clearing.claims(audience, then=then))
        for place in CreditContext:
            yield from (clearing.listed(audience, place, then=then), clearing.included(audience, place, then=then))
    yield from (clearing.NOT_OWN, past.JUDGED, papers.RECORDED)


@pytest.mark.parametrize("then", [False, True], ids=["today", "then"])
async def test_every_statement_begins_at_an_index(database: Database, then: bool) -> None:
    for statement in dict.fromkeys(all_of(then=then)):
        assert [each for each in await operators_of(database, statement, VALUES) if each in SCANS] == [], statement
