"""What may be put to a use is answered about things, lists, catalogues, datasets and models."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from graph.engine.database import Database
from graph.reader import Audience
from tests.conftest import Empty
from tests.graph.clearing.asking import COUNTED, DE, NOW, Asking
from tests.graph.rights.recorded import send
from tests.rules.rights.as_facts import Json

SONG = (
    "R: recording of W, MainArtist Ana",
    "S: recording of W, MainArtist Sam",
    "T: recording of W, MainArtist Ana",
    "W: work, Composer Wim",
    "Label holds 100% of R",
    "Label holds 100% of S",
    "Zed holds 100% of T",
    "Pub holds 100% of W",
    "Label permits R",
    "Pub permits W in DE",
    "Ana accepts Ana",
    "Wim accepts W",
    "R is in C-1",
    "S is in C-1 from 2025",
    "T is in C-1 until 2025",
)


@pytest_asyncio.fixture
async def song(database: Database, empty: Empty) -> Asking:
    """A song that is cleared in Germany, a cover for which two have not said yes, and one for which one has not."""
    return await Asking.of(database, empty, *SONG)


def said(kind: str, **fields: Any) -> Json:
    return {"kind": kind, "source": {"system": "desk", "kind": "STEWARD"}, **fields}


async def test_a_thing_is_cleared_where_all_permit_and_have_chosen(song: Asking) -> None:
    assert await song.cleared("R", "S", "W") == {"R": "DE", "S": "nowhere", "W": "DE"}


async def test_counts_say_how_far_each_verdict_holds_and_whose_the_gaps_are(song: Asking) -> None:
    things = {"items": [song.ids[name] for name in ("R", "S", "T", "R")]}
    found = await song.asked(COUNTED, **DE | {"of": things, "act": {"codes": ["DE", "US"]}})
    assert found["place"] == {"text": "DE US"}
    assert found["counts"] == {
        "items": 4,
        "notNamed": 0,
        "cleared": {"everywhere": 0, "partly": 2, "nowhere": 2},
        "rights": {"everywhere": 0, "partly": 2, "nowhere": 2},
        "choice": {"everywhere": 3, "partly": 0, "nowhere": 1},
    }
    assert found["cleared"] == {"text": "nowhere"}
    assert found["gapsByReason"] == [{"reason": "NO_PERMIT", "items": 4}, {"reason": "NO_CHOICE", "items": 1}]
    named = [(song.name_of(one["party"]["id"]), one["items"]) for one in found["gapsByParty"]["nodes"]]
    assert sorted(named) == [("Label", 1), ("Pub", 4), ("Sam", 1), ("Zed", 1)]
    assert named[0] == ("Pub", 4)


async def test_a_catalogue_is_what_is_in_it_at_the_instant_and_as_known(song: Asking) -> None:
    catalogue = {"of": {"catalogue": song.ids["C-1"]}}
    assert await names(song, **catalogue) == ["R", "S"]
    assert await names(song, **catalogue, asOf="2024-06-01T00:00:00Z") == ["R", "T"]
    before = (await song.asked("seq", **DE, **catalogue))["seq"]
    member = said("catalogueMember", catalogue={"id": song.ids["C-1"]}, item={"id": song.ids["W"]})
    (added,) = await send(song.recorder, "more", [member])
    assert await names(song, **catalogue) == ["R", "S", "W"]
    assert await names(song, **catalogue, knownAt={"seq": before}) == ["R", "S"]
    await send(song.recorder, "less", [said("retraction", target=added.seq)])
    assert await names(song, **catalogue) == ["R", "S"]
    assert await names(song, **catalogue, knownAt={"seq": added.seq}) == ["R", "S", "W"]


async def test_a_dataset_and_a_model_are_what_they_hold_each_item_once(song: Asking) -> None:
    ids = await trained(song)
    first, second, model = ids["first"], ids["second"], ids["model"]
    assert await names(song, of={"datasetVersion": first}) == ["R", "T"]
    assert await names(song, of={"datasetVersion": second}) == ["R", "S"]
    assert await names(song, of={"modelVersion": model}) == ["R", "S", "T"]
    counts = await song.asked(
        "counts { items } items(first: 1) { nodes { cleared { text } } }", **DE, of={"modelVersion": model}
    )
    assert counts == {"counts": {"items": 3}, "items": {"nodes": [{"cleared": {"text": "DE"}}]}}


async def trained(song: Asking) -> dict[str, str]:
    """Record a model that was trained on two dataset versions which share a recording; with each item twice."""

    def new(kind: str, key: str, **fields: Any) -> Json:
        return said(kind, key=key, **fields)

    facts = [new("dataset", "set", name="Set")]
    for version, held in (("first", "RT"), ("second", "RS")):
        facts.append(new("datasetVersion", version, dataset={"key": {"key": "set"}}, version=version))
        entry = {"of": {"key": {"key": version, "source": "desk"}}, "basis": "LICENSED"}
        for name in held:
            facts.append(said("datasetEntry", **entry, item={"id": song.ids[name]}))
            facts.append(facts[-1] | {"source": {"system": "shelf", "kind": "STEWARD"}})
    used = [{"key": {"key": version}} for version in ("first", "second")]
    facts.append(new("trainingRun", "run", type="PRETRAIN", used=used, startedAt="2025-01-01T00:00:00Z"))
    facts.append(said("knownViolation", of={"key": {"key": "run"}}, reason="Nobody was asked."))
    facts.append(
        new("modelVersion", "model", model={"id": song.ids["tune"]}, version="2", producedBy={"key": {"key": "run"}})
    )
    results = await send(song.recorder, "trained", facts)
    return {one["key"]: result.id for one, result in zip(facts, results, strict=True) if "key" in one}


async def test_an_entry_is_found_by_what_one_thing_alone_claims_and_never_guessed(song: Asking) -> None:
    def isrc(name: str, value: str) -> Json:
        return said("identifier", about={"id": song.ids[name]}, scheme="ISRC", value=value)

    claims = [isrc("R", "QZAAA2600001"), isrc("S", "QZAAA2600002"), isrc("T", "QZAAA2600002")]
    await send(song.recorder, "claims", claims)
    entries = [
        {"id": song.ids["R"], "title": "By id"},
        {"identifier": {"scheme": "ISRC", "value": "QZ-AAA-26-00001"}},
        {"identifier": {"scheme": "ISRC", "value": "QZAAA2600002"}, "title": "Of two"},
        {"identifier": {"scheme": "ISRC", "value": "QZAAA2699999"}},
        {"identifier": {"scheme": "ISRC", "value": "nonsense"}},
        {"title": "R"},
        {"id": "rec_01890000-0000-7000-8000-999999999999"},
        {"id": "nonsense"},
    ]
    page = "items { nodes { item { ... on Recording { id } } given { title } gaps { reason thing { __typename } } } }"
    nodes = (await song.asked(f"{page} counts {{ items }}", **DE, of={"entries": entries}))["items"]["nodes"]
    assert [song.name_of((node["item"] or {}).get("id")) for node in nodes] == ["R", "R", *[None] * 6]
    assert [node["given"]["title"] for node in nodes] == ["By id", None, "Of two", None, None, "R", None, None]
    assert [node["gaps"] for node in nodes] == [[], []] + [[{"reason": "UNIDENTIFIED", "thing": None}]] * 6


async def test_pages_are_in_order_and_filtered_by_verdict_reason_and_party(song: Asking) -> None:
    of = {"items": [song.ids[name] for name in ("S", "R", "T", "R", "S")]}
    shown, has_more, after = [], [], None
    for _ in range(3):
        page = (await song.asked(PAGE, **DE, of=of, after=after, first=2))["items"]
        shown += [song.name_of(node["item"]["id"]) for node in page["nodes"]]
        has_more.append(page["pageInfo"]["hasNextPage"])
        after = page["pageInfo"]["endCursor"]
    assert (shown, has_more) == (["S", "R", "T", "R", "S"], [True, True, False])
    for wanted, expected in (
        ({"cleared": "EVERYWHERE"}, ["R", "R"]),
        ({"cleared": "NOWHERE"}, ["S", "T", "S"]),
        ({"reason": "NO_CHOICE"}, ["S", "S"]),
        ({"party": song.ids["Zed"]}, ["T"]),
        ({"reason": "NO_CHOICE", "party": song.ids["Label"]}, []),
    ):
        page = (await song.asked(PAGE, **DE, of=of, first=10, filter=wanted))["items"]
        assert [song.name_of(node["item"]["id"]) for node in page["nodes"]] == expected
        assert page["totalCount"] == len(expected)


PAGE = (
    "items(first: $first, after: $after, filter: $filter) "
    "{ totalCount pageInfo { hasNextPage endCursor } nodes { item { ... on Recording { id } } } }"
)


async def test_one_request_may_ask_for_several_pages(song: Asking) -> None:
    pages = "no: items(filter: {cleared: NOWHERE}) { totalCount } yes: items(first: 1) { nodes { cleared { text } } }"
    found = await song.asked(pages, **DE, of={"items": [song.ids["R"], song.ids["S"]]})
    assert found == {"no": {"totalCount": 1}, "yes": {"nodes": [{"cleared": {"text": "DE"}}]}}


async def test_who_blocks_is_paged(song: Asking) -> None:
    pages = "one: gapsByParty(first: 1) { nodes { items } pageInfo { hasNextPage endCursor } }"
    of = {"items": [song.ids[name] for name in ("S", "T", "S")]}
    first = (await song.asked(pages, **DE, of=of))["one"]
    assert (first["nodes"], first["pageInfo"]["hasNextPage"]) == ([{"items": 2}], True)
    pages = pages.replace("first: 1", "first: 9, after: $after")
    rest = (await song.asked(pages, **DE, of=of, after=first["pageInfo"]["endCursor"]))["one"]
    assert (rest["nodes"], rest["pageInfo"]["hasNextPage"]) == ([{"items": 2}, {"items": 1}], False)


async def test_of_nothing_nothing_is_cleared(song: Asking) -> None:
    assert await song.asked("cleared { text } counts { items }", **DE, of={"items": []}) == {
        "cleared": {"text": "nowhere"},
        "counts": {"items": 0},
    }


@pytest.mark.parametrize("name", ["catalogue", "datasetVersion", "modelVersion"])
async def test_a_list_that_is_not_there_is_null(song: Asking, name: str) -> None:
    prefix = {"catalogue": "cat", "datasetVersion": "dsv", "modelVersion": "mdv"}[name]
    for id_ in (f"{prefix}_01890000-0000-7000-8000-999999999999", song.ids["R"]):
        assert await song.said("seq", **DE, of={name: id_}) == (None, [])


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"act": {"codes": ["ATLANTIS"]}}, "UNKNOWN_TERRITORY"),
        ({"act": {"codes": ["DE"], "excluded": ["XX"]}}, "UNKNOWN_TERRITORY"),
        ({"act": None}, "PLACE_MISSING"),
        ({"act": None, "offer": {"codes": ["DE"]}}, "PLACE_MISSING"),
        ({"use": "OUTPUT_SYNC"}, "PLACE_MISSING"),
        ({"act": {"codes": ["DE"], "excluded": ["DE"]}}, "PLACE_MISSING"),
        ({"model": "mod_01890000-0000-7000-8000-999999999999"}, "UNKNOWN_MODEL"),
        ({"model": "nonsense"}, "UNKNOWN_MODEL"),
        ({"asOf": "2026"}, "BAD_ARGUMENT"),
    ],
)
async def test_what_cannot_be_asked_is_refused_with_words(song: Asking, asked: Json, code: str) -> None:
    assert await song.said("seq", **DE | {"of": {"items": [song.ids["R"]]}} | asked) == (None, [code])


async def test_a_place_is_what_a_permit_for_its_code_surely_has(song: Asking) -> None:
    for act, place in (({"codes": ["2123"]}, 27), ({"codes": ["840"]}, 1), ({"excluded": ["US"]}, 249), ({}, 250)):
        found = await song.asked("place { codes isWholeWorld }", **DE | {"act": act}, of={"items": []})
        assert (len(found["place"]["codes"]), found["place"]["isWholeWorld"]) == (place, place == 250)


async def names(song: Asking, **asked: Any) -> list[str]:
    """List the names of all items that are asked about."""
    page = "items { nodes { item { ... on Recording { id } ... on Work { id } } } }"
    nodes = (await song.asked(page, **DE | asked))["items"]["nodes"]
    return sorted(str(song.name_of(node["item"]["id"])) for node in nodes)


PUBLIC, LICENSED = Audience.PUBLIC, Audience.LICENSED


async def test_it_is_answered_to_who_has_a_licence_or_made_or_holds_it(song: Asking) -> None:
    async def may(*things: str, **who: Any) -> bool:
        of = {"items": [song.ids[name] for name in things]}
        found, errors = await song.said("counts { items } items { nodes { item { __typename } } }", **DE, of=of, **who)
        assert (found is None, errors) in ((False, []), (True, ["NOT_ALLOWED"]))
        return found is not None

    assert await may("R", "S", audience=LICENSED)
    assert not await may("R", audience=PUBLIC)
    for party, things in (
        ("Ana", ("R", "T")),
        ("Label", ("R", "S")),
        ("Pub", ("W",)),
        ("Wim", ("W",)),
        ("Zed", ("T",)),
    ):
        for thing in ("R", "S", "T", "W"):
            assert await may(thing, audience=PUBLIC, actor=song.ids[party]) == (thing in things), (party, thing)
    assert await may("R", "S", audience=PUBLIC, actor=song.ids["Label"])
    assert not await may("R", "T", audience=PUBLIC, actor=song.ids["Label"])


async def test_a_list_of_others_things_is_not_answered_to_a_party(song: Asking) -> None:
    of = {"catalogue": song.ids["C-1"]}
    assert await song.said("counts { items }", **DE, of=of, audience=PUBLIC, actor=song.ids["Ana"]) == (
        None,
        ["NOT_ALLOWED"],
    )
    label = await song.said("counts { items }", **DE, of=of, audience=PUBLIC, actor=song.ids["Label"])
    assert label == ({"counts": {"items": 2}}, [])


async def test_who_is_not_to_be_named_is_counted_and_not_named(song: Asking) -> None:
    choice = {"audience": "LICENSED", "context": "MADE_BY", "naming": "NOT_NAMED"}
    facts = [said("namingChoice", party={"id": song.ids[name]}, **choice) for name in ("Zed", "Sam")]
    await send(song.recorder, "names", facts)
    of = {"items": [song.ids[name] for name in ("R", "S", "T")]}
    fields = (
        "counts { items notNamed } gapsByParty { nodes { party { id } items } }"
        " items { nodes { item { ... on Recording { id } } gaps { party { id } reason } } }"
    )
    found = await song.asked(fields, **DE, of=of, audience=LICENSED)
    parties = [(song.name_of((one["party"] or {}).get("id")), one["items"]) for one in found["gapsByParty"]["nodes"]]
    assert parties == [(None, 1)]
    shown = [(song.name_of((node["item"] or {}).get("id")), node["gaps"]) for node in found["items"]["nodes"]]
    assert shown == [
        ("R", []),
        (None, [{"party": None, "reason": "UNIDENTIFIED"}]),
        ("T", [{"party": None, "reason": "NO_PERMIT"}]),
    ]
    wanted = {"party": song.ids["Zed"]}
    page = await song.asked("items(filter: $filter) { totalCount }", **DE, of=of, filter=wanted, audience=LICENSED)
    assert page == {"items": {"totalCount": 0}}
    listed = await song.asked(
        "counts { items notNamed } items { nodes { item { ... on Recording { id } } } }",
        **DE,
        of={"catalogue": song.ids["C-1"]},
        audience=LICENSED,
    )
    assert listed["counts"] == {"items": 2, "notNamed": 1}
    assert [song.name_of(node["item"]["id"]) for node in listed["items"]["nodes"]] == ["R"]


async def test_a_voice_is_asked_of_the_person(song: Asking) -> None:
    asked = {"use": "VOICE", "project": "demo", "asOf": NOW}
    assert await song.cleared("Ana", **asked) == {"Ana": "nowhere"}
    consent = {"decision": "GRANT", "of": "VOICE", "uses": ["VOICE"], "project": "demo", "method": "SIGNATURE"}
    ana = {"id": song.ids["Ana"]}
    await send(song.recorder, "voice", [said("consent", by=ana, about=ana, capacity="ARTIST", **consent)])
    assert await song.cleared("Ana", **asked) == {"Ana": "DE"}
