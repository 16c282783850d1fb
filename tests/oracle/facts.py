"""Small worlds made by chance: facts of every kind, by several sources, in any order in which they can be recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from tests.oracle.journal import Json
from tests.oracle.violations import marks

T = TypeVar("T")

SOURCES = (
    {"system": "alpha", "kind": "ERN", "document": "one"},
    {"system": "beta", "kind": "CWR"},
    {"system": "gamma", "kind": "ERN"},
)
_PREFIXES = {
    "party": "par",
    "work": "wrk",
    "recording": "rec",
    "file": "fil",
    "release": "rel",
    "dataset": "dst",
    "datasetVersion": "dsv",
    "model": "mod",
    "trainingRun": "run",
    "modelVersion": "mdv",
    "generation": "gen",
    "asset": "ast",
    "attributionReport": "rep",
    "contribution": "con",
    "partyName": "nam",
    "namingChoice": "nch",
    "disclosure": "dis",
    "datasetClosed": "dcl",
    "datasetFrozen": "dfr",
    "rightShare": "shr",
    "catalogue": "cat",
    "transfer": "trf",
    "knownViolation": "kvl",
}
_SLOTS = {
    "partyName": ("party", "type", "text"),
    "namingChoice": ("party", "audience", "context"),
    "membership": ("member", "group"),
    "persona": ("persona", "of"),
    "representation": ("agent", "principal", "capacity"),
    "identifier": ("about", "scheme", "value"),
    "workDerivation": ("work", "derivedFrom", "type"),
    "contribution": ("to", "by", "role"),
    "recordingOf": ("recording", "work"),
    "recordingRelation": ("recording", "related", "type"),
    "encoding": ("file", "of"),
    "releaseContent": ("release", "content", "sequence"),
    "datasetEntry": ("of", "item"),
    "datasetClosed": ("of",),
    "datasetFrozen": ("of",),
    "disclosure": ("about", "declaredBy"),
    "settlementBasis": ("asset", "report"),
    "transfer": ("from", "to", "what", "effective"),
    "catalogueMember": ("catalogue", "item"),
}
_INSTANT = "2025-0{}-01T00:00:00Z"


@dataclass(slots=True)
class Step:
    """One fact to be recorded: after which others, and by which name it refers to the seq of one of them."""

    place: int
    fact: Json
    after: set[int]
    about: tuple[str, int] | None = None

    @property
    def own(self) -> str | None:
        """Give the id that the fact's node is to have, the same in whatever order it is recorded."""
        prefix = _PREFIXES.get(self.fact["kind"])
        return id_of(prefix, self.place, statement=True) if prefix else None


def id_of(prefix: str, number: int, *, statement: bool = False) -> str:
    """Make an id; those of things and of statements lie apart."""
    return f"{prefix}_01890000-0000-7000-{'9' if statement else '8'}000-{number:012d}"


@dataclass(slots=True)
class Making:
    """A world in the making."""

    chance: Random
    steps: list[Step] = field(default_factory=list)
    things: dict[str, list[str]] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    taken: set[tuple[Any, ...]] = field(default_factory=set)

    def one(self, values: Sequence[T]) -> T:
        """Choose one of several."""
        return self.chance.choice(values)

    def some(self, values: Sequence[T], *, most: int, least: int = 0) -> list[T]:
        """Choose some, each at most once, in any order."""
        return self.chance.sample(values, self.chance.randint(min(least, len(values)), min(most, len(values))))

    def flip(self) -> bool:
        """Choose yes or no."""
        return self.chance.random() < 0.5

    def maybe(self, **fields: Any) -> Json:
        """Keep some of the fields."""
        return {name: value for name, value in fields.items() if self.flip()}

    def times(self, most: int, least: int = 0) -> range:
        """Choose how often."""
        return range(self.chance.randint(least, most))

    def id_of(self, kind: str, number: int) -> str:
        """Make the id of a thing of a kind."""
        return id_of(_PREFIXES[kind], number)

    def thing(self, kind: str, describe: Callable[[str], Json]) -> str:
        """Add a thing, as one source or two describe it."""
        known = self.things.setdefault(kind, [])
        id_ = id_of(_PREFIXES[kind], len(known))
        for source in self.some(SOURCES, least=1, most=2):
            fact = {"subject": {"new": {"id": id_}}, "key": f"{kind} {len(known)}", "source": source}
            step = self.add({"kind": kind, **describe(f"{kind.title()} {self.one('ABC')}"), **fact})
            self.first.setdefault(id_, step.place)
        known.append(id_)
        return id_

    def say(self, kind: str, **fields: Any) -> None:
        """Add a statement, unless the same source says something of the same."""
        source = self.one(SOURCES)
        slot = (kind, source["system"], *(str(fields[name]) for name in _SLOTS[kind]))
        if slot not in self.taken:
            self.taken.add(slot)
            self.add({"kind": kind, **fields, "source": source})

    def add(self, fact: Json) -> Step:
        """Add a fact; it comes after the things that it names."""
        step = Step(len(self.steps), fact, {self.first[id_] for id_ in _named(fact) if id_ in self.first})
        self.steps.append(step)
        return step


def _named(value: Any) -> set[str]:
    if isinstance(value, dict):
        if list(value) == ["id"]:
            return {value["id"]}
        return set[str]().union(*(_named(each) for name, each in value.items() if name != "subject"))
    return set[str]().union(*map(_named, value)) if isinstance(value, list) else set()


def to(id_: str) -> Json:
    """Point at a thing."""
    return {"id": id_}


def world(chance: Random) -> list[Step]:
    """Make a small world."""
    make = Making(chance)
    _music(make)
    _machines(make)
    _names(make)
    _credits(make)
    _second_thoughts(make)
    return make.steps


def _music(make: Making) -> None:
    for _ in make.times(4, 2):
        make.thing("party", lambda name: {"type": make.one(["NaturalPerson", "Group"]), "name": name} | _linked(make))
    for _ in make.times(2, 1):
        make.thing("work", lambda title: {"title": title} | make.maybe(alternativeTitles=["Z"], note="A note."))
    for _ in make.times(3, 1):
        make.thing("recording", lambda title: {"title": title} | make.maybe(recorded="circa 1919", durationMs=3))
    for number in make.times(2, 1):
        _file(make, hashlib.sha256(str(number).encode()).hexdigest())
    parties, works, recordings = (make.things[kind] for kind in ("party", "work", "recording"))
    for _ in make.times(2, 1):
        _release(make, to(make.one(parties)))
    for _ in make.times(5, 1):
        make.say("recordingOf", recording=to(make.one(recordings)), work=to(make.one(works)), **make.maybe(sequence=1))
    for _ in make.times(2):
        later, earlier = make.one(recordings), make.one(recordings)
        if later > earlier:
            segments = make.maybe(fromSegment={"startMs": 1, "endMs": 2})
            type_ = make.one(["IsCoverOf", "ContainsSamplesFrom"])
            make.say("recordingRelation", recording=to(later), related=to(earlier), type=type_, **segments)
    if len(works) > 1:
        make.say("workDerivation", work=to(works[1]), derivedFrom=to(works[0]), type="ArrangementOf")
    for _ in make.times(2):
        make.say("encoding", file=to(make.one(make.things["file"])), of=to(make.one(recordings)))


def _file(make: Making, sha256: str) -> None:
    prints = [{"algorithm": "chromaprint", "value": "AQAA"}, {"algorithm": "x", "version": "2", "value": "b"}]
    make.thing("file", lambda _: {"sha256": sha256} | make.maybe(byteLength=7, fingerprints=prints))


def _release(make: Making, label: Json) -> None:
    make.thing("release", lambda title: {"title": title} | make.maybe(label=label, released="1920"))


def _linked(make: Making) -> Json:
    return make.maybe(link="https://artist.example/", born="1890-03")


def _machines(make: Making) -> None:
    parties, recordings, works = (make.things[kind] for kind in ("party", "recording", "work"))
    dataset = make.thing("dataset", lambda name: {"name": name, "curatedBy": to(parties[0])})
    version = make.thing("datasetVersion", lambda _: {"dataset": to(dataset), "version": "1"})
    model = make.thing("model", lambda name: {"name": name} | make.maybe(providedBy=to(parties[0])))
    bases: list[str] = []
    for _ in make.times(2, 1):
        bases.append(_model_version(make, model, version, bases[-1:]))
    for _ in make.times(3, 1):
        _asset(make, bases)
    items = [*recordings, *works, *make.things["asset"]]
    for _ in make.times(6, 1):
        papers = make.maybe(reliedOn=[{"document": "A paper", "allowsNaming": True}, {"document": "Another"}])
        basis, stage = make.one(["PUBLIC_DOMAIN", "LICENSED", "UNKNOWN"]), make.maybe(stage="TEST")
        make.say("datasetEntry", of=to(version), item=to(make.one(items)), basis=basis, **stage, **papers)
    if make.flip():
        _close(make, version)
    for _ in make.times(2):
        _report(make)


def _model_version(make: Making, model: str, dataset_version: str, bases: Sequence[str]) -> str:
    used = make.maybe(used=[to(dataset_version)], startedFrom=[to(id_) for id_ in bases])
    run = make.thing("trainingRun", lambda _: {"type": "PRETRAIN", **used})
    more = make.maybe(producedBy=to(run), voiceOf=[to(make.one(make.things["party"]))])
    return make.thing("modelVersion", lambda _: {"model": to(model), "version": str(len(bases)), **more})


def _asset(make: Making, versions: Sequence[str]) -> None:
    parties, earlier = make.things["party"], make.things.get("asset", [])
    can_be_given = [*make.things["recording"], *make.things["work"], *make.things["file"], *earlier]
    inputs = [
        {"input": to(make.one(can_be_given)), "relationship": make.one(["parentOf", "componentOf", "inputTo"])}
        for _ in make.times(2)
    ]
    named = [{"party": to(make.one(parties)), "how": "STYLE"}]
    models = [{"modelVersion": to(id_), "part": "VOCALS"} for id_ in versions]
    more = make.maybe(inputs=inputs, named=named, operator=to(parties[0]), at=_INSTANT.format(1))
    generation = make.thing("generation", lambda _: {"models": models, **more})
    told = {"generation": to(generation), **make.maybe(durationMs=5, fiction=True)}
    asset = make.thing("asset", lambda title: {"title": title, **told})
    for _ in make.times(2):
        make.say("releaseContent", release=to(make.one(make.things["release"])), content=to(asset), sequence=0)
    if make.flip():
        parts = make.maybe(byPart={"vocals": "All", "lyrics": "None"}, containsAI="Partly")
        make.say("disclosure", about=to(asset), declaredBy=to(make.one(parties)), **parts)
    if make.flip():
        make.say("recordingOf", recording=to(asset), work=to(make.one(make.things["work"])))


def _close(make: Making, version: str) -> None:
    """Close a version after all its entries, and freeze it then, perhaps."""
    entries = [step for step in make.steps if step.fact["kind"] == "datasetEntry"]
    closed = make.add({"kind": "datasetClosed", "of": to(version), "source": SOURCES[0]})
    closed.after |= {step.place for step in entries}
    if make.flip():
        said = [(step.fact["item"]["id"], step.fact["basis"], step.fact.get("stage", "TRAINING")) for step in entries]
        root = hashlib.sha256("".join(f"{' '.join(each)}\n" for each in sorted(said)).encode()).hexdigest()
        fact = {"kind": "datasetFrozen", "of": to(version), "count": len(said), "root": root, "source": SOURCES[0]}
        make.add(fact).after |= {closed.place}


def _report(make: Making) -> None:
    asset, sources = make.one(make.things["asset"]), [*make.things["recording"], *make.things["work"]]
    scored = make.some(sources, most=4)
    scores = [{"source": to(id_), "raw": make.one(["0.5", "3", "-1", "1e-7", "0.25", "0"])} for id_ in scored]
    measures = make.one(["INFLUENCE_ESTIMATE", "INFLUENCE_ESTIMATE", "SIMILARITY", "DECLARED"])
    residual = make.one([{"unknown": True}, {"statedPpm": 333_333}, {"statedPpm": 0}])
    told = {
        "asset": to(asset),
        "reportedBy": to(make.one(make.things["party"])),
        "method": {"family": "UNLEARNING", "measures": measures, "name": "A method"},
        "side": make.one(["MASTER", "COMPOSITION"]),
        "candidates": 9,
        "k": 5,
        "residual": residual,
        "scores": scores,
    }
    report = make.thing("attributionReport", lambda _: told)
    if make.flip():
        make.say("settlementBasis", asset=to(asset), report=to(report), agreement="An agreement")


def _names(make: Making) -> None:
    parties = make.things["party"]
    for _ in make.times(6):
        place = {
            "audience": make.one(["PUBLIC", "LICENSED"]),
            "context": make.one(["MADE_BY", "CONTAINED", "TRAINING"]),
        }
        make.say(
            "namingChoice", party=to(make.one(parties)), naming=make.one(["LINKED", "NAMED", "NOT_NAMED"]), **place
        )
    for _ in make.times(3):
        held = make.maybe(validFrom=_INSTANT.format(1), validTo=_INSTANT.format(3))
        type_ = make.one(["LEGAL", "STAGE"])
        make.say("partyName", party=to(make.one(parties)), type=type_, text=f"Name {make.one('ABC')}", **held)
    for one, other in zip(parties[1:], parties, strict=False):
        make.say("membership", member=to(one), group=to(other), **make.maybe(role="fiddler"))
        make.say("persona", persona=to(one), of=to(other))
        make.say("representation", agent=to(one), principal=to(other), capacity=make.one(["MANAGER", "LABEL"]))
    for _ in make.times(4):
        kind = make.one(["party", "work", "recording", "release", "asset", "file"])
        about = to(make.one(make.things[kind]))
        make.say(
            "identifier", about=about, scheme="PROPRIETARY:x", value=make.one("AB"), **make.maybe(state="REPLACED")
        )


def _credits(make: Making) -> None:
    roles: dict[str, list[str]] = {
        "work": ["Composer", "Lyricist", "OriginalPublisher"],
        "recording": ["MainArtist", "Vocalist", "StudioProducer"],
        "asset": ["MainArtist", "Composer", "MixingEngineer"],
    }
    for _ in make.times(14, 4):
        kind = make.one(list(roles))
        people: list[Json] = [{"party": to(id_)} for id_ in make.things["party"]]
        others: list[Json] = [{"modelVersion": to(make.one(make.things["modelVersion"]))}, {"special": "Traditional"}]
        maker = make.one([*people, *others])
        more = make.maybe(creditedAs="As credited", sequence=2, featured=True, state="DISPUTED", note="A note.")
        more |= make.maybe(aiContribution="Partly") if "modelVersion" not in maker else {}
        make.say("contribution", to=to(make.one(make.things[kind])), by=maker, role=make.one(roles[kind]), **more)


def _second_thoughts(make: Making) -> None:
    """Correct, retract, end and erase some of what was said; each fact at most once."""
    said = [step for step in make.steps if _may_change(make, step)]
    for step in make.some(said, most=5):
        source = {"source": step.fact["source"]}
        for name, fact in _changes(step.fact):
            if make.flip():
                added = make.add(fact | source)
                added.after |= {step.place}
                added.about = (name, step.place)
                break


def _may_change(make: Making, step: Step) -> bool:
    """Leave alone what a closed version holds, and a closing."""
    closed = any(each.fact["kind"] == "datasetClosed" for each in make.steps)
    return not (closed and step.fact["kind"].startswith("dataset"))


def _changes(fact: Json) -> list[tuple[str, Json]]:
    kind = fact["kind"]
    changes: list[tuple[str, Json]] = []
    if kind in ("membership", "persona", "representation"):
        changes.append(("target", {"kind": "ending", "validTo": _INSTANT.format(6)}))
    if kind == "contribution":
        changes.append(("corrects", {**fact, "creditedAs": "Corrected", "featured": False}))
    if kind in ("work", "recording", "asset", "release"):
        changes.append(("corrects", {**fact, "title": "Corrected"}))
    if kind == "namingChoice":
        changes.append(("corrects", {**fact, "naming": "NAMED" if fact["naming"] != "NAMED" else "NOT_NAMED"}))
    if kind in ("party", "contribution"):
        changes.append(("target", {"kind": "erasure"}))
    if kind in _SLOTS:
        changes.append(("target", {"kind": "retraction"}))
    return changes


def order(chance: Random, steps: Sequence[Step]) -> list[list[Step]]:
    """Put the facts into any order in which they can be recorded, in batches of any size."""
    hurry = {step.place: chance.random() for step in steps}
    left, done, batches = list(steps), set[int](), list[list[Step]]()
    while left:
        ready = [step for step in left if step.after <= done]
        step = min(ready, key=lambda each: (hurry[each.place], each.place))
        left.remove(step)
        done.add(step.place)
        alone = step.about is not None or step.fact["kind"] == "datasetFrozen"
        if not batches or alone or chance.random() < 0.25:
            batches.append([])
        batches[-1].append(step)
    return [[*batch, *(Step(place, fact, set()) for place, fact in marks(batch, steps).items())] for batch in batches]


SEEDS = st.integers(0, 2**32 - 1)
"""What worlds and orders are made of: a seed makes the same again, and other seeds make others."""
