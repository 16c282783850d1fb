"""Brings the rows of hits in line with the graph: reads, computes, and writes what differs, rows and counts."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.closures import statements
from graph.closures.trace_counts import COUNT_ROWS, FOR_THE_PUBLIC, HIT_NUMBERS, counted_in
from graph.closures.upstream import Upstream, upstream_of
from graph.recorder.changes import Writes
from linernotes.derivatives import HitKind, Row, Thing, TraceCertainty, position, rows

Stored = dict[str, Any]
_KINDS = {"Asset": HitKind.ASSET, "Release": HitKind.RELEASE}

BEFORE_OWNERS: Final = 0b100
"""The bit of a stored row's `open` that says that it stands before some of those whose the source is."""

OPENNESSES: Final = (0, FOR_THE_PUBLIC, *(BEFORE_OWNERS | bits for bits in range(BEFORE_OWNERS)))
"""What `open` of a stored row can be: what stands before others stands before those, too, but what is the public's."""


async def bring_in_line(transaction: Writes, hits: Collection[int]) -> None:
    """Make the rows of hits what they should be; what is not there any more, or is no hit, has none."""
    if not hits:
        return
    upstream = await upstream_of(transaction, hits)
    before = await _rows_of(transaction, hits)
    differences = _Differences()
    for hit in sorted(hits):
        differences.add(hit, before.get(hit, []), _stored(hit, upstream.things))
    await differences.write(transaction)
    await _mark_scores(transaction, upstream, hits)


async def drop_rows_of(transaction: Writes, hits: Collection[int]) -> None:
    """Drop the rows of hits that are about to go."""
    differences = _Differences()
    for hit, before in (await _rows_of(transaction, hits)).items():
        differences.add(hit, before, [])
    await differences.write(transaction)


async def _rows_of(transaction: Writes, hits: Collection[int]) -> dict[int, list[Stored]]:
    return dict(await transaction.run(statements.ROWS_OF, {"hits": sorted(hits)}))


def _stored(hit: int, things: Mapping[int, Thing]) -> list[Stored]:
    kind = _KINDS.get(things[hit].kind) if hit in things else None
    return [] if kind is None else [_as_stored(row, kind, hit) for row in rows(hit, things)]


def _as_stored(row: Row, kind: HitKind, hit: int) -> Stored:
    optional = {} if row.weight_ppm is None else {"weightPpm": row.weight_ppm}
    optional |= {} if row.also_explained is None else {"alsoExplained": row.also_explained}
    return optional | {
        "source": row.source,
        "open": row.open | (BEFORE_OWNERS if row.own else 0),
        "own": row.own,
        "position": position(kind, row.certainty, row.weight_ppm, hit),
        "kind": int(kind),
        "certainty": int(row.certainty),
        "paths": row.paths,
        "things": list(row.things),
        "steps": list(row.steps),
        "openPath": row.open_path,
        "ownPath": row.own_path,
    }


@dataclass(slots=True)
class _Differences:
    """Rows to drop and to make, and what they add to the counts by (source, kind, certainty)."""

    gone: list[Stored] = field(default_factory=list)
    new: dict[int, list[Stored]] = field(default_factory=dict)
    counts: dict[str, Counter[tuple[int, int, int]]] = field(
        default_factory=lambda: {name: Counter() for name in HIT_NUMBERS}
    )

    def add(self, hit: int, before: Collection[Stored], after: Collection[Stored]) -> None:
        was, now = ({_key(row): row for row in several} for several in (before, after))
        for key, row in was.items():
            if now.get(key) != row:
                self.gone.append({name: row[name] for name in ("source", "open", "position")})
                self._count(row, -1)
        for key, row in now.items():
            if was.get(key) != row:
                self.new.setdefault(hit, []).append(row)
                self._count(row, 1)

    def _count(self, row: Stored, by: int) -> None:
        key = (row["source"], row["kind"], row["certainty"])
        for name in counted_in(row):
            self.counts[name][key] += by

    async def write(self, transaction: Writes) -> None:
        if self.gone:
            await transaction.run(statements.DROP_ROWS, {"rows": self.gone})
        if self.new:
            made = [{"hit": hit, "rows": several} for hit, several in self.new.items()]
            await transaction.run(statements.MAKE_ROWS, {"hits": made})
        changed = sorted({key for counter in self.counts.values() for key, by in counter.items() if by})
        if changed:
            counts = [
                {"source": key[0], "kind": key[1], "certainty": key[2]}
                | {name: counter[key] for name, counter in self.counts.items()}
                for key in changed
            ]
            await transaction.run(COUNT_ROWS, {"counts": counts})


def _key(row: Stored) -> tuple[int, bool, bool]:
    unexplained = row["certainty"] == TraceCertainty.SIMILAR_UNEXPLAINED
    return row["source"], unexplained, row["open"] == FOR_THE_PUBLIC


async def _mark_scores(transaction: Writes, upstream: Upstream, hits: Collection[int]) -> None:
    marks = [
        {"report": each.report, "source": each.source, "outside": each.outside}
        for hit in hits
        for each in upstream.judged.get(hit, ())
    ]
    if marks:
        await transaction.run(statements.SET_OUTSIDE, {"rows": marks})
