"""The service as processes: what it writes to its log, several workers, proxies."""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from graph.engine.database import Database
from graph.engine.folder import folder_status
from tests.api.asking import RECORD, codes, party
from tests.api.serving import Service, free_port, served
from tests.conftest import SHORT_LIVED, engine_settings

SERVE = (
    "import os; from api.serve import run_http; from api.settings import Settings; run_http(Settings.read(os.environ))"
)
NAME = "Zora Withheld"
QUERY = f'query {{ recordingsConnection(filter: {{title: "{NAME}"}}) {{ nodes {{ id }} }} }}'


@pytest.fixture
def service(database: Database, database_environment: dict[str, str], tmp_path: Path) -> Iterator[Service]:
    """Two workers on the run's database."""
    del database  # Migrated, which nobody but its owner does to a database that is named.
    environment = {**database_environment, "LINERNOTES_WORKERS": "2"}
    with served(environment, tmp_path, "-c", SERVE) as started:
        yield started


def test_two_workers_write_and_read_what_each_other_wrote(service: Service) -> None:
    seqs = []
    for place in range(8):
        # A client each, so a connection each: either worker may take it.
        body = {"query": RECORD, "variables": {"key": f"two workers {place}", "facts": [party(f"p{place}")]}}
        answer = httpx2.post(f"{service.address}/graphql", json=body, timeout=30).json()
        seqs.append(answer["data"]["record"]["seq"])
        read = {"query": '{ party(id: "par_x") { id } }', "extensions": {"minSeq": seqs[-1]}}
        position = httpx2.post(f"{service.address}/graphql", json=read).json()["extensions"]["journal"]["seq"]
        assert position >= seqs[-1]
    assert seqs == sorted(seqs)


def test_nothing_that_a_caller_wrote_is_in_the_log(service: Service) -> None:
    graphql = f"{service.address}/graphql"
    variables = {"key": "k", "facts": [party("z", name=NAME, link=NAME)]}
    httpx2.get(graphql, params={"query": QUERY})
    httpx2.get(graphql, params={"query": QUERY, "variables": NAME})
    httpx2.post(graphql, json={"query": QUERY + NAME})
    httpx2.post(graphql, json={"query": RECORD, "variables": variables})
    httpx2.post(graphql, content=NAME.encode() * 200_000, headers={"content-type": "application/json"})
    httpx2.get(f"{service.address}/credits/{NAME}")
    httpx2.get(f"{service.address}/graphql", headers={"authorization": f"Bearer {NAME}"})
    assert service.process.poll() is None
    for part in (NAME, *NAME.split()):
        assert part not in service.said


def test_what_came_through_a_proxy_is_not_from_this_machine(service: Service) -> None:
    body = {"query": RECORD, "variables": {"key": "proxied", "facts": [party("p")]}}
    for headers in ({"x-forwarded-for": "127.0.0.1"}, {"x-forwarded-for": "192.0.2.7"}, {"host": "linernotes.example"}):
        response = httpx2.post(f"{service.address}/graphql", json=body, headers=headers)
        assert (response.status_code, codes(response)) == (403, ["NOT_ALLOWED"])


def test_a_server_of_ones_own_cuts_queries_from_its_log_too(
    database: Database, database_environment: dict[str, str], tmp_path: Path
) -> None:
    del database
    port = free_port()
    command = ("-m", "uvicorn", "linernotes.asgi:app", "--port", str(port), "--no-use-colors")
    with served(database_environment, tmp_path, *command, port=port) as service:
        httpx2.get(f"{service.address}/graphql", params={"query": QUERY})
        assert "GET /graphql HTTP" in service.said
        assert "Zora" not in service.said


def test_workers_share_the_embedded_database_and_leave_none_behind(tmp_path: Path) -> None:
    port = free_port()
    settings = engine_settings(tmp_path)
    environment = {
        "LINERNOTES_CACHE": str(settings.cache),
        "LINERNOTES_NEO4J_VERSION": settings.neo4j_version,
        "LINERNOTES_JVM_ADDITIONAL": SHORT_LIVED,
    }
    command = ("-m", "uvicorn", "linernotes.asgi:app", "--workers", "2", "--port", str(port))
    with served(environment, tmp_path, *command, port=port) as service:
        for place in range(4):
            body = {"query": RECORD, "variables": {"key": f"key {place}", "facts": [party(f"p{place}")]}}
            answer = httpx2.post(f"{service.address}/graphql", json=body, timeout=30)
            assert answer.json()["data"]["record"]["seq"] == place + 1
    assert folder_status(settings.engine_folder).state == "stopped"
