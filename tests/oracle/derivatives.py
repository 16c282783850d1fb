"""Which assets and releases came from what, by walking every path one by one: slow, obvious, and sharing nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from tests.oracle.journal import Said
from tests.oracle.rights import control_of
from tests.oracle.world import World

ORDER = [
    *("CONTAINS", "ENCODES", "USED_INPUT", "USED_MODEL", "SCORES", "BY_MODEL", "STARTED_FROM", "LEARNED_FROM", "USED"),
    *("INCLUDES", "RELATED_TO", "RECORDING_OF", "DERIVED_FROM", "VOICE_OF", "MADE"),
    "CONTROLS",
]
_TO_EARLIER = {
    *("ContainsSamplesFrom", "HasContentFrom", "HasPart", "IsClipFrom", "IsCoverOf", "IsEditedVersionOf"),
    *("IsImmersiveEditionOf", "IsSlowedDownOf", "IsSpedUpOf", "linernotes:IsRemasterOf", "linernotes:Interpolates"),
    "linernotes:IsStemOf",
}
_OWN = ("ENCODES", "RECORDING_OF", "MADE", "CONTROLS")
_NO_WEIGHT = -1
_PLACES = ["MADE_BY", "CONTAINED", "TRAINING"]
_LEADS_TO = {"USED_INPUT": "CONTAINED", "RELATED_TO": "CONTAINED", "DERIVED_FROM": "CONTAINED", "SCORES": "TRAINING"}


class Edge(NamedTuple):
    """A step: its type and the thing it leads to."""

    type: str
    to: str


@dataclass(frozen=True)
class Path:
    """One way from a hit to a source: its steps, the sides that a score on it may still be of, whether it explains."""

    hit: str
    edges: tuple[Edge, ...]
    certainty: str
    weight: int

    @property
    def things(self) -> tuple[str, ...]:
        """List the things on it, the hit first."""
        return (self.hit, *(edge.to for edge in self.edges))


@dataclass(frozen=True)
class Trace:
    """What is known of a hit and a source."""

    hit: str
    source: str
    certainty: str
    weight: int | None
    paths: int
    best: tuple[Edge, ...]
    open_to: frozenset[str]
    best_open_to: frozenset[str]
    own_open_to: frozenset[str]
    """Who of those sees it whose the source is."""
    own_best_open_to: frozenset[str]
    for_the_public: bool = False
    """Whether it is told to the public alone, which is not told of who controls what."""


def _whole(path: Path) -> Path:
    return path


def _to_others(path: Path) -> Path:
    """Leave out the end of a path that is its source's owner's: the source, what they made, its recordings, files."""
    edges = list(path.edges)
    while edges and edges.pop().type in _OWN:
        pass
    return replace(path, edges=tuple(edges))


def traces(world: World) -> list[Trace]:
    """List what every asset and release came from."""
    walk = Walk(world)
    hits = [str(said.id) for kind in ("asset", "release") for said in world.things(kind)]
    return [trace for hit in hits for trace in walk.of(hit)]


class Walk:
    """Walks the paths of a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.edges = cache(self._edges)
        self.reports = cache(self._reports)
        self.inside = cache(self._inside)
        self.control = control_of(world)

    def of(self, hit: str) -> list[Trace]:
        """List what a hit came from."""
        found: dict[tuple[str, bool], list[Path]] = {}
        for path in self._paths(hit):
            found.setdefault((path.things[-1], path.certainty == "SIMILAR_UNEXPLAINED"), []).append(path)
        return [trace for (source, _), paths in found.items() for trace in self._for_each_reader(hit, source, paths)]

    def _for_each_reader(self, hit: str, source: str, paths: list[Path]) -> Iterator[Trace]:
        """Tell others than the public of rights too; what there is without them is told to it in a trace of its own."""
        trace = self._trace(hit, source, paths)
        others = [path for path in paths if path.edges[-1].type != "CONTROLS"]
        if trace.certainty == "SIMILAR_UNEXPLAINED" or len(others) == len(paths):
            yield trace
            return
        yield replace(trace, open_to=trace.open_to - {"PUBLIC"})
        public = self._trace(hit, source, others) if others else trace
        if "PUBLIC" in public.open_to:
            yield replace(
                public,
                open_to=frozenset({"PUBLIC"}),
                best_open_to=public.best_open_to & {"PUBLIC"},
                own_open_to=frozenset(),
                own_best_open_to=frozenset(),
                for_the_public=True,
            )

    def _trace(self, hit: str, source: str, paths: list[Path]) -> Trace:
        certainty = min((path.certainty for path in paths), key=["CERTAIN", "ATTRIBUTED", "SIMILAR_UNEXPLAINED"].index)
        surest = [path for path in paths if path.certainty == certainty]
        best = min(surest, key=self._before)
        unexplained = self._shown_to(hit) if certainty == "SIMILAR_UNEXPLAINED" else None
        seen, own = ([self._open_to(path, to) for path in surest] for to in (_whole, _to_others))
        return Trace(
            hit=hit,
            source=source,
            certainty=certainty,
            weight=best.weight if certainty == "ATTRIBUTED" and best.weight != _NO_WEIGHT else None,
            paths=len(paths),
            best=best.edges,
            open_to=frozenset().union(*seen) if unexplained is None else unexplained,
            best_open_to=self._open_to(best, _whole),
            own_open_to=frozenset().union(*own) if unexplained is None else unexplained,
            own_best_open_to=self._open_to(best, _to_others),
        )

    def _before(self, path: Path) -> tuple[object, ...]:
        types = [ORDER.index(edge.type) for edge in path.edges]
        return -path.weight, len(path.edges), types, [self.world.numbers[edge.to] for edge in path.edges]

    def _open_to(self, path: Path, judged: Callable[[Path], Path]) -> frozenset[str]:
        return frozenset(who for who in self._shown_to(path.hit) if self._is_open(judged(path), who))

    def _shown_to(self, hit: str) -> frozenset[str]:
        withheld = self.world.withheld.get(hit, ())
        return frozenset(who for who in ("PUBLIC", "LICENSED") if (who, "MADE_BY") not in withheld)

    def _is_open(self, path: Path, who: str) -> bool:
        withheld, place = self.world.withheld, "MADE_BY"
        for later, edge in zip(path.things, path.edges, strict=False):
            if edge.type == "CONTROLS" and who == "PUBLIC":
                return False
            place = max(place, _LEADS_TO.get(edge.type, place), key=_PLACES.index)
            if (who, place) in withheld.get(edge.to, ()):
                return False
            passed = self._contributions(later, edge) if edge.type in ("MADE", "BY_MODEL") else []
            if passed and all((who, place) in withheld[str(said.id)] for said in passed):
                return False
        return True

    def _contributions(self, later: str, edge: Edge) -> list[Said]:
        name = "party" if edge.type == "MADE" else "modelVersion"
        return [said for said in self.world.stated("contribution", to=later) if said.fact["by"].get(name) == edge.to]

    # Paths

    def _paths(self, hit: str) -> Iterator[Path]:
        waiting = [Path(hit, (edge,), "CERTAIN", _NO_WEIGHT) for edge in self.edges(hit)]
        waiting += self._scored(Path(hit, (), "CERTAIN", _NO_WEIGHT))
        while waiting:
            path = waiting.pop()
            if path.certainty == "CERTAIN":
                yield path
                waiting += self._scored(path)
                here = path.edges
                waiting += [
                    Path(hit, (*here, edge), "CERTAIN", _NO_WEIGHT)
                    for edge in self.edges(here[-1].to)
                    if edge.to not in path.things
                ]
            else:
                sides = self._sides(path)
                if sides:
                    yield Path(hit, path.edges, path.certainty, max(self._weight(path, side) for side in sides))
                    waiting += [
                        Path(hit, (*path.edges, edge), path.certainty, _NO_WEIGHT)
                        for edge in self.edges(path.edges[-1].to)
                        if edge.to not in path.things
                    ]

    def _scored(self, path: Path) -> list[Path]:
        here = path.things[-1]
        found = []
        for source in {score["source"] for report in self.reports(here) for score in report.fact["scores"]}:
            certainty = "ATTRIBUTED" if self.inside(here, source) else "SIMILAR_UNEXPLAINED"
            if source not in path.things:
                found.append(Path(path.hit, (*path.edges, Edge("SCORES", source)), certainty, _NO_WEIGHT))
        return found

    def _score(self, path: Path) -> tuple[int, str, str]:
        """Find the score on a path: at which step, by which asset, of which source."""
        place = next(place for place, edge in enumerate(path.edges) if edge.type == "SCORES")
        return place, path.things[place], path.edges[place].to

    def _sides(self, path: Path) -> set[str]:
        """Say which sides allow the path: those of the reports that count, and on which every later step stays."""
        place, asset, source = self._score(path)
        sides = {report.fact["side"] for report in self._counted(path, asset, source)}
        for later, edge in list(zip(path.things, path.edges, strict=False))[place + 1 :]:
            kind = later[:3]
            of_composition = (kind == "rec" and edge.type == "RECORDING_OF") or kind == "wrk"
            if kind in ("rec", "wrk"):
                sides &= {"COMPOSITION"} if of_composition else {"MASTER"}
        return sides

    def _counted(self, path: Path, asset: str, source: str) -> list[Said]:
        explains = ("INFLUENCE_ESTIMATE", "DECLARED")
        return [
            report
            for report in self.reports(asset)
            if any(score["source"] == source for score in report.fact["scores"])
            and (path.certainty == "SIMILAR_UNEXPLAINED" or report.fact["method"]["measures"] in explains)
        ]

    def _weight(self, path: Path, side: str) -> int:
        if path.certainty == "SIMILAR_UNEXPLAINED":
            return _NO_WEIGHT
        _, asset, source = self._score(path)
        weights = [
            weight
            for report in self._counted(path, asset, source)
            if report.fact["side"] == side
            for score, (_, weight) in zip(report.fact["scores"], self.world.weighed[str(report.id)], strict=True)
            if score["source"] == source and weight is not None
        ]
        return max(weights, default=_NO_WEIGHT)

    # The graph

    def _edges(self, id_: str) -> list[Edge]:
        """List the plain steps from a thing, each once."""
        world, said = self.world, self.world.thing(id_)
        assert said is not None
        found = {Edge("CONTAINS", each.fact["content"]) for each in world.stated("releaseContent", release=id_)}
        found |= {Edge("ENCODES", each.fact["of"]) for each in world.stated("encoding", file=id_)}
        found |= {Edge("RECORDING_OF", each.fact["work"]) for each in world.stated("recordingOf", recording=id_)}
        found |= {Edge("DERIVED_FROM", each.fact["derivedFrom"]) for each in world.stated("workDerivation", work=id_)}
        for each in world.stated("recordingRelation", recording=id_):
            found |= {Edge("RELATED_TO", each.fact["related"])} if each.fact["type"] in _TO_EARLIER else set()
        for each in world.stated("contribution", to=id_):
            by = each.fact["by"]
            found |= {Edge("MADE", by["party"])} if "party" in by else set()
            found |= {Edge("BY_MODEL", by["modelVersion"])} if "modelVersion" in by else set()
        found |= {Edge("CONTROLS", party) for party, thing in self.control if thing == id_}
        if said.kind == "asset":
            generation = world.thing(said.fact["generation"])
            assert generation is not None
            found |= {Edge("USED_INPUT", given["input"]) for given in generation.fact.get("inputs", [])}
            found |= {Edge("USED_MODEL", used["modelVersion"]) for used in generation.fact.get("models", [])}
        run = world.thing(said.fact["producedBy"]) if said.fact.get("producedBy") else None
        if said.kind == "modelVersion" and run is not None:
            found |= {Edge("STARTED_FROM", base) for base in run.fact.get("startedFrom", [])}
            found |= {Edge("LEARNED_FROM", teacher) for teacher in run.fact.get("learnedFrom", [])}
        return sorted(found)

    def _reports(self, id_: str) -> list[Said]:
        return [said for said in self.world.things("attributionReport") if said.fact["asset"] == id_]

    def _inside(self, asset: str, source: str) -> bool:
        """Say whether a source is among what the asset's models were trained on, or what its generation was given."""
        held = {source} | ({*self._recordings_of(source)} if source.startswith("wrk_") else set())
        for version in self._trained_on(asset):
            for said in self.world.stated("datasetEntry", of=version):
                if said.fact["item"] in held and said.fact.get("stage", "TRAINING") == "TRAINING":
                    return True
        given = set[str]()
        for edge in self.edges(asset):
            if edge.type == "USED_INPUT":
                encoded = {each.to for each in self.edges(edge.to) if each.type == "ENCODES"}
                given |= encoded or {edge.to}
        return bool(self._and_works(given) & self._and_works({source}))

    def _recordings_of(self, work: str) -> list[str]:
        return [said.fact["recording"] for said in self.world.stated("recordingOf", work=work)]

    def _and_works(self, ids: set[str]) -> set[str]:
        return ids | {edge.to for id_ in ids for edge in self.edges(id_) if edge.type == "RECORDING_OF"}

    def _trained_on(self, asset: str) -> set[str]:
        waiting = [edge.to for edge in self.edges(asset) if edge.type == "USED_MODEL"]
        models, versions = set[str](), set[str]()
        while waiting:
            model = waiting.pop()
            said = self.world.thing(model)
            run = self.world.thing(said.fact.get("producedBy", "")) if said else None
            if model not in models and run is not None:
                models.add(model)
                versions |= set(run.fact.get("used", []))
                waiting += [*run.fact.get("startedFrom", []), *run.fact.get("learnedFrom", [])]
        return versions
