"""What a person at the terminal means: by an id, an identifier, a key of the demo, or what something is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from api.cli.asking import data
from api.cli.outcome import refuse
from linernotes.lineage import kind_of
from seed.demo import demo_ids

if TYPE_CHECKING:
    from schema.execution import Execution

_ID: Final = re.compile(r"[a-z]{3}_[0-9a-f-]{36}")
_IDENTIFIER: Final = re.compile(r"([A-Za-z_]+):(\S+)")
_TOLD_APART: Final = """
fragment Claims on Node {
  __typename id
  ... on Party { name identifiers { scheme value }
    contributions(first: 5) { nodes { to { ...Title } } } }
  ... on Work { title identifiers { scheme value } contributions(first: 5) { nodes { party { name } } } }
  ... on Recording { title identifiers { scheme value } contributions(first: 5) { nodes { party { name } } } }
  ... on Asset { title identifiers { scheme value } contributions(first: 5) { nodes { party { name } } } }
  ... on Release { title identifiers { scheme value } }
}
fragment Title on Credited { ... on Work { title } ... on Recording { title } ... on Asset { title } }
"""
_BY_NAME: Final = """
query ByName($text: String!) {
  parties: partiesConnection(filter: {name: $text}, first: 20) { nodes { ...Claims } }
  works: worksConnection(filter: {title: $text}, first: 20) { nodes { ...Claims } }
  recordings: recordingsConnection(filter: {title: $text}, first: 20) { nodes { ...Claims } }
  releases: releasesConnection(filter: {title: $text}, first: 20) { nodes { ...Claims } }
  assets: assetsConnection(filter: {title: $text}, first: 20) { nodes { ...Claims } }
}
"""
_BY_IDENTIFIER: Final = """
query ByIdentifier($scheme: String!, $value: String!) {
  parties(identifier: {scheme: $scheme, value: $value}) { ...Claims }
  works(identifier: {scheme: $scheme, value: $value}) { ...Claims }
  recordings(identifier: {scheme: $scheme, value: $value}) { ...Claims }
  releases(identifier: {scheme: $scheme, value: $value}) { ...Claims }
  assets(identifier: {scheme: $scheme, value: $value}) { ...Claims }
  files(identifier: {scheme: $scheme, value: $value}) { ...Claims }
}
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be meant: what it is called, and what tells it from others of that name."""

    id: str
    kind: str
    name: str
    known_by: str

    def line(self) -> str:
        """Return what a person chooses by."""
        return f"  {self.id}  {self.name} ({self.kind}){f': {self.known_by}' if self.known_by else ''}"


async def one_meant(text: str, execution: Execution) -> str:
    """Return the id of what is meant, without guessing: where it may be several, they are listed and none is taken."""
    found = await candidates(text, execution)
    if isinstance(found, str):
        return found
    if not found:
        refuse(f"There is nothing called {text}, as it is written, and no id, identifier or key of the demo like that.")
    if len(found) > 1:
        refuse("\n".join([f"{len(found)} may be meant by {text}; take one by its id:", *(one.line() for one in found)]))
    return found[0].id


async def candidates(text: str, execution: Execution) -> str | list[Candidate]:
    """Return the id that a text surely means, or everything that it may mean."""
    if _ID.fullmatch(text) and kind_of(text) is not None:
        return text
    if text in demo_ids():
        return demo_ids()[text]
    identifier = _IDENTIFIER.fullmatch(text)
    if identifier is not None:
        asked = {"scheme": identifier[1].upper(), "value": identifier[2]}
        return _read((await data(execution, _BY_IDENTIFIER + _TOLD_APART, asked)).values())
    return await _by_name(text, execution)


async def _by_name(text: str, execution: Execution) -> list[Candidate]:
    """Find what is called so exactly: the one place to look names up more forgivingly."""
    answer = await data(execution, _BY_NAME + _TOLD_APART, {"text": text})
    return _read(connection["nodes"] for connection in answer.values())


def _read(lists: Any) -> list[Candidate]:
    several = {one["id"]: one for found in lists for one in found if one is not None}
    return [
        Candidate(one["id"], one["__typename"], one.get("name") or one.get("title") or "", _known_by(one))
        for one in several.values()
    ]


def _known_by(one: dict[str, Any]) -> str:
    """Say which identifiers it has, and what it made or who made it."""
    claims = [f"{claim['scheme']} {claim['value']}" for claim in one.get("identifiers", ())]
    contributions = one.get("contributions", {"nodes": []})["nodes"]
    others = [other for each in contributions if (other := each.get("to") or each.get("party"))]
    return "; ".join([*claims, *dict.fromkeys(other.get("title") or other["name"] for other in others)])
