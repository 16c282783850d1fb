"""Random worlds of rights, small and dense, so that papers meet: a song that is cleared, with facts taken and added."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.rules.rights.notation import World

Fact = dict[str, Any]

COUNTRIES = ["DE", "FR", "GB", "US"]
_MUSIC = """
R: recording of W, MainArtist Ana, Vocalist Ana
Q: recording of W sampling S, MainArtist Ana
S: recording of V, MainArtist Sam, FeaturedArtist Ana
P: recording of V replaying S, Vocalist Bo
M: recording of W V unnamed 1, MainArtist (Unknown)
T: recording like Q
W: work with words, Composer Wim, Lyricist Ana
V: work derived from U, Arranger Vic
U: work with or without words, Composer Wim
Ana: party
"""
_THINGS = ["R", "Q", "S", "P", "M", "T", "W", "V", "U"]
_AGENTS = [
    *(("Pub", "Society"), ("Wim", "Society"), ("Wim", "Pub"), ("Label", "Buyer"), ("Ana", "Buyer"), ("Sam", "Zed")),
]
_SALES = [
    ("Label", "Buyer"),
    ("Label", "Buyer"),
    ("Pub", "Buyer"),
    ("Buyer", "Label"),
    ("Wim", "Pub"),
    ("Buyer", "Zed"),
]
_STAKES = [
    *(("Label", about) for about in ("R", "Q", "S", "Label", "C-1")),
    *(("Pub", about) for about in ("W", "V", "Pub", "R")),
    *(("Wim", about) for about in ("W", "Wim")),
    *(("Ana", about) for about in ("R", "Ana", "Q", "W")),
    *(("Sam", "S"), ("Vic", "V"), ("Zed", "R"), ("Zed", "S")),
    *(("Society", about) for about in ("W", "Society")),
    *(("Buyer", about) for about in ("R", "W", "Buyer")),
]
_CLEARED = """
Label holds 100% of Q
Label holds 100% of S
Label holds 100% of P
Pub holds 100% of V
Pub holds 100% of U
Label permits Q S P signed 2024
Pub permits V U signed 2019
Ana accepts Ana
Sam accepts S
Bo accepts P
Wim accepts Wim
Vic accepts V
Ana grants Ana voice project demo
"""
# One of each of these makes a world: ways to hold a work, to permit it, and to hold and permit a master.
_SPLITS = """
Pub holds 60% of W source CWR cwr; Wim holds 40.02% of W source CWR cwr
Pub holds 60% of W source CWR cwr; Wim holds 39.9% of W source CWR cwr
Pub holds 50% of W source CWR; Wim holds 50% of W source CWR; Pub holds 50% of W source scrape
Pub holds 50% of W says Pub; Pub holds 90% of W source scrape; Wim holds 50% of W
Pub holds 50% of W says Society; Pub holds 90% of W source scrape; Wim holds 50% of W; Pub mandates Society in DE FR
Pub holds 50% of W says Pub; Pub holds 100% of W source scrape
Pub holds 50% of W source CWR; Pub holds 50% of W source scrape
Pub holds 100% of W says Pub; Wim holds 100% of W says Wim
Pub holds 50% of W source CWR; Pub holds 50% of W source CWR
Pub holds 50% of W; Wim holds ?% of W
Pub holds 60% of W; Wim holds 40% of W source CWR; Zed holds 0% of W
Pub holds 100% of W right REPRODUCTION; Wim holds 100% of W right TRAINING in US
Pub holds 100% of W right MECHANICAL; Wim holds 100% of W side LYRICS in DE US
"""
_PERMITS = """
Pub permits W signed 2019; Wim grants W
Pub permits W; Wim mandates Society exclusively in DE FR; Wim grants W; Society permits W in DE
Pub permits W; Wim mandates Society exclusively; Society permits all of Society later
Pub grants W via CAWG; Wim grants W; Pub denies W for MINE via TDMREP in US
Pub permits W; Pub denies W for MINE via TDMREP; Wim permits W family tune; Wim grants W via CAWG
Pub+Wim permits W notice 90; Pub withdraws W from 2025-06 received 2025-07-15; Wim grants W
Pub permits all of Pub; Wim permits all of Wim requires ARTIST_CHOICE
Pub permits R; Wim permits C-1; W is in C-1
Pub permits W; Wim grants W; Wim denies W in ATLANTIS
Pub grants W in DE ATLANTIS; Wim grants W without ATLANTIS
"""
_MASTERS = """
Label holds 100% of R; Label permits R signed 2024
Label holds 100% of R; Label permits R; Label sells R to Buyer on 2025-06 binding YES
Label holds 100% of R; Label permits R; Label sells R to Buyer on 2025-06 binding YES; Buyer denies R in FR
Label holds 100% of R; Label permits R; Label sells R to Buyer on 2025-06; Buyer grants R in US
Label holds 100% of R; Label permits R; Label sells R to Buyer on 2025-06 state PENDING; Buyer grants R in US
Label holds 100% of R; Label permits R; Label sells R to Zed on 2025-06 state NOTIFIED binding YES
Label holds 100% of R; Label permits R; Label sells R to Zed on 2025-06 binding YES; Zed sells R to Ana on 2025-09
Label holds 100% of R; Label permits R; Label denies R in FR; Label sells R to Buyer on 2025-06 binding YES
Label holds 100% of R from 2025-03; Label permits all of Label; Label sells R to Buyer on 2025-06 binding YES
Label holds 100% of R; Label permits R; R is public-domain in US; R is protected in ATLANTIS
"""
_PEOPLE = ["Label", "Pub", "Wim", "Ana", "Sam", "Vic", "Buyer", "Society", "Zed"]
_ABOUT = [*_THINGS[:3], "W", "V", "C-1", "Label", "Ana", "Wim", "Pub", "Society"]
_INSTANTS = [
    f"{day}T00:00:00.000000Z" for day in ("2019-06-01", "2024-01-01", "2025-01-01", "2025-06-01", "2025-09-01")
]
_USES = ["TRAIN_GENERATIVE", "DATA_MINING", "OUTPUT_DISTRIBUTION", "VOICE"]

people = st.sampled_from(_PEOPLE)
instants = st.sampled_from(_INSTANTS)
maybe = st.sampled_from([None] * 9 + _INSTANTS)
codes = st.sampled_from(["Worldwide", "DE", "FR", "US", "2123", "ATLANTIS"])
uses = st.lists(st.sampled_from(_USES[:1] * 3 + _USES), max_size=2, unique=True)
rights = st.lists(st.sampled_from(["TRAINING", "REPRODUCTION", "MECHANICAL", "PERFORMING"]), max_size=2, unique=True)
sides = st.sampled_from(["MASTER", "COMPOSITION", "COMPOSITION", "LYRICS"])
sizes = st.sampled_from([None, 0, 250_000, 400_000, 500_000, 600_000, 999_500, 1_000_000])


@st.composite
def _spans(draw: st.DrawFn) -> Fact:
    """Draw where and when: often everywhere, mostly always."""
    start, end = draw(maybe), draw(maybe)
    if start is not None and end is not None and start >= end:
        start, end = (end, start) if end < start else (start, None)
    if draw(st.integers(0, 2)) == 0:
        return {"territories": _where(["Worldwide"], [], amended=False), "from": start, "to": end}
    listed, excluded = (
        draw(st.lists(codes, min_size=1, max_size=2)),
        draw(st.sampled_from([[], [], ["US"], ["ATLANTIS"]])),
    )
    amended = draw(st.booleans())
    return {
        "territories": _where([] if excluded and amended else listed, excluded, amended=amended),
        "from": start,
        "to": end,
    }


def _where(listed: list[str], excluded: list[str], *, amended: bool) -> Fact:
    return {"table": "TIS", "codes": listed, "excluded": excluded, "asAmended": amended}


def _facts(**fields: Any) -> st.SearchStrategy[Fact]:
    return st.tuples(st.fixed_dictionaries(fields), _spans()).map(lambda pair: {**pair[0], **pair[1]})


_SHARES = _facts(
    holder=st.sampled_from([*_PEOPLE, "Pub", "Wim", "Buyer"]),
    side=sides,
    tier=st.sampled_from(["LICENSING", "LICENSING", "LICENSING", "OWNER"]),
    rights=rights,
    size=sizes,
    basis=st.sampled_from(["HUNDRED", "CWR"]),
    assertedBy=st.none() | people,
    source=st.sampled_from(["", "CWR", "scrape"]),
    **{"in": st.sampled_from(["R", "S", "W", "V"])},
)
_PROTECTIONS = _facts(
    of=st.sampled_from(["R", "S", "W", "V", "U"]),
    side=sides,
    status=st.sampled_from(["PUBLIC_DOMAIN", "PUBLIC_DOMAIN", "PROTECTED", "OPEN_LICENCE", "UNKNOWN"]),
    licence=st.sampled_from([None, "CC0-1.0", "CC-BY-4.0", "CC-BY-NC-4.0", "Other"]),
    conditions=st.sampled_from([[], [], ["NAMING"]]),
)
_MANDATES = _facts(
    between=st.sampled_from(_AGENTS),
    capacity=st.sampled_from(["DELEGATE", "SOCIETY", "MANAGER", "HEIR", "GUARDIAN"]),
    exclusive=st.booleans(),
    rights=rights,
    uses=uses,
    optOuts=st.sampled_from([[], [], ["W"], ["C-1"]]),
    proof=st.booleans(),
)
_SALE: dict[str, st.SearchStrategy[Any]] = {
    "between": st.sampled_from(_SALES),
    "shares": st.lists(st.sampled_from(["shares 0", "shares 4", "shares 9"]), max_size=2),
    "catalogue": st.sampled_from([None, "C-1"]),
    "everything": st.booleans(),
    "laterWorks": st.booleans(),
    "effective": instants,
    "state": st.sampled_from(["CONFIRMED", "CONFIRMED", "PENDING", "NOTIFIED", "REJECTED"]),
    "bindsEarlier": st.sampled_from(["YES", "NO", "UNKNOWN"]),
}
_TRANSFERS = st.fixed_dictionaries(_SALE).map(lambda one: {**one, "from": one["between"][0], "to": one["between"][1]})
_CHANGES = st.fixed_dictionaries({"at": instants, "change": st.sampled_from(["SUSPENDED", "RESUMED", "TERMINATED"])})
_AGREEMENTS = _facts(
    licensors=st.lists(people, min_size=1, max_size=2, unique=True),
    signedAt=st.sampled_from([None, *_INSTANTS, *_INSTANTS[:3]]),
    changes=st.lists(_CHANGES, max_size=2) | st.just([]),
    amends=st.sampled_from([None, None, "Label permits", "nowhere"]),
    settles=st.sampled_from([False, False, True]),
)
_CLAUSES = _facts(
    agreement=st.sampled_from(["agreements 2", "agreements 3", "agreements 4", "Label permits", "Pub permits"]),
    effect=st.sampled_from(["PERMIT", "PERMIT", "PROHIBIT"]),
    uses=uses,
    sides=st.lists(sides, max_size=2),
    covers=st.fixed_dictionaries(
        {
            "ids": st.lists(st.sampled_from(_ABOUT), max_size=2),
            "parties": st.lists(people, max_size=1),
            "later": st.booleans(),
        }
    ),
    model=st.sampled_from([{"scope": "ANY", "id": None}] * 2 + [{"scope": "FAMILY", "id": "tune"}]),
    requires=st.sampled_from([[], [], ["CREDIT"], ["NAMING"], ["ARTIST_CHOICE"]]),
    noticeDays=st.sampled_from([0, 0, 60]),
    after=st.lists(st.sampled_from(["TRAINING", "MODEL", "OUTPUTS"]), max_size=2, unique=True),
)
_CONSENTS = _facts(
    decision=st.sampled_from(["GRANT", "GRANT", "GRANT", "DENY", "CONSTRAIN", "WITHDRAW"]),
    said=st.sampled_from(_STAKES),
    capacity=st.sampled_from(["RIGHTSHOLDER", "RIGHTSHOLDER", "ARTIST", "SOCIETY", "HEIR", "MANAGER"]),
    of=st.sampled_from(["MATERIAL", "MATERIAL", "MATERIAL", "VOICE"]),
    uses=uses,
    project=st.sampled_from([None, None, "demo", "other"]),
    receivedAt=maybe,
    noticeDays=st.sampled_from([0, 0, 60]),
    satisfied=st.booleans(),
    method=st.sampled_from(["SIGNATURE", "SIGNATURE", "CAWG", "TDMREP"]),
)
_POLICIES = _facts(
    of=st.sampled_from(
        [["EVERYBODY", None], ["MODEL", "tune"], *(["AGREEMENT", f"{who} permits"] for who in ("Label", "Pub"))]
    ),
    roles=st.sampled_from([{}, {"MASTER": ["Vocalist"]}, {"MASTER": ["StudioProducer"], "COMPOSITION": ["Composer"]}]),
)
_MEMBERS = _facts(catalogue=st.just("C-1"), item=st.sampled_from(_THINGS))
_ADDED = {
    "shares": (_SHARES, 1),
    "protections": (_PROTECTIONS, 1),
    "mandates": (_MANDATES.map(lambda one: {**one, "principal": one["between"][0], "agent": one["between"][1]}), 1),
    "transfers": (_TRANSFERS, 1),
    "agreements": (_AGREEMENTS, 2),
    "clauses": (_CLAUSES, 2),
    "consents": (_CONSENTS.map(lambda one: {**one, "by": one["said"][0], "about": one["said"][1]}), 3),
    "members": (_MEMBERS, 2),
    "policies": (_POLICIES, 1),
}


@st.composite
def worlds(draw: st.DrawFn) -> Fact:
    """Draw a world: most of what clears the songs in it, and some facts that may do anything to that."""
    told = [line for line in _CLEARED.strip().splitlines() if draw(st.integers(0, 11))]
    for ways in (_SPLITS, _PERMITS, _MASTERS):
        told += draw(st.sampled_from(ways.strip().splitlines())).split("; ")
    facts = World([*_MUSIC.strip().splitlines(), *told]).facts
    for told_fact in [*facts["shares"], *facts["clauses"], *facts["consents"]]:
        if draw(st.integers(0, 5)) == 0:
            told_fact["territories"] = draw(_spans())["territories"]
    for kind, (strategy, most) in _ADDED.items():
        facts[kind] = facts[kind] + draw(st.lists(strategy, min_size=draw(st.integers(0, most)), max_size=most))
        facts[kind] = [{"id": f"{kind} {place}", **fact} for place, fact in enumerate(facts[kind])]
    known = {one["id"] for one in facts["agreements"]}
    facts["clauses"] = [one for one in facts["clauses"] if one["agreement"] in known]
    facts["dead"] = draw(st.sampled_from([[], [], [], ["Ana"], ["Wim"], ["Sam"]]))
    return facts


@st.composite
def questions(draw: st.DrawFn) -> Fact:
    """Draw a question."""
    return {
        "use": draw(st.sampled_from(["TRAIN_GENERATIVE", "TRAIN_GENERATIVE", *_USES])),
        "act": COUNTRIES,
        "offer": ["DE", "US"],
        "at": draw(st.sampled_from([*[_INSTANTS[4]] * 4, _INSTANTS[3], _INSTANTS[2]])),
        "model": draw(st.sampled_from([None, ["tune", "1"], ["other", "1"]])),
        "promises": draw(st.sampled_from([[], ["CREDIT"], ["CREDIT", "NAMING"]])),
        "project": draw(st.sampled_from([None, "demo"])),
        "policy": draw(st.sampled_from([None, None, {}, {"MASTER": ["Vocalist"]}])),
    }


ITEMS = ["R", "Q", "S", "P", "M", "T", "W", "V", "Ana"]
