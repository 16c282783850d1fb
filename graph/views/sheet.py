"""How what a credit sheet is made of reads from the graph: row views that no public type has, and nothing hides.

The sheet itself decides who is named on which line (linernotes/credits), so it must see all. These views therefore
have no label: the reader leaves out what somebody's choice withholds only where a view has one.
"""

from functools import partial

from graph.reader.views import Field, Order, Path, Stored, View

_BY_ID = Order(("n.id",))
_BY_FACT = Order(("e.fact",))
_SEGMENTS: dict[str, Field] = {
    name: Stored(name, of="e") for name in ("inStartMs", "inEndMs", "fromStartMs", "fromEndMs")
}
_FACT: dict[str, Field] = {
    "seq": Stored("seq", of="f"),
    "kind": Stored("sourceKind", of="f"),
    "system": Stored("source", of="f"),
    "document": Stored("document", of="f"),
}
STATED = "seq kind system document"
"""Who stated the row: of the views that have `f`, its fact."""


_view = partial(View, sees_all=True)


def stored(*names: str) -> dict[str, Field]:
    """Read properties by their own names."""
    return {name: Stored(name) for name in names}


def to_party(pattern: str) -> Path:
    """Lead from `@` to a party `n`, withheld or not: one row for itself and one for each of its choices.

    That is one subquery where a list of choices in each party would be two, and they are what planning costs.
    """
    whole = f"{pattern}<-[:CHOSEN_BY]-{{0,1}}(c)"
    return Path(pattern=whole, to="RawParty", order=Order(("n.id", "c.id")), ceiling=100)


SALT = _view(name="RawSalt", nodes={"n": "Fact"}, fields=stored("salt"))
TO_SALT = Path(pattern="(n:Fact {seq: @.fact})", to="RawSalt")

PARTY = _view(
    name="RawParty",
    fields=stored("id", "fact", "name", "link")
    | {name: Stored(name, of="c") for name in ("audience", "context", "naming")},
)
PARTY_NEEDS = "{ id fact name link audience context naming }"

VERSION = _view(
    name="RawVersion",
    nodes={"m": "Model"},
    fields=stored("id", "fact", "version")
    | {"modelId": Stored("id", of="m"), "modelFact": Stored("fact", of="m"), "modelName": Stored("name", of="m")},
)

CONTRIBUTION = _view(
    name="RawContribution",
    nodes={"f": "Fact"},
    fields=stored(
        *("id", "fact", "role", "special", "instrument", "creditedAs", "aiContribution", "state"),
        *("sequence", "featured"),
    )
    | _FACT
    | {
        "party": to_party("(@)<-[:MADE]-(n)"),
        "modelVersion": Path(pattern="(@)-[:BY_MODEL]->(n)-[:VERSION_OF]->(m:Model)", to="RawVersion"),
    },
)
CONTRIBUTION_NEEDS = (
    f"{{ id fact role special instrument creditedAs aiContribution state sequence featured {STATED} party {PARTY_NEEDS}"
    " modelVersion { id fact version modelId modelFact modelName } }"
)

RELEASE = _view(
    name="RawRelease",
    fields=stored("id", "fact", "title", "released", "catalogueNumber") | {"label": to_party("(@)-[:ISSUED_BY]->(n)")},
)
TO_RELEASES = Path(pattern="(@)<-[:CONTAINS]-(n)", to="RawRelease", order=_BY_ID, ceiling=1000)

STEP = _view(
    name="RawStep",
    nodes={"f": "Fact"},
    fields={
        "to": Stored("id"),
        "type": Stored("type", of="e"),
        "relationship": Stored("relationship", of="e"),
        "position": Stored("position", of="e"),
    }
    | _SEGMENTS
    | _FACT,
)

THING = _view(
    name="RawThing",
    fields=stored("id", "fact", "title", "recorded", "madeAt", "unidentifiedWorks")
    | {
        "releases": TO_RELEASES,
        "contributions": Path(
            pattern="(@)<-[:TO]-(n:Contribution), (f:Fact {seq: n.fact})",
            to="RawContribution",
            order=_BY_ID,
            ceiling=1000,
        ),
        "steps": Path(
            pattern="(@)-[e:PRODUCED_BY|USED_INPUT|RELATED_TO|ENCODES|RECORDING_OF]->(n), (f:Fact {seq: e.fact})",
            to="RawStep",
            order=Order(("e.fact", "n.id", "coalesce(e.position, 0)")),
            ceiling=1000,
        ),
    },
)
THING_NEEDS = (
    "{ id fact title recorded madeAt unidentifiedWorks"
    f" releases {{ id fact title released catalogueNumber label {PARTY_NEEDS} }}"
    f" contributions {CONTRIBUTION_NEEDS}"
    f" steps {{ to type relationship position inStartMs inEndMs fromStartMs fromEndMs {STATED} }} }}"
)
RESTS_ON = "-[:PRODUCED_BY|USED_INPUT|RELATED_TO|ENCODES|RECORDING_OF]->*"
TO_THINGS = Path(
    pattern=f"(@){RESTS_ON}(n)",
    to="RawThing",
    order=_BY_ID,
    ceiling=5000,
    distinct=True,
)
"""All that a thing rests on as far as it goes, itself and the works of each included."""

DERIVATION = _view(
    name="RawDerivation",
    nodes={"f": "Fact"},
    fields=_FACT | {"type": Stored("type", of="e"), "work": Stored("id")},
)

USE = _view(
    name="RawUse",
    fields={"modelVersion": Stored("id"), "part": Stored("part", of="e"), "position": Stored("position", of="e")},
)

DISCLOSURE = _view(
    name="RawDisclosure",
    nodes={"f": "Fact"},
    fields=stored("fact", "containsAI", "vocals", "lyrics", "instruments", "composition", "postProduction")
    | _FACT
    | {"declaredBy": to_party("(@)-[:DECLARED_BY]->(n)")},
)
DISCLOSURE_NEEDS = (
    f"{{ fact containsAI vocals lyrics instruments composition postProduction {STATED} declaredBy {PARTY_NEEDS} }}"
)
TO_DISCLOSURES = Path(
    pattern="(@)<-[:ABOUT]-(n:Disclosure), (f:Fact {seq: n.fact})", to="RawDisclosure", order=_BY_ID, ceiling=100
)

OBJECTION = _view(
    name="RawObjection",
    fields={
        "objection": Stored("id"),
        "state": Stored("state", of="s"),
        "effective": Stored("effective", of="s"),
    },
)
OBJECTION_NEEDS = "{ objection state effective }"

VIOLATION = _view(
    name="RawViolation", nodes={"f": "Fact"}, fields=_FACT | {"id": Stored("id"), "reason": Stored("reason")}
)
JUDGED = _view(
    name="RawJudged",
    fields={
        "of": Stored("id"),
        "violations": Path(
            pattern="(@)<-[:VIOLATION_OF]-(n), (f:Fact {seq: n.fact})", to="RawViolation", order=_BY_ID, ceiling=100
        ),
    },
)
VIOLATION_NEEDS = f"{{ of violations {{ id reason {STATED} }} }}"
TO_JUDGED = Path(
    pattern="(@)-[:PRODUCED_BY|USED_MODEL|STARTED_FROM|LEARNED_FROM|USED]->*(n)",
    to="RawJudged",
    order=_BY_ID,
    ceiling=5000,
    distinct=True,
)
"""An asset and all that its models rest on, training runs and dataset versions among it."""

ENTRY = _view(
    name="RawEntry",
    fields={
        "version": Stored("of", of="e"),
        "basis": Stored("basis", of="e"),
        "stage": Stored("stage", of="e"),
        "allowsNaming": Stored("allowsNaming", of="e"),
    },
)

SCORED_WORK = _view(name="RawWork", fields=stored("id"))

SCORE = _view(
    name="RawScore",
    fields=_SEGMENTS
    | {name: Stored(name, of="e") for name in ("rank", "raw", "weightPpm", "confidence")}
    | {
        "source": Stored("id"),
        "works": Path(pattern="(@)-[:RECORDING_OF]->(n)", to="RawWork", order=_BY_ID, ceiling=100, distinct=True),
        "entries": Path(
            pattern="(@)<-[:RECORDING_OF]-{0,1}()<-[e:INCLUDES]-(n)", to="RawEntry", order=_BY_FACT, ceiling=5000
        ),
    },
)

SETTLEMENT = _view(name="RawSettlement", nodes={"f": "Fact"}, fields=_FACT)

REPORT = _view(
    name="RawReport",
    nodes={"f": "Fact"},
    fields=stored(
        *("id", "fact", "family", "measures", "methodName", "methodVersion", "side", "aspect", "candidates", "k"),
        *("residualPpm", "confidence", "computedAt"),
    )
    | _FACT
    | {
        "reportedBy": to_party("(@)-[:REPORTED_BY]->(n)"),
        "settledBy": Path(
            pattern="(@)-[e:SETTLES]->(n), (f:Fact {seq: e.fact})", to="RawSettlement", order=_BY_FACT, ceiling=100
        ),
        "scores": Path(
            pattern="(@)-[e:SCORES]->(n)", to="RawScore", order=Order(("e.rank", "n.id", "e.raw")), ceiling=200
        ),
    },
)
REPORT_NEEDS = (
    "{ id fact family measures methodName methodVersion side aspect candidates k residualPpm confidence computedAt"
    f" {STATED} reportedBy {PARTY_NEEDS} settledBy {{ {STATED} }}"
    " scores { source rank raw weightPpm confidence inStartMs inEndMs fromStartMs fromEndMs"
    " works { id } entries { version basis stage allowsNaming } } }"
)

VIEWS = (
    *(SALT, PARTY, VERSION, CONTRIBUTION, RELEASE, STEP, THING),
    *(DERIVATION, USE, DISCLOSURE, OBJECTION, VIOLATION, JUDGED, ENTRY, SCORED_WORK, SCORE, SETTLEMENT, REPORT),
)
