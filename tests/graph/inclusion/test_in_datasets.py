"""A party sees in which datasets what is its is, and who said yes to that in its name, or as who held the right."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from graph.closures.draining import drain
from graph.engine.database import Database
from graph.reader import Audience, ReadContext
from tests.conftest import Empty
from tests.graph.clearing.asking import NOW, Asking
from tests.graph.rights.recorded import by, send, told
from tests.rules.rights.as_facts import Json

WORLD = (
    "R: recording of W, MainArtist Ana",
    "S: recording of V, MainArtist Sam",
    "W: work, Composer Wim",
    "V: work, Composer Vic",
    "Label holds 100% of R",
    "Label permits R signed 2024 until 2025-06 paper Deal",
    "Ana mandates Tern as MANAGER",
    "Tern accepts Ana as MANAGER",
    "Wim holds 100% of W",
    "Wim grants W",
    "Wim accepts W",
    "Zed holds 100% of S",
)
DOCUMENT = """
query ($party: ID!, $first: Int = 20, $after: String) {
  inDatasets(party: $party, first: $first, after: $after) {
    catchingUp
    pageInfo { hasNextPage endCursor }
    nodes {
      item { ... on Recording { id title } ... on Work { id } }
      datasetVersion { version }
      basis stage papers use asOf
      reliedOn {
        of { __typename ... on Recording { id } ... on Work { id } }
        side inNameOf { name } signedBy { name } mandate paper agreement
      }
    }
  }
}
"""
YEARS = {"Early": "2025-01-01T00:00:00.000000Z", "Late": "2025-09-01T00:00:00.000000Z"}


@pytest_asyncio.fixture
async def made(database: Database, empty: Empty) -> Asking:
    """R and S are in two versions: one was trained on while the label's paper was in force, the other after it."""
    asking = await Asking.of(database, empty, *WORLD)
    await send(asking.recorder, "sets", _batch(asking))
    await drain(database)
    return asking


def _batch(asking: Asking) -> list[Json]:
    facts = [told("dataset", key="set", name="Set")]
    for version, began in YEARS.items():
        facts += [
            told("datasetVersion", key=version, dataset=by("set"), version=version),
            *(
                told(
                    "datasetEntry",
                    of=by(version),
                    item={"id": asking.ids[item]},
                    basis="LICENSED",
                    reliedOn=[{"document": "Deal", "allowsNaming": item == "R"}],
                )
                for item in ("R", "S")
            ),
            told("trainingRun", key=f"{version} run", type="PRETRAIN", used=[by(version)], startedAt=began),
            told("knownViolation", of=by(f"{version} run"), reason="Nobody was asked."),
        ]
    return [*facts, told("datasetVersion", key="unused", dataset=by("set"), version="unused")]


async def asked(
    made: Asking, party: str, audience: Audience = Audience.PUBLIC, actor: str | None = None, **more: Any
) -> Json | None:
    context = ReadContext(audience, NOW, actor=made.ids.get(actor or ""))
    response = await made.execution.execute(
        DOCUMENT, context=context, variables={"party": made.ids.get(party, party), **more}
    )
    if response.errors:
        return {"errors": [error["extensions"]["code"] for error in response.errors]}
    found: Json | None = (response.data or {})["inDatasets"]
    return found


def yes(made: Asking, entry: Json) -> set[tuple[str | None, str, str, str, str | None]]:
    return {
        (
            made.name_of(one["of"]["id"]),
            one["side"],
            one["inNameOf"]["name"],
            one["signedBy"]["name"],
            made.name_of(one["agreement"]) or ("by mandate" if one["mandate"] else None),
        )
        for one in entry["reliedOn"]
    }


async def test_a_singer_sees_who_said_yes_for_her_and_by_what(made: Asking) -> None:
    found = await asked(made, "Ana", actor="Ana")
    assert found is not None
    assert found["catchingUp"] is None
    entries = {one["datasetVersion"]["version"]: one for one in found["nodes"]}
    assert set(entries) == set(YEARS)
    early = entries["Early"]
    assert (made.name_of(early["item"]["id"]), early["basis"], early["stage"]) == ("R", "LICENSED", "TRAINING")
    assert (early["papers"], early["use"], early["asOf"]) == (["Deal"], "TRAIN_GENERATIVE", YEARS["Early"])
    own = {
        ("R", "MASTER", "Ana", "Tern", "by mandate"),
        ("W", "COMPOSITION", "Wim", "Wim", None),
    }
    assert own <= yes(made, early)
    assert ("R", "MASTER", "Label", "Label", "Deal") in yes(made, early)
    # The paper of the label had ended by then.
    assert ("R", "MASTER", "Label", "Label", "Deal") not in yes(made, entries["Late"])
    assert own <= yes(made, entries["Late"])


async def test_what_a_party_controls_is_its_own_too_and_nobody_said_yes_to_it(made: Asking) -> None:
    found = await asked(made, "Zed", actor="Zed")
    assert found is not None
    assert [made.name_of(one["item"]["id"]) for one in found["nodes"]] == ["S", "S"]
    assert all(one["reliedOn"] == [] for one in found["nodes"])


async def test_it_is_for_the_party_itself_a_licence_and_auditors(made: Asking) -> None:
    assert await asked(made, "Ana") == {"errors": ["NOT_ALLOWED"]}
    assert await asked(made, "Ana", actor="Zed") == {"errors": ["NOT_ALLOWED"]}
    for audience in (Audience.LICENSED, Audience.AUDITOR):
        found = await asked(made, "Ana", audience)
        assert found is not None
        assert len(found["nodes"]) == 2
    assert await asked(made, "par_nobody", Audience.AUDITOR) is None


async def test_entries_are_listed_page_by_page(made: Asking) -> None:
    seen: list[tuple[str, str]] = []
    after: str | None = None
    while True:
        found = await asked(made, "Sam", actor="Sam", first=1, after=after)
        assert found is not None
        seen += [(one["item"]["id"], one["datasetVersion"]["version"]) for one in found["nodes"]]
        if not found["pageInfo"]["hasNextPage"]:
            break
        after = found["pageInfo"]["endCursor"]
    assert sorted(seen) == sorted((made.ids["S"], version) for version in YEARS)


async def test_a_party_that_is_not_to_be_named_sees_its_own_and_others_do_not_see_it(made: Asking) -> None:
    choice: Json = {
        "kind": "namingChoice",
        "source": {"system": "desk", "kind": "STEWARD"},
        "party": {"id": made.ids["Ana"]},
        "context": "TRAINING",
        "naming": "NOT_NAMED",
    }
    choices = [{**choice, "audience": audience} for audience in ("PUBLIC", "LICENSED")]
    await send(made.recorder, "choice", choices)
    own = await asked(made, "Ana", actor="Ana")
    assert own is not None
    assert {one["datasetVersion"]["version"] for one in own["nodes"]} == set(YEARS)
    assert await asked(made, "Ana", Audience.LICENSED) is None
    auditors = await asked(made, "Ana", Audience.AUDITOR)
    assert auditors is not None
    assert len(auditors["nodes"]) == 2
