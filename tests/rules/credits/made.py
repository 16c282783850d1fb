"""Short ways to make what the rules of the credit sheet need, each with everything that a test does not care about."""

from itertools import count
from typing import Any

from linernotes.credits.needs import (
    AssetNeeds,
    ChoiceNeeds,
    ContributionNeeds,
    EntryNeeds,
    LinkNeeds,
    ModelVersionNeeds,
    PartyNeeds,
    RecordingNeeds,
    ReportNeeds,
    ScoreNeeds,
    StatedNeeds,
    TrainedModelNeeds,
    WorkNeeds,
)

SALT = "5a" * 32
_SEQS = count(1)


def stated(system: str = "lab", kind: str = "PROVIDER", seq: int | None = None) -> StatedNeeds:
    """Say who states something."""
    return {"seq": next(_SEQS) if seq is None else seq, "kind": kind, "system": system, "document": None}


def choice(context: str, naming: str, audience: str = "PUBLIC") -> ChoiceNeeds:
    """Choose how to be named."""
    return {"audience": audience, "context": context, "naming": naming}


def party(name: str, *choices: ChoiceNeeds, link: str | None = None) -> PartyNeeds:
    """Make a party; its name is its id."""
    return {"id": f"par_{name}", "fact": next(_SEQS), "name": name, "link": link, "choices": list(choices)}


def version(name: str = "Strings", number: str = "2.1") -> ModelVersionNeeds:
    """Make a model version."""
    model = {"id": f"mod_{name}", "fact": next(_SEQS), "name": name, "providedBy": None}
    return {"id": f"mdv_{name}{number}", "fact": next(_SEQS), "version": number, "model": model}  # type: ignore[typeddict-item]


def contribution(role: str, by: PartyNeeds | ModelVersionNeeds | str, **more: Any) -> ContributionNeeds:
    """Give a role to a party, a model version or a special contributor."""
    seq = next(_SEQS)
    made: dict[str, Any] = {
        "id": f"con_{seq:06}",
        "fact": seq,
        "role": role,
        **dict.fromkeys(("instrument", "creditedAs", "sequence", "featured", "aiContribution", "state", "special")),
        "party": None,
        "modelVersion": None,
        "stated": stated(),
    }
    if isinstance(by, str):
        made["special"] = by
    elif "version" in by:
        made |= {"modelVersion": by, "aiContribution": "All"}
    else:
        made["party"] = by
    return made | more  # type: ignore[return-value]


def work(title: str, *contributions: ContributionNeeds, entries: tuple[EntryNeeds, ...] = ()) -> WorkNeeds:
    """Make a work."""
    return {
        "id": f"wrk_{title}",
        "fact": next(_SEQS),
        "title": title,
        "contributions": list(contributions),
        "entries": list(entries),
    }


def recording(
    title: str,
    *contributions: ContributionNeeds,
    works: tuple[WorkNeeds, ...] = (),
    entries: tuple[EntryNeeds, ...] = (),
    **more: Any,
) -> RecordingNeeds:
    """Make a recording."""
    made: dict[str, Any] = {
        "id": f"rec_{title}",
        "fact": next(_SEQS),
        "title": title,
        "recorded": None,
        "unidentifiedWorks": None,
        "contributions": list(contributions),
        "works": list(works),
        "releases": [],
        "entries": list(entries),
    }
    return made | more  # type: ignore[return-value]


WHOLE: Any = {"inStartMs": None, "inEndMs": None, "fromStartMs": None, "fromEndMs": None}


def link(start: str, relation: str, **target: Any) -> LinkNeeds:
    """Let one thing rest on another: `recording=`, `asset=`, `work=` or `file=`."""
    made: dict[str, Any] = {
        "from": start,
        "relation": relation,
        "position": 0,
        "segments": WHOLE,
        "stated": stated(),
        **dict.fromkeys(("recording", "asset", "work", "file")),
    }
    return made | target  # type: ignore[return-value]


def entry(dataset: str, basis: str = "LICENSED", *, allows: bool = False, stage: str = "TRAINING") -> EntryNeeds:
    """Include something in a dataset version."""
    return {"version": dataset, "basis": basis, "stage": stage, "allowsNaming": allows}


def trained(made: ModelVersionNeeds, kind: str, datasets: dict[str, int], *bases: str) -> TrainedModelNeeds:
    """Say how a model version was trained."""
    run = {
        "id": f"run_{made['id']}",
        "type": kind,
        "datasets": [{"id": id_, "entryCount": number} for id_, number in datasets.items()],
        "startedFrom": list(bases),
        "learnedFrom": [],
    }
    return {**made, "run": run, "stated": stated()}  # type: ignore[typeddict-item]


def score(rank: int, ppm: int | None, source: RecordingNeeds) -> ScoreNeeds:
    """Score a recording."""
    return {
        "rank": rank,
        "raw": f"0.{1000 - rank}",
        "weightPpm": ppm,
        "confidence": None,
        "segments": WHOLE,
        "recording": source,
        "work": None,
    }


def report(name: str, scores: list[ScoreNeeds], *, settles: bool = True, **more: Any) -> ReportNeeds:
    """Report on the asset; the residual is what the weights leave."""
    weights = [one["weightPpm"] for one in scores if one["weightPpm"] is not None]
    made: dict[str, Any] = {
        "id": f"rep_{name}",
        "fact": next(_SEQS),
        "family": "UNLEARNING",
        "measures": "INFLUENCE_ESTIMATE",
        "methodName": "unlearn",
        "methodVersion": None,
        "side": "MASTER",
        "aspect": "OVERALL",
        "candidates": 12000,
        "k": len(scores),
        "residualPpm": 1_000_000 - sum(weights) if weights else None,
        "confidence": "MEDIUM",
        "computedAt": None,
        "reportedBy": party("Example Audit"),
        "stated": stated("audit"),
        "settledBy": [stated("agreement")] if settles else [],
        "scores": [
            {
                "rank": one["rank"],
                "source": (one["recording"] or {"id": ""})["id"],
                "works": [work["id"] for work in (one["recording"] or {"works": []})["works"]],
                "entries": (one["recording"] or {"entries": []})["entries"],
            }
            for one in scores
        ],
    }
    return made | more  # type: ignore[return-value]


def asset(*contributions: ContributionNeeds, **more: Any) -> AssetNeeds:
    """Make a released asset."""
    made: dict[str, Any] = {
        "id": "ast_1",
        "fact": next(_SEQS),
        "title": "Night Ferry",
        "fiction": True,
        "salt": SALT,
        "contributions": list(contributions),
        "works": [],
        "releases": [{"id": "rel_1"}],
        "generation": None,
        **{name: [] for name in ("links", "trained", "disclosures", "reports", "settled")},
        "openObjections": 0,
        "knownViolations": [],
    }
    return made | more  # type: ignore[return-value]


def generation(*models: str, operator: PartyNeeds | None = None) -> Any:
    """Make the generation that used some model versions."""
    uses = [{"modelVersion": id_, "part": None, "position": place} for place, id_ in enumerate(models)]
    return {"id": "gen_1", "fact": next(_SEQS), "operator": operator, "models": uses}
