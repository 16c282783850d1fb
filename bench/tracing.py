"""What is asked of a generated world by tracing: where something has gone, where it came from, and what was known."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from bench.question import Question, page
from linernotes.naming import Reader

_PROLIFIC: Final = MappingProxyType({"of": "prolific_party"})
_EVERYWHERE: Final = MappingProxyType({"of": "everywhere_recording"})
_POPULAR: Final = MappingProxyType({"of": "popular_model_version"})
_LAST: Final = MappingProxyType({"of": "last_model_version"})
_CATALOGUE: Final = MappingProxyType({"of": "whole_catalogue"})
_EDITED: Final = MappingProxyType({"of": "edited_asset"})
_TWO: Final = MappingProxyType({"one": "whole_catalogue", "other": "later_version"})

_HIT = (
    "certainty weightPpm paths hit { ... on Asset { id title } ... on Release { id title } }"
    " path { type thing { id } } pathWithheld"
)
_OF = "query ($of: ID!, $first: Int!, $after: String) { ROOT(id: $of) { FIELDPAGE } }"
_THING = "... on Party { name } ... on Recording { title } ... on Work { title } ... on Asset { title }"
_EDGE = f"cursor type depth from {{ id {_THING} }} to {{ id {_THING} }} facts {{ seq kind source }}"
_COMPLETENESS = "completeness { isPartial reasons omitted { type count isExact } }"
_LINEAGE = f"""
query ($of: ID!, $direction: LineageDirection!, $depth: Int!, $first: Int!, $after: String) {{
  lineage(of: $of, direction: $direction, depth: $depth, first: $first, after: $after) {{
    edges {{ {_EDGE} }} {_COMPLETENESS} pageInfo {{ endCursor hasNextPage }}
  }}
}}
"""
_PATHS = f"""
query ($one: ID!, $other: ID!) {{
  pathsBetween(from: $one, to: $other) {{
    direction paths {{ length steps {{ type from {{ id }} to {{ id }} facts {{ seq source }} }} }} {_COMPLETENESS}
  }}
}}
"""
_COUNTS = "query ($of: ID!) { ROOT(id: $of) { derivativeCounts { kind certainty hits } distinctAssets catchingUp } }"
_CONTRIBUTOR = "entries party { id name }"
_CONTENTS = (
    "contributorsNotNamed groups: contributorCounts(by: ROLE_GROUP) { roleGroup named notNamed }"
    " counts(by: [BASIS, STAGE]) { basis stage entries synthetic }"
    " synthetic { entries fromModels { entries modelVersion { version } } }"
)
_ITEM = "item { __typename ... on Recording { id title } ... on Work { id title } ... on Asset { id title } }"
_OVERLAP = f"""
query ($one: ID!, $other: ID!, $first: Int!, $after: String) {{
  overlap(of: [$one, $other], first: $first, after: $after) {{
    items {{ {_ITEM} first {{ basis stage }} second {{ basis stage }} }} isPartial pageInfo {{ endCursor hasNextPage }}
  }}
}}
"""
_DIFF = f"""
query ($one: ID!, $other: ID!, $first: Int!, $after: String) {{
  datasetDiff(from: $one, to: $other, first: $first, after: $after) {{
    items {{ change {_ITEM} before {{ basis stage }} after {{ basis stage }} }} isPartial
    pageInfo {{ endCursor hasNextPage }}
  }}
}}
"""
_OVERLAP_THEN = f"""
query ($one: ID!, $other: ID!, $seq: Long!, $first: Int!, $after: String) {{
  overlap(of: [$one, $other], knownAt: {{seq: $seq}}, first: $first, after: $after) {{
    items {{ {_ITEM} }} isPartial pageInfo {{ endCursor hasNextPage }}
  }}
}}
"""
_TOTALS = """
query ($one: ID!, $other: ID!) {
  overlap(of: [$one, $other], first: 0) { total { items notNamed isExact } }
  datasetDiff(from: $one, to: $other, first: 0) { totals { change items notNamed isExact } }
}
"""
_WITHOUT_WORK = """
query (GIVEN$first: Int!, $after: String) {
  recordingsWithoutWork(OF first: $first, after: $after) {
    items { assets recording { id title } } isPartial pageInfo { endCursor hasNextPage }
  }
}
"""
_OF_MODEL = """
query ($of: ID!, $model: ID!, $first: Int!, $after: String) { party(id: $of) { derivativesPAGE } }
"""
_SIMILAR = page(
    of="query ($one: ID!, $other: ID!, $first: Int!, $after: String) { asset(id: $one) { similarToPAGE } }",
    nodes="measures",
    more="source: $other",
)
_TIMES = "before after undated"
_IMPACT = f"""
query ($of: ID!) {{
  impact(of: {{withdrawal: {{by: $of}}}}) {{
    effective catchingUp counts {{
      things items datasetVersions modelVersions modelVersionsByWay {{ way modelVersions }}
      trainingRuns {{ {_TIMES} }} generations {{ {_TIMES} }} assets {{ {_TIMES} }} releases {{ {_TIMES} }}
      containing {{ assets releases }}
    }}
  }}
}}
"""
_TRAINED = "entries modelVersion { version } through { version }"
_SEARCH = """
query ($text: String!, $kinds: [SearchKind!], $first: Int!, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    hits { kind score matched { field value } thing { id ... on Party { name } ... on Recording { title } } }
    isPartial pageInfo { endCursor hasNextPage }
  }
}
"""
_SHEET_DIFF = """
query ($of: ID!, $seq: Long!) {
  asset(id: $of) { credits { diff(from: $seq, to: 9007199254740991) { block line why facts } } }
}
"""
_FACT = "seq kind recordedAt source about"
_JOURNAL = "query (GIVEN$first: Int!, $after: String) { journalPAGE }"
_SHEET_THEN = """
query ($of: ID!, $seq: Long!) {
  asset(id: $of, knownAt: {seq: $seq}) { title credits { text digest asOfJournal } }
}
"""
_LATE: Final = MappingProxyType({"seq": "late_seq"})
_LIST_THEN = page(
    of="query ($seq: Long!, $first: Int!, $after: String) { ROOTPAGE }", nodes="id title", more="knownAt: {seq: $seq}"
)
_OF_THEN = """
query ($of: ID!, $seq: Long!, $first: Int!, $after: String) { ROOT(id: $of, knownAt: {seq: $seq}) { FIELDPAGE } }
"""


def _of(name: str, root: str, field: str, *, nodes: str, of: Mapping[str, str], more: str = "") -> Question:
    document = _OF.replace("ROOT", root).replace("FIELD", field)
    return Question(name=name, text=page(of=document, nodes=nodes, more=more), about=of)


def _derivatives(name: str, root: str, of: Mapping[str, str], more: str = "") -> Question:
    return _of(f"derivatives_{name}", root, "derivatives", nodes=_HIT, of=of, more=more)


def _lineage(name: str, of: Mapping[str, str], direction: str, depth: int) -> Question:
    given = {"direction": direction, "depth": depth}
    return Question(name=f"lineage_{name}", text=_LINEAGE, about=of, given=given)


def _contents(name: str, root: str, of: Mapping[str, str], inner: str) -> tuple[Question, Question]:
    """Ask who contributed to a dataset version, or to all that a model was trained on, and what is in it."""
    begin, end = inner.split("PAGE")
    document = (
        f"query ($of: ID!, $first: Int!, $after: String) {{ {root}(id: $of) {{ {begin}contributorsPAGE{end} }} }}"
    )
    counts = f"query ($of: ID!) {{ {root}(id: $of) {{ {begin}{_CONTENTS}{end} }} }}"
    return (
        Question(name=f"contributors_{name}", text=page(of=document, nodes=_CONTRIBUTOR), about=of),
        Question(name=f"contents_{name}", text=counts, about=of),
    )


def _journal(name: str, variables: str = "", more: str = "", **values: Mapping[str, Any]) -> Question:
    text = page(of=_JOURNAL.replace("GIVEN", variables), nodes=_FACT, more=more)
    return Question(name=name, text=text, audience=Reader.AUDITOR, **values)


def _then(name: str, root: str, field: str, nodes: str, of: Mapping[str, str]) -> Question:
    document = _OF_THEN.replace("ROOT", root).replace("FIELD", field)
    return Question(name=f"{name}_then", text=page(of=document, nodes=nodes), about={**of, "seq": "late_seq"})


TRACING: Final[tuple[Question, ...]] = (
    _derivatives("of_recording", "recording", _EVERYWHERE),
    _derivatives("of_party", "party", _PROLIFIC),
    _derivatives("of_party_released", "party", _PROLIFIC, "filter: {kind: RELEASE}"),
    _derivatives("of_model", "modelVersion", _POPULAR),
    Question(
        name="derivatives_of_party_by_model",
        text=page(of=_OF_MODEL, nodes=_HIT, more="filter: {model: $model}"),
        about={**_PROLIFIC, "model": "last_model_version"},
    ),
    Question(name="derivative_counts_of_party", text=_COUNTS.replace("ROOT", "party"), about=_PROLIFIC),
    Question(name="derivative_counts_of_recording", text=_COUNTS.replace("ROOT", "recording"), about=_EVERYWHERE),
    Question(name="derivative_counts_of_model", text=_COUNTS.replace("ROOT", "modelVersion"), about=_POPULAR),
    _of("trained_models_of_party", "party", "trainedModels", nodes=_TRAINED, of=_PROLIFIC),
    _of("trained_models_of_recording", "recording", "trainedModels", nodes=_TRAINED, of=_EVERYWHERE),
    _lineage("six_deep", _EDITED, "EARLIER", 6),
    _lineage("of_model", _LAST, "EARLIER", 6),
    _lineage("later_of_asset", {"of": "first_asset"}, "LATER", 6),
    _lineage("later_of_recording", _EVERYWHERE, "LATER", 6),
    _lineage("later_of_party", _PROLIFIC, "LATER", 3),
    Question(name="paths_to_party", text=_PATHS, about={"one": "edited_asset", "other": "scored_party"}),
    Question(name="paths_to_prolific_party", text=_PATHS, about={"one": "edited_asset", "other": "prolific_party"}),
    *_contents("of_dataset", "datasetVersion", _CATALOGUE, "PAGE"),
    *_contents("of_model", "modelVersion", _LAST, "closure { PAGE }"),
    Question(name="overlap", text=_OVERLAP, about=_TWO),
    Question(
        name="overlap_of_models",
        text=_OVERLAP,
        about={"one": "popular_model_version", "other": "last_model_version"},
    ),
    Question(name="dataset_diff", text=_DIFF, about=_TWO),
    Question(name="overlap_and_diff_totals", text=_TOTALS, about=_TWO),
    Question(
        name="similar_to_party",
        text=_SIMILAR,
        about={"one": "edited_asset", "other": "scored_party"},
        audience=Reader.AUDITOR,
    ),
    Question(name="impact_of_party", text=_IMPACT, about=_PROLIFIC, audience=Reader.AUDITOR),
    Question(name="overlap_then", text=_OVERLAP_THEN, about={**_TWO, "seq": "late_seq"}),
    Question(
        name="without_work_of_party",
        text=_WITHOUT_WORK.replace("GIVEN", "$of: ID!, ").replace("OF", "of: $of,"),
        about=_PROLIFIC,
    ),
    Question(name="without_work", text=_WITHOUT_WORK.replace("GIVEN", "").replace("OF ", ""), audience=Reader.AUDITOR),
    Question(name="search_misspelt", text=_SEARCH, about={"text": "misspelt_name"}, given={"kinds": ["PARTY"]}),
    Question(name="search_title", text=_SEARCH, about={"text": "recording_title"}),
    Question(name="credits_diff", text=_SHEET_DIFF, about={**_EDITED, "seq": "late_seq"}),
    _of("history_of_party", "party", "history", nodes=_FACT, of=_PROLIFIC),
    _of("history_of_recording", "recording", "history", nodes=_FACT, of=_EVERYWHERE),
    _journal("journal"),
    _journal("journal_of_kind", "$kind: String, ", "kind: $kind", given={"kind": "datasetFrozen"}),
    _journal("journal_of_subject", "$of: ID, ", "subject: $of", about=_PROLIFIC),
    Question(name="credits_then", text=_SHEET_THEN, about={**_EDITED, "seq": "late_seq"}),
    _then("contributions_of_party", "party", "contributions", "role to { __typename }", _PROLIFIC),
    _then("entries", "datasetVersion", "entries", "basis stage item { __typename }", _CATALOGUE),
    Question(name="recordings_then", text=_LIST_THEN.replace("ROOT", "recordingsConnection"), about=_LATE),
    Question(name="assets_then", text=_LIST_THEN.replace("ROOT", "assetsConnection"), about=_LATE),
    _then("inclusions", "recording", "inDatasets", "basis stage version { id version }", _EVERYWHERE),
)
