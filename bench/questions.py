"""What is asked of a generated world: one list, for the counts of dbHits (tests/hits) and for `make bench`.

A question is a document and what its variables stand for: subjects of the world by name (seed/world/subjects.py), or
values. One with `$first` and `$after` is paged: its first page is asked, and a deep one. To add a question, add it
here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from api.pages.sheet_query import SHEET_QUERY
from linernotes.naming import Reader
from seed.world import Subjects


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A document, its variables (`about`: by the subject that each stands for) and who asks."""

    name: str
    text: str
    about: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    audience: Reader = Reader.PUBLIC

    @property
    def is_paged(self) -> bool:
        """Say whether it has pages."""
        return "$after" in self.text

    def variables(self, subjects: Subjects) -> dict[str, Any]:
        """Return its variables for the first page in a world."""
        values = subjects.as_variables()
        return dict(self.given) | {name: values[subject] for name, subject in self.about.items()}


def page_info_of(data: Any) -> Mapping[str, Any] | None:
    """Find the first pageInfo in an answer, which is the one of the list that is paged; None if there is none."""
    if isinstance(data, Mapping):
        if "pageInfo" in data:
            return data["pageInfo"]  # type: ignore[no-any-return]
        data = list(data.values())
    if isinstance(data, list):
        return next((found for one in data if (found := page_info_of(one)) is not None), None)
    return None


_PAGE = "(first: $first, after: $after) { nodes { NODE } pageInfo { endCursor hasNextPage } }"


def _page(*, of: str, nodes: str, more: str = "") -> str:
    page = _PAGE.replace("NODE", nodes).replace("$after)", f"$after{more and ', '}{more})")
    return of.replace("PAGE", page)


def _list(name: str, root: str, order: str, more: str = "") -> Question:
    text = _page(
        of=f"query ($first: Int!, $after: String) {{ {root}PAGE }}", nodes="id", more=f"orderBy: {order}{more}"
    )
    return Question(name=name, text=text)


_OF_PARTY = "query ($party: ID!, $first: Int!, $after: String) { party(id: $party) { name contributionsPAGE } }"
_CONTRIBUTION = (
    "role to { __typename ... on Recording { id title } ... on Work { id title } ... on Asset { id title } }"
)
_PROLIFIC = MappingProxyType({"party": "prolific_party"})
_OF_VERSION = "query ($version: ID!, $first: Int!, $after: String) { datasetVersion(id: $version) { entriesPAGE } }"
_ENTRY = "basis stage item { __typename ... on Recording { id title } ... on Asset { id } ... on Work { id } }"
_CATALOGUE = MappingProxyType({"version": "whole_catalogue"})
_OF_RECORDING = "query ($recording: ID!, $first: Int!, $after: String) { recording(id: $recording) { FIELDPAGE } }"
_EVERYWHERE = MappingProxyType({"recording": "everywhere_recording"})

NESTED_ASSET: Final = """
query ($asset: ID!) {
  asset(id: $asset) {
    id title madeAt
    generation {
      at models { part modelVersion { version model { name } } }
      inputs { relationship input { __typename ... on Recording { id title } ... on Asset { id title } } }
    }
    reports {
      family measures side residualPpm
      scores(first: 20) {
        nodes {
          rank raw weightPpm
          source { __typename ... on Recording { id title contributions(first: 3) { nodes { role party { name } } } } }
        }
      }
    }
    contributions(first: 20) { nodes { role party { id name } modelVersion { version } } }
  }
}
"""
_MODEL = """
query ($model: ID!) {
  modelVersion(id: $model) {
    version model { name }
    producedBy {
      type used { version dataset { name } entries(first: 20) { nodes { basis stage } } }
      startedFrom { version producedBy { type used { version } learnedFrom { version producedBy { type } } } }
    }
  }
}
"""
_WORK = "query ($work: ID!, $first: Int!, $after: String) { work(id: $work) { recordingsPAGE } }"
_COUNTS = """
query ($party: ID!, $version: ID!, $recording: ID!, $work: ID!) {
  recordingsConnection { totalCount }
  assetsConnection { totalCount }
  party(id: $party) { contributions { totalCount } }
  datasetVersion(id: $version) { entries { totalCount } }
  recording(id: $recording) { inDatasets { totalCount } inputOf { totalCount } }
  work(id: $work) { recordings { totalCount } }
}
"""
_HUNDRED = "query ($ids: [ID!]!) { recordings(ids: $ids) { id title contributions(first: 5) { nodes { role } } } }"
_RECORDING_SHEET = "query ($recording: ID!) { recording(id: $recording) { credits { title text digest } } }"

QUESTIONS: Final[tuple[Question, ...]] = (
    Question(name="credits", text=SHEET_QUERY, about={"asset": "edited_asset"}),
    Question(name="credits_for_auditors", text=SHEET_QUERY, about={"asset": "edited_asset"}, audience=Reader.AUDITOR),
    Question(name="credits_of_recording", text=_RECORDING_SHEET, about=_EVERYWHERE),
    Question(name="nested_asset", text=NESTED_ASSET, about={"asset": "edited_asset"}),
    Question(name="contributions_of_party", text=_page(of=_OF_PARTY, nodes=_CONTRIBUTION), about=_PROLIFIC),
    Question(
        name="contributions_in_a_role",
        text=_page(of=_OF_PARTY, nodes=_CONTRIBUTION, more="role: MainArtist"),
        about=_PROLIFIC,
    ),
    Question(name="entries", text=_page(of=_OF_VERSION, nodes=_ENTRY), about=_CATALOGUE),
    Question(
        name="entries_for_auditors",
        text=_page(of=_OF_VERSION, nodes=_ENTRY),
        about=_CATALOGUE,
        audience=Reader.AUDITOR,
    ),
    Question(
        name="entries_of_a_stage", text=_page(of=_OF_VERSION, nodes=_ENTRY, more="stage: VALIDATION"), about=_CATALOGUE
    ),
    Question(
        name="inclusions",
        text=_page(of=_OF_RECORDING.replace("FIELD", "inDatasets"), nodes="basis stage version { id version }"),
        about=_EVERYWHERE,
    ),
    Question(
        name="inputs_of",
        text=_page(of=_OF_RECORDING.replace("FIELD", "inputOf"), nodes="relationship asset { id title }"),
        about=_EVERYWHERE,
    ),
    Question(
        name="recordings_of_work",
        text=_page(of=_WORK, nodes="__typename ... on Recording { id title } ... on Asset { id title }"),
        about={"work": "standard_work"},
    ),
    Question(name="model_version", text=_MODEL, about={"model": "last_model_version"}),
    _list("recordings_by_title", "recordingsConnection", "TITLE"),
    _list("recordings_by_id", "recordingsConnection", "ID"),
    _list("list_filtered", "recordingsConnection", "TITLE", ', filter: {titleStartsWith: "The "}'),
    _list("works_by_title", "worksConnection", "TITLE"),
    _list("parties_by_name", "partiesConnection", "NAME"),
    _list("assets_changed", "assetsConnection", "CHANGED", ", filter: {changedSince: 1000}"),
    Question(
        name="total_count",
        text=_COUNTS,
        about={**_PROLIFIC, **_CATALOGUE, **_EVERYWHERE, "work": "standard_work"},
    ),
    Question(name="lookup_100", text=_HUNDRED, about={"ids": "hundred_recordings"}),
    Question(
        name="withheld_party",
        text="query ($party: ID!) { party(id: $party) { name } }",
        about={"party": "withheld_party"},
    ),
)
