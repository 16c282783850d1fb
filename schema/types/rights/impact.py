"""The type Impact: what a withdrawal, an end or a sale touches, and what then stops, goes on, and is to be reviewed."""

from enum import Enum
from typing import Annotated

import strawberry

from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.scalars import DateTime, Long
from schema.stubs import by_view, read_by_view
from schema.types.dataset import DatasetVersion
from schema.types.enums_of_rights import AfterEndModel, AfterEndOutputs, BindsEarlier
from schema.types.model_version import ModelVersion
from schema.types.training_run import TrainingRun


@strawberry.enum(description="The nearest way in which a model came to know something.")
class KnowsBy(Enum):
    TRAINED = strawberry.enum_value("TRAINED", description="Its own run used it.")
    FINE_TUNED = strawberry.enum_value("FINE_TUNED", description="It started from a model that knows it.")
    DISTILLED = strawberry.enum_value("DISTILLED", description="It learned from a model that knows it.")
    SYNTHETIC = strawberry.enum_value(
        "SYNTHETIC", description="It was trained on what a model made that knows it, or on what rests on such."
    )
    VOICE = strawberry.enum_value("VOICE", description="It has the party's voice, and was trained on nothing of it.")


@strawberry.type(description="What holds from the instant on.")
class Consequence:
    new_training: bool = strawberry.field(description="Whether something new may be trained.")
    new_generation: bool = strawberry.field(description="Whether models that know it may make something new.")
    models: AfterEndModel = strawberry.field(description="What becomes of the models.")
    retire_by: DateTime | None = strawberry.field(description="By when they are to be retired; null if they are not.")
    outputs: AfterEndOutputs = strawberry.field(description="What becomes of what they made before.")
    money_due: bool | None = strawberry.field(description="Whether money is still due; null if nobody says.")


@strawberry.type(description="What clauses say of the time after their end.")
class ImpactTerms:
    clauses: list[strawberry.ID] = strawberry.field(
        description="The clauses that say so, by id; none where nothing was agreed, and silence holds."
    )
    comes_to: Consequence = strawberry.field(description="What it comes to.")


@strawberry.type(description="How many there are, by when they began.")
class CountsByTime:
    before: Long = strawberry.field(description="Before it takes effect.")
    after: Long = strawberry.field(description="From then on.")
    undated: Long = strawberry.field(description="Of which nobody says when.")


@strawberry.type(description="How many model versions came to know it in a way.")
class ModelsByWay:
    way: KnowsBy = strawberry.field(description="The way.")
    model_versions: int = strawberry.field(description="How many.")


@strawberry.type(description="Assets that have a part of it in them, whichever model made them.")
class ImpactContaining:
    assets: Long = strawberry.field(description="How many assets.")
    releases: Long = strawberry.field(description="On how many releases they are.")


@strawberry.type(description="How much is touched; each is counted only when asked.")
class ImpactCounts:
    things: Long = strawberry.field(description="Recordings, works and assets that it is about.")
    items: Long = strawberry.field(description="These, and what embodies them or has a part of them.")
    dataset_versions: int = strawberry.field(description="Dataset versions that include any of these for training.")
    training_runs: CountsByTime = strawberry.field(
        description="Training runs that used such versions, or produced such models."
    )
    model_versions: int = strawberry.field(
        description="Model versions that may know any of it, by other models and by synthetic data too."
    )
    model_versions_by_way: list[ModelsByWay] = strawberry.field(description="The same by how they came to.")
    generations: CountsByTime = strawberry.field(description="Generations by such models.")
    assets: CountsByTime = strawberry.field(description="Assets of such generations.")
    releases: CountsByTime = strawberry.field(
        description="Releases that hold such assets, each once: with `after` if it holds one made after, else with"
        " `undated` if it holds one of which nobody says when it was made."
    )
    containing: ImpactContaining = strawberry.field(description="Assets with a part of it in them.")


@strawberry.type(description="A dataset version that is touched.")
class ImpactedVersion:
    dataset_version: DatasetVersion | None = strawberry.field(description="The version.")
    items: int = strawberry.field(description="How many of its items are touched.")


@strawberry.type(description="A training run that is touched.")
class ImpactedRun:
    training_run: TrainingRun | None = strawberry.field(description="The run.")
    is_before: bool | None = strawberry.field(
        description="Whether it started before this takes effect; null if nobody says when it did."
    )


@strawberry.type(description="A model version that is touched.")
class ImpactedModel:
    model_version: ModelVersion | None = strawberry.field(description="The version.")
    way: KnowsBy = strawberry.field(description="The nearest way in which it came to know what is touched.")
    steps: int = strawberry.field(description="Over how many other models.")
    has_voice: bool = strawberry.field(description="Whether it has the voice of the party.")


@strawberry.type(description="What a withdrawal, an end or a sale touches, recorded or imagined.")
class Impact:
    seq: Long = strawberry.field(description="How far the journal was.")
    effective: DateTime = strawberry.field(description="From when it works: after the notice that papers ask.")
    is_imagined: bool = strawberry.field(description="Whether it is not on record.")
    binding: BindsEarlier | None = strawberry.field(
        description="Of a sale, whether earlier licences bind the buyer; UNKNOWN is as if not."
    )
    comes_to: Consequence = strawberry.field(description="What holds from then on: the strictest of all terms.")
    terms: list[ImpactTerms] = strawberry.field(description="The terms, each with the clauses that have them.")
    counts: ImpactCounts = strawberry.field(description="How much is touched.")
    catching_up: Long | None = strawberry.field(
        description="The oldest seq that what is kept of who came from whom lacks; null when the answer is exact."
    )

    @by_view("The dataset versions, by id.")
    def dataset_versions(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[ImpactedVersion]:
        return read_by_view()

    @by_view("The training runs, by id.")
    def training_runs(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[ImpactedRun]:
        return read_by_view()

    @by_view("The model versions, by id.")
    def model_versions(self, first: First = DEFAULT_FIRST, after: After = None) -> Connection[ImpactedModel]:
        return read_by_view()


@strawberry.input(description="That a party withdraws its yes.")
class ImaginedWithdrawal:
    by: strawberry.ID = strawberry.field(description="Who withdraws.")
    about: strawberry.ID | None = strawberry.field(
        default=None, description="A recording, work, asset or catalogue; null: all in which the party has a stake."
    )
    from_: DateTime | None = strawberry.field(
        default=None, name="from", description="When it is received, and stated to begin; null is now."
    )
    notice_days: int | None = strawberry.field(
        default=None, description="Notice in days; papers may ask for more, and then theirs counts."
    )


@strawberry.input(description="That a clause or an agreement ends.")
class ImaginedEnd:
    of: strawberry.ID = strawberry.field(description="The clause or the agreement.")
    from_: DateTime | None = strawberry.field(default=None, name="from", description="From when; null is now.")


@strawberry.input(description="That a party sells a catalogue, or everything.")
class ImaginedSale:
    by: strawberry.ID = strawberry.field(description="Who sells.")
    catalogue: strawberry.ID | None = strawberry.field(default=None, description="What; null is everything.")
    effective: DateTime | None = strawberry.field(default=None, description="From when; null is now.")
    binds_earlier: BindsEarlier | None = strawberry.field(
        default=None, description="Whether earlier licences bind the buyer; null is UNKNOWN."
    )


@strawberry.input(one_of=True, description="What the impact is asked of: a paper on record by its id, or one imagined.")
class ImpactOf:
    consent: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="A decision.")
    clause: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The end of a clause: when it or its agreement ends, else now."
    )
    agreement: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The end of an agreement: when it ends, else now."
    )
    transfer: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="A transfer.")
    share: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="A right share.")
    withdrawal: ImaginedWithdrawal | None = strawberry.field(
        default=strawberry.UNSET, description="A withdrawal that nobody has recorded."
    )
    end: ImaginedEnd | None = strawberry.field(
        default=strawberry.UNSET, description="The end of a paper that nobody has recorded."
    )
    sale: ImaginedSale | None = strawberry.field(
        default=strawberry.UNSET, description="A sale that nobody has recorded."
    )


OfPaper = Annotated[ImpactOf, strawberry.argument(description="The paper, or what is imagined.")]
