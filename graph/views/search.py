"""How a search is answered: what was found, page by page, each hit with the text that answered."""

from collections.abc import Mapping
from typing import Any

from graph.reader import cursor
from graph.reader.binding import DEFAULT_PAGE, LARGEST_LIST
from graph.reader.errors import BadCursor, PageSizeOutOfRange
from graph.reader.finding import Finding, Findings
from graph.reader.views import Field, Found, View
from graph.search import Findable, Hit, Hits, Key, search


async def find(finding: Finding) -> Findings:
    """Find a page of what answers to a text."""
    text, first = finding.arguments["text"], finding.arguments["first"]
    first = DEFAULT_PAGE if first is None else first
    kinds = [Findable(kind) for kind in finding.arguments["kinds"] or Findable]
    if not 0 <= first <= LARGEST_LIST:
        raise PageSizeOutOfRange(f"first is {first}; it may be from 0 to {LARGEST_LIST}")
    # A cursor is of one question: in another, a place between two hits means nothing.
    seal = cursor.seal_of(f"Query.search {sorted(kinds)} {text!a}")
    after = _after(seal, finding.arguments["after"])
    found = await search(
        finding.database,
        text,
        audience=finding.context.audience,
        kinds=kinds,
        first=first,
        after=after,
    )
    return Findings(_page(found, seal, is_later=after is not None), found.seq)


def _after(seal: str, given: str | None) -> Key | None:
    if given is None:
        return None
    match cursor.decode(seal, 2, given):
        case [int(score), str(id_)]:
            return score, id_
    raise BadCursor("the cursor is not one of ours, or was damaged on the way")


def _page(found: Hits, seal: str, *, is_later: bool) -> Mapping[str, Any]:
    hits = [_hit(hit, cursor.encode(seal, hit.key)) for hit in found.hits]
    return {
        "hits": hits,
        "isPartial": found.is_partial,
        "pageInfo": {
            "hasNextPage": found.has_more,
            "hasPreviousPage": is_later,
            "startCursor": hits[0]["cursor"] if hits else None,
            "endCursor": hits[-1]["cursor"] if hits else None,
        },
    }


def _hit(hit: Hit, place: str) -> Mapping[str, Any]:
    matched = {
        "field": hit.field.value,
        "value": hit.value,
        "ranges": [{"start": start, "end": end} for start, end in hit.ranges],
    }
    return {"cursor": place, "kind": hit.kind.value, "score": hit.score, "matched": matched, "thing": hit.id}


VIEWS: tuple[View, ...] = ()
ROOTS: dict[str, Field] = {"search": Found(find)}
