"""The Cypher of the views as it reads the graph of the past: what stood once the journal had come to `$known`.

Rows that no longer stand are twins: relationships `MADE_WAS`, nodes `:Was`. Relationships, standing or not, hang on a
thing's *anchor*: the node that all of its life happened to (`Entity`, or `Former` once nobody describes it). What the
thing was shown by at a seq is its *state*: the anchor itself, or a copy that a later description left behind. So labels
and relationships are read from the anchor, properties from the state; each name `n` of a pattern has both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from graph.reader.pattern import outside
from graph.reader.shape import hops
from graph.vocabulary import NODES, THING_LABELS
from linernotes.once import once_property

KNOWN = "known"
"""The parameter that holds the seq; no argument of a field may have its name."""

_EDGE = re.compile(r"\[\s*([a-z]\w*)?\s*:\s*([A-Z_|]+)\s*\]")
_LABEL = re.compile(r"(\(\s*(?:[a-z]\w*)?\s*:\s*)([A-Z]\w*)\b")
_LONE = re.compile(r"\(([a-z]\w*):(?:Entity:)?([A-Z]\w*)( \{.*\})?\)")
_NAMED = re.compile(r"\(\s*([a-z]\w*)\s*(?=[:){])")
_READ = re.compile(r"(?<![\w.$])([a-z]\w*)\.([a-z]\w*)")

# By these labels a pattern finds what all facts of it share, and what stands for all time.
_TIMELESS = ("Entity", "Identifier", "JournalEntry", "Said")
# How people want to be named is read as it is now, whatever else was known then; once nobody describes a party any
# more, all that it ever chose counts.
_CHOICE = "CHOSEN_BY"
_CHOSEN = "{0}.toSeq IS NULL OR endNode({0}):Former"

_VALID_TO = (
    "coalesce(head(COLLECT {{ MATCH (ending:Said {{target: {0}.fact}}) WHERE ending.kind = 'ending'"
    " AND ending.seq <= $known AND coalesce(ending.toSeq > $known, true) RETURN ending.validTo }}),"
    " CASE WHEN {0}.endedBy IS NULL THEN {0}.validTo ELSE {0}.validToBefore END)"
)
WORKED_OUT = frozenset({"validTo", "changedSeq"})
"""Properties that no state keeps as they were."""

_CHANGED = "[seq IN {0}.changes WHERE seq <= $known][-1]"


def as_known(known: int | None) -> dict[str, int]:
    """Return the parameter of a statement's form for the past; none for today's."""
    return {} if known is None else {KNOWN: known}


def stood(name: str) -> str:
    """Say that a row, by its name, stood then."""
    return f"{name}.fromSeq <= $known AND coalesce({name}.toSeq > $known, true)"


def visible_then(node: str, hidden: str) -> str:
    """Give the condition on which a node may be seen, of which the label `hidden` says that it is withheld today.

    What would have to be withheld then, by choices of today, the recorder keeps as stretches of the journal.
    """
    # An odd number of bounds have been passed where a stretch has begun and not ended.
    passed = f"size([seq IN coalesce({node}.{once_property(hidden)}, []) WHERE seq <= $known])"
    return f"NOT ({node}:{hidden} OR {passed} % 2 = 1)"


def twin(kind: str) -> str:
    """Name what was of a label or type: `PartyWas`, `MADE_WAS`."""
    return f"{kind}_WAS" if kind.isupper() else f"{kind}Was"


def any_label(label: str) -> str:
    """Give the label expression of what is, or was, of this label."""
    return label if label in _TIMELESS else f"{label}|{twin(label)}"


def edge(types: str, name: str) -> str:
    """Give the relationship of one of these types that stood then."""
    of = types.split("|")
    condition = _CHOSEN.format(name) if of == [_CHOICE] else stood(name)
    return f"[{name}:{'|'.join([*of, *map(twin, of)])} WHERE {condition}]"


@cache
def pattern_then(pattern: str) -> str:
    """Give a view's pattern with twins beside what stands, and a name for every relationship."""
    if lone := _lone(pattern):
        name, label, keys = lone
        found = "Entity|Was" if keys.startswith(" {id: ") else any_label(label)
        if label not in THING_LABELS:
            return f"({name}:{found}{keys})"
        return f"({state_of(name)}:{found}{keys}), ({name}:Entity|Former {{id: {state_of(name)}.id}})"
    names = iter(range(len(pattern)))
    named = _EDGE.sub(lambda found: edge(found[2], found[1] or f"via_{next(names)}_"), pattern)
    return _LABEL.sub(lambda found: found[1] + any_label(found[2]), named)


def conditions_then(pattern: str) -> list[str]:
    """List what else is asked of a pattern: of a lone node its label, and that it stood; of facts that they came."""
    if not (lone := _lone(pattern)):
        return [f"{name}.seq <= $known" for name in re.findall(r"\(([a-z]\w*):Said\b", pattern)]
    name, label, _ = lone
    state = state_of(name) if label in THING_LABELS else name
    return [f"{state}:{any_label(label)}", stood(state)]


@cache
def _lone(pattern: str) -> tuple[str, str, str] | None:
    """Give name, label and property map of a pattern that is one node, of a kind that may stand no longer."""
    found = _LONE.fullmatch(pattern)
    return (found[1], found[2], found[3] or "") if found and found[2] in NODES else None


def state_of(name: str) -> str:
    """Name the state of what a name of a pattern stands for."""
    return f"{name}_then"


@cache
def changing(pattern: str) -> tuple[str, ...]:
    """List the names of a pattern whose properties stand on a state, since they may have been others once."""
    fixed = {hop.end.name for hop in hops(pattern) if hop.types == ("IDENTIFIED_BY",)}
    fixed |= {hop.start.name for hop in hops(pattern) if hop.types == (_CHOICE,)}
    plain = outside(pattern)
    fixed |= {
        name for name, label in re.findall(r"\(([a-z]\w*):(?:Entity:)?([A-Z]\w*)", plain) if label not in THING_LABELS
    }
    return tuple(name for name in dict.fromkeys(_NAMED.findall(plain)) if name not in fixed)


def joined(name: str, state: str) -> str:
    """Give the pattern that finds the state of an anchor."""
    return f"({state}:Entity|Was {{id: {name}.id}})"


def property_then(states: Mapping[str, str], name: str, property_: str) -> str:
    """Give the expression for a property as it was: of a state, if the name has one."""
    state = states.get(name, name)
    match property_:
        case "id":
            return f"{name}.id"
        case "validTo":
            return _VALID_TO.format(state)
        case "changedSeq":
            return _CHANGED.format(name)
    return f"{state}.{property_}"


def properties_then(text: str, states: Mapping[str, str]) -> str:
    """Give numbered Cypher with each property that it reads as it was."""
    return _READ.sub(lambda found: property_then(states, found[1], found[2]), text)
