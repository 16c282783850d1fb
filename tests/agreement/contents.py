"""What datasets hold and models were trained on: who contributed, how much there is of what, and what two share."""

from __future__ import annotations

from collections.abc import Collection
from random import Random
from typing import Any

from tests.agreement.asking import Question, Recorded
from tests.reference import training
from tests.reference.naming import TRAINING, Naming
from tests.reference.roles import GROUPS, OTHER
from tests.reference.world import AUDITOR

Json = dict[str, Any]

MARKS = {"ROLE_GROUP": ("roleGroup", [*GROUPS, OTHER]), "BASIS": ("basis", training.BASES)}
MARKS |= {"STAGE": ("stage", training.STAGES)}
"""By what contributors are counted, the name of the field that says it, and its values in their order."""

CONTENTS = """
  contributors(first: 100) { totalCount nodes { entries party { id } } } contributorsNotNamed
  ROLE_GROUP: contributorCounts(by: ROLE_GROUP) { roleGroup basis stage named notNamed }
  BASIS: contributorCounts(by: BASIS) { roleGroup basis stage named notNamed }
  STAGE: contributorCounts(by: STAGE) { roleGroup basis stage named notNamed }
  counts(by: [BASIS, STAGE]) { basis stage entries synthetic }
  synthetic { entries fromModels { entries modelVersion { id } } }
"""
VERSIONS = f"query ($ids: [ID!]!) {{ datasetVersions(ids: $ids) {{ {CONTENTS} }} }}"
MODELS = f"query ($ids: [ID!]!) {{ modelVersions(ids: $ids) {{ closure {{ datasetVersions {{ id }} {CONTENTS} }} }} }}"
ITEM = "item { ... on Recording { id } ... on Work { id } ... on Asset { id } }"
OVERLAP = f"""
query ($of: [ID!]!, $k: KnownAt) {{ overlap(of: $of, first: 100, knownAt: $k) {{
  items {{ {ITEM} first {{ basis stage }} second {{ basis stage }} }}
  isPartial pageInfo {{ hasNextPage }} total {{ items notNamed isExact }} }} }}
"""
DIFF = f"""
query ($from: ID!, $to: ID!, $k: KnownAt) {{ datasetDiff(from: $from, to: $to, first: 100, knownAt: $k) {{
  items {{ {ITEM} change before {{ basis stage }} after {{ basis stage }} }}
  isPartial pageInfo {{ hasNextPage }} totals {{ change items notNamed isExact }} }} }}
"""


async def agree(world: Recorded, chance: Random) -> None:
    """Ask of all datasets and models as they are, and of some two of them at any time, as somebody."""
    question = world.question(chance, now=True)
    versions, models = (question.visible(kind) for kind in ("datasetVersion", "modelVersion"))
    answer = await question.ask(VERSIONS, ids=versions)
    assert answer["datasetVersions"] == [_contents(question, [id_]) for id_ in versions]
    answer = await question.ask(MODELS, ids=models)
    assert answer["modelVersions"] == [{"closure": _trained_on(question, id_)} for id_ in models]
    question = world.question(chance)
    versions, models = (question.visible(kind) for kind in ("datasetVersion", "modelVersion"))
    if not versions:
        return
    await _same_overlap(question, [question.anything(chance), chance.choice([*versions, *models])])
    await _same_overlap(question, chance.choices([*versions, *models], k=2))
    await _same_diff(question, *chance.choices(versions, k=2))


def _trained_on(question: Question, model: str) -> Json:
    versions = sorted(question.then.datasets([model]))
    return {"datasetVersions": [{"id": id_} for id_ in versions], **_contents(question, versions)}


def _contents(question: Question, versions: Collection[str]) -> Json:
    then = question.then
    named = training.contributors(then, question.naming, versions)
    everybody = training.contributors(then, Naming(then, AUDITOR), versions)
    models = training.made_by_models(then, versions)
    counts = training.tally(then, versions, "basis", "stage")
    return {
        "contributors": {
            "totalCount": len(named),
            "nodes": [{"entries": count, "party": _party(question, party)} for party, count in named],
        },
        "contributorsNotNamed": len(everybody) - len(named),
        **{by: _counted(question, versions, by) for by in MARKS},
        "counts": [
            {"basis": basis, "stage": stage, "entries": counts[basis, stage][0], "synthetic": counts[basis, stage][1]}
            for basis in training.BASES
            for stage in training.STAGES
            if (basis, stage) in counts
        ],
        "synthetic": {
            "entries": sum(synthetic for _, synthetic in counts.values()),
            "fromModels": [{"entries": count, "modelVersion": {"id": model}} for model, count in models],
        },
    }


def _party(question: Question, party: str) -> Json | None:
    return {"id": party} if question.naming.shows(party, TRAINING) else None


def _counted(question: Question, versions: Collection[str], by: str) -> list[Json]:
    name, values = MARKS[by]
    named = training.marks(question.then, question.naming, versions)
    everybody = training.marks(question.then, Naming(question.then, AUDITOR), versions)
    found = []
    for value in values:
        seen, there = (len(some.get((by, value), ())) for some in (named, everybody))
        empty = dict.fromkeys(("roleGroup", "basis", "stage"))
        found += [{**empty, name: value, "named": seen, "notNamed": there - seen}] if there else []
    return found


async def _same_overlap(question: Question, of: list[str]) -> None:
    first, second = (training.holds(question.then, id_) for id_ in of)
    answer = (await question.ask(OVERLAP, of=of))["overlap"]
    if first is None or second is None:
        assert answer is None, of
        return
    both = [row for row in training.side_by_side(question.then, first, second) if row[1] and row[2]]
    seen = [row for row in both if question.naming.shows(row[0], TRAINING)]
    assert answer == {
        "items": [
            {"item": {"id": item}, "first": _terms(ours), "second": _terms(theirs)} for item, ours, theirs in seen
        ],
        "isPartial": False,
        "pageInfo": {"hasNextPage": False},
        "total": {"items": len(both), "notNamed": len(both) - len(seen), "isExact": True},
    }, of


async def _same_diff(question: Question, before: str, after: str) -> None:
    rows = [(*row, _change(*row[1:])) for row in training.side_by_side(question.then, [before], [after])]
    seen = [row for row in rows if question.naming.shows(row[0], TRAINING)]
    changes = ["ADDED", "REMOVED", "CHANGED", "UNCHANGED"]
    there, shown = ({change: [row[3] for row in some].count(change) for change in changes} for some in (rows, seen))
    answer = await question.ask(DIFF, **{"from": before, "to": after})
    assert answer["datasetDiff"] == {
        "items": [
            {"item": {"id": item}, "change": change, "before": _terms(earlier), "after": _terms(later)}
            for item, earlier, later, change in seen
            if change != "UNCHANGED"
        ],
        "isPartial": False,
        "pageInfo": {"hasNextPage": False},
        "totals": [
            {"change": change, "items": there[change], "notNamed": there[change] - shown[change], "isExact": True}
            for change in changes
        ],
    }, (before, after)


def _change(before: training.Terms, after: training.Terms) -> str:
    if not (before and after):
        return "REMOVED" if before else "ADDED"
    return "UNCHANGED" if before == after else "CHANGED"


def _terms(of: training.Terms) -> list[Json]:
    return [{"basis": basis, "stage": stage} for basis, stage in of]
