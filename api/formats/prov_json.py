"""A trace as PROV-JSON (W3C member submission of 24 April 2013), by the library `prov`.

Things are entities, parties agents; generations and training runs are activities. What reports estimate, and whose
voice a model has, is influence: nobody states that one was derived from the other.
"""

from typing import Final

from prov.model import ProvDocument

from linernotes.lineage import StepType, kind_of
from linernotes.tracing.telling import Thing, Told, Trace

_NAMESPACE: Final = "urn:linernotes:"
_ACTIVITIES: Final = ("Generation", "TrainingRun")
_INFLUENCES: Final = (StepType.SCORES, StepType.VOICE_OF)


def prov_json(trace: Trace) -> str:
    """Return a trace as a PROV document; every relation names its step and the seqs of its facts."""
    document = ProvDocument()
    document.add_namespace("linernotes", _NAMESPACE)
    for thing in trace.things().values():
        _declare(document, thing)
    said: set[tuple[str, ...]] = set()
    for one in trace.edges:
        _relate(document, one, said)
    written = document.serialize(format="json", indent=2)
    return f"{written}\n"


def _name(id_: str) -> str:
    return f"linernotes:{id_}"


def _declare(document: ProvDocument, thing: Thing) -> None:
    attributes = {"prov:type": _name(thing.kind), **({} if thing.name is None else {"prov:label": thing.name})}
    if thing.kind in _ACTIVITIES:
        document.activity(_name(thing.id), other_attributes=attributes)
    elif thing.kind == "Party":
        document.agent(_name(thing.id), attributes)
    else:
        document.entity(_name(thing.id), attributes)


def _relate(document: ProvDocument, one: Told, said: set[tuple[str, ...]]) -> None:
    later, earlier = _name(one.later.id), _name(one.earlier.id)
    facts = [("linernotes:fact", fact["seq"]) for fact in one.facts]
    attributes = [("linernotes:step", one.type.value), *facts]
    if one.later.kind in _ACTIVITIES:
        document.usage(later, earlier, other_attributes=attributes)
    elif one.earlier.kind in _ACTIVITIES:
        document.generation(later, earlier, other_attributes=attributes)
    elif one.type in _INFLUENCES:
        document.influence(later, earlier, other_attributes=attributes)
    elif one.earlier.kind == "Party":
        document.attribution(later, earlier, other_attributes=attributes)
    else:
        activity = _activity(document, one, said)
        document.derivation(later, earlier, activity=activity, other_attributes=attributes)


def _activity(document: ProvDocument, one: Told, said: set[tuple[str, ...]]) -> str | None:
    """Say what made the later thing and used the earlier one; None if the facts name no one activity."""
    found = {id_ for fact in one.facts if (id_ := fact["subject"]) and kind_of(id_) in _ACTIVITIES}
    if len(found) != 1:
        return None
    activity = _name(found.pop())
    later, earlier = _name(one.later.id), _name(one.earlier.id)
    if (activity,) not in said:
        document.activity(activity)
    if (activity, later) not in said:
        document.generation(later, activity)
    if (activity, later, earlier) not in said:
        document.usage(activity, earlier)
    said |= {(activity,), (activity, later), (activity, later, earlier)}
    return activity
