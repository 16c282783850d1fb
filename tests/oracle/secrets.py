"""What nobody without a token may read of the demo's withheld artist: all that is said of them and theirs alone."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from typing import Any

from linernotes.identifiers import display
from tests.oracle.journal import Json, Said
from tests.oracle.world import World

ARTIST = "withheld-artist"
_OWN_WORDS = ("title", "name", "text", "value", "link", "sha256", "catalogueNumber", "creditedAs", "role")
_SHORTEST = 4
_CURSOR = re.compile(r'(?:[cC]ursor)":"([A-Za-z0-9_-]+)"')


class Secrets:
    """The ids of the artist and of what is theirs, and every text that is said of these and of nothing else."""

    def __init__(self, world: World) -> None:
        self.world = world
        (artist,) = (said for said in world.things("party") if said.fact.get("key") == ARTIST)
        self.things = self._theirs(str(artist.id))
        about = [said for said in world.journal if self._is_about(said)]
        others = {text for said in world.journal if said not in about for text in _texts(said)}
        self.ids = sorted({*self.things, *(said.id for said in about if said.id)})
        self.identifiers = [(said.fact["scheme"], said.fact["value"]) for said in about if said.kind == "identifier"]
        texts = {text for said in about for text in _texts(said)} - others
        shown = {display(scheme, value) for scheme, value in self.identifiers}
        self.texts = sorted(text for text in {*texts, *shown} if len(text) >= _SHORTEST)

    def _theirs(self, artist: str) -> set[str]:
        """Find what the artist made, and what holds nothing but that."""
        made = [said for said in self.world.stated("contribution") if said.fact["by"].get("party") == artist]
        items = {said.fact["to"] for said in made}
        holders = {
            *self._holding(items, "releaseContent", "release", "content"),
            *self._holding(items, "encoding", "file", "of"),
        }
        return {artist, *items, *holders}

    def _holding(self, items: set[str], kind: str, holder: str, held: str) -> set[str]:
        stated = self.world.stated(kind)
        holders = {said.fact[holder] for said in stated if said.fact[held] in items}
        return holders - {said.fact[holder] for said in stated if said.fact[held] not in items}

    def _is_about(self, said: Said) -> bool:
        """Say whether a fact is theirs: one that describes them or says something of them, and makes nothing else."""
        return said.id in self.things or (
            said.kind in ("partyName", "identifier", "contribution", "membership", "representation", "encoding")
            and bool(said.names() & self.things)
        )

    def in_answer(self, body: bytes) -> set[str]:
        """Find what an answer gives away, in its cursors too."""
        text = body.decode()
        cursors = "".join(urlsafe_b64decode(each + "=" * (-len(each) % 4)).decode() for each in _CURSOR.findall(text))
        whole = (text + cursors).casefold()
        return {secret for secret in (*self.ids, *self.texts) if secret.casefold() in whole}


def _texts(said: Said) -> set[str]:
    found = set[str]()
    _own_words(said.fact, found)
    return found


def _own_words(value: Any, found: set[str]) -> None:
    if isinstance(value, dict):
        fact: Json = value
        found |= {fact[name] for name in _OWN_WORDS if isinstance(fact.get(name), str)}
        for each in fact.values():
            _own_words(each, found)
    elif isinstance(value, list):
        for each in value:
            _own_words(each, found)
