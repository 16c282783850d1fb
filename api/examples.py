"""Queries to begin with, about the things of the demo: what people ask first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from seed.demo import demo_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A document whose first line says what it asks, and its variables."""

    text: str
    variables: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples in the order of their tabs."""
    ids = demo_ids()
    return (
        Example(text=_RECORDING, variables={"recording": ids["st-louis-blues-1925"]}),
        Example(text=_BY_ISRC, variables={"identifier": {"scheme": "ISRC", "value": "USAN12000001"}}),
        Example(text=_BROWSE, variables={"first": 5}),
    )


_RECORDING = """\
# Who made this recording?
query Recording($recording: ID!) {
  recording(id: $recording) {
    title
    recorded
    contributions(first: 20) {
      nodes {
        role
        creditedAs
        instrument
      }
    }
  }
}
"""

_BY_ISRC = """\
# Which recordings claim this identifier? One on two recordings is normal: the answer is a list.
query ByIdentifier($identifier: IdentifierInput!) {
  recordings(identifier: $identifier) {
    id
    title
  }
}
"""

_BROWSE = """\
# A page of recordings, by title.
query Browse($first: Int!, $after: String) {
  browseRecordings(orderBy: TITLE, first: $first, after: $after) {
    nodes {
      id
      title
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
"""
