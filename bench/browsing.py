"""What is asked of a generated world by browsing it: sheets, lists, counts and lookups."""

from types import MappingProxyType
from typing import Final

from api.pages.sheet_query import SHEET_QUERY
from bench.question import Question, page
from linernotes.naming import Reader


def _list(name: str, root: str, order: str, more: str = "") -> Question:
    text = page(of=f"query ($first: Int!, $after: String) {{ {root}PAGE }}", nodes="id", more=f"orderBy: {order}{more}")
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

BROWSING: Final[tuple[Question, ...]] = (
    Question(name="credits", text=SHEET_QUERY, about={"asset": "edited_asset"}),
    Question(name="credits_for_auditors", text=SHEET_QUERY, about={"asset": "edited_asset"}, audience=Reader.AUDITOR),
    Question(name="credits_of_recording", text=_RECORDING_SHEET, about=_EVERYWHERE),
    Question(name="nested_asset", text=NESTED_ASSET, about={"asset": "edited_asset"}),
    Question(name="contributions_of_party", text=page(of=_OF_PARTY, nodes=_CONTRIBUTION), about=_PROLIFIC),
    Question(
        name="contributions_in_a_role",
        text=page(of=_OF_PARTY, nodes=_CONTRIBUTION, more="role: MainArtist"),
        about=_PROLIFIC,
    ),
    Question(name="entries", text=page(of=_OF_VERSION, nodes=_ENTRY), about=_CATALOGUE),
    Question(
        name="entries_for_auditors",
        text=page(of=_OF_VERSION, nodes=_ENTRY),
        about=_CATALOGUE,
        audience=Reader.AUDITOR,
    ),
    Question(
        name="entries_of_a_stage", text=page(of=_OF_VERSION, nodes=_ENTRY, more="stage: VALIDATION"), about=_CATALOGUE
    ),
    Question(
        name="inclusions",
        text=page(of=_OF_RECORDING.replace("FIELD", "inDatasets"), nodes="basis stage version { id version }"),
        about=_EVERYWHERE,
    ),
    Question(
        name="inputs_of",
        text=page(of=_OF_RECORDING.replace("FIELD", "inputOf"), nodes="relationship asset { id title }"),
        about=_EVERYWHERE,
    ),
    Question(
        name="recordings_of_work",
        text=page(of=_WORK, nodes="__typename ... on Recording { id title } ... on Asset { id title }"),
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
