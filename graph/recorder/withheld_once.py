"""Keeps on items, files and releases where they would be withheld as of the past: by what stood then, and choices now.

Labels say where a thing is withheld today. One that was credited otherwise once may have to be withheld in what is
asked of that time, and must not lend its name to a reader who looks there. So the stretches of the journal in which it
would be are kept on it; only what has such a past is looked at.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.engine.cypher import Statement
from graph.recorder.changes import Writes
from linernotes.naming import (
    LABELS,
    PLACES,
    Contributor,
    Entry,
    ItemFacts,
    Place,
    choices_in_force,
    label,
    labels,
    withholding,
    withholding_of_contribution,
)
from linernotes.once import ONCE, During, Stretches, once_property, stretches, was_withheld
from linernotes.vocabularies.roles import ContributorRole

# Of a party that nobody describes any more, all that it ever chose counts.
CHOICES = (
    "COLLECT { MATCH (party)<-[chosen:CHOSEN_BY|CHOSEN_BY_WAS]-(choice) WHERE chosen.toSeq IS NULL OR party:Former"
    " RETURN [choice.audience, choice.context, choice.naming] }"
)
CREDITED_ONCE = Statement(
    f"""
    // Who was credited from when to when on some items, and on the works that they were of; and how contributions that
    // no longer stand are labelled.
    // ids
    UNWIND $ids AS id MATCH (item:Entity|Former {{id: id}})
    RETURN id, properties(item),
      COLLECT {{ MATCH (item)<-[to:TO|TO_WAS]-(one) OPTIONAL MATCH (one)<-[:MADE|MADE_WAS]-(party)
        RETURN [one.role, party.id, {CHOICES}, [to.fromSeq, to.toSeq], []] }},
      COLLECT {{ MATCH (item)-[of:RECORDING_OF|RECORDING_OF_WAS]->()<-[to:TO|TO_WAS]-(one)
        OPTIONAL MATCH (one)<-[:MADE|MADE_WAS]-(party)
        RETURN [one.role, party.id, {CHOICES}, [to.fromSeq, to.toSeq], [of.fromSeq, of.toSeq]] }},
      COLLECT {{ MATCH (item)<-[:TO_WAS]-(one) OPTIONAL MATCH (one)<-[:MADE_WAS]-(party)
        RETURN [one.role, party.id, {CHOICES}, one.id, one.toSeq, labels(one)] }}
    """
)
HELD_ONCE = Statement(
    """
    // What some files and releases hold from when to when, how it is labelled, and they themselves.
    // ids
    UNWIND $ids AS id MATCH (holder:Entity|Former {id: id})
    RETURN id, labels(holder), properties(holder),
      COLLECT { MATCH (holder)-[holds:ENCODES|CONTAINS|ENCODES_WAS|CONTAINS_WAS]->(item)
        RETURN [labels(item), properties(item), holds.fromSeq, holds.toSeq] LIMIT 1000 }
    """
)
MARK_ONCE = Statement(
    """
    // Keeps in which stretches of the journal things would be withheld.
    // rows
    UNWIND $rows AS row MATCH (thing:Entity|Former {id: row.id}) SET thing += row.once
    """
)


class Relabelled(NamedTuple):
    """A node, the labels that it has and those that it should have; `until` is when it stood no longer, 0 if it does.

    Of a thing there is one node, whether it stands or not: `until` is None.
    """

    id: str
    until: int | None
    has: Iterable[str]
    should: Iterable[str]


def contributor(role: str, party: str | None, words: Iterable[tuple[str, str, str]]) -> Contributor:
    """Read who made a contribution, and how that party wants to be named."""
    return Contributor(role=ContributorRole(role), party=party, choices=choices_in_force(words))


@dataclass(frozen=True, slots=True)
class Held:
    """What a file or release holds: where it is withheld now, and where it was."""

    labels: frozenset[str]
    once: Mapping[str, Any]

    def is_withheld(self, name: str, seq: int) -> bool:
        """Say whether a label hides it in what is asked as of a seq."""
        return name in self.labels or was_withheld(self.once.get(once_property(name)), seq)


async def mark_items(transaction: Writes, items: Mapping[str, Sequence[Entry]]) -> tuple[set[str], list[Relabelled]]:
    """Keep where items that were credited otherwise would be withheld; `items` has what of each is in datasets.

    Return those of which that changed, and how contributions to them that no longer stand are to be labelled.
    """
    rows = await transaction.run(CREDITED_ONCE, {"ids": sorted(items)}) if items else []
    wanted, former = {}, []
    for id_, kept, own, of_works, gone in rows:
        included = items[id_]
        said = [*(_credit(row, is_writer=False) for row in own), *(_credit(row, is_writer=True) for row in of_works)]

        def judge(stood: Sequence[tuple[Contributor, bool]], included: Sequence[Entry] = included) -> Collection[Place]:
            people, writers = ([one for one, of_work in stood if of_work is which] for which in (False, True))
            return withholding(ItemFacts(contributors=people, writers=writers, entries=included))

        wanted[id_] = (kept, stretches([each for each in said if each is not None], judge))
        for role, party, words, contribution, until, has in gone:
            choices = contributor(role, party, words).choices
            places = withholding_of_contribution(choices, included) if party is not None else ()
            former.append(Relabelled(contribution, until, has, labels(places)))
    return await _mark(transaction, wanted), former


def _credit(row: Sequence[Any], *, is_writer: bool) -> During[tuple[Contributor, bool]] | None:
    """Read from when to when somebody was credited: as long as all that leads there stood; None if it never did."""
    role, party, words, *spans = row
    spans = [span for span in spans if span]
    since = max(span[0] for span in spans)
    until = min((span[1] for span in spans if span[1] is not None), default=None)
    if until is not None and until <= since:
        return None
    return During((contributor(role, party, words), is_writer), since, until)


async def mark_holders(transaction: Writes, holders: Collection[str]) -> list[Relabelled]:
    """Keep where files and releases would be withheld once, and return how they are to be labelled now."""
    rows = await transaction.run(HELD_ONCE, {"ids": sorted(holders)}) if holders else []
    wanted, now = {}, []
    for id_, has, kept, held in rows:
        things = [During(Held(frozenset(names), once), since, until) for names, once, since, until in held]
        wanted[id_] = (kept, _held(things))
        standing = [each.what.labels & {*LABELS} for each in things if each.until is None]
        now.append(Relabelled(id_, None, has, list(frozenset.intersection(*standing) if standing else ())))
    await _mark(transaction, wanted)
    return now


def _held(things: Sequence[During[Held]]) -> Stretches:
    """Say where all that something held was withheld, in stretches in which neither of that changed."""
    bounds = {seq for each in things for name in ONCE for seq in each.what.once.get(name) or ()}
    said = [
        During((each.what, since), since, until)
        for each in things
        for since, until in _cut(each.since, each.until, bounds)
    ]

    def judge(stood: Sequence[tuple[Held, int]]) -> Collection[Place]:
        return [place for place in PLACES if all(held.is_withheld(label(place), since) for held, since in stood)]

    return stretches(said, judge)


def _cut(since: int, until: int | None, bounds: Collection[int]) -> Iterable[tuple[int, int | None]]:
    """Cut a span where any of the bounds lies within it."""
    inner = sorted(seq for seq in bounds if since < seq and (until is None or seq < until))
    return zip([since, *inner], [*inner, until], strict=True)


async def _mark(transaction: Writes, wanted: Mapping[str, tuple[Mapping[str, Any], Stretches]]) -> set[str]:
    """Write what differs from what is kept."""
    rows = []
    for id_, (kept, once) in sorted(wanted.items()):
        changed = {name: once.get(name) for name in ONCE if kept.get(name) != once.get(name)}
        if changed:
            rows.append({"id": id_, "once": changed})
    if rows:
        await transaction.run(MARK_ONCE, {"rows": rows})
    return {str(row["id"]) for row in rows}
