"""How assets stand is worked out of their models and inputs; those that stand so are found by their models."""

from __future__ import annotations

from typing import Any

from graph.closures.draining import drain
from graph.reader import Audience, ReadContext
from tests.graph.clearing.asking import Asking
from tests.graph.rights.recorded import by, told
from tests.graph.standings.test_keeping import day, recorded, used
from tests.rules.rights.as_facts import Json

__all__ = ["used"]
LATER = day("2029-01-01")
NOW = day("2026-06-01")


def song(key: str, model: Json, *inputs: Json) -> list[Json]:
    """An asset that a model made of some inputs."""
    given = [one | {"relationship": "parentOf"} for one in inputs]
    fields = {"models": [{"modelVersion": model}], "inputs": given, "at": day("2026-02-01")}
    return [
        told("generation", key=f"{key} made", **fields),
        told("asset", key=key, title=key, generation=by(f"{key} made")),
    ]


async def made(asking: Asking) -> None:
    """Base made Plain; Tuned made Edit, of R, Warranted, of X at a user's word, and Stolen, of X; a model made Odd."""

    known, unknown = ({"input": {"id": asking.ids[name]}} for name in ("R", "X"))
    warranty = {"by": {"id": asking.ids["Zed"]}, "text": {"document": "terms"}}
    await recorded(
        asking,
        "made",
        told("modelVersion", key="Odd", model=by("model"), version="3"),
        *song("Plain", by("Base")),
        *song("Edit", by("Tuned"), known),
        *song("Warranted", by("Tuned"), unknown | {"basis": "USER_WARRANTED", "warranty": warranty}),
        *song("Stolen", by("Tuned"), unknown | {"basis": "UNKNOWN"}),
        *song("Strange", by("Odd")),
        told("release", key="Single", title="Single", type="Single"),
        told("releaseContent", release=by("Single"), content=by("Plain"), offer={"codes": ["FR"]}),
        told("knownViolation", of=by("Plain"), reason="Nobody was asked."),
    )
    await drain(asking.database)


async def answered(asking: Asking, document: str, now: str, audience: Audience, **variables: Any) -> tuple[Any, Any]:
    context = ReadContext(audience, now)
    response = await asking.execution.execute(document, context=context, variables=variables)
    return response.data, [error["extensions"]["code"] for error in response.errors]


async def stands(asking: Asking, name: str, now: str) -> tuple[str, bool]:
    document = "query ($id: ID!) { asset(id: $id) { standing { status isRegularised } } }"
    data, errors = await answered(asking, document, now, Audience.LICENSED, id=asking.ids[name])
    assert errors == []
    return data["asset"]["standing"]["status"], data["asset"]["standing"]["isRegularised"]


async def found(asking: Asking, status: str, now: str = NOW, more: str = "", first: int = 100) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    after = ""
    while True:
        document = (
            f"{{ assetsByStatus(status: {status}, first: {first}{more}{after})"
            " { nodes { asset { title } modelVersion { version } } pageInfo { hasNextPage endCursor } } }"
        )
        data, errors = await answered(asking, document, now, Audience.LICENSED)
        assert errors == []
        page = data["assetsByStatus"]
        assert len(page["nodes"]) <= first
        rows += [(one["asset"]["title"], one["modelVersion"]["version"]) for one in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            return sorted(rows)
        after = f', after: "{page["pageInfo"]["endCursor"]}"'


async def inputs_permitted(asking: Asking) -> None:
    """That the recording may be given to models as an input, as all who are asked say."""
    permit = told(
        "clause", key="inputs", agreement={"id": asking.ids["Deal"]}, effect="PERMIT", uses=["INFERENCE_INPUT"],
        covers={"parties": [{"id": asking.ids["Label"]}]},
    )  # fmt: skip
    consents = [
        told("consent", by={"id": asking.ids[name]}, about={"id": asking.ids[about]}, decision="GRANT",
             capacity=capacity, uses=["INFERENCE_INPUT"], method="PORTAL")
        for name, about, capacity in
        (("Pub", "W", "RIGHTSHOLDER"), ("Wim", "W", "ARTIST"), ("Ana", "Ana", "ARTIST"))
    ]  # fmt: skip
    await recorded(asking, "permitted", permit, *consents)
    await drain(asking.database)


async def drafts(asking: Asking, *names: str) -> list[str]:
    """Which of some assets are drafts."""
    document = "query ($ids: [ID!]!) { assets(ids: $ids) { title standing { isDraft } } }"
    ids = [asking.ids[name] for name in names]
    data, errors = await answered(asking, document, NOW, Audience.LICENSED, ids=ids)
    assert errors == []
    return [one["title"] for one in data["assets"] if one["standing"]["isDraft"]]


async def test_what_a_user_warrants_is_a_draft_until_it_is_cleared_or_released(used: Asking) -> None:
    await made(used)
    warranty = {"by": {"id": used.ids["Zed"]}, "text": {"document": "terms"}}
    own = {"input": {"id": used.ids["R"]}, "basis": "USER_WARRANTED", "warranty": warranty}
    await recorded(used, "own", *song("Own", {"id": used.ids["Tuned"]}, own))
    assert await drafts(used, "Plain", "Edit", "Warranted", "Own") == ["Warranted", "Own"]
    await inputs_permitted(used)
    assert await drafts(used, "Warranted", "Own") == ["Warranted"]
    released = told(
        "releaseContent", release={"id": used.ids["Single"]}, content={"id": used.ids["Warranted"]},
        operator={"id": used.ids["Label"]}, offer={"codes": ["FR"]},
    )  # fmt: skip
    of = {"id": used.ids["Warranted"]}
    await recorded(used, "released", released, told("knownViolation", of=of, reason="Its model was not cleared."))
    assert await drafts(used, "Warranted") == []


async def test_an_asset_stands_as_the_worst_of_its_models_and_inputs(used: Asking) -> None:
    await made(used)
    assert await stands(used, "Edit", NOW) == ("VIOLATING", False)
    await inputs_permitted(used)
    assert {
        name: (await stands(used, name, NOW))[0] for name in ("Plain", "Edit", "Warranted", "Stolen", "Strange")
    } == {
        "Plain": "CLEARED_BEFORE",
        "Edit": "CLEARED_BEFORE",
        "Warranted": "UNKNOWN",
        "Stolen": "VIOLATING",
        "Strange": "UNKNOWN",
    }
    assert (await stands(used, "Plain", LATER))[0] == "AFFECTED_SINCE"


async def test_assets_are_found_by_how_they_stand(used: Asking) -> None:
    await made(used)
    assert await found(used, "CLEARED_BEFORE") == [("Plain", "1")]
    assert await found(used, "AFFECTED_SINCE") == []
    assert await found(used, "AFFECTED_SINCE", LATER) == [("Plain", "1")]
    assert await found(used, "CLEARED_BEFORE", more=', releasedIn: "FR"') == [("Plain", "1")]
    assert await found(used, "CLEARED_BEFORE", more=', releasedIn: "DE"') == []


async def test_what_stands_so_by_its_inputs_alone_says_so_itself_and_is_not_found_by_its_models(used: Asking) -> None:
    await made(used)
    assert await stands(used, "Stolen", NOW) == ("VIOLATING", False)
    assert await found(used, "VIOLATING") == []


async def test_pages_of_them_come_to_all(used: Asking) -> None:
    await made(used)
    more = [
        fact
        for number in range(5)
        for fact in (
            told("generation", key=f"{number} made", models=[{"modelVersion": by(m)} for m in ("Base", "Tuned")]),
            told("asset", key=f"{number}", title=f"{number}", generation=by(f"{number} made")),
        )
    ]
    await recorded(used, "more", *more)
    whole = await found(used, "CLEARED_BEFORE")
    assert len(whole) == 11
    for first in (1, 2, 3):
        assert await found(used, "CLEARED_BEFORE", first=first) == whole


async def test_how_assets_stand_is_not_for_the_public(used: Asking) -> None:
    await made(used)
    document = "query ($id: ID!) { asset(id: $id) { title standing { status } } }"
    _, errors = await answered(used, document, NOW, Audience.PUBLIC, id=used.ids["Plain"])
    assert errors == ["NOT_ALLOWED"]
    document = "{ assetsByStatus(status: VIOLATING) { nodes { asset { title } } } }"
    assert (await answered(used, document, NOW, Audience.PUBLIC))[1] == ["NOT_ALLOWED"]
