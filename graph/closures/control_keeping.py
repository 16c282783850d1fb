"""Keeps who controls what within the transaction that changes what it rests on, or says what is too much for it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from graph.closures.control import recompute
from graph.closures.tasks import Kind
from graph.engine.cypher import Statement
from graph.recorder.changes import Changes, Writes, ends
from linernotes.lineage import kind_of

A_THING = 5
"""What a thing counts for: its shares, with what they were sold by, and who controls it."""

NUMBERS = Statement(
    """
    // The numbers of some things, and of those that some shares are in.
    // ids
    UNWIND $ids AS id MATCH (one:Entity {id: id})
    CALL (one) {
      WITH one WHERE one.number IS NOT NULL RETURN one AS thing
      UNION MATCH (one:RightShare)-[:SHARE_IN]->(thing) RETURN thing
    }
    RETURN DISTINCT thing.number
    """,
    name="control numbers",
)
LISTED = Statement(
    """
    // What some catalogues list or listed, at most so many each.
    // ids, most
    UNWIND $ids AS id MATCH (catalogue:Entity {id: id})
    RETURN id, COLLECT { MATCH (catalogue)-[:LISTS]->(thing) RETURN DISTINCT thing.number LIMIT $most }
    """,
    name="control listed",
)
SOLD_ALL = Statement(
    """
    // The parties that sold everything to some.
    // ids
    UNWIND $ids AS id MATCH (of:Entity {id: id})<-[:SOLD_TO]-()-[:TRANSFERS_ALL_OF]->(seller)
    USING INDEX SEEK of:Entity(id)
    RETURN DISTINCT seller.id
    """,
    name="control sold all",
)
BOUGHT = Statement(
    """
    // Things in which some parties hold a share by what is said of it, or may have bought one; at most so many.
    // ids, most
    UNWIND $ids AS id MATCH (party:Entity {id: id})
    CALL (party) {
      MATCH (party)-[:HOLDS]->()-[:SHARE_IN]->(thing) RETURN thing
      UNION MATCH (party)<-[:SOLD_TO]-()-[:TRANSFERS]->(:RightShare)-[:SHARE_IN]->(thing) RETURN thing
      UNION MATCH (party)<-[:SOLD_TO]-()-[:TRANSFERS]->(:Catalogue)-[:LISTS]->(thing) RETURN thing
    }
    RETURN DISTINCT thing.number LIMIT $most
    """,
    name="control bought",
)


@dataclass(slots=True)
class ControlTouched:
    """Ids that lead to things that others may control now: things, and shares in them; catalogues and who sells them.

    `sellers` are those whose all is sold. `leaving` are things that go.
    """

    things: set[str] = field(default_factory=set)
    catalogues: set[tuple[str, str]] = field(default_factory=set)
    sellers: set[str] = field(default_factory=set)
    leaving: set[str] = field(default_factory=set)


def control_touched(changes: Changes) -> ControlTouched:
    """Say what changes touch, before they are written."""
    touched = ControlTouched()
    for edges in (changes.new_edges, changes.retired_edges, changes.changed_edges):
        touched.things |= {thing for _, thing in ends(edges, "SHARE_IN") | ends(edges, "LISTS")}
        touched.sellers |= {seller for _, seller in ends(edges, "TRANSFERS_ALL_OF")}
        sellers = {sale: seller for seller, sale in ends(edges, "SOLD")}
        for sale, what in ends(edges, "TRANSFERS"):
            if kind_of(what) == "Catalogue":
                touched.catalogues.add((what, sellers[sale]))
            else:
                touched.things.add(what)
    touched.things |= {row["id"] for row in changes.changed_nodes.get("RightShare", ())}
    for label in ("Work", "Recording", "Asset"):
        touched.leaving |= {row["id"] for row in changes.retired_nodes.get(label, ())}
    return touched


async def keep_control(
    transaction: Writes, touched: ControlTouched, *, rows_at_once: int
) -> tuple[set[int], list[tuple[Kind, int]]]:
    """Bring in line who controls what a batch has touched; list what others control now, and what is too much."""
    most = rows_at_once // A_THING
    things, sellers = await numbers_of(transaction, touched.things), set[str]()
    listed = await _listed(transaction, {catalogue for catalogue, _ in touched.catalogues}, most + 1)
    for catalogue, seller in touched.catalogues:
        _join(things, sellers, seller, listed.get(catalogue, set()), most)
    for seller in touched.sellers:
        _join(things, sellers, seller, await may_have_held(transaction, seller, most=most + 1), most)
    later = [(Kind.SELLER, number) for number in sorted(await numbers_of(transaction, sellers))]
    if len(things) > most:
        return set(), later + [(Kind.CONTROL, number) for number in sorted(things)]
    return await recompute(transaction, things), later


def _join(things: set[int], sellers: set[str], seller: str, sold: set[int], most: int) -> None:
    """Add what was sold to the things if that is known whole, or else the seller to those that are left for later."""
    if len(sold) > most:
        sellers.add(seller)
    else:
        things |= sold


async def _listed(transaction: Writes, catalogues: Collection[str], most: int) -> dict[str, set[int]]:
    if not catalogues:
        return {}
    rows = await transaction.run(LISTED, {"ids": sorted(catalogues), "most": most})
    return {catalogue: set(numbers) for catalogue, numbers in rows}


async def may_have_held(transaction: Writes, party: str, *, most: int) -> set[int]:
    """Find the things in which a party may ever have held a share, by what is said, or by sales to it; at most so many.

    Who bought all that another had may have held what that one may have held.
    """
    parties, waiting = {party}, {party}
    while waiting:
        rows = await transaction.run(SOLD_ALL, {"ids": sorted(waiting)})
        waiting = {seller for (seller,) in rows} - parties
        parties |= waiting
    return {number for (number,) in await transaction.run(BOUGHT, {"ids": sorted(parties), "most": most})}


async def numbers_of(transaction: Writes, ids: Collection[str]) -> set[int]:
    """Return the numbers of things, by id, and of those that shares are in."""
    return {number for (number,) in await transaction.run(NUMBERS, {"ids": sorted(ids)})} if ids else set()
