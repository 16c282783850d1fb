"""How it reads where something has gone: the assets and releases that came from it, by how sure that is."""

from typing import Any

from graph.reader.context import CreditContext, ReadContext
from graph.reader.views import Begin, Computed, Field, Lanes, Order, Path, Same, Stored, View
from graph.views.catching_up import CATCHING_UP
from graph.views.roots import BY_ID
from linernotes.derivatives import TYPES, HitKind, TraceCertainty, lane_of
from linernotes.naming import Reader

_A_KIND = lane_of(HitKind.RELEASE)
_A_CERTAINTY = lane_of(certainty=TraceCertainty.ATTRIBUTED)
_A_WEIGHT = lane_of(weight=1)


def _lanes(mine: str) -> Lanes:
    """Give the stretches of the index of a source: by whom rows are open to, then kind, then certainty."""
    return Lanes(
        text=(
            f"WITH {mine} AS mine"
            " UNWIND range(0, 3) AS openness UNWIND range(0, 1) AS kind UNWIND range(0, 2) AS certainty"
            f" WITH mine, openness, kind, certainty, kind * {_A_KIND} + certainty * {_A_CERTAINTY} AS low"
        ),
        names=("mine", "openness", "kind", "certainty", "low"),
        # A likeness that nothing explains is for auditors, and for whom it may be of.
        where="certainty < 2 AND admits(openness) OR certainty = 2 AND (auditing() OR mine)",
        filters={
            "filter.kind": "kind IN $filter.kind",
            "filter.certainty": "certainty IN $filter.certainty",
            "filter.minWeightPpm": "certainty = 1",
        },
    )


def _derivatives(mine: str) -> Path:
    return Path(
        pattern="(@)<-[e:TRACES_TO]-(n)",
        to="Derivative",
        where="e.certainty = 2 OR visible(@) AND (e.certainty = 0 OR visible(@, TRAINING) AND visible(n, TRAINING))",
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
        },
        ceiling=100,
        context=CreditContext.CONTAINED,
    )


_TYPES = [type_.value for type_ in TYPES]


def path_withheld(value: dict[str, Any], _context: ReadContext) -> bool:
    """Say whether the path is left out: there always is one."""
    return not value["path"]


DERIVATIVE = View(
    name="Derivative",
    nodes={"n": ("Asset", "Release")},
    fields={
        "hit": Same("n", deeper=("e.certainty > 0", CreditContext.TRAINING)),
        "certainty": Stored("certainty", of="e"),
        "weightPpm": Stored("weightPpm", of="e"),
        "paths": Stored("paths", of="e"),
        "path": Path(
            pattern="(n:Entity {number: step.to})",
            to="TraceStep",
            begin=Begin(
                "UNWIND range(0, size(@e.things) - 1) AS i"
                f" WITH {{place: i, to: @e.things[i], type: {_TYPES}[@e.steps[i]], deep: @e.certainty > 0}} AS step",
                gives={"step": ("place", "to", "type", "deep")},
            ),
            # All of it or nothing.
            where=(
                "admits(@e.openPath) AND NOT EXISTS { MATCH (other:Entity) WHERE other.number IN @e.things"
                " AND NOT (@e.certainty = 0 AND visible(other) OR @e.certainty > 0 AND visible(other, TRAINING)) }"
            ),
            order=Order(("step.place",)),
            ceiling=1000,
        ),
        "pathWithheld": Computed(needs="path { type }", then=path_withheld),
    },
)

TRACE_STEP = View(
    name="TraceStep",
    nodes={"n": ("Party", "Work", "Recording", "File", "Asset", "ModelVersion")},
    fields={
        "type": Stored("type", of="step"),
        "thing": Same("n", deeper=("step.deep", CreditContext.TRAINING)),
    },
)

TRACE_COUNT = View(
    name="TraceCount",
    label="TraceCount",
    fields={
        name: Stored(name) for name in ("kind", "certainty", "hits", "publicHits", "licensedHits", "alsoExplained")
    },
)
MAKER = View(name="RawMaker", nodes={"n": "Party"}, sees_all=True, fields={"id": Stored("id")})

_HITS = {Reader.PUBLIC: "publicHits", Reader.LICENSED: "licensedHits", Reader.AUDITOR: "hits"}


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
        hits - (each["alsoExplained"] if hits and each["certainty"] == TraceCertainty.SIMILAR_UNEXPLAINED else 0)
        for each in counted
        for hits in (_hits(each, value, context),)
    )


def _hits(count: dict[str, Any], value: dict[str, Any], context: ReadContext) -> int:
    if count["certainty"] == TraceCertainty.SIMILAR_UNEXPLAINED:
        return int(count["hits"]) if value["maker"] or context.audience is Reader.AUDITOR else 0
    return int(count[_HITS[context.audience]])


_COUNTS = "maker { id } traceCounts { kind certainty hits publicHits licensedHits alsoExplained }"


def _traced(mine: str, maker: Path) -> dict[str, Field]:
    """Give the fields of what a derivative can come from; `mine` and `maker` say whether the actor has made it."""
    return {
        "derivatives": _derivatives(mine),
        "derivativeCounts": Computed(needs=_COUNTS, then=counts),
        "distinctAssets": Computed(needs=_COUNTS, then=distinct_assets),
        **CATCHING_UP,
        # Not in the public schema: what these are made of.
        "maker": maker,
        "traceCounts": Path(
            pattern="(n:TraceCount {source: @.number})",
            to="TraceCount",
            order=Order(("n.kind", "n.certainty")),
            ceiling=6,
        ),
    }


TRACED_PARTY = _traced(
    "@.id = $actor", Path(pattern="(n:Party {id: $actor})", to="RawMaker", where="n.id = @.id", order=BY_ID)
)
TRACED_WORK = _traced(
    "EXISTS { (@)<-[:TO]-(:Contribution)<-[:MADE]-(:Party {id: $actor}) }",
    Path(pattern="(@)<-[:TO]-(:Contribution)<-[:MADE]-(n:Party {id: $actor})", to="RawMaker", order=BY_ID),
)
"""Fields of a work, a recording or an asset."""

TRACED_MODEL = _traced("false", Path(pattern="(n:Party {id: $actor})", to="RawMaker", where="false", order=BY_ID))

VIEWS = (DERIVATIVE, TRACE_STEP, TRACE_COUNT, MAKER)
ROOTS: dict[str, Field] = {}
