"""Steps back from an asset or recording to what it rests on, several sources' word for one step made one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linernotes.credits.contributions import source_key
from linernotes.credits.needs import (
    AssetSourceNeeds,
    ContributionNeeds,
    FileNeeds,
    LinkNeeds,
    RecordingNeeds,
    SegmentNeeds,
    StatedNeeds,
    WorkNeeds,
)
from linernotes.credits.relations import COMPONENT_WORK, relation_name
from linernotes.credits.shapes import Segment, Source
from linernotes.credits.sources import asset_source, file_source, recording_source, work_source
from linernotes.credits.standpoint import Standpoint
from linernotes.vocabularies.assets import IngredientRelationship
from linernotes.vocabularies.recordings import RELATIONS_TO_EARLIER

_INPUT_TO = IngredientRelationship.INPUT_TO.value
_FOLLOWED = {one.value for one in IngredientRelationship} | {one.value for one in RELATIONS_TO_EARLIER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a step leads to: exactly one of a recording, an asset, a work or a file that holds nothing known."""

    recording: RecordingNeeds | None = None
    asset: AssetSourceNeeds | None = None
    work: WorkNeeds | None = None
    file: FileNeeds | None = None

    @property
    def thing(self) -> RecordingNeeds | AssetSourceNeeds | WorkNeeds | FileNeeds:
        """The thing itself."""
        found = self.recording or self.asset or self.work or self.file
        if found is None:
            raise ValueError("a step leads to exactly one thing")
        return found

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.thing["id"]

    @property
    def credits(self) -> tuple[Sequence[ContributionNeeds], Sequence[WorkNeeds]]:
        """The thing's own contributions, and the works whose writers are its too."""
        if self.recording is not None:
            return self.recording["contributions"], self.recording["works"]
        if self.asset is not None:
            return self.asset["contributions"], self.asset["works"]
        return (self.work["contributions"], ()) if self.work is not None else ((), ())

    def source(self, standpoint: Standpoint) -> Source:
        """Show the thing with its own credits."""
        if self.recording is not None:
            return recording_source(self.recording, standpoint)
        if self.asset is not None:
            return asset_source(self.asset, standpoint)
        if self.work is not None:
            return work_source(self.work, standpoint)
        assert self.file is not None
        return file_source(self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step, as the preferred source states it; `stated` begins with that one."""

    start: str
    relation: str
    is_reference: bool
    position: int
    in_segment: Segment | None
    from_segment: Segment | None
    target: Target
    stated: tuple[StatedNeeds, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """A key that sorts the steps from one thing: as its maker ordered them, then by place, relation and id."""
        begin = -1 if self.in_segment is None else self.in_segment.start_ms
        return self.position, begin, self.relation, self.target.id, str(self.from_segment)


def steps_by_start(links: Iterable[LinkNeeds]) -> dict[str, list[Step]]:
    """Return the steps from each thing, in order; relations that lead nowhere earlier are left out."""
    several: dict[tuple[object, ...], list[Step]] = {}
    for link in links:
        if link["relation"] in _FOLLOWED:
            for step in _steps(link):
                key = (step.start, step.relation, step.is_reference, step.in_segment, step.from_segment, step.target.id)
                several.setdefault(key, []).append(step)
    steps: dict[str, list[Step]] = {}
    for same in several.values():
        one = _merged(same)
        steps.setdefault(one.start, []).append(one)
    return {start: sorted(found, key=lambda step: step.order) for start, found in steps.items()}


def _merged(same: list[Step]) -> Step:
    ordered = sorted(same, key=lambda step: (source_key(step.stated[0]), step.stated[0]["seq"]))
    first = ordered[0]
    return Step(
        start=first.start,
        relation=first.relation,
        is_reference=first.is_reference,
        position=min(step.position for step in ordered),
        in_segment=first.in_segment,
        from_segment=first.from_segment,
        target=first.target,
        stated=tuple({step.stated[0]["seq"]: step.stated[0] for step in ordered}.values()),
    )


def _steps(link: LinkNeeds) -> list[Step]:
    return [
        Step(
            start=link["from"],
            relation=_relation(link["relation"], target),
            is_reference=link["relation"] == _INPUT_TO,
            position=link["position"] or 0,
            in_segment=segment(link["segments"], "in"),
            from_segment=segment(link["segments"], "from"),
            target=target,
            stated=(link["stated"],),
        )
        for target in _targets(link)
    ]


def _relation(recorded: str, target: Target) -> str:
    component = recorded == IngredientRelationship.COMPONENT_OF.value
    return COMPONENT_WORK if component and target.work is not None else relation_name(recorded)


def _targets(link: LinkNeeds) -> list[Target]:
    file = link["file"]
    if file is None:
        return [Target(recording=link["recording"], asset=link["asset"], work=link["work"])]
    held = [Target(recording=one) for one in file["recordings"]] + [Target(asset=one) for one in file["assets"]]
    return held or [Target(file=file)]


def segment(segments: SegmentNeeds, side: str) -> Segment | None:
    """Return the stretch on one side (`in` or `from`), or None for the whole."""
    if side == "in":
        start, end = segments["inStartMs"], segments["inEndMs"]
    else:
        start, end = segments["fromStartMs"], segments["fromEndMs"]
    return None if start is None or end is None else Segment(start_ms=start, end_ms=end)
