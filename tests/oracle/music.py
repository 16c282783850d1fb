"""Parties, works, recordings, files, releases and contributions, as the oracle tells them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from linernotes.vocabularies.role_tables import order_of
from linernotes.vocabularies.roles import ContributorRole
from tests.oracle.history import history, of_statement
from tests.oracle.journal import Json, Said
from tests.oracle.pages import Paged, Row, listed, page
from tests.oracle.sheets import recording_sheet, work_sheet
from tests.oracle.telling import Teller, excerpt, maker, segments, taken
from tests.oracle.withholding import choice

Field = Callable[..., Any]


@maker("party")
def party(tell: Teller, said: Said, on: str) -> Json:
    """Tell a party."""
    id_, world = str(said.id), tell.world
    linked = tell.audience != "AUDITOR" and choice(world, id_, (tell.audience, "MADE_BY")) == "LINKED"
    voices = [each for each in world.things("modelVersion") if id_ in each.fact.get("voiceOf", [])]
    return taken(said.fact, "type", "name", "born", "died") | {
        "link": said.fact.get("link") if linked else None,
        "names": lambda _info: _names(tell, id_),
        "identifiers": tell.identifiers(id_),
        "memberOf": _relations(tell, "membership", ("member", id_), "group", on),
        "members": _relations(tell, "membership", ("group", id_), "member", on),
        "personaOf": _relations(tell, "persona", ("persona", id_), "of", on),
        "personas": _relations(tell, "persona", ("of", id_), "persona", on),
        "represents": _relations(tell, "representation", ("agent", id_), "principal", on),
        "representedBy": _relations(tell, "representation", ("principal", id_), "agent", on),
        "voiceModels": tell.things(
            [str(each.id) for each in voices if tell.sees(id_, "TRAINING")], "TRAINING", at_most=100
        ),
        "contributions": _contributions_of(tell, id_, on),
        "works": _works_of(tell, id_, on),
        "namedIn": _named_in(tell, id_, on),
    }


def _names(tell: Teller, id_: str) -> list[Json]:
    known_by = [said for said in tell.world.stated("partyName", party=id_) if said.fact["type"] != "LEGAL"]
    return listed([_name(said) for said in known_by], at_most=100)


def _name(said: Said) -> Row:
    told = taken(said.fact, "type", "text", "validFrom", "validTo")
    return (str(said.id),), lambda: told


def _relations(tell: Teller, kind: str, end: tuple[str, str], other: str, on: str) -> Field:
    def resolve(_info: Any) -> list[Json]:
        rows: list[Row] = []
        for said in tell.world.stated(kind, **{end[0]: end[1]}):
            more = taken(said.fact, "role", "capacity", "validFrom", "validTo")
            rows += tell.between("party", said.fact[other], said, on, **more)
        return listed(rows, at_most=200)

    return resolve


def _contributions_of(tell: Teller, id_: str, on: str) -> Field:
    """Tell what a party contributed, but not to what is withheld, nor where it is not to be named itself."""

    def resolve(_info: Any, role: Any = None, first: int | None = None, after: str | None = None) -> Json:
        made = [
            said
            for said in tell.world.stated("contribution")
            if said.fact["by"].get("party") == id_ and tell.sees(str(said.id), on) and tell.has(said.fact["to"], on)
        ]
        return page(Paged("Party.contributions", 2), _by_role(tell, made, role, on), first, after)

    return resolve


def _works_of(tell: Teller, id_: str, on: str) -> Field:
    """Tell the works that a party contributed to, but for those where it is not to be named."""

    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        made = tell.world.stated("contribution")
        to = {said.fact["to"] for said in made if said.fact["by"].get("party") == id_ and tell.sees(str(said.id), on)}
        works = [said for said in tell.world.things("work") if said.id in to and tell.has(str(said.id), on)]
        rows: list[Row] = [
            ((said.fact["title"], str(said.id)), partial(tell.certainly, str(said.id), on)) for said in works
        ]
        return page(Paged("Party.works", 2), rows, first, after)

    return resolve


def contributions_to(tell: Teller, type_: str, id_: str, on: str) -> Field:
    """Tell who contributed to something."""

    def resolve(_info: Any, role: Any = None, first: int | None = None, after: str | None = None) -> Json:
        rows = _by_role(tell, tell.world.stated("contribution", to=id_), role, on)
        return page(Paged(f"{type_}.contributions", 2), rows, first, after)

    return resolve


def _by_role(tell: Teller, made: list[Said], role: Any, on: str) -> list[Row]:
    wanted = getattr(role, "value", role)
    return [_role(tell, said, on) for said in made if wanted in (None, said.fact["role"])]


def _role(tell: Teller, said: Said, on: str) -> Row:
    return (_place_of(said.fact), str(said.id)), lambda: contribution(tell, said, on)


def _place_of(fact: Json) -> int:
    group, place, _ = order_of(ContributorRole(fact["role"]))
    return (group * 1_000 + place) * 10_000 + min(fact.get("sequence") or 0, 9_999)


def contribution(tell: Teller, said: Said, on: str) -> Json:
    """Tell a contribution; where its maker is not to be named, it stands without the name."""
    by = said.fact["by"]
    maker_ = tell.thing(by.get("party"), on) if tell.sees(str(said.id), on) else None
    withheld = "party" in by and maker_ is None
    part = "All" if "modelVersion" in by else said.fact.get("aiContribution")
    return taken(said.fact, "role", "instrument", "sequence", "note", featured=False, state="STATED") | {
        "__typename": "Contribution",
        "id": said.id,
        "statedBy": tell.fact(said),
        "history": history(tell, "Contribution", of_statement(tell, str(said.id))),
        "party": maker_,
        "modelVersion": tell.later(by.get("modelVersion"), on),
        "special": by.get("special"),
        "creditedAs": None if withheld else said.fact.get("creditedAs"),
        "aiContribution": part,
        "to": tell.later(said.fact["to"], on),
    }


def _named_in(tell: Teller, id_: str, on: str) -> Field:
    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        rows = [
            _naming(tell, generation, named, on)
            for generation in tell.world.things("generation")
            for named in generation.fact.get("named", [])
            if named["party"] == id_
        ]
        return page(Paged("Party.namedIn", 2), rows, first, after)

    return resolve


def _naming(tell: Teller, generation: Said, named: Json, on: str) -> Row:
    id_, how = str(generation.id), named["how"]
    return (id_, how), lambda: {"how": how, "generation": tell.certainly(id_, on)}


@maker("work")
def work(tell: Teller, said: Said, on: str) -> Json:
    """Tell a work."""
    id_ = str(said.id)
    stored = taken(said.fact, "title", "created", "note", type="OriginalMusicalWork")
    return stored | {
        "alternativeTitles": said.fact.get("alternativeTitles") or None,
        "identifiers": tell.identifiers(id_),
        "contributions": contributions_to(tell, "Work", id_, on),
        "recordings": _recordings_of(tell, id_, on),
        "derivedFrom": lambda _info: listed(_derivations(tell, "work", id_, "derivedFrom", on), at_most=100),
        "derivedWorks": _derived_works(tell, id_, on),
        "inDatasets": in_datasets(tell, "Work", id_),
        "credits": lambda _info: work_sheet(tell, said),
    }


def _recordings_of(tell: Teller, id_: str, on: str) -> Field:
    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        ids = {said.fact["recording"] for said in tell.world.stated("recordingOf", work=id_)}
        rows = [tell.row(each, on) for each in ids if tell.has(each, on)]
        return page(Paged("Work.recordings", 1), rows, first, after)

    return resolve


def _derivations(tell: Teller, end: str, id_: str, other: str, on: str) -> list[Row]:
    rows: list[Row] = []
    for said in tell.world.stated("workDerivation", **{end: id_}):
        rows += tell.between("work", said.fact[other], said, on, type=said.fact["type"])
    return rows


def _derived_works(tell: Teller, id_: str, on: str) -> Field:
    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        return page(Paged("Work.derivedWorks", 2), _derivations(tell, "derivedFrom", id_, "work", on), first, after)

    return resolve


def in_datasets(tell: Teller, type_: str, id_: str) -> Field:
    """Tell the dataset versions that include something; none where it is not to be named on training lines."""

    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        rows: list[Row] = []
        for said in tell.world.stated("datasetEntry", item=id_) if tell.sees(id_, "TRAINING") else ():
            rows += tell.between("version", said.fact["of"], said, "TRAINING", **entry(said.fact))
        return page(Paged(f"{type_}.inDatasets", 2), rows, first, after)

    return resolve


def entry(fact: Json) -> Json:
    """Tell how a version includes an item."""
    papers = [paper["document"] for paper in fact.get("reliedOn", [])]
    return taken(fact, "basis", stage="TRAINING") | {"reliedOn": papers or None}


@maker("recording")
def recording(tell: Teller, said: Said, on: str) -> Json:
    """Tell a recording."""
    id_, plain = str(said.id), ("title", "versionType", "durationMs", "recorded", "genre", "note")
    stored = taken(said.fact, *plain, type="MusicalWorkSoundRecording", unidentifiedWorks=0)
    return stored | {
        "identifiers": tell.identifiers(id_),
        "contributions": contributions_to(tell, "Recording", id_, on),
        "recordingOf": recording_of(tell, id_, on),
        "releases": releases_of(tell, "Recording", id_, on),
        "files": files_of(tell, id_, on),
        "restsOn": lambda _info: listed(_related(tell, "recording", id_, "related"), at_most=100),
        "restingOnIt": _resting_on(tell, id_),
        "inDatasets": in_datasets(tell, "Recording", id_),
        "inputOf": input_of(tell, "Recording", id_),
        "credits": lambda _info: recording_sheet(tell, said),
    }


def recording_of(tell: Teller, id_: str, on: str) -> Field:
    """Tell the works that something is of."""

    def row(said: Said) -> Row:
        stored = taken(said.fact, type="SingleWorkResource", sequence=0)
        keys = (stored["sequence"], said.fact["work"], said.seq)
        return keys, lambda: stored | {"work": tell.certainly(said.fact["work"], on)}

    def resolve(_info: Any) -> list[Json]:
        stated = tell.world.stated("recordingOf", recording=id_)
        return listed([row(said) for said in stated if tell.has(said.fact["work"], on)], at_most=50)

    return resolve


def releases_of(tell: Teller, type_: str, id_: str, on: str) -> Field:
    """Tell the releases that hold something, each once."""

    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        ids = {said.fact["release"] for said in tell.world.stated("releaseContent", content=id_)}
        rows = [tell.row(each, on) for each in ids if tell.has(each, on)]
        return page(Paged(f"{type_}.releases", 1), rows, first, after)

    return resolve


def files_of(tell: Teller, id_: str, on: str) -> Field:
    """Tell the files that hold something."""

    def resolve(_info: Any) -> list[Json]:
        rows: list[Row] = []
        for said in tell.world.stated("encoding", of=id_):
            rows += tell.between("file", said.fact["file"], said, on, **excerpt(said.fact))
        return listed(rows, at_most=200)

    return resolve


def _related(tell: Teller, end: str, id_: str, other: str) -> list[Row]:
    rows: list[Row] = []
    for said in tell.world.stated("recordingRelation", **{end: id_}) if tell.sees(id_, "CONTAINED") else ():
        more = {"type": said.fact["type"], **segments(said.fact, "inSegment", "fromSegment")}
        rows += tell.between("recording", said.fact[other], said, "CONTAINED", **more)
    return rows


def _resting_on(tell: Teller, id_: str) -> Field:
    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        return page(Paged("Recording.restingOnIt", 2), _related(tell, "related", id_, "recording"), first, after)

    return resolve


def input_of(tell: Teller, type_: str, id_: str) -> Field:
    """Tell the assets that were made by a generation that was given something."""

    def row(asset: str, made: str, position: int, given: Json) -> Row:
        stored = taken(given, "relationship", basis="UNKNOWN") | segments(given, "inSegment", "fromSegment")
        return (made, position, asset), lambda: stored | {"asset": tell.certainly(asset, "CONTAINED")}

    def rows_of(asset: str) -> list[Row]:
        said = tell.world.thing(asset) if tell.sees(asset, "CONTAINED") else None
        made = tell.world.thing(said.fact["generation"]) if said else None
        inputs = enumerate(made.fact.get("inputs", [])) if made else ()
        return [
            row(asset, str(made.id), position, given) for position, given in inputs if made and given["input"] == id_
        ]

    def resolve(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        assets = tell.world.things("asset") if tell.sees(id_, "CONTAINED") else []
        rows = [row for each in assets for row in rows_of(str(each.id))]
        return page(Paged(f"{type_}.inputOf", 3), rows, first, after)

    return resolve


@maker("file")
def file(tell: Teller, said: Said, on: str) -> Json:
    """Tell a file."""

    def encodes(_info: Any) -> list[Json]:
        rows: list[Row] = []
        for each in tell.world.stated("encoding", file=said.id):
            rows += tell.between("of", each.fact["of"], each, on, **excerpt(each.fact))
        return listed(rows, at_most=100)

    prints = [taken(each, "algorithm", "version", "value") for each in said.fact.get("fingerprints", [])]
    return taken(said.fact, "sha256", "byteLength", "mediaType", "iscc") | {
        "fingerprints": prints,
        "identifiers": tell.identifiers(str(said.id)),
        "encodes": encodes,
    }


@maker("release")
def release(tell: Teller, said: Said, on: str) -> Json:
    """Tell a release."""

    def row(each: Said) -> Row:
        sequence = each.fact.get("sequence", 0)
        content = each.fact["content"]
        return (sequence, content, each.seq), lambda: {
            "sequence": sequence,
            "content": tell.certainly(content, on),
            **dict.fromkeys(("offeredIn", "notOfferedIn", "territoryTable", "promises")),
            "statedBy": tell.fact(each),
        }

    def contents(_info: Any, first: int | None = None, after: str | None = None) -> Json:
        stated = tell.world.stated("releaseContent", release=said.id)
        rows = [row(each) for each in stated if tell.has(each.fact["content"], on)]
        return page(Paged("Release.contents", 3), rows, first, after)

    stored = taken(said.fact, "title", "released", "catalogueNumber", type="SingleResourceRelease")
    return stored | {
        "label": tell.later(said.fact.get("label"), on),
        "identifiers": tell.identifiers(str(said.id)),
        "contents": contents,
    }
