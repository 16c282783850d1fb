"""The indexes miss nothing: what a search finds is what a slow look at every name, title and identifier finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from random import Random

import pytest

from graph.reader import ReadContext
from graph.search import Findable, search
from linernotes.search import match, match_identifier, words
from tests.oracle.asking import AUDITOR, PUBLIC, Asking
from tests.oracle.telling import Teller
from tests.oracle.world import World

NAMED = ("party", "dataset", "model")
TITLED = ("work", "recording", "release", "asset")


def texts(world: World) -> Iterator[tuple[str, str, str | None]]:
    """List what everything may be found by: an id, a text, and a scheme where it is an identifier."""
    for kind in NAMED:
        yield from ((str(said.id), said.fact["name"], None) for said in world.things(kind))
    for kind in TITLED:
        for said in world.things(kind):
            for text in (said.fact["title"], *said.fact.get("alternativeTitles", [])):
                yield str(said.id), text, None
    for said in world.stated("partyName"):
        if said.fact["type"] != "LEGAL":
            yield said.fact["party"], said.fact["text"], None
    for said in world.stated("identifier"):
        yield said.fact["about"], said.fact["value"], said.fact["scheme"]


def slowly(world: World, asked: str, context: ReadContext) -> dict[str, int]:
    """Find what has all the words by looking at everything: the best score of each id."""
    tell, found = Teller(world, context.audience.value), dict[str, int]()
    for id_, text, scheme in texts(world):
        answer = match(words(asked), text) if scheme is None else match_identifier(asked, scheme, text)
        if answer and answer.is_whole and tell.has(id_, "MADE_BY"):
            found[id_] = max(answer.score, found.get(id_, 0))
    return found


def ways_to_write(text: str, chance: Random) -> Iterator[str]:
    """Write a text as it is, plainly, in part, and with a letter wrong."""
    yield text
    yield unicodedata.normalize("NFKD", text).upper()
    parts = text.split()
    yield parts[chance.randrange(len(parts))]
    longest = max(parts, key=len)
    if longest.isalpha() and len(longest) > 4:
        place = chance.randrange(1, len(longest) - 2)
        yield text.replace(longest, longest[:place] + longest[place + 1] + longest[place] + longest[place + 2 :])


@pytest.mark.parametrize("context", [PUBLIC, AUDITOR], ids=["public", "auditor"])
async def test_a_search_finds_what_a_slow_look_finds(demo: Asking, context: ReadContext) -> None:
    chance, missed = Random(0), []
    for text in sorted({text for _, text, _ in texts(demo.world)})[:: 3 if context is PUBLIC else 7]:
        for asked in ways_to_write(text, chance):
            found = await search(demo.database, asked, audience=context.audience, kinds=tuple(Findable), first=100)
            expected = slowly(demo.world, asked, context)
            said = {hit.id: hit.score for hit in found.hits}
            if expected and not found.has_more and said != expected:
                missed.append(
                    (
                        asked,
                        {
                            id_: (said.get(id_), expected.get(id_))
                            for id_ in {*said, *expected}
                            if said.get(id_) != expected.get(id_)
                        },
                    )
                )
    assert missed == []
