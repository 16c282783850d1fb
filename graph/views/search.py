"""How a search is answered: what was found, page by page, each hit with the text that answered."""

from collections.abc import Mapping
from typing import Any

from graph.reader import cursor
from graph.reader.finding import Finding, Findings
from graph.reader.paging import page_info, page_size
from graph.reader.views import Field, Found, View
from graph.search import Findable, Hit, Hits, Key, search


async def find(finding: Finding) -> Findings:
    """Find a page of what answers to a text."""
    text, first = finding.arguments["text"], page_size(finding.arguments["first"])
    kinds = [Findable(kind) for kind in finding.arguments["kinds"] or Findable]
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
    score, id_ = cursor.decode_as(seal, (int, str), given)
    return score, id_


def _page(found: Hits, seal: str, *, is_later: bool) -> Mapping[str, Any]:
    hits = [_hit(hit, cursor.encode(seal, hit.key)) for hit in found.hits]
    return {
        "hits": hits,
        "isPartial": found.is_partial,
        "pageInfo": page_info([hit["cursor"] for hit in hits], has_next=found.has_more, has_previous=is_later),
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
