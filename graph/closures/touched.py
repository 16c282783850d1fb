"""What a batch's changes touch: the later ends of steps that came or left, and sources that may be inside or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.closures.contents_touched import ContentsTouched, contents_touched
from graph.closures.control_keeping import ControlTouched, control_touched
from graph.recorder.changes import Changes, ends
from graph.standings.keeping import StandingsTouched, standings_touched
from linernotes.lineage import STEPS, StepType, kind_of

_LATER_END: Final[Mapping[str, str]] = {
    hop.relationship: "start" if hop.is_along else "end"
    for step in STEPS.values()
    if step.type not in (StepType.INCLUDES, StepType.VOICE_OF)
    for hop in step.hops
}
"""Which end of a relationship is, or leads to, the later thing of a step."""

# What else such a relationship says bears on rows; of the others nothing does but that it is there.
_TELLING: Final = frozenset({"SCORES", "RELATED_TO", "INCLUDES"})


@dataclass(slots=True)
class Touched:
    """Ids whose hits' rows may change: `later` by steps and labels, `judged` where a source is inside or outside.

    What is judged has beside it the dataset version that it joined or left, "" for another reason. `leaving` are assets
    and releases that go. `contents` is what of the contents of datasets and models is touched, `control` what of who
    controls what, `standings` what leads to past uses that may stand otherwise.
    """

    later: set[str] = field(default_factory=set)
    judged: set[tuple[str, str]] = field(default_factory=set)
    leaving: set[str] = field(default_factory=set)
    contents: ContentsTouched = field(default_factory=ContentsTouched)
    control: ControlTouched = field(default_factory=ControlTouched)
    standings: StandingsTouched = field(default_factory=StandingsTouched)


def touched_by(changes: Changes) -> Touched:
    """Say what changes touch, before they are written."""
    touched = Touched(contents=contents_touched(changes), control=control_touched(changes))
    touched.standings = standings_touched(changes)
    for type_ in sorted({*changes.new_edges, *changes.retired_edges}):
        came, left = (ends(rows, type_) for rows in (changes.new_edges, changes.retired_edges))
        differ = came | left if type_ in _TELLING else came ^ left
        for start, end in differ:
            _touch(touched, type_, start, end)
    for label in ("Asset", "Release"):
        touched.leaving |= {row["id"] for row in changes.retired_nodes.get(label, ())}
    return touched


def _touch(touched: Touched, type_: str, start: str, end: str) -> None:
    if type_ == "INCLUDES":
        touched.judged.add((end, start))
    elif type_ == "ABOUT" and kind_of(start) != "AttributionReport":
        return
    elif type_ in _LATER_END:
        touched.later.add(start if _LATER_END[type_] == "start" else end)
    if type_ == "RECORDING_OF":
        touched.judged |= {(start, ""), (end, "")}
