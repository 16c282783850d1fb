"""The steps of lineage: every way from a later thing to an earlier one that the facts state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.reference.journal import Fact
from tests.reference.naming import CONTAINED, LINES, MADE_BY, TRAINING, Naming
from tests.reference.weights import weights
from tests.reference.world import AUDITOR, World

STEPS = {
    "CONTAINS": MADE_BY,
    "ENCODES": MADE_BY,
    "USED_INPUT": CONTAINED,
    "USED_MODEL": MADE_BY,
    "SCORES": TRAINING,
    "BY_MODEL": MADE_BY,
    "STARTED_FROM": MADE_BY,
    "LEARNED_FROM": MADE_BY,
    "USED": MADE_BY,
    "INCLUDES": TRAINING,
    "RELATED_TO": CONTAINED,
    "RECORDING_OF": MADE_BY,
    "DERIVED_FROM": CONTAINED,
    "VOICE_OF": TRAINING,
    "MADE": MADE_BY,
}
"""The types of step, in their order, and the kind of line on which what lies behind each stands at the earliest."""

HALVES = {"ABOUT": TRAINING, "PRODUCED_BY": MADE_BY, "TO": MADE_BY}
"""Half a step, from a later thing to the report, generation, run or contribution that stands before an earlier one."""

CONTROLS = {"CONTROLS": MADE_BY}
"""The step to who controls a right in a thing, or ever did: no walk goes along it."""

ORDER = [*STEPS, *CONTROLS, *HALVES]

TO_EARLIER = (
    *("ContainsSamplesFrom", "HasContentFrom", "HasPart", "IsClipFrom", "IsCoverOf", "IsEditedVersionOf"),
    *("IsImmersiveEditionOf", "IsSlowedDownOf", "IsSpedUpOf"),
    *("linernotes:IsRemasterOf", "linernotes:Interpolates", "linernotes:IsStemOf"),
)
"""The relations that a later recording has to an earlier one; of the others, the other end or neither is the later."""

STATED = {
    "releaseContent": ("release", "CONTAINS", "content"),
    "encoding": ("file", "ENCODES", "of"),
    "datasetEntry": ("of", "INCLUDES", "item"),
    "recordingRelation": ("recording", "RELATED_TO", "related"),
    "recordingOf": ("recording", "RECORDING_OF", "work"),
    "workDerivation": ("work", "DERIVED_FROM", "derivedFrom"),
}
"""The facts that state a step by themselves, and which of their fields is the later thing and which the earlier."""

LIKENESS = ("SIMILARITY", "REPLICATION")


@dataclass(frozen=True)
class Way:
    """One way from a later thing to an earlier one, and the facts that state it.

    A score has its side, what it measures, its weight, and whether what made the asset can have known the source.
    """

    later: str
    type: str
    earlier: str
    facts: tuple[Fact, ...]
    side: str | None = None
    measures: str | None = None
    weight: int | None = None
    inside: bool = True

    @property
    def contribution(self) -> Fact | None:
        """The contribution that it passes, if any."""
        return self.facts[0] if self.type in ("BY_MODEL", "MADE", "TO") else None


@dataclass(frozen=True)
class Edge:
    """All ways of one type from one thing to another."""

    later: str
    type: str
    earlier: str
    ways: tuple[Way, ...]

    @property
    def triple(self) -> tuple[str, str, str]:
        """What tells it from other edges."""
        return self.later, self.type, self.earlier

    @property
    def facts(self) -> list[int]:
        """The seqs of all facts that state it."""
        return sorted({fact.seq for way in self.ways for fact in way.facts})


def edges(world: World) -> list[Edge]:
    """List all edges of a world from thing to thing, by type and ids."""
    return _joined(ways(world))


def _joined(ways: Iterable[Way]) -> list[Edge]:
    found: dict[tuple[str, str, str], list[Way]] = {}
    for way in ways:
        found.setdefault((way.later, way.type, way.earlier), []).append(way)
    several = [Edge(*triple, tuple(same)) for triple, same in found.items()]
    return sorted(several, key=lambda edge: (ORDER.index(edge.type), edge.later, edge.earlier))


def ways(world: World) -> Iterable[Way]:
    """Give every way of every type."""
    for kind, (later, type_, earlier) in STATED.items():
        for fact in world.all(kind):
            if kind != "recordingRelation" or fact["type"] in TO_EARLIER:
                yield Way(fact[later], type_, fact[earlier], (fact,))
    for fact in world.all("contribution"):
        yield from (replace(way, later=fact["to"]) for way in _behind_contribution(fact))
    for fact in world.all("attributionReport"):
        yield from (replace(way, later=fact["asset"]) for way in _behind_report(world, fact))
    for fact in world.all("asset"):
        yield from _of_generation(fact, world.generation(fact.id))
    for fact in world.all("modelVersion"):
        yield from _of_model(fact, world.run(fact.id))


def _of_generation(asset: Fact, generation: Fact) -> Iterable[Way]:
    for way in _behind_generation(generation):
        yield replace(way, later=asset.id, facts=(asset, generation))


def _of_model(model: Fact, run: Fact | None) -> Iterable[Way]:
    for party in model["voiceOf"]:
        yield Way(model.id, "VOICE_OF", party, (model,))
    for way in [] if run is None else _behind_run(run):
        yield replace(way, later=model.id, facts=(model, *way.facts))


def _behind_generation(generation: Fact) -> Iterable[Way]:
    for used in generation["models"]:
        yield Way(generation.id, "USED_MODEL", used["modelVersion"], (generation,))
    for given in generation["inputs"]:
        yield Way(generation.id, "USED_INPUT", given["input"], (generation,))


def _behind_run(run: Fact) -> Iterable[Way]:
    for type_, name in (("USED", "used"), ("STARTED_FROM", "startedFrom"), ("LEARNED_FROM", "learnedFrom")):
        for earlier in run[name]:
            yield Way(run.id, type_, earlier, (run,))


def _behind_report(world: World, report: Fact) -> Iterable[Way]:
    for score, weight in zip(report["scores"], weights(report), strict=True):
        yield Way(
            report.id,
            "SCORES",
            score["source"],
            (report,),
            side=report["side"],
            measures=report["method"]["measures"],
            weight=weight,
            inside=world.inside(report["asset"], score["source"]),
        )


def _behind_contribution(fact: Fact) -> Iterable[Way]:
    if "party" in fact["by"]:
        yield Way(fact.id, "MADE", fact["by"]["party"], (fact,))
    if "modelVersion" in fact["by"]:
        yield Way(fact.id, "BY_MODEL", fact["by"]["modelVersion"], (fact,))


def halves(world: World, passed: str) -> list[Edge]:
    """List what a contribution, generation, report or run stands between: edges from it, and edges to it."""
    own, ways = world.stated(passed), list[Way]()
    if own.kind == "contribution":
        ways = [*_behind_contribution(own), Way(own["to"], "TO", passed, (own,))]
    elif own.kind == "attributionReport":
        ways = [*_behind_report(world, own), Way(own["asset"], "ABOUT", passed, (own,))]
    elif own.kind == "generation":
        made = [asset for asset in world.all("asset") if asset["generation"] == passed]
        ways = [*_behind_generation(own), *(Way(one.id, "PRODUCED_BY", passed, (one,)) for one in made)]
    elif own.kind == "trainingRun":
        made = [model for model in world.all("modelVersion") if model["producedBy"] == passed]
        ways = [*_behind_run(own), *(Way(one.id, "PRODUCED_BY", passed, (one,)) for one in made)]
    return _joined(ways)


def line_behind(line: str, type_: str) -> str:
    """Say on what kind of line stands what lies behind a step: never one that says more than the line before."""
    return max(line, (STEPS | CONTROLS | HALVES)[type_], key=LINES.index)


def seen(edge: Edge, line: str, naming: Naming) -> Edge | None:
    """Return what a reader sees of an edge come to on a kind of line; None if nothing.

    The later thing is seen on that line, and the earlier one, with who contributed, on the line behind the step.
    Likeness, and what the maker cannot have known, is for auditors only.
    """
    behind = line_behind(line, edge.type)
    if not (naming.shows(edge.later, line) and naming.shows(edge.earlier, behind)):
        return None
    left = tuple(way for way in edge.ways if _sees_way(way, behind, naming))
    return Edge(*edge.triple, left) if left else None


def _sees_way(way: Way, line: str, naming: Naming) -> bool:
    if naming.reader != AUDITOR and (way.measures in LIKENESS or not way.inside):
        return False
    return way.contribution is None or naming.shows_contribution(way.contribution, line)
