"""Lineage in words: what a thing is to the one that it came from, and what that one is to it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from linernotes.lineage import Direction, StepType
from linernotes.tracing.completeness import Completeness
from linernotes.tracing.question import Reason
from linernotes.tracing.telling import Fact, Thing

WORDS: Final[Mapping[StepType, tuple[str, str]]] = MappingProxyType(
    {
        StepType.CONTAINS: ("contains", "is released on"),
        StepType.ENCODES: ("encodes", "is encoded in"),
        StepType.USED_INPUT: ("was made using", "was used for"),
        StepType.USED_MODEL: ("was made with the model", "made"),
        StepType.SCORES: ("rests, by a report's estimate, on", "is among the estimated sources of"),
        StepType.BY_MODEL: ("has a contribution by the model", "contributed to"),
        StepType.STARTED_FROM: ("started from", "is what training started from for"),
        StepType.LEARNED_FROM: ("learned from", "taught"),
        StepType.USED: ("was trained with", "trained"),
        StepType.INCLUDES: ("includes", "is included in"),
        StepType.RELATED_TO: ("rests on the recording", "is used in"),
        StepType.RECORDING_OF: ("is a recording of", "is recorded as"),
        StepType.DERIVED_FROM: ("is derived from", "is the source of"),
        StepType.VOICE_OF: ("has the voice of", "gave the voice to"),
        StepType.MADE: ("was made by", "made"),
        StepType.CONTROLS: ("is or was controlled by", "controls or controlled"),
        StepType.ABOUT: ("is reported on by", "is about"),
        StepType.PRODUCED_BY: ("was produced by", "produced"),
        StepType.TO: ("has the contribution", "is a contribution to"),
    }
)
"""What a later thing is to the earlier one, and the earlier to the later."""

_EARLIER: Final[Mapping[StepType, str]] = MappingProxyType(
    {
        StepType.CONTAINS: "recording",
        StepType.ENCODES: "recording in a file",
        StepType.USED_INPUT: "input",
        StepType.USED_MODEL: "model",
        StepType.SCORES: "estimated source",
        StepType.BY_MODEL: "contributing model",
        StepType.STARTED_FROM: "earlier model",
        StepType.LEARNED_FROM: "teaching model",
        StepType.USED: "dataset",
        StepType.INCLUDES: "dataset item",
        StepType.RELATED_TO: "earlier recording",
        StepType.RECORDING_OF: "work",
        StepType.DERIVED_FROM: "earlier work",
        StepType.VOICE_OF: "voice",
        StepType.MADE: "contributor",
    }
)
"""What the earlier thing is called where such are only counted."""

_REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.FAN_OUT: "too many of one type at one thing",
        Reason.BUDGET: "too many things in all",
        Reason.DEPTH: "further away",
    }
)


def step(type_: StepType, direction: Direction) -> str:
    """Return what leads from one thing to the next, read in a direction."""
    return WORDS[type_][0 if direction is Direction.EARLIER else 1]


def counted(type_: StepType, count: int) -> str:
    """Return how many earlier things a step leads to: "14 estimated sources"."""
    one, behind, rest = _EARLIER[type_].partition(" in ")
    return f"{count:,} {one if count == 1 else f'{one}s'}{behind}{rest}"


def called(thing: Thing) -> str:
    """Return what a thing is called, or its id."""
    return thing.id if thing.name is None else thing.name


def kind(thing: Thing) -> str:
    """Return a kind in words: `model version`."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in thing.kind).strip()


def left_out(said: Completeness) -> str:
    """Return what was left out in one sentence; an empty text when nothing was."""
    if not said.is_partial:
        return ""
    counts = [f"{'' if one.is_exact else 'over '}{one.count:,} {one.type.value}" for one in said.omitted]
    reasons = "; ".join(_REASONS[reason] for reason in said.reasons)
    return f"Left out ({reasons}): {', '.join(counts) or 'not counted'}."


def who_said(facts: Sequence[Fact]) -> list[str]:
    """Return who stated facts and when they were recorded, one line for those of the same source and day."""
    told: dict[str, list[Fact]] = {}
    for fact in facts:
        document = f", {fact['document']}" if fact["document"] else ""
        day = (fact["recordedAt"] or "")[:10]
        told.setdefault(f"{fact['source']} ({fact['sourceKind']}){document}, recorded {day}", []).append(fact)
    return [f"{_facts(several)}: {source}" for source, several in told.items()]


def _facts(facts: Sequence[Fact]) -> str:
    seqs = ", ".join(f"{fact['seq']:,}" for fact in facts)
    kinds = ", ".join(dict.fromkeys(fact["kind"] for fact in facts))
    return f"{'fact' if len(facts) == 1 else 'facts'} {seqs} ({kinds})"
