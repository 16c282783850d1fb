"""How it reads where something has gone: the assets and releases that came from it, by how sure that is."""

from collections.abc import Mapping
from typing import Any

from graph.closures.rows import BEFORE_OWNERS, OPENNESSES
from graph.closures.trace_counts import ALSO_EXPLAINED, FOR_THE_PUBLIC, HIT_NUMBERS, HITS, OWN_HITS
from graph.reader.context import CreditContext, ReadContext
from graph.reader.views import Begin, Computed, Field, Lanes, Order, Path, Same, Stored, View
from graph.views.catching_up import CATCHING_UP
from graph.views.own import IS_ACTOR, MADE_BY_ACTOR
from graph.views.roots import BY_ID
from linernotes.derivatives import OWN_STEPS, TYPES, WAYS, HitKind, TraceCertainty, lane_of
from linernotes.lineage import PLACES
from linernotes.naming import Reader

_A_KIND = lane_of(HitKind.RELEASE)
_A_CERTAINTY = lane_of(certainty=TraceCertainty.ATTRIBUTED)
_A_WEIGHT = lane_of(weight=1)


def _lanes(mine: str) -> Lanes:
    """Give the stretches of the index of a source: by whom rows are open to, then kind, then certainty."""
    return Lanes(
        text=(
            # Who speaks for nobody is null.
            f"WITH coalesce({mine}, false) AS mine"
            f" UNWIND {[*OPENNESSES]} AS openness UNWIND range(0, 1) AS kind UNWIND range(0, 2) AS certainty"
            f" WITH mine, openness, openness % {BEFORE_OWNERS} AS others, kind, certainty,"
            f" kind * {_A_KIND} + certainty * {_A_CERTAINTY} AS low"
        ),
        names=("mine", "openness", "others", "kind", "certainty", "low"),
        # A likeness that nothing explains is for auditors, and for whom it may be of.
        where=(
            f"(admits(others) OR mine AND openness >= {BEFORE_OWNERS}) AND (certainty < 2 OR auditing() OR mine)"
            f" AND (openness <> {FOR_THE_PUBLIC} OR NOT (auditing() OR mine))"
        ),
        filters={
            "filter.kind": "kind IN $filter.kind",
            "filter.certainty": "certainty IN $filter.certainty",
            "filter.minWeightPpm": "certainty = 1",
        },
    )


# By its index: a label controls very many things, and a hit came from few.
_CONTROLLED_THEN = (
    "EXISTS {"
    " MATCH (n)-[:CONTAINS]->{0,1}(made:Asset) WHERE made.madeAt IS NOT NULL"
    " MATCH (made)-[way:TRACES_TO WHERE way.certainty < 2]->{0,1}(traced)"
    " MATCH ()-[held:CONTROLS]->() USING INDEX SEEK held:CONTROLS(of, thing)"
    " WHERE held.of = @.id AND held.thing = traced.id"
    " AND coalesce(held.validFrom <= made.madeAt, true) AND coalesce(made.madeAt < held.validTo, true) }"
)
"""Whether a hit was made while the party controlled what it is, or came from; likeness without a reason is none."""

_OF_PARTY = {"filter.controlledThen": f"(licensed() OR mine) AND {_CONTROLLED_THEN} = $filter.controlledThen"}


def _derivatives(mine: str, more: Mapping[str, str]) -> Path:
    return Path(
        pattern="(@)<-[e:TRACES_TO]-(n)",
        to="Derivative",
        # A row that is not up to date yet must not say what somebody has withheld since; but to themselves.
        where="(admits(others) OR admits(e.own)) AND (mine OR e.certainty <> 1 OR visible(@, TRAINING))",
        order=Order(
            ("e.position",),
            index="e:TRACES_TO(source, open, position)",
            seek=(
                f"e.source = @.number AND e.open = openness AND e.position >= low AND e.position < low + {_A_CERTAINTY}"
            ),
            lanes=_lanes(mine),
        ),
        filters={
            "filter.minWeightPpm": f"e.position < low + (1000001 - $filter.minWeightPpm) * {_A_WEIGHT}",
            "filter.model": (
                "EXISTS { (n)-[:PRODUCED_BY]->(:Generation)-[:USED_MODEL]->(made:ModelVersion)"
                " WHERE made.id = $filter.model OR EXISTS { (made)-[:VERSION_OF]->(:Model {id: $filter.model}) } }"
            ),
            "filter.madeFrom": "n.madeAt >= $filter.madeFrom",
            "filter.madeTo": "n.madeAt < $filter.madeTo",
            **more,
        },
        ceiling=100,
        # A hit is on its own sheet what it is here, whichever way its source was come to.
        context=CreditContext.MADE_BY,
    )


_TYPES = [type_.value for type_ in TYPES]
_PLACES = [PLACES.index(WAYS[type_].place or PLACES[0]) for type_ in TYPES]
_OWN = sorted(TYPES.index(type_) for type_ in OWN_STEPS)


def path_withheld(value: dict[str, Any], _context: ReadContext) -> bool:
    """Say whether the path is left out: there always is one."""
    return not value["path"]


DERIVATIVE = View(
    name="Derivative",
    nodes={"n": ("Asset", "Release")},
    fields={
        "hit": Same("n"),
        "certainty": Stored("certainty", of="e"),
        "weightPpm": Stored("weightPpm", of="e"),
        "paths": Stored("paths", of="e"),
        "path": Path(
            pattern="(n:Entity {number: step.to})",
            to="TraceStep",
            begin=Begin(
                "UNWIND range(0, size(@e.things) - 1) AS i"
                f" WITH {{number: i, to: @e.things[i], type: {_TYPES}[@e.steps[i]], place:"
                # What is the reader's own stands where it does by itself.
                f" CASE WHEN @mine AND all(each IN @e.steps[i + 1..] WHERE each IN {_OWN}) THEN 0"
                f" ELSE reduce(place = 0, each IN @e.steps[..i + 1] |"
                f" CASE WHEN {_PLACES}[each] > place THEN {_PLACES}[each] ELSE place END) END}} AS step",
                gives={"step": ("number", "to", "type", "place")},
            ),
            where="admits(@e.openPath) OR @mine AND admits(@e.ownPath)",
            order=Order(("step.number",)),
            ceiling=1000,
        ),
        "pathWithheld": Computed(needs="path { type }", then=path_withheld),
    },
)

TRACE_STEP = View(
    name="TraceStep",
    fields={
        "type": Stored("type", of="step"),
        "thing": Path(
            pattern="(n:Entity {number: @step.to})",
            to=("Party", "Work", "Recording", "File", "Asset", "ModelVersion"),
            where=("(@step.place < 1 OR visible(n, CONTAINED)) AND (@step.place < 2 OR visible(n, TRAINING))"),
            order=BY_ID,
        ),
    },
)

TRACE_COUNT = View(
    name="TraceCount",
    label="TraceCount",
    fields={name: Stored(name) for name in ("kind", "certainty", *HIT_NUMBERS)},
)
MAKER = View(name="RawMaker", nodes={"n": "Party"}, sees_all=True, fields={"id": Stored("id")})


def counts(value: dict[str, Any], context: ReadContext) -> list[dict[str, Any]]:
    """Say how many hits of each kind and certainty there are before whoever reads; none of those that are none."""
    found = [
        {"kind": each["kind"], "certainty": each["certainty"], "hits": _hits(each, value, context)}
        for each in value["traceCounts"]
    ]
    return [each for each in found if each["hits"]]


def distinct_assets(value: dict[str, Any], context: ReadContext) -> int:
    """Count each asset once, that is explained and elsewhere alike without being explained."""
    counted = [each for each in value["traceCounts"] if each["kind"] == HitKind.ASSET]
    return sum(
        hits - (each[ALSO_EXPLAINED[context.audience]] if hits else 0)
        for each in counted
        for hits in (_hits(each, value, context),)
    )


def _hits(count: dict[str, Any], value: dict[str, Any], context: ReadContext) -> int:
    explained = count["certainty"] != TraceCertainty.SIMILAR_UNEXPLAINED
    may_see = explained or value["maker"] or context.audience is Reader.AUDITOR
    hits = OWN_HITS if value["maker"] else HITS
    return int(count[hits[context.audience]]) if may_see else 0


_COUNTS = f"maker {{ id }} traceCounts {{ kind certainty {' '.join(HIT_NUMBERS)} }}"


def _traced(mine: str, maker: Path, filters: Mapping[str, str] | None = None) -> dict[str, Field]:
    """Give the fields of what a derivative can come from; `mine` and `maker` say whether the actor has made it."""
    return {
        "derivatives": _derivatives(mine, filters or {}),
        "derivativeCounts": Computed(needs=_COUNTS, then=counts),
        "distinctAssets": Computed(needs=_COUNTS, then=distinct_assets),
        **CATCHING_UP,
        # Not in the public schema: what these are made of.
        "maker": maker,
        "traceCounts": Path(
            pattern="(n:TraceCount {source: @.number})",
            to="TraceCount",
            order=Order(
                ("n.kind", "n.certainty"),
                fixed=("n.source",),
                index="n:TraceCount(source, kind, certainty)",
                seek="n.kind >= 0 AND n.certainty >= 0",
            ),
            ceiling=6,
        ),
    }


TRACED_PARTY = _traced(
    IS_ACTOR, Path(pattern="(n:Party {id: $actor})", to="RawMaker", where="n.id = @.id", order=BY_ID), _OF_PARTY
)
TRACED_WORK = _traced(
    MADE_BY_ACTOR,
    Path(pattern="(@)<-[:TO]-(:Contribution)<-[:MADE]-(n:Party {id: $actor})", to="RawMaker", order=BY_ID),
)
"""Fields of a work, a recording or an asset."""

TRACED_MODEL = _traced("false", Path(pattern="(n:Party {id: $actor})", to="RawMaker", where="false", order=BY_ID))

VIEWS = (DERIVATIVE, TRACE_STEP, TRACE_COUNT, MAKER)
ROOTS: dict[str, Field] = {}
