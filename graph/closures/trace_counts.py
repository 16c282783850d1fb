"""How many hits a source has is kept by kind and certainty, for each reader, and for those whose the source is."""

from collections.abc import Mapping
from typing import Any, Final

from graph.engine.cypher import Statement
from linernotes.naming import Reader

FOR_THE_PUBLIC: Final = 0b001
"""What `open` of a row is that stands before the public alone: others have one of the same source and hit that says
more (linernotes.derivatives.Row)."""

HITS: Final[Mapping[Reader, str]] = {
    Reader.PUBLIC: "publicHits",
    Reader.LICENSED: "licensedHits",
    Reader.AUDITOR: "hits",
}
"""The property of a count that says how many hits a reader may see."""

OWN_HITS: Final[Mapping[Reader, str]] = {
    Reader.PUBLIC: "publicOwnHits",
    Reader.LICENSED: "licensedOwnHits",
    Reader.AUDITOR: "hits",
}
"""The property of a count that says how many hits a reader may see whose the source is."""

ALSO_EXPLAINED: Final[Mapping[Reader, str]] = {
    Reader.PUBLIC: "publicAlsoExplained",
    Reader.LICENSED: "licensedAlsoExplained",
    Reader.AUDITOR: "alsoExplained",
}
"""The property of a count of what is not explained that says how many of these hits a reader also sees explained.

Who sees what is not explained is an auditor, or somebody whose the source is.
"""

HIT_NUMBERS: Final = tuple(dict.fromkeys((*HITS.values(), *OWN_HITS.values(), *ALSO_EXPLAINED.values())))
"""All properties of a count that are numbers of hits."""

COUNT_ROWS: Final = Statement(
    f"""
    // Adds to how many hits some sources have, by kind and certainty; a count of none is dropped.
    // counts
    UNWIND $counts AS count
    MERGE (kept:TraceCount {{source: count.source, kind: count.kind, certainty: count.certainty}})
    ON CREATE SET {", ".join(f"kept.{name} = 0" for name in HIT_NUMBERS)}
    SET {", ".join(f"kept.{name} = kept.{name} + count.{name}" for name in HIT_NUMBERS)}
    WITH kept WHERE kept.hits = 0 DELETE kept
    """,
    name="count rows",
)

_BITS: Final[Mapping[Reader, int]] = {Reader.PUBLIC: 0b01, Reader.LICENSED: 0b10}


def counted_in(row: Mapping[str, Any]) -> set[str]:
    """Name the numbers that a stored row is one of."""
    if row["open"] == FOR_THE_PUBLIC:
        return {HITS[Reader.PUBLIC]}
    also = row.get("alsoExplained")
    explained = set() if also is None else _before(also, ALSO_EXPLAINED)
    return _before(row["open"], HITS) | _before(row["own"], OWN_HITS) | explained


def _before(opened: int, numbers: Mapping[Reader, str]) -> set[str]:
    """Name the numbers for those before whom something is open; before an auditor all is."""
    return {name for reader, name in numbers.items() if reader is Reader.AUDITOR or opened & _BITS[reader]}
