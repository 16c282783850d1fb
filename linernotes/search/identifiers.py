"""Which identifiers somebody means by a text, however they write them: hyphens, dots, spaces, labels in front."""

import re
from typing import Final

from linernotes.identifiers import SCHEMES, InvalidIdentifier, Scheme, normalise, split_scheme
from linernotes.search.matching import PERFECT, Match, match
from linernotes.search.words import words

_SEPARATORS: Final = re.compile(r"[\s\-.\u2010-\u2015\u2212/]+")
_SHORTEST_BEGINNING: Final = 4
_BEGINNING: Final = 700


def identifiers_meant(text: str) -> list[tuple[str, str]]:
    """List the identifiers that a text can be, each as scheme and normal form; `ISRC:…` is of that scheme alone.

    Most texts are none, and a number may be one in several schemes.
    """
    scheme, colon, value = text.strip().partition(":")
    if scheme.strip().upper() == Scheme.PROPRIETARY:
        namespace, _, value = value.partition(":")
        scheme = f"{Scheme.PROPRIETARY}:{namespace}"
    named = _normal(scheme if ":" in scheme else scheme.strip().upper(), value) if colon else None
    if named:
        return [named]
    found = (_normal(each, text) for each, rules in SCHEMES.items() if rules.syntax is not None)
    return [each for each in found if each is not None]


def match_identifier(text: str, scheme: str, value: str) -> Match | None:
    """Say how well an identifier in its normal form answers to a text: whole, by its beginning, or if it is of words.

    An opus number is of words; an ISRC is not, and does not answer to a country.
    """
    if (scheme, value) in identifiers_meant(text):
        return Match(score=PERFECT, ranges=((0, len(value)),), is_whole=True)
    begun = beginning(text)
    if begun and value.upper().startswith(begun):
        score = _BEGINNING + (PERFECT - 1 - _BEGINNING) * len(begun) // len(value)
        return Match(score=score, ranges=((0, len(begun)),), is_whole=True)
    return match(words(text), value, exactly=True) if SCHEMES[split_scheme(scheme)[0]].syntax is None else None


def beginning(text: str) -> str:
    """Return what may be the beginning of an identifier, without separators; empty for what looks like none."""
    joined = _SEPARATORS.sub("", text).upper()
    is_one = joined.isascii() and joined.isalnum() and any(map(str.isdigit, joined))
    return joined if is_one and len(joined) >= _SHORTEST_BEGINNING else ""


def _normal(scheme: str, value: str) -> tuple[str, str] | None:
    try:
        return str(scheme), normalise(scheme, value)
    except InvalidIdentifier:
        return None
