"""The rights of a generated world: who holds what, what is protected where, and what was signed and decided.

They come after everything else and change nothing of it: a world with rights is the one without them, and these.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from seed.world import names
from seed.world.facts import CATALOGUE, SOCIETY, Fact, stated
from seed.world.plan import Plan

WHOLE_CATALOGUE: Final = 0
"""The catalogue that lists every recording; the others are each a label's own."""

_PAPER: Final = {"system": "world-papers", "kind": "USER"}
_TRAINING: Final = ("TRAIN_GENERATIVE", "TRAIN_NON_GENERATIVE", "DATA_MINING")
_PLACES: Final[Sequence[Mapping[str, Any] | None]] = (
    *(None,) * 12,
    {"codes": ["2120"], "table": "TIS"},
    {"codes": ["CA", "US"]},
    {"codes": ["Worldwide"], "excluded": ["US"]},
    {"codes": ["DE", "FR", "GB", "US"]},
)
_SIGNED: Final = "2025-03-01T00:00:00Z"
_SOLD: Final = "2025-09-01T00:00:00Z"


def rights(plan: Plan) -> Iterator[Fact]:
    """Yield catalogues, shares, protection, agreements and decisions, each after what it points at."""
    yield from _catalogues(plan)
    for number in range(plan.recordings):
        yield from _in_recording(plan, number)
    for number in range(plan.works):
        yield from _in_work(plan, number)
    for number in range(plan.companies):
        yield from _papers_of(plan, number)
    for number in range(plan.people):
        yield from _decisions_of(plan, number)


def label_of(plan: Plan, recording: int) -> int:
    """Return which company, from 0, has a recording's master: the label of its album."""
    return plan.company("label", recording // 10) - plan.people


def _catalogues(plan: Plan) -> Iterator[Fact]:
    yield stated(CATALOGUE, "catalogue", subject=plan.ids.new("cat", WHOLE_CATALOGUE), name="Everything")
    for number in range(plan.companies):
        name = f"{names.company(plan.chance, plan.people + number)} Catalogue"
        of = plan.reference("par", plan.people + number)
        yield stated(CATALOGUE, "catalogue", subject=plan.ids.new("cat", 1 + number), name=name, of=of)
    for number in range(plan.recordings):
        for catalogue in (WHOLE_CATALOGUE, 1 + label_of(plan, number)):
            listed = {"catalogue": plan.reference("cat", catalogue), "item": plan.reference("rec", number)}
            yield stated(CATALOGUE, "catalogueMember", **listed)


def _in_recording(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield who has the master: mostly a label all of it, some halves with the artist, and of some nobody knows."""
    chance, recording = plan.chance, plan.reference("rec", number)
    label, artist = plan.people + label_of(plan, number), plan.artist_of(number)
    draw = chance.below(40, "master", number)
    if draw == 0:
        held: Sequence[tuple[int, Mapping[str, Any]]] = ()
    elif draw <= 4:
        held = ((label, {"ppm": 500_000}), (artist, {"ppm": 500_000}))
    else:
        held = ((artist if draw <= 9 else label, {"unknown": True} if draw == 39 else {"ppm": 1_000_000}),)
    for place, (holder, size) in enumerate(held):
        ends = {"holder": plan.reference("par", holder), "in": recording}
        yield _share(plan, number * 2 + place, CATALOGUE, side="MASTER", size=size, **ends)
    if chance.one_in(12, "sound is free", number):
        yield _free(recording, "MASTER", {"codes": ["US"]})
    if chance.one_in(400, "is refused", number):
        about = {"by": plan.reference("par", artist), "about": recording}
        yield stated(CATALOGUE, "consent", decision="DENY", capacity="ARTIST", method="PORTAL", **about)


def _in_work(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield who controls the music: one or two publishers, or a writer; and that old works are free."""
    chance, work = plan.chance, plan.reference("wrk", number)
    holders = [plan.company("publisher", number)]
    if chance.one_in(3, "is split", number):
        other = plan.company("second publisher", number)
        holders = [*holders, other] if other not in holders else holders
    elif chance.one_in(6, "is the writer's", number):
        holders = [plan.somebody("writer", number, 0)]
    first = 2 * plan.recordings + 2 * number
    for place, holder in enumerate(holders):
        ends = {"holder": plan.reference("par", holder), "in": work}
        size = {"ppm": 1_000_000 // len(holders)}
        yield _share(plan, first + place, SOCIETY, side="COMPOSITION", size=size, **ends)
    if chance.one_in(10, "music is free", number):
        yield _free(work, "COMPOSITION", chance.pick(({"codes": ["Worldwide"]}, {"codes": ["US"]}), "where", number))


def _share(plan: Plan, number: int, source: dict[str, str], **said: Any) -> Fact:
    return stated(source, "rightShare", subject=plan.ids.new("shr", number), tier="LICENSING", **said)


def _free(of: Mapping[str, Any], side: str, territories: Mapping[str, Any]) -> Fact:
    return stated(SOCIETY, "protection", of=of, side=side, status="PUBLIC_DOMAIN", territories=territories)


def _papers_of(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield what a company signed: most permit training with what they have, for some places; some sold all of it."""
    chance, company = plan.chance, plan.reference("par", plan.people + number)
    if chance.below(10, "signs", number) < 8:
        paper = plan.reference("agr", number)
        subject = plan.ids.new("agr", number)
        yield stated(_PAPER, "agreement", subject=subject, title=f"Paper {number}", type="OTHER", signedAt=_SIGNED)
        yield stated(_PAPER, "agreementParty", agreement=paper, party=company, role="LICENSOR")
        catalogue = {"items": [plan.reference("cat", 1 + number)]}
        everything = {"parties": [company], "laterAcquisitions": True}
        for place, covers in enumerate((catalogue, everything)):
            yield stated(
                _PAPER,
                "clause",
                subject=plan.ids.new("cls", 3 * number + place),
                agreement=paper,
                effect="PERMIT",
                uses=list(_TRAINING),
                covers=covers,
                territories=chance.pick(_PLACES, "permits where", number, place),
            )
        if chance.one_in(15, "prohibits", number):
            yield stated(
                _PAPER,
                "clause",
                subject=plan.ids.new("cls", 3 * number + 2),
                agreement=paper,
                effect="PROHIBIT",
                covers=catalogue,
                territories={"codes": ["FR"]},
            )
    if number and chance.one_in(25, "sells", number):
        ends = {"from": company, "to": plan.reference("par", plan.people + chance.rank(number, "buyer", number))}
        what, binds = {"everything": True}, chance.pick(("YES", "YES", "UNKNOWN"), "binds", number)
        yield stated(_PAPER, "transfer", what=what, effective=_SOLD, state="CONFIRMED", bindsEarlier=binds, **ends)


def _decisions_of(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield what a person decided about all that is its: most said yes, and some have a manager who did."""
    chance, person = plan.chance, plan.reference("par", number)
    draw = chance.below(20, "decides", number)
    said: dict[str, Any] = {"about": person, "uses": list(_TRAINING), "method": "PORTAL"}
    if number == 0 or draw < 13:
        where = None if number == 0 else chance.pick(_PLACES, "chooses where", number)
        yield stated(CATALOGUE, "consent", decision="GRANT", by=person, territories=where, **said)
    elif draw < 15:
        manager = plan.reference("par", plan.company("manager", number))
        yield stated(CATALOGUE, "mandate", principal=person, agent=manager, capacity="MANAGER")
        yield stated(CATALOGUE, "consent", decision="GRANT", by=manager, capacity="MANAGER", **said)
    elif draw == 15:
        where = chance.pick(_PLACES, "refuses where", number)
        yield stated(CATALOGUE, "consent", decision="DENY", by=person, territories=where, **said)
