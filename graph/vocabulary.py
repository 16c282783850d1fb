"""What the graph is made of: every label and relationship type, its ends and its properties, in one table.

The projections write nothing else, the views read nothing else, `db verify` compares nothing less, and the picture of
the data model in docs is drawn from it. Directions follow PROV: from the later thing to what it came from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from linernotes.facts.registry import THINGS as _THING_FACTS

TEXT, NUMBER, FLAG, TEXTS, NUMBERS = "TEXT", "NUMBER", "FLAG", "TEXTS", "NUMBERS"
ROW: dict[str, str] = {"fact": NUMBER, "fromSeq": NUMBER}
"""What every projected row carries: the fact that it shows, and the seq since which it stands so."""

VALID: dict[str, str] = {"validFrom": TEXT, "validTo": TEXT, "endedBy": NUMBER, "validToBefore": TEXT}
"""The time in which a statement holds; an ending keeps what stood before it, and the seq that changed it."""


TERRITORIES: dict[str, str] = {
    "territoryTable": TEXT,
    "territoryVersion": TEXT,
    "territories": TEXTS,
    "excludedTerritories": TEXTS,
    "asAmended": FLAG,
}
"""Where a statement about rights holds, as stated, with the table of codes and its version."""


PURPOSE: dict[str, str] = {"use": TEXT, "promises": TEXTS, "project": TEXT} | TERRITORIES
"""For what use something was done, and where."""


THING: dict[str, str] = {"number": NUMBER}
"""What every thing carries: the seq of the fact that first described it, shorter than an id where rows name things."""


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, TEXT)


@dataclass(frozen=True, kw_only=True)
class NodeType:
    """A label: its properties beside `id`, `fact` and `fromSeq`; whether a person's wish can withhold it."""

    properties: Mapping[str, str] = field(default_factory=dict)
    withholdable: bool = False
    shared: bool = False
    """True when several facts make the same node: it has no row of its own."""

    @property
    def is_thing(self) -> bool:
        """Say whether its nodes have a number, by which derived rows name them."""
        return "number" in self.properties


@dataclass(frozen=True, kw_only=True)
class EdgeType:
    """A relationship type: which labels it leads from and to, and its properties beside `fact` and `fromSeq`."""

    start: tuple[str, ...]
    end: tuple[str, ...]
    properties: Mapping[str, str] = field(default_factory=dict)


SEGMENTS = dict.fromkeys(("inStartMs", "inEndMs", "fromStartMs", "fromEndMs"), NUMBER)

NODES: Mapping[str, NodeType] = {
    "Party": NodeType(properties=THING | _texts("name", "type", "link", "born", "died"), withholdable=True),
    "PartyName": NodeType(properties=_texts("type", "text") | VALID),
    "NamingChoice": NodeType(properties=_texts("audience", "context", "naming")),
    "Work": NodeType(
        properties=THING | _texts("title", "type", "created", "note") | {"alternativeTitles": TEXTS, "hasWords": FLAG},
        withholdable=True,
    ),
    "Recording": NodeType(
        properties=THING
        | _texts("title", "type", "versionType", "recorded", "genre", "note")
        | {"durationMs": NUMBER, "unidentifiedWorks": NUMBER},
        withholdable=True,
    ),
    "File": NodeType(
        properties=THING
        | _texts("sha256", "mediaType", "iscc")
        | {
            "byteLength": NUMBER,
            "fingerprintAlgorithms": TEXTS,
            "fingerprintVersions": TEXTS,
            "fingerprintValues": TEXTS,
        },
        withholdable=True,
    ),
    "Release": NodeType(properties=THING | _texts("title", "type", "released", "catalogueNumber"), withholdable=True),
    "Contribution": NodeType(
        properties=_texts("role", "special", "instrument", "creditedAs", "aiContribution", "state", "note")
        | {"sequence": NUMBER, "featured": FLAG, "position": NUMBER}
    ),
    "Identifier": NodeType(properties=_texts("scheme", "value"), shared=True),
    "Dataset": NodeType(properties=THING | _texts("name")),
    "DatasetVersion": NodeType(properties=THING | _texts("version", "created")),
    "Closing": NodeType(),
    "Freezing": NodeType(properties={"count": NUMBER, "root": TEXT} | PURPOSE),
    "Model": NodeType(properties=THING | _texts("name")),
    "ModelVersion": NodeType(properties=THING | _texts("version", "weightsHash", "released")),
    "TrainingRun": NodeType(properties=_texts("type", "startedAt", "endedAt", "codeHash", "configHash") | PURPOSE),
    "Generation": NodeType(properties=_texts("at", "promptHash")),
    "Asset": NodeType(
        properties=THING
        | _texts("title", "madeAt", "digitalSourceType")
        | {"durationMs": NUMBER, "fiction": FLAG, "changedSeq": NUMBER, "changes": NUMBERS},
        withholdable=True,
    ),
    "Disclosure": NodeType(
        properties=_texts("containsAI", "vocals", "lyrics", "instruments", "composition", "postProduction")
    ),
    "AttributionReport": NodeType(
        properties=_texts(
            *("family", "measures", "methodName", "methodVersion", "parametersHash", "side", "aspect"),
            *("confidence", "computedAt", "evidence"),
        )
        | {"candidates": NUMBER, "k": NUMBER, "residualPpm": NUMBER}
    ),
    "KnownError": NodeType(properties={"target": NUMBER, "note": TEXT}),
    "RightShare": NodeType(
        properties=_texts("tier", "side", "statedBasis", "statedValue", "source")
        | {"rights": TEXTS, "sizePpm": NUMBER}
        | TERRITORIES
        | VALID
    ),
    "Protection": NodeType(
        properties=_texts("side", "status", "licence", "rule", "evidence", "evidenceHash")
        | {"conditions": TEXTS}
        | TERRITORIES
        | VALID
    ),
    "Mandate": NodeType(
        properties=_texts("capacity", "proof", "proofHash")
        | {"exclusive": FLAG, "rights": TEXTS, "uses": TEXTS}
        | TERRITORIES
        | VALID
    ),
    "Transfer": NodeType(
        properties=_texts("effective", "state", "bindsEarlier", "evidence", "evidenceHash") | {"laterWorks": FLAG}
    ),
    "Agreement": NodeType(
        properties=_texts("title", "type", "signedAt", "effectiveFrom", "effectiveTo", "documentHash")
    ),
    "AgreementChange": NodeType(properties=_texts("change", "effective", "evidence", "evidenceHash")),
    "Clause": NodeType(
        properties=_texts("section", "effect", "compensation", "afterModel", "afterOutputs")
        | {"uses": TEXTS, "sides": TEXTS, "requires": TEXTS, "laterAcquisitions": FLAG, "noticeDays": NUMBER}
        | {"newTraining": FLAG, "retireWithinDays": NUMBER, "moneyDue": FLAG}
        | TERRITORIES
        | VALID
    ),
    "Consent": NodeType(
        properties=_texts("decision", "capacity", "of", "project", "receivedAt", "method", "evidence", "evidenceHash")
        | _texts("constraint", "satisfied", "satisfiedHash")
        | {"uses": TEXTS, "noticeDays": NUMBER}
        | TERRITORIES
        | VALID
    ),
    "Catalogue": NodeType(properties=_texts("name")),
    "ChoicePolicy": NodeType(
        properties={"everybody": FLAG, "master": TEXTS, "composition": TEXTS, "lyrics": TEXTS} | VALID
    ),
    "Objection": NodeType(properties=_texts("ground", "asks", "madeAt", "evidence", "evidenceHash")),
    "ObjectionState": NodeType(properties=_texts("state", "effective", "reason")),
    "Authorization": NodeType(
        properties=_texts("use", "project", "asOf", "until")
        | {"promises": TEXTS}
        | TERRITORIES
        | {f"offer{name[0].upper()}{name[1:]}": kind for name, kind in TERRITORIES.items()}
    ),
    "KnownViolation": NodeType(properties=_texts("reason")),
}

THING_LABELS = frozenset(fact.__name__ for fact in _THING_FACTS)
"""The labels of what several sources may describe: such a node is shown by one of them, and by another later."""

JOURNAL: Mapping[str, NodeType] = {
    "Fact": NodeType(
        properties=_texts("kind", "actor", "source", "sourceKind", "document", "slot", "mac", "subject", "salt")
        | _texts("about", "validTo", "judgedAsOf", "effective")
        | {"seq": NUMBER, "target": NUMBER, "private": FLAG, "retroactive": FLAG, "judgedSeq": NUMBER}
        | dict.fromkeys(("judgedItems", "judgedCleared"), NUMBER)
    ),
}
"""The node that every fact has beside its rows: by it a fact is found, compared and shown as evidence."""

SOUND = ("Recording", "Asset")
CREDITED = ("Work", "Recording", "Asset")

EDGES: Mapping[str, EdgeType] = {
    "NAME_OF": EdgeType(start=("PartyName",), end=("Party",)),
    "CHOSEN_BY": EdgeType(start=("NamingChoice",), end=("Party",)),
    "MEMBER_OF": EdgeType(start=("Party",), end=("Party",), properties={"role": TEXT} | VALID),
    "PERSONA_OF": EdgeType(start=("Party",), end=("Party",), properties=VALID),
    "REPRESENTS": EdgeType(start=("Party",), end=("Party",), properties={"capacity": TEXT} | VALID),
    "IDENTIFIED_BY": EdgeType(
        start=("Party", "Work", "Recording", "Release", "Asset", "File"),
        end=("Identifier",),
        properties=_texts("state", "source"),
    ),
    "MADE": EdgeType(
        start=("Party",), end=("Contribution",), properties=_texts("of", "contribution") | {"position": NUMBER}
    ),
    "BY_MODEL": EdgeType(start=("Contribution",), end=("ModelVersion",)),
    "TO": EdgeType(start=("Contribution",), end=CREDITED),
    "RECORDING_OF": EdgeType(start=SOUND, end=("Work",), properties={"type": TEXT, "sequence": NUMBER}),
    "RELATED_TO": EdgeType(start=("Recording",), end=("Recording",), properties={"type": TEXT} | SEGMENTS),
    "DERIVED_FROM": EdgeType(start=("Work",), end=("Work",), properties={"type": TEXT}),
    "ENCODES": EdgeType(start=("File",), end=SOUND, properties={"excerptStartMs": NUMBER, "excerptEndMs": NUMBER}),
    "CONTAINS": EdgeType(
        start=("Release",), end=SOUND, properties={"sequence": NUMBER, "promises": TEXTS} | TERRITORIES
    ),
    "RELEASED_BY": EdgeType(start=SOUND, end=("Party",), properties={"release": TEXT}),
    "ISSUED_BY": EdgeType(start=("Release",), end=("Party",)),
    "CURATED_BY": EdgeType(start=("Dataset",), end=("Party",)),
    "VERSION_OF": EdgeType(start=("DatasetVersion", "ModelVersion"), end=("Dataset", "Model")),
    "INCLUDES": EdgeType(
        start=("DatasetVersion",),
        end=("Recording", "Asset", "Work"),
        properties=_texts("of", "item", "basis", "stage", "file") | {"reliedOn": TEXTS, "allowsNaming": FLAG},
    ),
    "HELD_AS": EdgeType(start=("DatasetVersion",), end=("File",), properties={"item": TEXT}),
    "CLOSES": EdgeType(start=("Closing",), end=("DatasetVersion",)),
    "FREEZES": EdgeType(start=("Freezing",), end=("DatasetVersion",)),
    "PROVIDED_BY": EdgeType(start=("Model",), end=("Party",)),
    "PRODUCED_BY": EdgeType(start=("ModelVersion", "Asset"), end=("TrainingRun", "Generation")),
    "VOICE_OF": EdgeType(start=("ModelVersion",), end=("Party",)),
    "RUN_BY": EdgeType(start=("TrainingRun",), end=("Party",)),
    "USED": EdgeType(start=("TrainingRun",), end=("DatasetVersion",)),
    "STARTED_FROM": EdgeType(start=("TrainingRun",), end=("ModelVersion",)),
    "LEARNED_FROM": EdgeType(start=("TrainingRun",), end=("ModelVersion",)),
    "TRAINS": EdgeType(start=("TrainingRun",), end=("Model", "ModelVersion")),
    "OPERATED_BY": EdgeType(start=("Generation",), end=("Party",)),
    "USED_MODEL": EdgeType(
        start=("Generation",),
        end=("ModelVersion",),
        properties=_texts("part", "of", "generation") | {"position": NUMBER},
    ),
    "USED_INPUT": EdgeType(
        start=("Generation",),
        end=("Recording", "Asset", "Work", "File"),
        properties=_texts("relationship", "basis", "of", "generation") | {"position": NUMBER} | SEGMENTS,
    ),
    "WARRANTED_BY": EdgeType(
        start=("Generation",), end=("Party",), properties=_texts("text", "textHash") | {"position": NUMBER}
    ),
    "NAMED": EdgeType(start=("Generation",), end=("Party",), properties={"how": TEXT}),
    "ABOUT": EdgeType(start=("Disclosure", "AttributionReport"), end=("Recording", "Asset")),
    "DECLARED_BY": EdgeType(start=("Disclosure",), end=("Party",)),
    "REPORTED_BY": EdgeType(start=("AttributionReport",), end=("Party",)),
    "SCORES": EdgeType(
        start=("AttributionReport",),
        end=("Recording", "Work"),
        properties=_texts("raw", "side", "confidence", "source")
        | {"weightPpm": NUMBER, "rank": NUMBER, "outside": FLAG}
        | SEGMENTS,
    ),
    "SETTLES": EdgeType(start=("AttributionReport",), end=("Asset",), properties={"agreement": TEXT}),
    "HOLDS": EdgeType(start=("Party",), end=("RightShare",), properties=_texts("of", "share")),
    "SHARE_IN": EdgeType(start=("RightShare",), end=CREDITED),
    "FOLLOWS": EdgeType(start=("RightShare",), end=("RightShare",)),
    "ASSERTED_BY": EdgeType(start=("RightShare", "Protection"), end=("Party",)),
    "PROTECTION_OF": EdgeType(start=("Protection",), end=CREDITED),
    "GAVE": EdgeType(start=("Party",), end=("Mandate",)),
    "GIVEN_TO": EdgeType(start=("Mandate",), end=("Party",)),
    "LEAVES_OUT": EdgeType(start=("Mandate",), end=("Catalogue", *CREDITED)),
    "SOLD": EdgeType(start=("Party",), end=("Transfer",)),
    "SOLD_TO": EdgeType(start=("Transfer",), end=("Party",)),
    "TRANSFERS": EdgeType(start=("Transfer",), end=("RightShare", "Catalogue")),
    "TRANSFERS_ALL_OF": EdgeType(start=("Transfer",), end=("Party",)),
    "PARTY_TO": EdgeType(start=("Party",), end=("Agreement",), properties={"role": TEXT}),
    "AMENDS": EdgeType(start=("Agreement",), end=("Agreement",)),
    "CHANGES": EdgeType(start=("AgreementChange",), end=("Agreement",)),
    "CLAUSE_OF": EdgeType(start=("Clause",), end=("Agreement",)),
    "COVERS": EdgeType(start=("Clause",), end=("Catalogue", *CREDITED)),
    "COVERS_ALL_OF": EdgeType(start=("Clause",), end=("Party",)),
    "LIMITED_TO": EdgeType(start=("Clause", "Authorization"), end=("Model", "ModelVersion")),
    "DECIDED": EdgeType(start=("Party",), end=("Consent",), properties=_texts("of", "consent")),
    "CONCERNS": EdgeType(start=("Consent",), end=("Party", "Catalogue", *CREDITED)),
    "CATALOGUE_OF": EdgeType(start=("Catalogue",), end=("Party",)),
    "LISTS": EdgeType(start=("Catalogue",), end=CREDITED, properties=_texts("of", "item") | VALID),
    "POLICY_OF": EdgeType(start=("ChoicePolicy",), end=("Agreement", "Party")),
    "OBJECTED": EdgeType(start=("Party",), end=("Objection",)),
    "OBJECTS_TO": EdgeType(start=("Objection",), end=("Asset", "Contribution", "RightShare", "AttributionReport")),
    "STATE_OF": EdgeType(start=("ObjectionState",), end=("Objection",)),
    "AUTHORIZES": EdgeType(
        start=("Authorization",),
        end=("DatasetVersion", *CREDITED, "File", "ModelVersion", "Party"),
        properties={"role": TEXT},
    ),
    "AUTHORIZED_BY": EdgeType(start=("Freezing", "TrainingRun", "Generation", *SOUND), end=("Authorization",)),
    "VIOLATION_OF": EdgeType(start=("KnownViolation",), end=("DatasetVersion", "TrainingRun", "Asset")),
}

DERIVED_NODES: Mapping[str, NodeType] = {
    "TraceCount": NodeType(
        properties=dict.fromkeys(
            (
                *("source", "kind", "certainty", "hits", "publicHits", "licensedHits"),
                *("publicOwnHits", "licensedOwnHits"),
                *("alsoExplained", "publicAlsoExplained", "licensedAlsoExplained"),
            ),
            NUMBER,
        )
    ),
    "EntryCount": NodeType(properties=_texts("basis", "stage") | dict.fromkeys(("of", "entries", "synthetic"), NUMBER)),
    "ContributorCount": NodeType(
        properties=_texts("by", "value") | dict.fromkeys(("of", "all", "public", "licensed"), NUMBER)
    ),
    "Standing": NodeType(
        properties=_texts("of", "kind", "status", "start", "until") | {"part": NUMBER, "isRegularised": FLAG}
    ),
    "StandingTask": NodeType(properties=_texts("partial") | dict.fromkeys(("number", "seq", "position"), NUMBER)),
    "Task": NodeType(properties=_texts("kind") | dict.fromkeys(("number", "seq", "open", "position"), NUMBER)),
}
DERIVED_EDGES: Mapping[str, EdgeType] = {
    "TRACES_TO": EdgeType(
        start=("Asset", "Release"),
        end=("Party", "Work", "Recording", "File", "Asset", "ModelVersion"),
        properties=dict.fromkeys(
            (
                *("source", "open", "position", "kind", "certainty", "weightPpm", "paths"),
                *("own", "openPath", "ownPath", "alsoExplained"),
            ),
            NUMBER,
        )
        | {"things": NUMBERS, "steps": NUMBERS},
    ),
    "CONTROLS": EdgeType(start=("Party",), end=CREDITED, properties=_texts("of", "thing", "validFrom", "validTo")),
    "STANDING_OF": EdgeType(start=("Standing",), end=("DatasetVersion", "TrainingRun", "ModelVersion")),
    "TRAINED_ON": EdgeType(
        start=("ModelVersion",), end=("DatasetVersion",), properties=dict.fromkeys(("of", "version"), NUMBER)
    ),
    "MAY_KNOW": EdgeType(
        start=("ModelVersion",),
        end=("DatasetVersion",),
        properties=dict.fromkeys(("of", "version"), NUMBER) | {"through": NUMBERS},
    ),
    "COUNT_OF": EdgeType(start=("EntryCount", "ContributorCount"), end=("DatasetVersion", "ModelVersion")),
    "SYNTHETIC_FROM": EdgeType(
        start=("DatasetVersion", "ModelVersion"),
        end=("ModelVersion",),
        properties=dict.fromkeys(("of", "model", "entries", "training"), NUMBER),
    ),
    "DRAWS_ON": EdgeType(
        start=("DatasetVersion", "ModelVersion"),
        end=("Party",),
        properties=dict.fromkeys(
            (
                *("of", "party", "rank", "rankPublic", "rankLicensed"),
                *("marks", "marksPublic", "marksLicensed"),
                *("training", "trainingPublic", "trainingLicensed"),
            ),
            NUMBER,
        ),
    ),
}
DERIVED_PROPERTIES: Mapping[str, tuple[str, ...]] = {"SCORES": ("outside",)}
"""The closures (graph/closures): made anew at will, so that nothing in the journal is compared with them."""

ACYCLIC: tuple[tuple[str, ...], ...] = (
    ("DERIVED_FROM",),
    ("RELATED_TO",),
    ("MEMBER_OF",),
    ("PERSONA_OF",),
    ("FOLLOWS",),
    ("AMENDS",),
    ("PRODUCED_BY", "STARTED_FROM", "LEARNED_FROM", "USED_INPUT", "ENCODES"),
)
"""Relationships that must never lead back to where they began, by family (checked on every write)."""
