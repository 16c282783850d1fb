"""What credit sheets need, gathered from the plain world, and handed to the pure rule that makes sheets."""

from __future__ import annotations

from typing import Any

from linernotes.credits.answer import asset_answer, check_answer, recording_answer, work_answer
from linernotes.credits.diff import changes, differing
from linernotes.credits.gather import asset_needs, recording_needs, work_needs
from linernotes.credits.shapes import Sheet
from linernotes.credits.sheet import asset_credits
from linernotes.naming import Reader
from tests.oracle.journal import Json, Said
from tests.oracle.pages import Refused
from tests.oracle.telling import SEGMENT_NAMES, Teller, segments, taken
from tests.oracle.withholding import entries
from tests.oracle.world import World, gone

# What becomes of an objection in these worlds became of it before.
_AT = "2026-11-22T12:00:00.000000Z"
SALT = "5a" * 16
"""The secret of every sheet here: tests have the recorder mint it."""


def asset_sheet(tell: Teller, said: Said, sources: int | None, after_rank: int | None) -> Json | None:
    """Make the sheet of an asset."""
    needs = asset_needs(_of_asset(tell.world, said), _AT)
    seq = tell.world.seq
    made = _whole(asset_answer(needs, audience=tell.audience, seq=seq, sources=sources, after_rank=after_rank or 0))
    return made and {**made, "diff": lambda _info, **given: _diff(tell, str(said.id), given["from"], given["to"])}


def _diff(tell: Teller, id_: str, since: int, until: int) -> list[Json]:
    """Tell what changed on the sheet of an asset between two worlds that there were."""
    if since > until:
        raise Refused("BAD_ARGUMENT", f"from is {since}, which is after {until}")
    begin, end = tell.world.batch_end(since), tell.world.batch_end(until)
    pairs = differing(
        _shown(tell.world.then(begin), tell.audience, id_), _shown(tell.world.then(end), tell.audience, id_)
    )
    left = {seq: said.seq for seq, said in gone(tell.world.journal).items() if said.seq <= end}
    found = changes(pairs, since=begin, left=left)
    return [{"block": one.block, "line": one.line, "why": one.why, "facts": list(one.facts)} for one in found]


def _shown(world: World, audience: str, id_: str) -> Sheet | None:
    """Make the sheet that there was, if the asset was to be seen."""
    said = world.thing(id_)
    if said is None or (audience, "MADE_BY") in world.withheld.get(id_, set()):
        return None
    made = asset_credits(asset_needs(_of_asset(world, said), _AT), Reader(audience))
    return made.shown if made else None


def asset_check(tell: Teller, said: Said) -> Json | None:
    """Make what checks the sheet of an asset."""
    return check_answer(asset_needs(_of_asset(tell.world, said), _AT), audience=tell.audience)


def recording_sheet(tell: Teller, said: Said) -> Json | None:
    """Make the credits of a recording."""
    needs = recording_needs(_of_anything(tell.world, said))
    return _whole(recording_answer(needs, audience=tell.audience, seq=tell.world.seq))


def work_sheet(tell: Teller, said: Said) -> Json | None:
    """Make the credits of a work."""
    derived = [
        {"type": each.fact["type"], "work": each.fact["derivedFrom"], **_stated(each)}
        | {"thing": _thing(tell.world, each.fact["derivedFrom"])}
        for each in tell.world.stated("workDerivation", work=said.id)
    ]
    needs = work_needs(_of_anything(tell.world, said) | {"sheetDerivedFrom": derived})
    return _whole(work_answer(needs, audience=tell.audience, seq=tell.world.seq))


def _whole(answer: Any) -> Json | None:
    """Write the text too, which an answer has only when it is asked for."""
    return None if answer is None else {**answer, "text": answer["text"]}


def _of_anything(world: World, said: Said) -> Json:
    ids = {str(said.id), *_settled_sources(world, said)}
    things = [_thing(world, id_) for id_ in sorted(set[str]().union(*(_within_reach(world, each) for each in ids)))]
    return {"id": said.id, "sheetFact": said.seq, "sheetSalt": {"salt": SALT}, "sheetThings": things}


def _of_asset(world: World, said: Said) -> Json:
    generation = world.thing(said.fact["generation"])
    made = generation.fact if generation else {}
    uses = enumerate(made.get("models", []))
    reports = [each for each in world.things("attributionReport") if each.fact["asset"] == said.id]
    return _of_anything(world, said) | {
        "fiction": said.fact.get("fiction", False),
        "sheetOperator": _party(world, made.get("operator")),
        "sheetUses": [{**taken(use, "modelVersion", "part"), "position": position} for position, use in uses],
        "sheetTrained": [_trained(world, id_) for id_ in _versions_behind(world, made)],
        "sheetDisclosures": [_disclosure(world, each) for each in world.stated("disclosure", about=said.id)],
        "sheetReports": [_report(world, each) for each in reports],
        "sheetObjections": _objections(world, said),
        "sheetJudged": _judged(world, said, made),
    }


def _objections(world: World, said: Said) -> list[Json]:
    """Tell how objections to an asset stand; in these worlds nobody objects to anything else."""
    rows: list[Json] = []
    for objection in world.stated("objection", against=said.id):
        states = world.stated("objectionState", objection=objection.id)
        told = [taken(state.fact, "state", "effective") for state in states] or [{"state": None, "effective": None}]
        rows += [{"objection": objection.id, **state} for state in told]
    return rows


def _judged(world: World, said: Said, generation: Json) -> list[Json]:
    """Tell the known violations of an asset, and of all runs and dataset versions behind its models."""
    judged = {str(said.id)}
    for version in _versions_behind(world, generation):
        model = world.thing(version)
        run = world.thing(model.fact.get("producedBy", "")) if model else None
        judged |= {str(run.id), *run.fact.get("used", [])} if run else set()
    return [{"of": id_, "violations": _violations(world, id_)} for id_ in judged]


def _violations(world: World, id_: str) -> list[Json]:
    found = world.stated("knownViolation", of=id_)
    return [{"id": each.id, "reason": each.fact["reason"], **_stated(each)} for each in found]


def _stated(said: Said) -> Json:
    source = said.source
    return {"seq": said.seq, "kind": source["kind"], "system": source["system"], "document": source.get("document")}


def _party(world: World, id_: str | None) -> Json | None:
    said = world.thing(id_) if id_ else None
    if said is None:
        return None
    choices = world.stated("namingChoice", party=id_)
    return taken(said.fact, "name", "link") | {
        "id": id_,
        "fact": said.seq,
        "choices": [taken(each.fact, "audience", "context", "naming") for each in choices],
    }


# Things and the steps between them


def _steps(world: World, id_: str) -> list[Json]:
    """List the steps from a thing to what it rests on, is of, holds, or was made by."""
    said = world.thing(id_)
    found: list[Json] = []
    if said is None:
        return found
    if said.kind == "asset":
        found.append(_step(said, said.fact["generation"]))
    for position, given in enumerate(said.fact.get("inputs", []) if said.kind == "generation" else ()):
        more = segments(given, "inSegment", "fromSegment") | {"position": position}
        found.append(_step(said, given["input"], relationship=given["relationship"], **more))
    for each in world.stated("recordingRelation", recording=id_):
        more = segments(each.fact, "inSegment", "fromSegment") | {"type": each.fact["type"]}
        found.append(_step(each, each.fact["related"], **more))
    for each in world.stated("recordingOf", recording=id_):
        found.append(_step(each, each.fact["work"], type=each.fact.get("type", "SingleWorkResource")))
    found += [_step(each, each.fact["of"]) for each in world.stated("encoding", file=id_)]
    return found


def _step(said: Said, to: str, **more: Any) -> Json:
    empty = dict.fromkeys(("type", "relationship", "position", *SEGMENT_NAMES))
    return {"to": to, **empty, **more, **_stated(said)}


def _within_reach(world: World, id_: str) -> set[str]:
    found, waiting = set[str](), [id_]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [step["to"] for step in _steps(world, here)]
    return found


def _thing(world: World, id_: str) -> Json:
    said = world.thing(id_)
    assert said is not None
    unidentified = said.fact.get("unidentifiedWorks", 0) if said.kind == "recording" else None
    releases = sorted({each.fact["release"] for each in world.stated("releaseContent", content=id_)})
    return taken(said.fact, "title", "recorded", "madeAt") | {
        "id": id_,
        "fact": said.seq,
        "unidentifiedWorks": unidentified,
        "releases": [_release(world, each) for each in releases],
        "contributions": [_contribution(world, each) for each in world.stated("contribution", to=id_)],
        "steps": _steps(world, id_),
    }


def _release(world: World, id_: str) -> Json:
    said = world.thing(id_)
    assert said is not None
    stored = taken(said.fact, "title", "released", "catalogueNumber")
    return stored | {"id": id_, "fact": said.seq, "label": _party(world, said.fact.get("label"))}


def _contribution(world: World, said: Said) -> Json:
    by = said.fact["by"]
    part = "All" if "modelVersion" in by else said.fact.get("aiContribution")
    stored = taken(said.fact, "role", "instrument", "creditedAs", "sequence", state="STATED", featured=False)
    return (
        stored
        | _stated(said)
        | {
            "id": said.id,
            "fact": said.seq,
            "special": by.get("special"),
            "aiContribution": part,
            "party": _party(world, by.get("party")),
            "modelVersion": _version(world, by.get("modelVersion")),
        }
    )


def _version(world: World, id_: str | None) -> Json | None:
    said = world.thing(id_) if id_ else None
    model = world.thing(said.fact["model"]) if said else None
    if said is None or model is None:
        return None
    named = {"modelId": model.id, "modelFact": model.seq, "modelName": model.fact["name"]}
    return {"id": id_, "fact": said.seq, "version": said.fact["version"], **named}


# Models, declarations and reports


def _versions_behind(world: World, generation: Json) -> list[str]:
    """List the model versions that a generation used, and all that these started or learned from."""
    found, waiting = set[str](), [use["modelVersion"] for use in generation.get("models", [])]
    while waiting:
        here = waiting.pop()
        said = world.thing(here)
        if said is not None and here not in found:
            found.add(here)
            run = world.thing(said.fact.get("producedBy", ""))
            waiting += [*run.fact.get("startedFrom", []), *run.fact.get("learnedFrom", [])] if run else []
    return sorted(found)


def _trained(world: World, id_: str) -> Json:
    said = world.thing(id_)
    assert said is not None
    model = world.thing(said.fact["model"])
    assert model is not None
    source = said.source
    stated = {"seq": said.seq, "sourceKind": source["kind"], "source": source["system"]}
    provided_by = _party(world, model.fact.get("providedBy"))
    return {
        "id": id_,
        "fact": said.seq,
        "version": said.fact["version"],
        "stated": stated | {"document": source.get("document")},
        "model": {"id": model.id, "fact": model.seq, "name": model.fact["name"], "providedBy": provided_by},
        "run": _run(world, said.fact.get("producedBy")),
    }


def _run(world: World, id_: str | None) -> Json | None:
    said = world.thing(id_) if id_ else None
    if said is None:
        return None
    counted = [
        {"id": version, "entryCount": len(world.stated("datasetEntry", of=version))}
        for version in sorted(set(said.fact.get("used", [])))
    ]
    bases = {
        name: [{"id": each} for each in sorted(set(said.fact.get(name, [])))] for name in ("startedFrom", "learnedFrom")
    }
    return {"id": id_, "type": said.fact["type"], "datasets": counted, **bases}


def _disclosure(world: World, said: Said) -> Json:
    parts = taken(said.fact.get("byPart") or {}, "vocals", "lyrics", "instruments", "composition", "postProduction")
    declared_by = _party(world, said.fact["declaredBy"])
    return {
        "fact": said.seq,
        "containsAI": said.fact.get("containsAI"),
        "declaredBy": declared_by,
        **parts,
        **_stated(said),
    }


def _report(world: World, said: Said) -> Json:
    method = said.fact["method"]
    stored = taken(said.fact, "side", "candidates", "k", "confidence", "computedAt", aspect="OVERALL")
    weighed = zip(said.fact["scores"], world.weighed[str(said.id)], strict=True)
    return (
        stored
        | taken(method, "family", "measures")
        | _stated(said)
        | {
            "id": said.id,
            "fact": said.seq,
            "methodName": method["name"],
            "methodVersion": method.get("version"),
            "residualPpm": said.fact["residual"].get("statedPpm"),
            "reportedBy": _party(world, said.fact["reportedBy"]),
            "settledBy": [_stated(each) for each in world.stated("settlementBasis", report=said.id)],
            "scores": [_score(world, *each) for each in weighed],
        }
    )


def _score(world: World, score: Json, weighed: tuple[int, int | None]) -> Json:
    included = [
        {
            **taken(each.fact, "basis", stage="TRAINING"),
            "version": each.fact["of"],
            "allowsNaming": any(paper.get("allowsNaming") for paper in each.fact.get("reliedOn", [])),
        }
        for each in entries(world, score["source"])
    ]
    stored = taken(score, "source", "raw", "confidence") | segments(score, "assetSegment", "sourceSegment")
    works = sorted({each.fact["work"] for each in world.stated("recordingOf", recording=score["source"])})
    told = {"works": [{"id": work} for work in works], "entries": included}
    return stored | told | {"rank": weighed[0], "weightPpm": weighed[1]}


def _settled_sources(world: World, asset: Said) -> set[str]:
    """List what the reports that settle for an asset score; nothing for a recording or a work."""
    found = set[str]()
    for basis in world.stated("settlementBasis", asset=asset.id):
        report = world.thing(basis.fact["report"])
        found |= {score["source"] for score in report.fact["scores"]} if report else set()
    return found
