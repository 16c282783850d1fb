"""The demo's artist who is not to be named is on no page, in no document, in no log and in no command's output."""

import logging
from pathlib import Path

import pytest
import pytest_asyncio

from api.state import State, state_over
from seed.demo import demo_ids
from tests.api.cli.running import run
from tests.api.conftest import application, client_of
from tests.oracle.asking import Asking
from tests.oracle.conftest import demo, execution
from tests.oracle.secrets import Secrets

__all__ = ["demo", "execution"]

SAMPLES_THEM = "glasswork"


@pytest.fixture
def secrets(demo: Asking) -> Secrets:
    return Secrets(demo.world)


@pytest_asyncio.fixture
async def serving(demo: Asking) -> State:
    """What works on the database that has the demo in it."""
    made = state_over(demo.database, migrates=False)
    await made["readiness"].require()
    return {**made, "execution": demo.execution}


async def test_no_page_document_or_log_names_them(
    serving: State, secrets: Secrets, tokens: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assets = [id_ for id_ in demo_ids().values() if id_.startswith("ast_")]
    bodies = []
    async with client_of(application(serving, tokens), peer="192.0.2.7") as client:
        for address in (*assets, *secrets.ids):
            for form in ("", ".json"):
                answer = await client.get(f"/credits/{address}{form}")
                assert answer.status_code == 200 or (answer.status_code == 404 and address not in answer.text)
                bodies.append(answer.content)
        for text in secrets.texts:
            question = {"query": "query ($t: String!) { partiesConnection(filter: {name: $t}) { nodes { id } } }"}
            answer = await client.post("/graphql", json=question | {"variables": {"t": text}})
            assert answer.json()["data"] == {"partiesConnection": {"nodes": []}}
    assert secrets.in_answer(b"\n".join(bodies)) == set()
    # The client that asks is not ours to keep quiet.
    logged = [record.getMessage() for record in caplog.records if not record.name.startswith("httpx2")]
    assert secrets.in_answer("\n".join(logged).encode()) == set()


async def test_no_stream_of_lineage_names_them(serving: State, secrets: Secrets, tokens: Path) -> None:
    ids = {id_ for id_ in demo_ids().values() if id_.startswith(("ast_", "mdv_", "dsv_"))} | secrets.things
    bodies = []
    async with client_of(application(serving, tokens), peer="192.0.2.7") as client:
        for direction in ("EARLIER", "LATER"):
            for id_ in sorted(ids):
                answer = await client.get(f"/lineage/{id_}.ndjson", params={"direction": direction, "depth": "10"})
                assert answer.status_code == (404 if id_ in secrets.things else 200)
                bodies.append(answer.content.replace(id_.encode(), b"") if id_ in secrets.things else answer.content)
            answer = await client.get(f"/lineage/{demo_ids()[SAMPLES_THEM]}", params={"direction": direction})
            bodies.append(answer.content)
    assert secrets.in_answer(b"\n".join(bodies)) == set()


def test_no_command_names_them(secrets: Secrets, database_environment: dict[str, str]) -> None:
    sheet = run("credits", SAMPLES_THEM, settings=database_environment)
    assert (sheet.returncode, "withheld" in sheet.stdout) == (0, True)
    asked = run("credits", next(id_ for id_ in secrets.ids if id_.startswith("rec_")), settings=database_environment)
    assert asked.returncode != 0
    traced = [
        run("trace", SAMPLES_THEM, *form, "--depth", "10", settings=database_environment)
        for form in ((), ("--json",), ("--format", "prov-json"))
    ]
    assert [trace.returncode for trace in traced] == [0, 0, 0]
    found = [run("search", text, settings=database_environment) for text in ("Thessaly Corrowan", "Lanternwater")]
    assert [search.stdout for search in found] == ["", ""]
    for finished in (sheet, asked, *traced, *found):
        said = (finished.stdout + finished.stderr).replace(str(finished.args[-1]), "")
        assert secrets.in_answer(said.encode()) == set()
