"""The rule of names, in words and done again: whose wish withholds what, before whom, and on what lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from linernotes.vocabularies.role_tables import MAIN_ARTIST_ROLES, PERFORMER_ROLES, WRITER_ROLES
from tests.oracle.journal import Said

if TYPE_CHECKING:
    from tests.oracle.world import World

Place = tuple[str, str]
PLACES = [(audience, on) for audience in ("PUBLIC", "LICENSED") for on in ("MADE_BY", "CONTAINED", "TRAINING")]
_FROM_MOST_OPEN = ["LINKED", "NAMED", "NOT_NAMED"]
_ITEMS = ("work", "recording", "asset")


def places(world: World, entries_of: Callable[[str], list[Said]] | None = None) -> dict[str, set[Place]]:
    """Say of every party, contribution, item, file and release where it is withheld."""

    def included(item: str) -> list[Said]:
        return entries_of(item) if entries_of else entries(world, item)

    found: dict[str, set[Place]] = {}
    for party in world.things("party"):
        assert party.id is not None
        found[party.id] = {place for place in PLACES if choice(world, party.id, place) == "NOT_NAMED"}
    for item in [said for kind in _ITEMS for said in world.things(kind)]:
        assert item.id is not None
        found[item.id] = {place for place in PLACES if _withholds_item(world, item.id, place, included(item.id))}
        for said in world.stated("contribution", to=item.id):
            assert said.id is not None
            party_id = said.fact["by"].get("party")
            found[said.id] = {
                place for place in PLACES if party_id and not is_named(world, party_id, place, included(item.id))
            }
    for kind, held in (("file", _held_by_file), ("release", _held_by_release)):
        for holder in world.things(kind):
            assert holder.id is not None
            things = held(world, holder.id)
            found[holder.id] = {place for place in PLACES if things and all(place in found[id_] for id_ in things)}
    return found


def choice(world: World, party: str, place: Place) -> str | None:
    """Return a party's own word for a place, the most reserved if sources pass on several; None if it said nothing."""
    words = [
        said.fact["naming"]
        for said in world.stated("namingChoice", party=party)
        if (said.fact["audience"], said.fact["context"]) == place
    ]
    return max(words, key=_FROM_MOST_OPEN.index, default=None)


def is_named(world: World, party: str, place: Place, included: list[Said]) -> bool:
    """Say whether a party is named in a place, on something that is included in datasets so.

    Its own word decides. Without one it is named, but on training lines only where something allows it.
    """
    word = choice(world, party, place)
    if word is not None:
        return word != "NOT_NAMED"
    return place[1] != "TRAINING" or any(_allows_naming(entry) for entry in included)


def _allows_naming(entry: Said) -> bool:
    papers = entry.fact.get("reliedOn", [])
    return entry.fact["basis"] == "PUBLIC_DOMAIN" or any(paper.get("allowsNaming") for paper in papers)


def entries(world: World, item: str) -> list[Said]:
    """List the inclusions of an item in dataset versions; of a work, those of its recordings too."""
    items = [item, *(said.fact["recording"] for said in world.stated("recordingOf", work=item))]
    return [entry for each in items for entry in world.stated("datasetEntry", item=each)]


def works_of(world: World, item: str) -> list[str]:
    """List the works that a recording or asset is of."""
    return [said.fact["work"] for said in world.stated("recordingOf", recording=item)]


def _withholds_item(world: World, item: str, place: Place, included: list[Said]) -> bool:
    """Say whether a main artist or a writer of an item, or of a work that it is of, is not named in a place."""
    own = world.stated("contribution", to=item)
    of_works = [said for work in works_of(world, item) for said in world.stated("contribution", to=work)]
    who = {*_main_artists_and_writers(own), *_main_artists_and_writers(of_works)}
    return any(not is_named(world, party, place, included) for party in who)


def _main_artists_and_writers(contributions: Iterable[Said]) -> list[str]:
    """List the parties among them; where there is no main artist at all, performers stand in."""
    contributions = list(contributions)
    roles = {said.fact["role"] for said in contributions}
    artists = {role.value for role in MAIN_ARTIST_ROLES}
    if not roles & artists:
        artists = {role.value for role in PERFORMER_ROLES}
    decisive = artists | {role.value for role in WRITER_ROLES}
    return [
        said.fact["by"]["party"]
        for said in contributions
        if said.fact["role"] in decisive and "party" in said.fact["by"]
    ]


def _held_by_file(world: World, file: str) -> list[str]:
    return [said.fact["of"] for said in world.stated("encoding", file=file)]


def _held_by_release(world: World, release: str) -> list[str]:
    return [said.fact["content"] for said in world.stated("releaseContent", release=release)]
