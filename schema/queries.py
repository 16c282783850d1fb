"""The ways in: what can be asked of the graph without knowing any of it."""

from typing import Annotated

import strawberry

from linernotes.lineage import Direction
from linernotes.tracing.question import DEFAULT_DEPTH
from schema.asked_by import Earlier, EitherIds, Id, Ids, Later, OrIdentifier, OrIscc, OrSha256, Two
from schema.browsing import (
    AssetOrder,
    Assets,
    ByName,
    ByTitle,
    ByTitleOrChange,
    Parties,
    PartyOrder,
    Titled,
    TitleOrder,
)
from schema.known_at import Known
from schema.paging import DEFAULT_FIRST, After, Connection, First
from schema.queries_of_rights import OfRights
from schema.stubs import by_view, read_by_view
from schema.types.asset import Asset
from schema.types.attribution_report import AttributionReport
from schema.types.comparing import DatasetDiff, Overlap
from schema.types.dataset import Dataset, DatasetVersion
from schema.types.file import File
from schema.types.generation import Generation
from schema.types.journal_fact import (
    ByTime,
    From,
    JournalFact,
    JournalOrder,
    OfActor,
    OfKind,
    OfSubject,
    RetroactiveOnly,
    To,
)
from schema.types.lineage import (
    Depth,
    EdgeTypes,
    FromId,
    HowManyPaths,
    Lineage,
    Of,
    Paths,
    StopAt,
    ToId,
    Which,
)
from schema.types.model import Model
from schema.types.model_version import ModelVersion
from schema.types.node import Node
from schema.types.party import Party
from schema.types.recording import Recording
from schema.types.release import Release
from schema.types.search import OfKinds, SearchHits, Text
from schema.types.training_run import TrainingRun
from schema.types.without_work import RecordingsWithoutWork
from schema.types.work import Work

OfParty = Annotated[
    strawberry.ID | None, strawberry.argument(description="The id of the party; null for all, which auditors may ask.")
]


@strawberry.type(description="All that can be asked.")
class Query(OfRights):
    @by_view("The thing with this id, whatever it is; null if there is none to be seen.")
    def node(self, id: Id, known_at: Known = None) -> Node | None:  # noqa: A002 - the argument's name in the schema
        return read_by_view()

    @by_view("The things with these ids, in their order; null for each that is not to be seen.")
    def nodes(self, ids: Ids, known_at: Known = None) -> list[Node | None]:
        return read_by_view()

    @by_view("The party with this id; null if there is none to be seen.")
    def party(self, id: Id, known_at: Known = None) -> Party | None:  # noqa: A002
        return read_by_view()

    @by_view("The parties with these ids, in their order, or those that claim an identifier.")
    def parties(
        self, ids: EitherIds = None, identifier: OrIdentifier = None, known_at: Known = None
    ) -> list[Party | None]:
        return read_by_view()

    @by_view("The work with this id; null if there is none to be seen.")
    def work(self, id: Id, known_at: Known = None) -> Work | None:  # noqa: A002
        return read_by_view()

    @by_view("The works with these ids, in their order, or those that claim an identifier.")
    def works(
        self, ids: EitherIds = None, identifier: OrIdentifier = None, known_at: Known = None
    ) -> list[Work | None]:
        return read_by_view()

    @by_view("The recording with this id; null if there is none to be seen.")
    def recording(self, id: Id, known_at: Known = None) -> Recording | None:  # noqa: A002
        return read_by_view()

    @by_view("The recordings with these ids, in their order, or those that claim an identifier.")
    def recordings(
        self, ids: EitherIds = None, identifier: OrIdentifier = None, known_at: Known = None
    ) -> list[Recording | None]:
        return read_by_view()

    @by_view("The release with this id; null if there is none to be seen.")
    def release(self, id: Id, known_at: Known = None) -> Release | None:  # noqa: A002
        return read_by_view()

    @by_view("The releases with these ids, in their order, or those that claim an identifier.")
    def releases(
        self, ids: EitherIds = None, identifier: OrIdentifier = None, known_at: Known = None
    ) -> list[Release | None]:
        return read_by_view()

    @by_view("The asset with this id; null if there is none to be seen.")
    def asset(self, id: Id, known_at: Known = None) -> Asset | None:  # noqa: A002
        return read_by_view()

    @by_view("The assets with these ids, in their order, or those that claim an identifier.")
    def assets(
        self, ids: EitherIds = None, identifier: OrIdentifier = None, known_at: Known = None
    ) -> list[Asset | None]:
        return read_by_view()

    @by_view("The file with this id; null if there is none to be seen.")
    def file(self, id: Id, known_at: Known = None) -> File | None:  # noqa: A002
        return read_by_view()

    @by_view("The files with these ids, in order, or with this hash, ISCC or identifier.")
    def files(
        self,
        ids: EitherIds = None,
        identifier: OrIdentifier = None,
        sha256: OrSha256 = None,
        iscc: OrIscc = None,
        known_at: Known = None,
    ) -> list[File | None]:
        return read_by_view()

    @by_view("The dataset with this id; null if there is none.")
    def dataset(self, id: Id, known_at: Known = None) -> Dataset | None:  # noqa: A002
        return read_by_view()

    @by_view("The datasets with these ids, in their order; null for each that is not there.")
    def datasets(self, ids: Ids, known_at: Known = None) -> list[Dataset | None]:
        return read_by_view()

    @by_view("The dataset version with this id; null if there is none.")
    def dataset_version(self, id: Id, known_at: Known = None) -> DatasetVersion | None:  # noqa: A002
        return read_by_view()

    @by_view("The dataset versions with these ids, in order; null for what is not there.")
    def dataset_versions(self, ids: Ids, known_at: Known = None) -> list[DatasetVersion | None]:
        return read_by_view()

    @by_view("What two dataset versions or model versions both include; null if one of them is not there.")
    def overlap(
        self, of: Two, first: First = DEFAULT_FIRST, after: After = None, known_at: Known = None
    ) -> Overlap | None:
        return read_by_view()

    @by_view("How one dataset version differs from an earlier one; null if one of them is not there.")
    def dataset_diff(
        self, from_: Earlier, to: Later, first: First = DEFAULT_FIRST, after: After = None, known_at: Known = None
    ) -> DatasetDiff | None:
        return read_by_view()

    @by_view("A party's recordings of which nobody has said the work; of all parties, for auditors.")
    def recordings_without_work(
        self, of: OfParty = None, first: First = DEFAULT_FIRST, after: After = None
    ) -> RecordingsWithoutWork | None:
        return read_by_view()

    @by_view("The model with this id; null if there is none.")
    def model(self, id: Id, known_at: Known = None) -> Model | None:  # noqa: A002
        return read_by_view()

    @by_view("The models with these ids, in their order; null for each that is not there.")
    def models(self, ids: Ids, known_at: Known = None) -> list[Model | None]:
        return read_by_view()

    @by_view("The model version with this id; null if there is none.")
    def model_version(self, id: Id, known_at: Known = None) -> ModelVersion | None:  # noqa: A002
        return read_by_view()

    @by_view("The model versions with these ids, in their order; null for each that is not there.")
    def model_versions(self, ids: Ids, known_at: Known = None) -> list[ModelVersion | None]:
        return read_by_view()

    @by_view("The training run with this id; null if there is none.")
    def training_run(self, id: Id, known_at: Known = None) -> TrainingRun | None:  # noqa: A002
        return read_by_view()

    @by_view("The training runs with these ids, in their order; null for each that is not there.")
    def training_runs(self, ids: Ids, known_at: Known = None) -> list[TrainingRun | None]:
        return read_by_view()

    @by_view("The generation with this id; null if there is none.")
    def generation(self, id: Id, known_at: Known = None) -> Generation | None:  # noqa: A002
        return read_by_view()

    @by_view("The generations with these ids, in their order; null for each that is not there.")
    def generations(self, ids: Ids, known_at: Known = None) -> list[Generation | None]:
        return read_by_view()

    @by_view("The attribution report with this id; null if there is none.")
    def attribution_report(self, id: Id, known_at: Known = None) -> AttributionReport | None:  # noqa: A002
        return read_by_view()

    @by_view("The attribution reports with these ids, in order; null for what is not there.")
    def attribution_reports(self, ids: Ids, known_at: Known = None) -> list[AttributionReport | None]:
        return read_by_view()

    @by_view("What is called so, or has such an identifier: typos, accents and ways of writing are forgiven.")
    def search(
        self, text: Text, kinds: OfKinds = None, first: First = DEFAULT_FIRST, after: After = None
    ) -> SearchHits:
        return read_by_view()

    @by_view("What something came from, or what came of it, edge by edge; null if it is not to be seen.")
    def lineage(
        self,
        of: Of,
        *,
        direction: Which = Direction.EARLIER,
        depth: Depth = DEFAULT_DEPTH,
        edge_types: EdgeTypes = None,
        stop_at: StopAt = None,
        first: First = DEFAULT_FIRST,
        after: After = None,
        known_at: Known = None,
    ) -> Lineage | None:
        return read_by_view()

    @by_view("The shortest paths from one thing to another; null if that one is not to be seen.")
    def paths_between(self, from_: FromId, to: ToId, first: HowManyPaths = 3, known_at: Known = None) -> Paths | None:
        return read_by_view()

    @by_view("All parties, page by page.")
    def parties_connection(
        self,
        filter: Parties = None,  # noqa: A002
        order_by: ByName = PartyOrder.NAME,
        first: First = DEFAULT_FIRST,
        after: After = None,
        known_at: Known = None,
    ) -> Connection[Party]:
        return read_by_view()

    @by_view("All works, page by page.")
    def works_connection(
        self,
        filter: Titled = None,  # noqa: A002
        order_by: ByTitle = TitleOrder.TITLE,
        first: First = DEFAULT_FIRST,
        after: After = None,
        known_at: Known = None,
    ) -> Connection[Work]:
        return read_by_view()

    @by_view("All recordings, page by page.")
    def recordings_connection(
        self,
        filter: Titled = None,  # noqa: A002
        order_by: ByTitle = TitleOrder.TITLE,
        first: First = DEFAULT_FIRST,
        after: After = None,
        known_at: Known = None,
    ) -> Connection[Recording]:
        return read_by_view()

    @by_view("All releases, page by page.")
    def releases_connection(
        self,
        filter: Titled = None,  # noqa: A002
        order_by: ByTitle = TitleOrder.TITLE,
        first: First = DEFAULT_FIRST,
        after: After = None,
        known_at: Known = None,
    ) -> Connection[Release]:
        return read_by_view()

    @by_view("All assets, page by page.")
    def assets_connection(
        self,
        filter: Assets = None,  # noqa: A002
        order_by: ByTitleOrChange = AssetOrder.TITLE,
        first: First = DEFAULT_FIRST,
        after: After = None,
        known_at: Known = None,
    ) -> Connection[Asset]:
        return read_by_view()

    @by_view("All model versions, page by page, by id.")
    def model_versions_connection(
        self, first: First = DEFAULT_FIRST, after: After = None, known_at: Known = None
    ) -> Connection[ModelVersion]:
        return read_by_view()

    @by_view("The journal, page by page: every fact that was ever recorded. Only auditors may ask.")
    def journal(
        self,
        *,
        subject: OfSubject = None,
        actor: OfActor = None,
        kind: OfKind = None,
        retroactive_only: RetroactiveOnly = False,
        from_: From = None,
        to: To = None,
        order_by: ByTime = JournalOrder.NEWEST,
        first: First = DEFAULT_FIRST,
        after: After = None,
        known_at: Known = None,
    ) -> Connection[JournalFact]:
        return read_by_view()
