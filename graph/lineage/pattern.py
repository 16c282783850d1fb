"""How a step reads in Cypher: its relationships, today's or those of a time in the past, and who may see it."""

from __future__ import annotations

from graph.reader.then import stood
from linernotes.lineage import Direction, Hop, Step

_SEEN = "NOT row.{1}.hidden IN labels({0})"
# What would be withheld then by choices of today stands on a node as stretches of the journal: see linernotes/once.py.
_SEEN_THEN = _SEEN + " AND size([seq IN coalesce({0}[row.{1}.once], []) WHERE seq <= $known]) % 2 = 0"


def thing(name: str, id_: str, *, then: bool) -> str:
    """Give the node that carries a thing's relationships; in a reading of the past also one that nobody describes."""
    return f"({name}:{'Entity|Former' if then else 'Entity'} {{id: {id_}}})"


def relationship(types: str, name: str, *, then: bool, more: str = "") -> str:
    """Give a relationship of one of these types that stands, or stood then."""
    if not then:
        return f"[{name}:{types}{f' WHERE {more}' if more else ''}]"
    of = types.split("|")
    both = "|".join([*of, *(f"{type_}_WAS" for type_ in of)])
    return f"[{name}:{both} WHERE {' AND '.join([stood(name), *([more] if more else [])])}]"


def leading(step: Step, direction: Direction, *, then: bool) -> str:
    """Give the way of a step from `near` to `far`, over `through` where there are two hops; edges are e0 and e1."""
    hops = list(enumerate(step.hops))
    nodes = ["(near)", *(["(through)"] if len(hops) == 2 else []), "(far)"]
    if direction is Direction.LATER:
        hops.reverse()
    parts = [nodes[0]]
    for (place, hop), node in zip(hops, nodes[1:], strict=True):
        is_along = hop.is_along is (direction is Direction.EARLIER)
        edge = relationship(hop.relationship, f"e{place}", then=then, more=_of_types(hop, f"e{place}"))
        parts.append(f"-{edge}->{node}" if is_along else f"<-{edge}-{node}")
    return "".join(parts)


def seen(name: str, *, place: str = "here", then: bool) -> str:
    """Give the condition on which the reader may see a node: `here`, where the walk stands, or `behind` the step."""
    return (_SEEN_THEN if then else _SEEN).format(name, place)


def step_seen(step: Step, *, later: str, earlier: str, then: bool) -> str:
    """Give the condition on which the reader may see a step.

    The later thing is seen where the walk stands, the earlier one behind the step, with a contribution that the step
    passes through: what one made is told on its own line, and what it was made of on lines that say less.
    """
    behind = [earlier, *(["through"] if step.through == "Contribution" else [])]
    return " AND ".join([seen(later, then=then), *(seen(name, place="behind", then=then) for name in behind)])


def _of_types(hop: Hop, name: str) -> str:
    return "" if hop.types is None else f"{name}.type IN [{', '.join(repr(each) for each in sorted(hop.types))}]"
