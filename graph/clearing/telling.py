"""The answer as plain values: counts of all items, and for each its verdicts, what they rest on, and what it lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from graph.clearing.subjects import Entry, Subject
from graph.clearing.visitors import Counting
from linernotes.rights.choice import DEFAULT_POLICY, ChoicePolicy
from linernotes.rights.clearance import Clearance, Met
from linernotes.rights.gap import Gap
from linernotes.rights.question import Question
from linernotes.rights.territory import WORLD, Area
from linernotes.vocabularies.clearance import CLOSES, Extent
from linernotes.vocabularies.rights import Side

Json = dict[str, Any]


@lru_cache(maxsize=1_000)
def plain_area(area: Area) -> Json:
    """Tell an area: by its countries, and in short."""
    return {"isWholeWorld": area == WORLD, "codes": list(area), "text": str(area)}


def plain_counts(counting: Counting, question: Question, policy: ChoicePolicy, seq: int) -> Json:
    """Tell what was asked, as of which seq, and what the answers come to; whose gaps they are is told page by page."""
    tally = counting.tally
    return {
        "seq": seq,
        "asOf": question.as_of,
        "use": question.use.value,
        "place": plain_area(question.place),
        "policy": _policy(policy),
        "counts": {
            "items": tally.items,
            "notNamed": counting.not_named,
            **{name: _extents(getattr(tally, name)) for name in ("cleared", "rights", "choice")},
        },
        "cleared": plain_area(tally.area),
        "gapsByReason": [
            {"reason": reason.value, "items": items, "closes": CLOSES[reason]} for reason, items in tally.by_reason()
        ],
    }


def _policy(policy: ChoicePolicy) -> Json:
    sides = (Side.MASTER, Side.COMPOSITION, Side.LYRICS)
    return {
        "isDefault": DEFAULT_POLICY.id in policy.id.split(),
        "policies": [id_ for id_ in policy.id.split() if id_ != DEFAULT_POLICY.id],
        **{side.value.lower(): sorted(role.value for role in policy.roles.get(side, ())) for side in sides},
    }


def _extents(counted: Mapping[Extent, int]) -> Json:
    return {one.value.lower(): counted.get(one, 0) for one in Extent}


def plain(subject: Subject, clearance: Clearance, selects: Collection[str]) -> Json:
    """Tell the answer for one item, as far as it is asked for; finding gaps and papers takes longest."""
    told: Json = {
        "item": subject.item,
        "given": None if subject.given is None else _given(subject.given),
        "cleared": plain_area(clearance.cleared),
        "rights": plain_area(clearance.rights),
        "choice": plain_area(clearance.choice),
    }
    if "requirements" in selects:
        told["requirements"] = [_requirement(met) for met in clearance.requirements]
    if "gaps" in selects:
        told["gaps"] = [_gap(gap) for gap in clearance.gaps]
    if "ignored" in selects:
        told["ignored"] = [{"decision": one.decision, "because": one.because.value} for one in clearance.ignored]
    return told


def _given(entry: Entry) -> Json:
    identifier = {"scheme": entry.scheme, "value": entry.value} if entry.value is not None else None
    return {"id": entry.id, "identifier": identifier, "title": entry.title}


def _requirement(met: Met) -> Json:
    return {
        "thing": met.requirement.thing,
        "side": met.requirement.side,
        "rights": plain_area(met.judgement.rights),
        "choice": plain_area(met.judgement.choice),
        "papers": list(met.by),
        "isAssumed": met.is_assumed,
    }


def _gap(gap: Gap) -> Json:
    return {
        "thing": gap.thing or None,
        "side": gap.side,
        "verdict": gap.verdict.value,
        "area": plain_area(gap.area),
        "since": gap.since,
        "party": gap.who,
        "reason": gap.reason.value,
        # Not in the words of the gap, which have the id of who is to act: it may not be named to this reader.
        "closes": CLOSES[gap.reason],
        "about": list(gap.about),
        "missingPpm": gap.missing_ppm,
    }
