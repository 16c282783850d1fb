"""The ways to the same answers: Linernotes, the peer, the bare driver, and memory; each a service of its own."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from bench.service import Service, free_port
from bench.side.driver import QUESTIONS as QUESTIONS_FILE
from bench.side.http import Http
from bench.side.memory import ANSWERS
from bench.side.questions import Beside
from graph.engine.settings import EngineSettings

PEER: Final = Path(__file__).resolve().parent / "peer"
_START_SECONDS: Final = 120
_STOP_SECONDS: Final = 30
_JSON: Final = {"content-type": "application/json"}

Variables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Way:
    """A service, its process, and the requests that ask it each question: often one."""

    name: str
    pid: int
    requests: Mapping[str, Sequence[Http]]


def linernotes(service: Service, questions: Sequence[Beside], variables: Mapping[str, Variables]) -> Way:
    """Ask Linernotes, which is served already."""
    requests = {}
    for one in questions:
        token = service.tokens.get(one.question.audience)
        headers = {"accept": "application/graphql-response+json"}
        headers |= {"authorization": f"Bearer {token}"} if token else {}
        asked = {"query": one.question.text, "variables": dict(variables[one.name])}
        if one.again:
            requests[one.name] = [_again(service.port, asked, headers)]
        else:
            requests[one.name] = [_post(service.port, "/graphql", asked, headers)]
    return Way("linernotes", service.pid, requests)


def _again(port: int, asked: Variables, headers: Mapping[str, str]) -> Http:
    """Ask by GET what was asked before.

    Here a document that the service knows by its id is to be named, once it knows any; until then it is sent whole.
    """
    parameters = {"query": asked["query"], "variables": json.dumps(asked["variables"])}
    return Http(port=port, path=f"/graphql?{urlencode(parameters)}", headers=headers)


@contextmanager
def peer(
    settings: EngineSettings,
    folder: Path,
    questions: Sequence[Beside],
    variables: Mapping[str, Variables],
    *,
    processes: int = 1,
    profiles: bool = False,
) -> Generator[Way]:
    """Serve and ask @neo4j/graphql on Apollo Server; `profiles` makes it tell the dbHits of every answer."""
    home, port = _installed(folder), free_port()
    environment = _database(settings) | {"NODE_ENV": "production", "PORT": str(port), "PROCESSES": str(processes)}
    environment |= {"NEO4J_DATABASE": settings.database or "neo4j"} | ({"PROFILE": "1"} if profiles else {})
    requests = {}
    for one in questions:
        documents = [(PEER / "questions" / f"{name}.graphql").read_text(encoding="utf-8") for name in one.peer]
        asked = [{"query": text, "variables": dict(variables[one.name])} for text in documents]
        requests[one.name] = [_post(port, "/", each) for each in asked]
        if one.again and not profiles:
            requests[one.name] = [_persisted(port, each) for each in asked]
    with _running(["node", "server.js"], environment, log=folder / "peer.log", where=home) as pid:
        _await(Http(port=port, path="/?query=%7B__typename%7D", headers=_JSON), pid, folder / "peer.log")
        if not profiles:
            for one in filter(lambda each: each.again, questions):
                for name, http in zip(one.peer, requests[one.name], strict=True):
                    text = (PEER / "questions" / f"{name}.graphql").read_text(encoding="utf-8")
                    extensions = _extensions(text)
                    asked_once = {"query": text, "variables": dict(variables[one.name]), "extensions": extensions}
                    _post(port, "/", asked_once).send()
                    http.send()
        yield Way("neo4j_graphql", pid, requests)


def _extensions(text: str) -> Variables:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"persistedQuery": {"version": 1, "sha256Hash": digest}}


def _persisted(port: int, asked: Variables) -> Http:
    """Ask by GET for what Apollo was told before by its hash (automatic persisted queries)."""
    parameters = {"variables": asked["variables"], "extensions": _extensions(asked["query"])}
    query = urlencode({name: json.dumps(value) for name, value in parameters.items()})
    return Http(port=port, path=f"/?{query}", headers=_JSON)


def _installed(folder: Path) -> Path:
    """Fetch by npm what the peer is made of, as its lock says, into a folder that is kept."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise SystemExit("Node.js 20 or newer is needed, with npm: on Debian and Ubuntu, sudo apt install nodejs npm")
    home, lock = folder / "peer", (PEER / "package-lock.json").read_bytes()
    shutil.copytree(PEER, home, dirs_exist_ok=True)
    stamp = home / "node_modules" / ".linernotes"
    if not stamp.exists() or stamp.read_bytes() != lock:
        print("Fetching @neo4j/graphql and Apollo Server …", flush=True)
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(command, cwd=home, check=True)
        stamp.write_bytes(lock)
    return home


@contextmanager
def driver(
    settings: EngineSettings,
    folder: Path,
    questions: Sequence[Beside],
    variables: Mapping[str, Variables],
    *,
    processes: int = 1,
) -> Generator[Way]:
    """Serve and ask the bare driver."""
    file = folder / "questions.json"
    file.write_text(json.dumps([_as_asked(one, variables[one.name]) for one in questions]), encoding="utf-8")
    environment = _database(settings) | {QUESTIONS_FILE: str(file)}
    with _served("driver", environment, folder, questions, variables, processes=processes) as way:
        yield way


@contextmanager
def memory(
    answers: Mapping[str, bytes],
    folder: Path,
    questions: Sequence[Beside],
    variables: Mapping[str, Variables],
    *,
    processes: int = 1,
) -> Generator[Way]:
    """Serve and ask the answers themselves."""
    home = folder / "answers"
    home.mkdir(exist_ok=True)
    for name, body in answers.items():
        (home / f"{name}.json").write_bytes(body)
    environment = {ANSWERS: str(home)}
    with _served("memory", environment, folder, questions, variables, processes=processes) as way:
        yield way


@contextmanager
def _served(
    name: str,
    environment: Mapping[str, str],
    folder: Path,
    questions: Sequence[Beside],
    variables: Mapping[str, Variables],
    *,
    processes: int,
) -> Generator[Way]:
    port, log = free_port(), folder / f"{name}.log"
    command = [sys.executable, "-m", "uvicorn", f"bench.side.{name}:create_app", "--factory", "--port", str(port)]
    command += ["--workers", str(processes), "--http", "httptools", "--no-access-log", "--log-level", "warning"]
    requests = {}
    for one in questions:
        asked = {"query": one.question.text, "variables": dict(variables[one.name])}
        path = f"/{one.name}"
        requests[one.name] = [Http(port=port, path=path) if one.again else _post(port, path, asked)]
    with _running(command, environment, log=log) as pid:
        _await(requests[questions[0].name][0], pid, log)
        yield Way(name, pid, requests)


def _as_asked(one: Beside, variables: Variables) -> Variables:
    audience = one.question.audience.value
    return {"name": one.name, "query": one.question.text, "variables": dict(variables), "audience": audience}


def _database(settings: EngineSettings) -> dict[str, str]:
    assert settings.uri is not None
    named = {"NEO4J_URI": settings.uri, "NEO4J_USERNAME": settings.username, "NEO4J_PASSWORD": settings.password or ""}
    return named | ({"NEO4J_DATABASE": settings.database} if settings.database else {})


def _post(port: int, path: str, asked: Variables, headers: Mapping[str, str] | None = None) -> Http:
    return Http(port=port, path=path, body=json.dumps(asked).encode(), headers=_JSON | dict(headers or {}))


@contextmanager
def _running(
    command: Sequence[str], environment: Mapping[str, str], *, log: Path, where: Path | None = None
) -> Generator[int]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("LINERNOTES_", "NEO4J_"))}
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=ours | dict(environment), stdout=out, stderr=subprocess.STDOUT, cwd=where
        )
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(http: Http, pid: int, log: Path) -> None:
    give_up_at = time.monotonic() + _START_SECONDS
    while time.monotonic() < give_up_at:
        try:
            http.send()
        except OSError:
            time.sleep(0.2)
        else:
            return
        if os.waitpid(pid, os.WNOHANG)[0]:
            break
    raise SystemExit(f"{log.stem} did not come up:\n{log.read_text(errors='replace')}")
