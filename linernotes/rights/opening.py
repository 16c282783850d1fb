"""How an item opens into requirements: everything on which rights and choices have to be there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from linernotes.rights.choice import voices_on
from linernotes.rights.item import Item, Person, Recording, Work
from linernotes.vocabularies.clearance import Reason
from linernotes.vocabularies.rights import Matter, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A side of a thing (or a person's voice or name) that has to be cleared.

    `within`: what contains the thing, from the item inwards; a decision about one of those, by who controls the thing,
    is about the thing in it too. `borrowers`: those of them that took it from elsewhere (a sample, an arrangement); a
    clause that names one is the licence of the sample.
    """

    thing: str
    side: Side | None
    within: tuple[str, ...] = ()
    borrowers: tuple[str, ...] = ()


@dataclass(slots=True)
class Opening:
    """The requirements of an item in the order in which they are met, and what of it is not identified."""

    requirements: list[Requirement] = field(default_factory=list)
    unidentified: list[tuple[str, Reason]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Way:
    """How a thing was come to."""

    within: tuple[str, ...] = ()
    borrowers: tuple[str, ...] = ()
    replayed: bool = False


def opened(item: str, things: Mapping[str, Item], matter: Matter = Matter.MATERIAL) -> Opening:
    """Open an item; what the record has no thing for is unidentified.

    A stem, a clip or another encoding opens as its parent. Whatever a recording samples opens too, and the music of
    what it replays. A work opens with the works it is derived from: rights in an arrangement leave those in the
    original as they are (Berne Convention, articles 2(3) and 12).
    """
    opening = Opening()
    _open(item, _Way(), things, matter, opening)
    return opening


def _open(id_: str, way: _Way, things: Mapping[str, Item], matter: Matter, opening: Opening) -> None:
    if id_ in way.within:
        return
    thing = things.get(id_)
    if isinstance(thing, Recording):
        _open_recording(thing, way, things, matter, opening)
    elif isinstance(thing, Work) and matter is Matter.MATERIAL:
        _open_work(thing, way, things, opening)
    elif isinstance(thing, Person) and matter is not Matter.MATERIAL:
        opening.requirements.append(Requirement(thing=id_, side=None, within=way.within))
    elif not (isinstance(thing, Work) and way.within):
        opening.unidentified.append((id_, Reason.UNIDENTIFIED))


def _open_recording(
    recording: Recording, way: _Way, things: Mapping[str, Item], matter: Matter, opening: Opening
) -> None:
    inwards = (*way.within, recording.id)
    if recording.same_as:
        for parent in recording.same_as:
            if parent in inwards:
                opening.unidentified.append((parent, Reason.UNIDENTIFIED))
            _open(parent, _Way(inwards, way.borrowers, way.replayed), things, matter, opening)
        return
    if not way.replayed:
        _open_own(recording, way, matter, opening)
    if matter is Matter.MATERIAL and recording.musical and (not recording.works or recording.unidentified_works):
        opening.unidentified.append((recording.id, Reason.UNIDENTIFIED_WORK))
    for work in recording.works:
        _open(work, _Way(inwards, way.borrowers), things, matter, opening)
    for part in recording.inside:
        _open(part, _Way(inwards, inwards, way.replayed), things, matter, opening)
    for replayed in recording.replays:
        _open(replayed, _Way(inwards, inwards, replayed=True), things, matter, opening)


def _open_own(recording: Recording, way: _Way, matter: Matter, opening: Opening) -> None:
    """Ask for the master, or for those who are heard on it."""
    if matter is Matter.MATERIAL:
        opening.requirements.append(
            Requirement(thing=recording.id, side=Side.MASTER, within=way.within, borrowers=way.borrowers)
        )
        return
    heard = voices_on(matter, recording.contributions)
    inwards = (*way.within, recording.id)
    for party in sorted(heard.parties):
        opening.requirements.append(Requirement(thing=party, side=None, within=inwards))
    if heard.unknown:
        opening.unidentified.append((recording.id, Reason.UNKNOWN_ARTIST))


def _open_work(work: Work, way: _Way, things: Mapping[str, Item], opening: Opening) -> None:
    for side in (Side.COMPOSITION, Side.LYRICS):
        if side is Side.COMPOSITION or work.words is not False:
            opening.requirements.append(
                Requirement(thing=work.id, side=side, within=way.within, borrowers=way.borrowers)
            )
    inwards = (*way.within, work.id)
    for earlier in work.derived_from:
        _open(earlier, _Way(inwards, inwards), things, Matter.MATERIAL, opening)
