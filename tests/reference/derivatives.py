"""Derivatives: the assets and releases that a thing has gone into, how sure that is, and by which paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.reference.control import controllers, ever
from tests.reference.naming import MADE_BY, Naming
from tests.reference.steps import LIKENESS, ORDER, Edge, Way, edges, line_behind
from tests.reference.world import AUDITOR, PUBLIC, World

CERTAIN, ATTRIBUTED, SIMILAR_UNEXPLAINED = "CERTAIN", "ATTRIBUTED", "SIMILAR_UNEXPLAINED"
CERTAINTIES = [CERTAIN, ATTRIBUTED, SIMILAR_UNEXPLAINED]

HITS = ["Asset", "Release"]
SOURCES = ["Party", "Work", "Recording", "File", "Asset", "ModelVersion"]
POSSIBLE_ONLY = ("USED", "INCLUDES", "VOICE_OF")
"""What was only trained on is possible; these steps are no part of a path."""

WEIGHTLESS = -1
_OWN = ("ENCODES", "RECORDING_OF", "MADE", "CONTROLS")


@dataclass(frozen=True)
class Path:
    """Edges from a hit to a source, and the scores that it may pass: at most one edge of it is a score's."""

    edges: tuple[Edge, ...]
    scores: tuple[Way, ...] = ()

    @property
    def certainty(self) -> str:
        """The certainty of its weakest step."""
        if not any(edge.type == "SCORES" for edge in self.edges):
            return CERTAIN
        return ATTRIBUTED if self.scores[0].inside else SIMILAR_UNEXPLAINED

    @property
    def weight(self) -> int | None:
        """The heaviest weight of a score that it may pass; what is certain, or not explained, has none."""
        weights = [way.weight for way in self.scores if way.weight is not None]
        return max(weights, default=None) if self.certainty == ATTRIBUTED else None

    @property
    def hit(self) -> str:
        """Where it begins."""
        return self.edges[0].later

    @property
    def source(self) -> str:
        """Where it ends."""
        return self.edges[-1].earlier


@dataclass(frozen=True)
class Row:
    """What is said of a hit of a source: once for what is explained, and once for what is not."""

    source: str
    hit: str
    kind: str
    certainty: str
    weight: int | None
    best: Path
    paths: tuple[Path, ...]


def rows(world: World, *, by_right: bool = True) -> list[Row]:
    """List all rows of a world, or those that there were if nobody controlled anything."""
    several: dict[tuple[str, str, bool], list[Path]] = {}
    for path in paths(world, by_right=by_right):
        several.setdefault((path.source, path.hit, path.certainty == SIMILAR_UNEXPLAINED), []).append(path)
    return [_row(world, same) for same in several.values()]


def _row(world: World, same: Sequence[Path]) -> Row:
    ordered = sorted(same, key=lambda path: _from_best(world, path))
    best = ordered[0]
    return Row(best.source, best.hit, world.kind(best.hit), best.certainty, best.weight, best, tuple(ordered))


def _from_best(world: World, path: Path) -> tuple[object, ...]:
    types = [ORDER.index(edge.type) for edge in path.edges]
    numbers = [world.number(edge.earlier) for edge in path.edges]
    return CERTAINTIES.index(path.certainty), -_heavy(path.weight), len(path.edges), types, numbers


def _heavy(weight: int | None) -> int:
    return WEIGHTLESS if weight is None else weight


def paths(world: World, *, by_right: bool = True) -> Iterable[Path]:
    """Give every path from an asset or release to something that it comes from; none comes to a thing twice."""
    steps = [edge for edge in edges(world) if edge.type not in POSSIBLE_ONLY]
    steps += [_control(party, thing) for party, thing in sorted(ever(world.rights))] if by_right else []
    for hit in sorted(world.things):
        if world.kind(hit) in HITS:
            yield from (path for path in _on(steps, [hit], Path(())) if world.kind(path.source) in SOURCES)


def _control(party: str, thing: str) -> Edge:
    return Edge(thing, "CONTROLS", party, (Way(thing, "CONTROLS", party, ()),))


def _on(steps: Sequence[Edge], passed: Sequence[str], so_far: Path) -> Iterable[Path]:
    for edge in steps:
        if edge.later == passed[-1] and edge.earlier not in passed:
            path = _longer(so_far, edge)
            if path is not None:
                yield path
                yield from _on(steps, [*passed, edge.earlier], path)


def _longer(path: Path, edge: Edge) -> Path | None:
    """Return a path with one more step, or None if it may not go there."""
    if edge.type == "SCORES":
        scores = tuple(way for way in edge.ways if not (way.inside and way.measures in LIKENESS))
        return Path((*path.edges, edge), scores) if scores and not path.scores else None
    scores = tuple(way for way in path.scores if _passes_on(way, edge))
    return Path((*path.edges, edge), scores) if scores or not path.scores else None


def _passes_on(score: Way, edge: Edge) -> bool:
    """Say whether a score may pass along an edge: not to the other side, of the recording or of the composition."""
    makes = edge.type in ("MADE", "BY_MODEL", "CONTROLS")
    if score.side == "MASTER":
        return edge.type not in ("RECORDING_OF", "DERIVED_FROM") and not (makes and edge.later.startswith("wrk_"))
    return edge.type != "RELATED_TO" and not (makes and edge.later.startswith("rec_"))


def derivatives(world: World, reader: str, source: str, *, actor: str | None = None) -> list[Row]:
    """List the rows of a source that a reader may see, surest and heaviest first, assets before releases.

    To the public nobody controls anything, but to who reads of what is their own.
    """
    naming = Naming(world, reader)
    by_right = reader != PUBLIC or world.is_own(source, actor)
    visible = [
        row for row in rows(world, by_right=by_right) if row.source == source and sees_row(row, naming, world, actor)
    ]
    return sorted(visible, key=lambda row: _in_order(world, row))


def _in_order(world: World, row: Row) -> tuple[int, int, int, int]:
    certainty = CERTAINTIES.index(row.certainty)
    return HITS.index(row.kind), certainty, -_heavy(row.weight), world.number(row.hit)


def sees_row(row: Row, naming: Naming, world: World, actor: str | None = None) -> bool:
    """Say whether a reader may see a row: at least one of its surest paths, wholly.

    What is similar and not explained is for whose it may be, wherever the hit is shown by itself.
    """
    if naming.reader == AUDITOR:
        return True
    own = world.is_own(row.source, actor)
    if row.certainty == SIMILAR_UNEXPLAINED:
        return own and naming.shows(row.hit, MADE_BY)
    return any(sees_path(path, naming, own=own) for path in row.paths if path.certainty == row.certainty)


def sees_path(path: Path, naming: Naming, *, own: bool = False) -> bool:
    """Say whether a reader may see every step of a path: it begins where things are shown by themselves.

    If the source is the reader's own, it is enough to see the steps to what is not.
    """
    line = MADE_BY
    visible = naming.shows(path.hit, line)
    for edge in _to_others(path.edges) if own else path.edges:
        line = line_behind(line, edge.type)
        passed = [way.contribution for way in edge.ways]
        visible = visible and naming.shows(edge.earlier, line)
        visible = visible and any(one is None or naming.shows_contribution(one, line) for one in passed)
    return visible


def _to_others(edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """Leave out the edge that comes to the source, or to what is the source's: its files, its recordings, its maker's.

    What somebody made or controls, the recordings of it and the files of these are theirs.
    """
    *before, last = edges
    return _to_others(tuple(before)) if before and last.type in _OWN else tuple(before)


def likenesses(world: World, reader: str, asset: str, source: str, actor: str | None) -> list[tuple[str, str, bool]]:
    """List what reports find an asset to be like of a source: (report, scored source, whether it is outside).

    For auditors, and for whose the source is.
    """
    if reader != AUDITOR and not world.is_own(source, actor):
        return []
    return [
        (report.id, score["source"], not world.inside(asset, score["source"]))
        for report in world.all("attributionReport")
        if report["asset"] == asset and report["method"]["measures"] in LIKENESS
        for score in report["scores"]
        if source in _concerned(world, score["source"], report["side"])
    ]


def _concerned(world: World, scored: str, side: str) -> list[str]:
    """List what a score of one side is about: what is scored, the works it is of, and who contributed to these."""
    credited = [scored]
    if side == "COMPOSITION":
        credited = [scored, *world.works_of(scored)] if world.kind(scored) == "Recording" else [scored]
    kind = "Recording" if side == "MASTER" else "Work"
    makers = [
        one["by"].get("party") for each in credited for one in world.contributions(each) if world.kind(each) == kind
    ]
    return [*credited, *makers]


def counts(world: World, reader: str, source: str, *, actor: str | None = None) -> dict[tuple[str, str], int]:
    """Count the hits of a source by kind and certainty."""
    found: dict[tuple[str, str], int] = {}
    for row in derivatives(world, reader, source, actor=actor):
        found[row.kind, row.certainty] = found.get((row.kind, row.certainty), 0) + 1
    return found


def controlled_then(world: World, party: str, hit: str) -> bool:
    """Say whether a hit was made while a party controlled what it is, or what explains it; a release by its assets."""
    contents = [fact["content"] for fact in world.all("releaseContent") if fact["release"] == hit]
    for asset in (each for each in (hit, *contents) if world.kind(each) == "Asset"):
        made = world.things[asset]["madeAt"]
        came_from = {row.source for row in rows(world) if row.hit == asset and row.certainty != SIMILAR_UNEXPLAINED}
        if made is not None and any((party, one) in controllers(world.rights, made) for one in {asset, *came_from}):
            return True
    return False
