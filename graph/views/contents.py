"""How it reads from what is kept beside the record: who contributed to a dataset or model, and what is in it."""

from typing import Any

from graph.closures.contributor_rows import COUNT, RANK, entries_at
from graph.reader.context import Audience, CreditContext, ReadContext
from graph.reader.views import ByAudience, Computed, Field, Order, Path, Same, Stored, View
from graph.views.catching_up import CATCHING_UP
from linernotes.contents import EntriesBy, Tally, count_entries
from linernotes.drawing import MARKS, ContributorsBy
from linernotes.facts.dataset import Basis, EntryStage

Json = dict[str, Any]


def named(value: Json, context: ReadContext) -> int:
    """Say how many contributors are named to this reader."""
    return int((value["contributorTotal"] or {}).get(COUNT[context.audience], 0))


def not_named(value: Json, context: ReadContext) -> int:
    """Say how many contributors there are beside those who are named."""
    return int((value["contributorTotal"] or {}).get(COUNT[Audience.AUDITOR], 0)) - named(value, context)


def contributor_counts(value: Json, context: ReadContext, *, by: str) -> list[Json]:
    """Count contributors in one way, in the order of the rules' tables; what has none is left out."""
    tallies = {(tally["by"], tally["value"]): tally for tally in value["contributorTallies"]}
    found = []
    for mark in MARKS:
        tally = tallies.get(mark) if mark[0] == by else None
        if tally is not None:
            shown = tally[COUNT[context.audience]]
            whose = {each: mark[1] if each.value == by else None for each in ContributorsBy}
            found.append(
                {
                    "roleGroup": whose[ContributorsBy.ROLE_GROUP],
                    "basis": whose[ContributorsBy.BASIS],
                    "stage": whose[ContributorsBy.STAGE],
                    "named": shown,
                    "notNamed": tally[COUNT[Audience.AUDITOR]] - shown,
                }
            )
    return found


def counts(value: Json, _context: ReadContext, *, by: list[str] | None = None) -> list[Json]:
    """Count entries by what they are included on, used for, or both."""
    tallies = [
        Tally(Basis(tally["basis"]), EntryStage(tally["stage"]), tally["entries"], tally["synthetic"])
        for tally in value["entryTallies"]
    ]
    return [
        {"basis": count.basis, "stage": count.stage, "entries": count.entries, "synthetic": count.synthetic}
        for count in count_entries(tallies, [EntriesBy(each) for each in by or ()])
    ]


def synthetic_entries(value: Json, _context: ReadContext) -> int:
    """Say how many entries a model made."""
    return sum(tally["synthetic"] for tally in value["entryTallies"])


def entries_seen(value: Json, context: ReadContext) -> int:
    """Say to how many entries somebody contributed that this reader may know of."""
    return entries_at(int(value[COUNT[context.audience]]))


def _contributors(audience: Audience) -> Path:
    rank = f"e.{RANK[audience]}"
    return Path(
        pattern="(@)-[e:DRAWS_ON]->(n)",
        to="Contributor",
        order=Order(
            (rank,),
            fixed=("e.of",),
            index=f"e:DRAWS_ON(of, {RANK[audience]})",
            seek=f"e.of = @.number AND {rank} < 0",
        ),
        ceiling=100,
        context=CreditContext.TRAINING,
        total=Computed(needs=_TOTAL, then=named),
    )


_TOTAL = "contributorTotal { all public licensed }"
_TALLIES = "entryTallies { basis stage entries synthetic }"
_ENTRY_TALLIES = Path(
    pattern="(@)<-[:COUNT_OF]-(n:EntryCount)", to="EntryTally", order=Order(("n.basis", "n.stage")), ceiling=100
)

CONTENTS: dict[str, Field] = {
    "contributors": ByAudience({audience: _contributors(audience) for audience in Audience}),
    "contributorsNotNamed": Computed(needs=_TOTAL, then=not_named),
    "contributorCounts": Computed(needs="contributorTallies { by value all public licensed }", then=contributor_counts),
    "counts": Computed(needs=_TALLIES, then=counts),
    "synthetic": Same(to="SyntheticData"),
    **CATCHING_UP,
    # Not in the public schema: what these are made of.
    "contributorTotal": Path(pattern="(@)<-[:COUNT_OF]-(n:ContributorCount)", where="n.by = ''", to="ContributorTally"),
    "contributorTallies": Path(
        pattern="(@)<-[:COUNT_OF]-(n:ContributorCount)",
        to="ContributorTally",
        order=Order(("n.by", "n.value")),
        ceiling=100,
    ),
    "entryTallies": _ENTRY_TALLIES,
}
"""What can be asked of the contents of a dataset version, and of all that a model version was trained on."""

TRAINING_CLOSURE = View(
    name="TrainingClosure",
    nodes={"n": "ModelVersion"},
    fields={
        "datasetVersions": Path(
            pattern="(@)-[:TRAINED_ON]->(n)", to="DatasetVersion", order=Order(("n.id",)), ceiling=500
        ),
        **CONTENTS,
    },
)

SYNTHETIC_DATA = View(
    name="SyntheticData",
    nodes={"n": ("DatasetVersion", "ModelVersion")},
    fields={
        "entries": Computed(needs=_TALLIES, then=synthetic_entries),
        "fromModels": Path(
            pattern="(@)-[e:SYNTHETIC_FROM]->(n)", to="FromModel", order=Order(("-e.entries", "n.id")), ceiling=500
        ),
        "entryTallies": _ENTRY_TALLIES,
    },
)

FROM_MODEL = View(
    name="FromModel",
    nodes={"n": "ModelVersion"},
    fields={"entries": Stored("entries", of="e"), "modelVersion": Same("n")},
)

CONTRIBUTOR = View(
    name="Contributor",
    nodes={"n": "Party"},
    fields={
        "entries": Computed(needs="all public licensed", then=entries_seen),
        "party": Same("n"),
        **{COUNT[audience]: Stored(RANK[audience], of="e") for audience in Audience},
    },
)

CONTRIBUTOR_TALLY = View(
    name="ContributorTally",
    fields={name: Stored(name) for name in ("by", "value", "all", "public", "licensed")},
)

ENTRY_TALLY = View(
    name="EntryTally",
    fields={name: Stored(name) for name in ("basis", "stage", "entries", "synthetic")},
)

VIEWS = (TRAINING_CLOSURE, SYNTHETIC_DATA, FROM_MODEL, CONTRIBUTOR, CONTRIBUTOR_TALLY, ENTRY_TALLY)
ROOTS: dict[str, Field] = {}
