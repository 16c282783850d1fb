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
        Example(text=_CREDITS, variables={"asset": ids["night-ferry"]}),
        Example(text=_RECORDING, variables={"recording": ids["st-louis-blues-bessie-smith-1925"]}),
        Example(text=_BY_IDENTIFIER, variables={"identifier": {"scheme": "ISRC", "value": "XXDEM1900001"}}),
        Example(text=_TRAINED_ON, variables={"model": ids["meridian-strings-2-1"], "first": 5}),
        Example(text=_BROWSE, variables={"first": 5}),
    )


_CREDITS = """\
# Whom does this asset credit?
query Credits($asset: ID!) {
  asset(id: $asset) {
    title
    credits {
      status
      asOfJournal
      disclosure { containsAI declaredBy }
      madeBy { name special model roles ai }
      contains {
        relation
        certainty
        source { title year performedBy { name } }
      }
      trainingSources {
        statement
        sides {
          basis { family measures by side }
          items { rank ppm show withheld source { title performedBy { name } } }
          residual { ppm show sources }
          sumPpm
        }
      }
      text
      digest
    }
  }
}
"""

_RECORDING = """\
# Who made this recording, and which assets and datasets is it in?
query Recording($recording: ID!) {
  recording(id: $recording) {
    title
    recorded
    contributions(first: 20) {
      nodes { role creditedAs instrument party { name link } }
    }
    recordingOf { work { title contributions { nodes { role creditedAs special } } } }
    inputOf { totalCount }
    inDatasets { totalCount }
  }
}
"""

_BY_IDENTIFIER = """\
# Which recordings claim this identifier? One on two recordings is normal: the answer is a list.
query ByIdentifier($identifier: IdentifierInput!) {
  recordings(identifier: $identifier) {
    id
    title
    releases { nodes { title } }
  }
}
"""

_TRAINED_ON = """\
# How was this version of a model trained?
query TrainedOn($model: ID!, $first: Int!) {
  modelVersion(id: $model) {
    version
    model { name }
    producedBy {
      type
      startedFrom { version model { name } }
      used {
        version
        frozen { count }
        entries(first: $first) { nodes { basis item { ... on Recording { title } } } }
      }
    }
  }
}
"""

_BROWSE = """\
# A page of assets, with how their makers disclose the AI in them.
query Browse($first: Int!, $after: String) {
  assetsConnection(first: $first, after: $after) {
    nodes {
      id
      title
      disclosures { containsAI }
    }
    pageInfo { hasNextPage endCursor }
  }
}
"""
