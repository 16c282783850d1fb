"""What the rules of the credit sheet need of the graph: the shape of the plain values that a reader gives them.

Every dict has every key, None where nothing is stated. `fact` is the seq of the fact that a node or relationship
shows; `stated` is who stated that fact. Lists may come in any order.
"""

from typing import TypedDict


class StatedNeeds(TypedDict):
    """Who stated a fact: the kind of source, the system and the document in it."""

    seq: int
    kind: str
    system: str
    document: str | None


class ChoiceNeeds(TypedDict):
    """A party's word on how it is named."""

    audience: str
    context: str
    naming: str


class PartyNeeds(TypedDict):
    """A party, with its own choices in force."""

    id: str
    fact: int
    name: str | None
    link: str | None
    choices: list[ChoiceNeeds]


class ModelNeeds(TypedDict):
    """A model, and who provides it."""

    id: str
    fact: int
    name: str
    providedBy: PartyNeeds | None


class ModelVersionNeeds(TypedDict):
    """A version of a model."""

    id: str
    fact: int
    version: str
    model: ModelNeeds


class ContributionNeeds(TypedDict):
    """A role of exactly one maker: a party, a model version or a special contributor."""

    id: str
    fact: int
    role: str
    instrument: str | None
    creditedAs: str | None
    sequence: int | None
    featured: bool | None
    aiContribution: str | None
    state: str | None
    special: str | None
    party: PartyNeeds | None
    modelVersion: ModelVersionNeeds | None
    stated: StatedNeeds


class EntryNeeds(TypedDict):
    """One inclusion of an item in a dataset version."""

    version: str
    basis: str
    stage: str
    allowsNaming: bool | None


class WorkNeeds(TypedDict):
    """A work, its writers, and where it or a recording of it was trained on (empty where that is not asked)."""

    id: str
    fact: int
    title: str
    contributions: list[ContributionNeeds]
    entries: list[EntryNeeds]


class ReleaseNeeds(TypedDict):
    """A release that holds a recording or asset."""

    id: str
    fact: int
    title: str
    released: str | None
    catalogueNumber: str | None
    label: PartyNeeds | None


class RecordingNeeds(TypedDict):
    """A recording with its own credits, its works and its releases; entries where training is asked."""

    id: str
    fact: int
    title: str
    recorded: str | None
    unidentifiedWorks: int | None
    contributions: list[ContributionNeeds]
    works: list[WorkNeeds]
    releases: list[ReleaseNeeds]
    entries: list[EntryNeeds]


class AssetSourceNeeds(TypedDict):
    """An asset that another contains: its own credits, and whether it has been released."""

    id: str
    fact: int
    title: str
    madeAt: str | None
    contributions: list[ContributionNeeds]
    works: list[WorkNeeds]
    releases: list[ReleaseNeeds]


class FileNeeds(TypedDict):
    """A file that was used and of which nobody said what it holds, or what it holds."""

    id: str
    fact: int
    recordings: list[RecordingNeeds]
    assets: list[AssetSourceNeeds]


class SegmentNeeds(TypedDict):
    """Stretches of sound, in ms: `in` the later thing, `from` the earlier one."""

    inStartMs: int | None
    inEndMs: int | None
    fromStartMs: int | None
    fromEndMs: int | None


LinkNeeds = TypedDict(
    "LinkNeeds",
    {
        "from": str,
        "relation": str,
        "position": int | None,
        "segments": SegmentNeeds,
        "stated": StatedNeeds,
        "recording": RecordingNeeds | None,
        "asset": AssetSourceNeeds | None,
        "work": WorkNeeds | None,
        "file": FileNeeds | None,
    },
)
"""One step back: the asset or recording `from` rests on exactly one of recording, asset, work, file.

`relation` is parentOf, componentOf or inputTo of a generation's input, or a ResourceRelationshipType.
"""


class RunNeeds(TypedDict):
    """How a model version was trained: its kind, the dataset versions used with their numbers of entries, its bases."""

    id: str
    type: str
    datasets: list["DatasetNeeds"]
    startedFrom: list[str]
    learnedFrom: list[str]


class DatasetNeeds(TypedDict):
    """A dataset version, and how many entries it has."""

    id: str
    entryCount: int


class TrainedModelNeeds(ModelVersionNeeds):
    """A model version that an asset's models rest on, or one of them; without a run nobody said how it was trained."""

    run: RunNeeds | None
    stated: StatedNeeds


class ModelUseNeeds(TypedDict):
    """A model version that the generation used directly, and for which part."""

    modelVersion: str
    part: str | None
    position: int


class DisclosureNeeds(TypedDict):
    """What one party declares of the AI in an asset."""

    fact: int
    containsAI: str | None
    vocals: str | None
    lyrics: str | None
    instruments: str | None
    composition: str | None
    postProduction: str | None
    declaredBy: PartyNeeds
    stated: StatedNeeds


class ScoreNeeds(TypedDict):
    """What the report that settles says of one source: a recording or a work."""

    rank: int
    raw: str
    weightPpm: int | None
    confidence: str | None
    segments: SegmentNeeds
    recording: RecordingNeeds | None
    work: WorkNeeds | None


class LightScoreNeeds(TypedDict):
    """The rank of one source in a report that does not settle, its works, and the dataset versions that include it."""

    rank: int
    source: str
    works: list[str]
    entries: list[EntryNeeds]


class ReportNeeds(TypedDict):
    """A report on the asset, and the statements that make it settle."""

    id: str
    fact: int
    family: str
    measures: str
    methodName: str
    methodVersion: str | None
    side: str
    aspect: str
    candidates: int
    k: int
    residualPpm: int | None
    confidence: str | None
    computedAt: str | None
    reportedBy: PartyNeeds
    stated: StatedNeeds
    settledBy: list[StatedNeeds]
    scores: list[LightScoreNeeds]


class SettledNeeds(TypedDict):
    """The scores of a report that settles, in full."""

    id: str
    scores: list[ScoreNeeds]


class GenerationNeeds(TypedDict):
    """The generation that made the asset."""

    operator: PartyNeeds | None
    models: list[ModelUseNeeds]


class ViolationNeeds(TypedDict):
    """That the asset, a training run or a dataset version behind it is on record though it was not cleared."""

    id: str
    of: str
    reason: str
    stated: StatedNeeds


class AssetNeeds(TypedDict):
    """All that the sheet of an asset is made of.

    `links` are the steps back within reach of the asset, its references (inputTo) included; `trained` are the model
    versions that its generation used and all that they rest on; `settled` are its settling reports in full;
    `openObjections` are those to it, to what it is credited with, its reports, and the shares in it; `knownViolations`
    are those of itself, of the runs that its models rest on, and of the dataset versions used in them.
    """

    id: str
    fact: int
    title: str
    fiction: bool | None
    salt: str
    contributions: list[ContributionNeeds]
    works: list[WorkNeeds]
    releases: list[ReleaseNeeds]
    generation: GenerationNeeds | None
    links: list[LinkNeeds]
    trained: list[TrainedModelNeeds]
    disclosures: list[DisclosureNeeds]
    reports: list[ReportNeeds]
    settled: list[SettledNeeds]
    openObjections: int
    knownViolations: list[ViolationNeeds]


class RecordingSheetNeeds(RecordingNeeds):
    """All that the credits of a recording are made of."""

    salt: str
    links: list[LinkNeeds]


class DerivationNeeds(TypedDict):
    """A work that rests on an earlier one."""

    type: str
    stated: StatedNeeds
    work: WorkNeeds


class WorkSheetNeeds(WorkNeeds):
    """All that the credits of a work are made of."""

    salt: str
    derivedFrom: list[DerivationNeeds]
