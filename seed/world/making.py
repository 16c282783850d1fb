"""What models of a generated world made: generations, assets, and reports on what these rest on."""

from collections.abc import Iterator

from seed.world import names
from seed.world.facts import AUDIT, CATALOGUE, LAB, Fact, instant, stated
from seed.world.ids import isrc
from seed.world.music import role
from seed.world.plan import Plan

_BASES = ("LICENSED", "LICENSED", "USER_WARRANTED", "OWNED", "UNKNOWN")
_PARTS = ("INSTRUMENTS", "VOCALS", "COMPOSITION")
_INPUT = tuple[str, int, str]


def assets(plan: Plan, numbers: range) -> Iterator[Fact]:
    """Yield assets with their generations and all that is said of them."""
    for number in numbers:
        yield from _asset(plan, number)
        yield from _people_on(plan, number)
        if plan.has_report(number):
            yield from _report(plan, number)
        if plan.is_released(number):
            yield from _on_release(plan, number)


def _asset(plan: Plan, number: int) -> Iterator[Fact]:
    chance, asset = plan.chance, plan.reference("ast", number)
    at = instant(60 + number * 200 // plan.assets, number)
    named = {"party": plan.reference("par", plan.chance.rank(plan.people, "named", number)), "how": "STYLE"}
    part = chance.pick(_PARTS, "part", number)
    yield stated(
        LAB,
        "generation",
        subject=plan.ids.new("gen", number),
        at=at,
        operator=plan.reference("par", plan.company("operator", number)),
        models=[{"modelVersion": plan.reference("mdv", plan.maker_of(number)), "part": part}],
        inputs=[_input(plan, number, *one) for one in _inputs(plan, number)] or None,
        named=[named] if chance.one_in(30, "names somebody", number) else None,
    )
    yield stated(
        LAB,
        "asset",
        subject=plan.ids.new("ast", number),
        title=names.title(chance, "asset", number),
        generation=plan.reference("gen", number),
        madeAt=at,
        digitalSourceType="trainedAlgorithmicMedia",
    )
    if chance.one_in(20, "has a work", number):
        work = plan.reference("wrk", chance.rank(plan.works, "work of asset", number))
        yield stated(LAB, "recordingOf", recording=asset, work=work)
    if chance.one_in(8, "is disclosed", number):
        by = plan.reference("par", plan.company("operator", number))
        yield stated(
            LAB, "disclosure", about=asset, declaredBy=by, containsAI=chance.pick(("All", "Partly"), part, number)
        )


def _inputs(plan: Plan, number: int) -> Iterator[_INPUT]:
    """Yield what a generation was given: an asset that it edits, samples, references; two assets meet in some."""
    chance = plan.chance
    if plan.depth_of(number):
        yield "ast", number - 1, "parentOf"
    if chance.one_in(10, "samples", number):
        for place in range(1 + chance.below(2, "samples how many", number)):
            sampled = plan.popular_recording(chance.rank(plan.recordings, "sampled", number, place))
            yield "rec", sampled, "componentOf"
    if number >= 100 and chance.one_in(50, "joins", number):
        yield "ast", number - 10 - chance.below(40, "joined", number, 0), "componentOf"
        yield "ast", number - 60 - chance.below(40, "joined", number, 1), "componentOf"
    if chance.one_in(20, "refers", number):
        yield "rec", plan.popular_recording(chance.rank(plan.recordings, "referred", number)), "inputTo"
    if chance.one_in(50, "sets a text", number):
        yield "wrk", chance.rank(plan.works, "text", number), "inputTo"
    if chance.one_in(100, "has a file", number):
        yield "fil", chance.below(plan.recordings // 20, "file given", number) * 20, "componentOf"


def _input(plan: Plan, number: int, prefix: str, of: int, relationship: str) -> Fact:
    basis = plan.chance.pick(_BASES, "input basis", number, of)
    return {"input": plan.reference(prefix, of), "relationship": relationship, "basis": basis}


def _people_on(plan: Plan, number: int) -> Iterator[Fact]:
    chance, asset = plan.chance, plan.reference("ast", number)
    if plan.is_released(number) or chance.one_in(4, "has a main artist", number):
        artist = plan.reference("par", chance.rank(plan.people, "artist of asset", number))
        yield role(LAB, asset, artist, "MainArtist", sequence=1)
    if plan.is_released(number):
        model = {"modelVersion": plan.reference("mdv", plan.maker_of(number))}
        yield stated(LAB, "contribution", to=asset, by=model, role="Musician", aiContribution="All", sequence=2)
    if chance.one_in(10, "is finished by hand", number):
        engineer = plan.reference("par", plan.somebody("engineer of asset", number))
        yield role(LAB, asset, engineer, "MixingEngineer", aiContribution="Partly", sequence=1)


def _report(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield the report on an asset: one in ten is of compositions, few measure likeness or leave the rest open."""
    chance, kind = plan.chance, plan.chance.below(20, "report", number)
    method = {"family": "TRAK", "measures": "INFLUENCE_ESTIMATE", "name": "Projected gradients", "version": "2"}
    if kind == 0:
        method = {"family": "EMBEDDING_SIMILARITY", "measures": "SIMILARITY", "name": "Nearest in embedding"}
    side = "COMPOSITION" if kind in (1, 2) else "MASTER"
    residual = {"unknown": True} if kind in (0, 3) else {"statedPpm": 100_000 + chance.below(600_000, "rest", number)}
    sources = list(_works_scored(plan, number) if side == "COMPOSITION" else _recordings_scored(plan, number))
    yield stated(
        AUDIT,
        "attributionReport",
        subject=plan.ids.new("rep", number),
        asset=plan.reference("ast", number),
        reportedBy=plan.reference("par", plan.company("auditor", number)),
        method=method,
        side=side,
        candidates=max(len(sources), plan.prolific),
        k=len(sources),
        residual=residual,
        scores=[
            {"source": source, "raw": _raw(plan, number, place), "rank": place + 1}
            for place, source in enumerate(sources)
        ],
    )
    if kind > 3 and (plan.depth_of(number) or chance.one_in(10, "settles", number)):
        report, asset = plan.reference("rep", number), plan.reference("ast", number)
        yield stated(LAB, "settlementBasis", asset=asset, report=report, agreement=f"Settlement {number % 40}")


def _recordings_scored(plan: Plan, number: int) -> Iterator[Fact]:
    return (plan.reference("rec", recording) for recording in plan.scored_recordings(number))


def _works_scored(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield the works of the recordings that would be scored; some recordings have none, and some share one."""
    works = {plan.work_of(recording): None for recording in plan.scored_recordings(number)}
    return (plan.reference("wrk", work) for work in works if work is not None)


def _raw(plan: Plan, number: int, place: int) -> str:
    """Return a score that falls with the place, as a decimal with its last digit not zero."""
    millionths = 900_000 // (place + 1) + plan.chance.below(9_000, "raw", number, place)
    return f"0.{millionths * 10 + 1:07d}"


def _on_release(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield that an asset is on the release of its ten, which the first of them opens."""
    block, place = divmod(number, 100)
    release = plan.recordings // 10 + block
    if place == 0:
        title = names.title(plan.chance, "release", release)
        label = plan.reference("par", plan.company("label", release))
        yield stated(CATALOGUE, "release", subject=plan.ids.new("rel", release), title=title, type="EP", label=label)
    content, on = plan.reference("ast", number), plan.reference("rel", release)
    yield stated(CATALOGUE, "releaseContent", release=on, content=content, sequence=place + 1)
    value = isrc(plan.recordings + number)
    yield stated(CATALOGUE, "identifier", about=content, scheme="ISRC", value=value)
