"""Runs the comparison: everybody is started, asked the same, compared, and then timed."""

import asyncio
import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil

from bench.hits import Profile
from bench.service import Service
from bench.side import ways
from bench.side.comparing import Asked, asked_of, differences
from bench.side.goals import fields_of
from bench.side.load import Loader
from bench.side.rounds import Pace, timed
from bench.side.telling import heading
from graph.engine.settings import EngineSettings
from seed.world import World


def side_by_side(
    settings: EngineSettings,
    service: Service,
    world: World,
    *,
    folder: Path,
    pace: Pace,
    processes: int = 1,
    names: Sequence[str] = (),
    told: Callable[[str], None] = lambda line: print(line, flush=True),
) -> dict[str, Any]:
    """Return the figures of every question by its name; raises SystemExit when two answers differ."""
    folder.mkdir(parents=True, exist_ok=True)
    loader = Loader(_database_pid(), folder)
    asked = asked_of(world, service, names)
    hits = {"linernotes": asyncio.run(_our_hits(settings, world, asked)), "neo4j_graphql": {}}
    with ways.peer(settings, folder, asked.questions, asked.theirs, profiles=True) as profiled:
        for one in asked.questions:
            told_hits = [json.loads(http.send())["extensions"]["dbHits"] for http in profiled.requests[one.name]]
            hits["neo4j_graphql"][one.name] = sum(told_hits)
    with ExitStack() as stack:
        ours = ways.linernotes(service, asked.questions, asked.ours)
        given = (settings, folder, asked.questions)
        peer = stack.enter_context(ways.peer(*given, asked.theirs, processes=processes))
        driver = stack.enter_context(ways.driver(*given, asked.ours, processes=processes))
        answers = {one.name: ours.requests[one.name][0].send() for one in asked.questions}
        memory = stack.enter_context(ways.memory(answers, folder, asked.questions, asked.ours, processes=processes))
        _must_agree(differences(asked, ours, peer, driver, memory))
        told(f"{len(asked.questions)} questions are answered alike by all of them.\n{heading()}")
        known = {
            name: {
                "db_hits": {way: counted[name] for way, counted in hits.items()},
                "fields": fields_of(json.loads(answer)["data"]),
            }
            for name, answer in answers.items()
        }
        return timed(loader, [ours, peer, driver, memory], known, pace, told=told)


def versions() -> dict[str, str]:
    """Return the versions of what is compared with."""
    packages = json.loads((ways.PEER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names = ("@neo4j/graphql", "@apollo/server", "neo4j-driver", "graphql")
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    return {"node": said.strip().lstrip("v")} | {name: packages[f"node_modules/{name}"]["version"] for name in names}


async def _our_hits(settings: EngineSettings, world: World, asked: Asked) -> dict[str, int]:
    async with Profile.open(settings, world.subjects) as profile:
        return {one.name: await profile.hits_with(one.question, asked.ours[one.name]) for one in asked.questions}


def _must_agree(found: Mapping[str, str]) -> None:
    if found:
        raise SystemExit("\n".join(f"{name} is not answered alike: {words}" for name, words in found.items()))


def _database_pid() -> int:
    """Find the process of the embedded database, which this one started."""
    ours = psutil.Process().children()
    (pid,) = (each.pid for each in ours if "graph.engine.server" in each.cmdline())
    return int(pid)
