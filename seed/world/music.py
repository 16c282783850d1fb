"""The catalogue of a generated world: works, recordings, who made them, releases and files."""

from collections.abc import Iterator
from typing import Any, Final

from seed.world import names
from seed.world.facts import CATALOGUE, SOCIETY, Fact, stated
from seed.world.ids import gtin, isrc, iswc
from seed.world.plan import Plan

ON_A_RELEASE: Final = 8
"""Of every ten recordings so many are on their release."""

_INSTRUMENTS = ("Piano", "Guitar", "Violin", "Trumpet", "Drums", "Double Bass", "Clarinet", "Organ", "Oud", "Koto")
_GENRES = ("Blues", "Jazz", "Pop", "Folk", "Electronic", "Classical", "Hip Hop", "Reggae", "Samba", "Gospel")
_RELATIONS = (
    *("IsEditedVersionOf", "ContainsSamplesFrom", "IsCoverOf", "linernotes:IsRemasterOf", "linernotes:Interpolates"),
    *("IsSpedUpOf", "linernotes:IsStemOf"),
)
_DERIVATIONS = ("ArrangementOf", "MelodyBorrowedFrom", "ReimaginingOf", "TakenFrom")


def catalogue(plan: Plan) -> Iterator[Fact]:
    """Yield works, recordings, releases and files, each with what is said of it."""
    for number in range(plan.works):
        yield from _work(plan, number)
    for number in range(plan.recordings):
        yield from _recording(plan, number)
    for number in range(plan.recordings // 10):
        yield from _release(plan, number)
    for number in range(0, plan.recordings, 20):
        yield from _file(plan, number)


def role(source: dict[str, str], to: dict[str, Any], party: dict[str, Any], name: str, **more: Any) -> Fact:
    """Write that a party has a role."""
    return stated(source, "contribution", to=to, by={"party": party}, role=name, **more)


def _work(plan: Plan, number: int) -> Iterator[Fact]:
    chance, work = plan.chance, plan.reference("wrk", number)
    title = names.title(chance, "work", number)
    yield stated(SOCIETY, "work", subject=plan.ids.new("wrk", number), title=title)
    if not chance.one_in(4, "has no ISWC", number):
        yield stated(SOCIETY, "identifier", about=work, scheme="ISWC", value=iswc(number))
    if chance.one_in(50, "is traditional", number):
        yield stated(SOCIETY, "contribution", to=work, by={"special": "Traditional"}, role="Composer")
    else:
        for place in range(1 + chance.below(2, "writers", number)):
            writer = plan.reference("par", plan.somebody("writer", number, place))
            name = chance.pick(("Composer", "ComposerLyricist", "Lyricist"), "writes", number, place)
            yield role(SOCIETY, work, writer, name, sequence=place + 1)
    if chance.one_in(3, "is published", number):
        yield role(SOCIETY, work, plan.reference("par", plan.company("publisher", number)), "MusicPublisher")
    if number and chance.one_in(25, "is derived", number):
        earlier = plan.reference("wrk", chance.rank(number, "derived from", number))
        type_ = chance.pick(_DERIVATIONS, "derivation", number)
        yield stated(SOCIETY, "workDerivation", work=work, derivedFrom=earlier, type=type_)


def _recording(plan: Plan, number: int) -> Iterator[Fact]:
    chance, recording = plan.chance, plan.reference("rec", number)
    yield stated(
        CATALOGUE,
        "recording",
        subject=plan.ids.new("rec", number),
        title=names.title(chance, "recording", number),
        durationMs=60_000 + chance.below(300_000, "duration", number),
        recorded=str(1920 + chance.below(106, "year", number)),
        genre=chance.pick(_GENRES, "genre", plan.artist_of(number)),
    )
    if not chance.one_in(20, "has no ISRC", number):
        # One number on two recordings is normal.
        shared = number > 0 and chance.one_in(200, "shares its ISRC", number)
        yield stated(CATALOGUE, "identifier", about=recording, scheme="ISRC", value=isrc(number - shared))
    yield from _people_on(plan, number)
    work = plan.work_of(number)
    if work is not None:
        yield stated(CATALOGUE, "recordingOf", recording=recording, work=plan.reference("wrk", work))
    if number and chance.one_in(30, "rests on another", number):
        earlier = plan.reference("rec", chance.rank(number, "earlier recording", number))
        type_ = chance.pick(_RELATIONS, "relation", number)
        yield stated(CATALOGUE, "recordingRelation", recording=recording, related=earlier, type=type_)


def _people_on(plan: Plan, number: int) -> Iterator[Fact]:
    chance, recording = plan.chance, plan.reference("rec", number)
    yield role(CATALOGUE, recording, plan.reference("par", plan.artist_of(number)), "MainArtist", sequence=1)
    if chance.one_in(10, "features", number):
        featured = 1 + chance.rank(plan.people - 1, "featured", number)
        yield role(CATALOGUE, recording, plan.reference("par", featured), "FeaturedArtist", featured=True, sequence=1)
    for place in range(chance.below(3, "players", number)):
        player = plan.reference("par", plan.somebody("player", number, place))
        instrument = chance.pick(_INSTRUMENTS, "plays", number, place)
        yield role(CATALOGUE, recording, player, "Musician", instrument=instrument, sequence=place + 1)
    if chance.one_in(3, "is produced", number):
        producer = plan.reference("par", plan.somebody("producer", number))
        yield role(CATALOGUE, recording, producer, "StudioProducer", sequence=1)


def _release(plan: Plan, number: int) -> Iterator[Fact]:
    chance, release = plan.chance, plan.reference("rel", number)
    yield stated(
        CATALOGUE,
        "release",
        subject=plan.ids.new("rel", number),
        title=names.title(chance, "release", number),
        type="Album",
        released=str(1920 + chance.below(106, "released", number)),
        label=plan.reference("par", plan.company("label", number)),
    )
    yield stated(CATALOGUE, "identifier", about=release, scheme="GTIN", value=gtin(number))
    for place in range(ON_A_RELEASE):
        content = plan.reference("rec", number * 10 + place)
        yield stated(CATALOGUE, "releaseContent", release=release, content=content, sequence=place + 1)


def _file(plan: Plan, number: int) -> Iterator[Fact]:
    sha256 = plan.chance.hexadecimal("file", number)
    length = 3_000_000 + plan.chance.below(40_000_000, "length", number)
    subject = plan.ids.new("fil", number)
    yield stated(CATALOGUE, "file", subject=subject, sha256=sha256, byteLength=length, mediaType="audio/wav")
    file, recording = plan.reference("fil", number), plan.reference("rec", number)
    yield stated(CATALOGUE, "encoding", file=file, of=recording)
