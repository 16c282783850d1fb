"""The steps of lineage: which facts lead from a later thing to what it came from, in one table.

Tracing, derivatives and the docs follow it. A *thing* counts for depth; what stands between two things (a
contribution, a generation, a report, a training run) is passed through.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from linernotes.facts.party import CreditContext
from linernotes.facts.registry import PREFIXES
from linernotes.vocabularies.recordings import RELATIONS_TO_EARLIER


@unique
class StepType(StrEnum):
    """Name a step; the order is the order in which a thing's edges are listed."""

    CONTAINS = "CONTAINS"
    ENCODES = "ENCODES"
    USED_INPUT = "USED_INPUT"
    USED_MODEL = "USED_MODEL"
    SCORES = "SCORES"
    BY_MODEL = "BY_MODEL"
    STARTED_FROM = "STARTED_FROM"
    LEARNED_FROM = "LEARNED_FROM"
    USED = "USED"
    INCLUDES = "INCLUDES"
    RELATED_TO = "RELATED_TO"
    RECORDING_OF = "RECORDING_OF"
    DERIVED_FROM = "DERIVED_FROM"
    VOICE_OF = "VOICE_OF"
    MADE = "MADE"
    # Derived from facts of rights, and so the last step of a derivative and none of a walk.
    CONTROLS = "CONTROLS"
    # Halves of steps, from what is passed through to the later thing: only where a walk begins there.
    ABOUT = "ABOUT"
    PRODUCED_BY = "PRODUCED_BY"
    TO = "TO"


@unique
class Direction(StrEnum):
    """Say which way a walk goes: to what a thing came from, or to what came of it."""

    EARLIER = "EARLIER"
    LATER = "LATER"


@dataclass(frozen=True, slots=True)
class Hop:
    """One relationship on the way from the later thing to the earlier.

    `is_along` says whether the way goes from the relationship's start to its end. `types` are the only values of its
    property `type` that count; None: all do.
    """

    relationship: str
    is_along: bool = True
    types: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One way from a later thing to an earlier: between which kinds, over which relationships.

    `through` is the kind that stands between the two hops. `place` is where the step leads the reader, None for where
    it already stands: what may be seen on what one made need not be seen on what was trained on it.
    """

    type: StepType
    later: tuple[str, ...]
    earlier: tuple[str, ...]
    hops: tuple[Hop, ...]
    through: str | None = None
    place: CreditContext | None = None


_SOUND = ("Recording", "Asset")
_CREDITED = ("Work", "Recording", "Asset")
_GENERATED = Hop("PRODUCED_BY")
_CONTRIBUTED = Hop("TO", is_along=False)

STEPS: Final[Mapping[StepType, Step]] = MappingProxyType(
    {
        step.type: step
        for step in (
            Step(type=StepType.CONTAINS, later=("Release",), earlier=_SOUND, hops=(Hop("CONTAINS"),)),
            Step(type=StepType.ENCODES, later=("File",), earlier=_SOUND, hops=(Hop("ENCODES"),)),
            Step(
                type=StepType.USED_INPUT,
                later=("Asset",),
                earlier=("Recording", "Asset", "Work", "File"),
                through="Generation",
                hops=(_GENERATED, Hop("USED_INPUT")),
                place=CreditContext.CONTAINED,
            ),
            Step(
                type=StepType.USED_MODEL,
                later=("Asset",),
                earlier=("ModelVersion",),
                through="Generation",
                hops=(_GENERATED, Hop("USED_MODEL")),
            ),
            Step(
                type=StepType.SCORES,
                later=("Asset",),
                earlier=("Recording", "Work"),
                through="AttributionReport",
                hops=(Hop("ABOUT", is_along=False), Hop("SCORES")),
                place=CreditContext.TRAINING,
            ),
            Step(
                type=StepType.BY_MODEL,
                later=_CREDITED,
                earlier=("ModelVersion",),
                through="Contribution",
                hops=(_CONTRIBUTED, Hop("BY_MODEL")),
            ),
            *(
                Step(
                    type=type_,
                    later=("ModelVersion",),
                    earlier=(earlier,),
                    through="TrainingRun",
                    hops=(Hop("PRODUCED_BY"), Hop(type_.value)),
                )
                for type_, earlier in (
                    (StepType.STARTED_FROM, "ModelVersion"),
                    (StepType.LEARNED_FROM, "ModelVersion"),
                    (StepType.USED, "DatasetVersion"),
                )
            ),
            Step(
                type=StepType.INCLUDES,
                later=("DatasetVersion",),
                earlier=("Recording", "Asset", "Work"),
                hops=(Hop("INCLUDES"),),
                place=CreditContext.TRAINING,
            ),
            Step(
                type=StepType.RELATED_TO,
                later=("Recording",),
                earlier=("Recording",),
                hops=(Hop("RELATED_TO", types=frozenset(each.value for each in RELATIONS_TO_EARLIER)),),
                place=CreditContext.CONTAINED,
            ),
            Step(type=StepType.RECORDING_OF, later=_SOUND, earlier=("Work",), hops=(Hop("RECORDING_OF"),)),
            Step(
                type=StepType.DERIVED_FROM,
                later=("Work",),
                earlier=("Work",),
                hops=(Hop("DERIVED_FROM"),),
                place=CreditContext.CONTAINED,
            ),
            Step(
                type=StepType.VOICE_OF,
                later=("ModelVersion",),
                earlier=("Party",),
                hops=(Hop("VOICE_OF"),),
                place=CreditContext.TRAINING,
            ),
            Step(
                type=StepType.MADE,
                later=_CREDITED,
                earlier=("Party",),
                through="Contribution",
                hops=(_CONTRIBUTED, Hop("MADE", is_along=False)),
            ),
        )
    }
)
"""Every step that facts state, in the order of StepType."""

CONTROLS: Final = Step(
    type=StepType.CONTROLS, later=_CREDITED, earlier=("Party",), hops=(Hop("CONTROLS", is_along=False),)
)
"""The step to a party that controls a right in a thing, or ever did: no fact says it, so that no walk follows it."""


def _to_earlier(step: Step) -> Step:
    """Return the half of a step from what it passes through to the earlier thing."""
    assert step.through is not None
    return replace(step, later=(step.through,), hops=step.hops[1:], through=None)


def _to_later(step: Step) -> Step:
    """Return the half of a step from what it passes through to the later thing, named for its one relationship."""
    assert step.through is not None
    (hop,) = step.hops[:1]
    # What a generation made is its own, whatever it was given; what a report is about is spoken of as the report does.
    place = step.place if step.type is StepType.SCORES else None
    type_ = StepType(hop.relationship)
    return replace(step, type=type_, earlier=(step.through,), hops=(hop,), through=None, place=place)


def _halves() -> Mapping[tuple[str, Direction], tuple[Step, ...]]:
    halves: dict[tuple[str, Direction], dict[StepType, Step]] = {}
    for step in STEPS.values():
        if step.through is None:
            continue
        for direction, half in ((Direction.EARLIER, _to_earlier(step)), (Direction.LATER, _to_later(step))):
            same = halves.setdefault((step.through, direction), {})
            known = same.get(half.type, half)
            same[half.type] = replace(half, later=tuple(dict.fromkeys((*known.later, *half.later))))
    return MappingProxyType({key: tuple(same.values()) for key, same in halves.items()})


HALVES: Final = _halves()
"""The halves of steps by which a walk begins at what is passed through, by its kind and the direction."""


@unique
class ThingKind(StrEnum):
    """Name a kind of thing that counts for depth, by its label."""

    PARTY = "Party"
    WORK = "Work"
    RECORDING = "Recording"
    FILE = "File"
    RELEASE = "Release"
    ASSET = "Asset"
    DATASET_VERSION = "DatasetVersion"
    MODEL_VERSION = "ModelVersion"


THINGS: Final = frozenset(kind for step in STEPS.values() for kind in (*step.later, *step.earlier))
"""The kinds that count for depth. A dataset and a model are things too, but stand for their versions."""

PASSED_THROUGH: Final = frozenset(step.through for step in STEPS.values() if step.through is not None)
"""The kinds that do not count for depth: they stand between two things."""

VERSIONS_OF: Final[Mapping[str, str]] = MappingProxyType({"Dataset": "DatasetVersion", "Model": "ModelVersion"})
"""What has versions and no lineage of its own, and the kind of its versions."""

PLACES: Final = tuple(CreditContext)
"""The places of a walk, from where it begins: a step leads further down this list, never back up."""

_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {prefix: kind[0].upper() + kind[1:] for prefix, kind in PREFIXES.items()}
)


def steps_from(kind: str, direction: Direction) -> tuple[Step, ...]:
    """Return the steps that lead on from a kind, in their order: halves from what is passed through."""
    if kind in PASSED_THROUGH:
        return HALVES[kind, direction]
    is_earlier = direction is Direction.EARLIER
    return tuple(step for step in STEPS.values() if kind in (step.later if is_earlier else step.earlier))


def place_after(place: CreditContext, step: Step) -> CreditContext:
    """Return where a walk stands after a step from a place: never further up than it was."""
    return place if step.place is None else max(place, step.place, key=PLACES.index)


def kind_of(id_: str) -> str | None:
    """Return the kind of thing that an id tells by its first letters; None for what is no id of ours."""
    prefix, _, rest = id_.partition("_")
    return _KINDS.get(prefix) if rest else None
