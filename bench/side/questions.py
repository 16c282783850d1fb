"""What is asked of all of them: each question as Linernotes is asked it, and as the peer is (peer/questions)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from api.pages.sheet_query import SHEET_QUERY
from bench.question import Question
from linernotes.naming import Reader
from seed.world import World
from seed.world.rights import WHOLE_CATALOGUE, label_of

DEEP_PAGE: Final = 1_000
PAGE: Final = 20
CLEARED: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A question, and the documents in peer/questions that ask the peer the same, one a request.

    `deep` says that page 1,000 is asked, and `again` that it is asked by a GET of a document that is known already.
    """

    question: Question
    peer: tuple[str, ...]
    deep: bool = False
    again: bool = False

    @property
    def name(self) -> str:
        """By what name its results are kept."""
        return self.question.name


_CONTRIBUTIONS = "nodes { role party { id name } }"
_NESTED_ASSET = f"""
query ($asset: ID!) {{
  asset(id: $asset) {{
    id title madeAt
    generation {{ at models {{ part modelVersion {{ version model {{ name }} }} }} }}
    reports {{
      family measures side residualPpm
      scores(first: 20) {{
        nodes {{
          rank raw weightPpm
          source {{ ... on Recording {{ id title contributions(first: 3) {{ {_CONTRIBUTIONS} }} }} }}
        }}
      }}
    }}
  }}
}}
"""
_NESTED_PAGE = """
query {
  assetsConnection(first: 100, orderBy: ID) {
    nodes {
      id title
      generation { models { part modelVersion { version model { name } } } }
      reports {
        measures side
        scores(first: 5) { nodes { rank weightPpm source { ... on Recording { id title } ... on Work { id title } } } }
      }
    }
  }
}
"""
_DERIVATIVES = """
query ($of: ID!, $first: Int = 20, $after: String) {
  ROOT(id: $of) {
    derivatives(first: $first, after: $after, filter: {kind: ASSET}) {
      nodes { certainty weightPpm paths hit { ... on Asset { id title } } }
      pageInfo { endCursor hasNextPage }
    }
  }
}
"""
_LINEAGE = """
query ($asset: ID!) {
  lineage(of: $asset, direction: EARLIER, depth: 6, edgeTypes: [USED_INPUT, USED_MODEL], first: 100) {
    edges { type depth from { ...thing } to { ...thing } }
  }
}
fragment thing on Node {
  id ... on Asset { title } ... on Recording { title } ... on Work { title }
}
"""
_LIST = f"""
query {{
  recordingsConnection(first: 20, orderBy: TITLE, filter: {{titleStartsWith: "The "}}) {{
    nodes {{ id title contributions(first: 5) {{ {_CONTRIBUTIONS} }} }}
  }}
}}
"""
_COUNTS = """
query ($party: ID!, $version: ID!, $recording: ID!) {
  recordingsConnection { totalCount }
  assetsConnection { totalCount }
  party(id: $party) { contributions { totalCount } }
  datasetVersion(id: $version) { entries { totalCount } }
  recording(id: $recording) { inDatasets { totalCount } }
}
"""
_LOOKUP = f"""
query ($ids: [ID!]!) {{
  recordings(ids: $ids) {{ id title contributions(first: 5) {{ {_CONTRIBUTIONS} }} }}
}}
"""
_SEARCH = """
query ($title: String!) {
  search(text: $title, kinds: [RECORDING], first: 20) { hits { thing { id ... on Recording { title } } } }
}
"""
_CLEARANCE = """
query ($catalogue: ID!) {
  clearance(of: {catalogue: $catalogue}, use: TRAIN_GENERATIVE, act: {codes: ["DE"]}) {
    counts { items cleared { everywhere partly nowhere } }
  }
}
"""
_ASSET = {"asset": "edited_asset"}
_SHEET = ("credits_asset", "credits_contained", "credits_training")


def _asked(name: str, text: str, *, about: Mapping[str, str] | None = None, **more: Any) -> Beside:
    """Ask as an auditor, who sees everything: the peer knows nothing of withholding."""
    return Beside(
        question=Question(name=name, text=text, about=about or {}, audience=Reader.AUDITOR), peer=(name,), **more
    )


def _derivatives(name: str, root: str, of: str, **more: Any) -> Beside:
    return _asked(f"derivatives_{name}", _DERIVATIVES.replace("ROOT", root), about={"of": of}, **more)


QUESTIONS: Final[tuple[Beside, ...]] = (
    Beside(question=Question(name="credits", text=SHEET_QUERY, about=_ASSET), peer=_SHEET),
    _asked("nested_asset", _NESTED_ASSET, about=_ASSET),
    _asked("nested_page", _NESTED_PAGE),
    _derivatives("recording", "recording", "everywhere_recording"),
    _derivatives("deep", "modelVersion", "popular_model_version", deep=True),
    _derivatives("party", "party", "prolific_party"),
    _asked("lineage", _LINEAGE, about=_ASSET),
    _asked("list_filtered", _LIST),
    _asked(
        "total_count",
        _COUNTS,
        about={"party": "prolific_party", "version": "whole_catalogue", "recording": "everywhere_recording"},
    ),
    _asked("lookup_100", _LOOKUP, about={"ids": "hundred_recordings"}),
    _asked("search", _SEARCH, about={"title": "recording_title"}),
    _asked("clearance_10k", _CLEARANCE, about={"catalogue": "catalogue"}),
    Beside(question=Question(name="credits_again", text=SHEET_QUERY, about=_ASSET), peer=_SHEET, again=True),
)


def subjects_of(world: World) -> dict[str, Any]:
    """Return the subjects of a world by name, and of a world with rights the catalogue nearest to 10,000 recordings."""
    return world.subjects.as_variables() | {"catalogue": world.plan.ids.of("cat", _catalogue(world))}


def _catalogue(world: World) -> int:
    plan = world.plan
    sizes = {WHOLE_CATALOGUE: plan.recordings}
    sizes |= {
        1 + label: size for label, size in Counter(label_of(plan, each) for each in range(plan.recordings)).items()
    }
    return min(sizes, key=lambda number: (abs(sizes[number] - CLEARED), number))
