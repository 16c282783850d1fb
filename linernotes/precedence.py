"""The stated order of sources: whose word is shown first when several say something of the same thing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from linernotes.facts.base import SourceKind

_ORDER: Final[Mapping[SourceKind, int]] = MappingProxyType({kind: place for place, kind in enumerate(SourceKind)})

DisplayKey = tuple[int, str, bool, str, str]
"""A key that sorts what several sources say of one thing; the least is shown, the others are its evidence."""


def display_key(kind: SourceKind | str, system: str, document: str | None, slot_text: str = "") -> DisplayKey:
    """Return the key by which display prefers one source's word to another's.

    First the kind of source, in the order of SourceKind; then the system by name; then its document by name, one
    that names none after those that do; then what is said. Never when it arrived: the same facts in another order
    give the same answer.
    """
    return _ORDER[SourceKind(kind)], system, document is None, document or "", slot_text
