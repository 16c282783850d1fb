"""`make bench`: a world, the service over it, every question, and what the answers took."""

import argparse
import asyncio
import os
import sys
from pathlib import Path
from typing import Any, Final

from bench import bulk, results
from bench.bulk import in_bulk
from bench.hits import hits_of_all
from bench.measuring import Measured, measure
from bench.question import Question
from bench.questions import QUESTIONS
from bench.service import Service, served
from bench.side.plots import draw
from bench.side.rounds import CONNECTIONS, SHOWN, Pace
from bench.side.run import side_by_side, versions
from bench.store import WORLDS, opened_store
from graph.engine.settings import EngineSettings
from seed.world import World

_PARTS: Final = ("questions", "side", "bulk")
_USUAL: Final = ("questions",)
_BULK: Final = 100_000


def main() -> None:
    """Measure, print tables, write bench/results/SIZE.json if all was asked; exit code 1 when an answer is flagged."""
    wanted = _arguments()
    has_rights = "side" in wanted.parts  # The thirteen questions ask about them too.
    world = World(recordings=wanted.recordings, assets=wanted.assets, seed=wanted.seed, has_rights=has_rights)
    print(f"A world of {world.plan.recordings:,} recordings and {world.plan.assets:,} assets, in {wanted.folder}")
    found: dict[str, Any] = {}
    others = {"Neo4j": EngineSettings.read(os.environ).neo4j_version}
    if {"questions", "side"} & {*wanted.parts}:
        with opened_store(world, wanted.folder, dict(os.environ)) as settings:
            if "questions" in wanted.parts:
                found["results"] = _questions(settings, world, wanted)
            if "side" in wanted.parts:
                with served(settings, settings.home, workers=wanted.workers) as service:
                    found["questions"] = _side(settings, service, world, wanted)
                others |= versions()
    if "bulk" in wanted.parts:
        found["bulk"] = in_bulk(world, wanted.folder / "side", os.environ, facts=wanted.facts)
        print(bulk.line(found["bulk"]))
    if not wanted.only:
        written = results.write(found, world, versions=others)
        print(f"Written to {written}")
        for drawn in draw(written):
            print(f"Drawn in {drawn}")
    sys.exit(any(one.flags for one in found.get("results", ())))


def _questions(settings: EngineSettings, world: World, wanted: argparse.Namespace) -> list[Measured]:
    questions = [one for one in QUESTIONS if not wanted.only or one.name in wanted.only]
    hits = asyncio.run(hits_of_all(settings, world, questions))
    with served(settings, settings.home) as service:
        return _measure(service, world, questions, hits=hits, wanted=wanted)


def _measure(
    service: Service,
    world: World,
    questions: list[Question],
    *,
    hits: dict[str, dict[str, int]],
    wanted: argparse.Namespace,
) -> list[Measured]:
    found = []
    print(results.table([]))
    asked = measure(service, questions, world.subjects, hits=hits, requests=wanted.requests, seconds=wanted.seconds)
    for one in asked:
        found.append(one)
        print(results.line(one), flush=True)
    return found


def _side(settings: EngineSettings, service: Service, world: World, wanted: argparse.Namespace) -> dict[str, Any]:
    return side_by_side(
        settings,
        service,
        world,
        folder=wanted.folder / "side",
        pace=Pace(rounds=wanted.rounds, seconds=wanted.load_seconds, connections=sorted({SHOWN, *wanted.connections})),
        processes=wanted.workers,
        names=wanted.only,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=main.__doc__)
    parser.add_argument("--recordings", type=int, default=10_000, help="how large the world is (10000; 100000: large)")
    parser.add_argument("--assets", type=int, help="how many assets it has (three for each recording)")
    parser.add_argument("--seed", type=int, default=1, help="which world of that size")
    parser.add_argument("--folder", type=Path, default=WORLDS, help="where worlds are kept between runs")
    parser.add_argument("--parts", nargs="*", default=_USUAL, choices=_PARTS, help="what to measure (questions)")
    parser.add_argument("--requests", type=int, default=200, help="how often each page is asked")
    parser.add_argument("--seconds", type=float, default=20.0, help="the time after which a page is asked no more")
    parser.add_argument("--only", nargs="*", default=(), help="the questions to ask, by name")
    parser.add_argument("--rounds", type=int, default=2, help="side by side: how often everything is timed")
    parser.add_argument("--load-seconds", type=float, default=1.0, help="side by side: for about how long each time")
    parser.add_argument(
        "--connections", type=int, nargs="*", default=CONNECTIONS, help="side by side: how many ask, beside 8"
    )
    parser.add_argument("--facts", type=int, default=_BULK, help="in bulk: how many facts")
    parser.add_argument("--workers", type=int, default=1, help="side by side: how many processes each service has")
    return parser.parse_args()


if __name__ == "__main__":
    main()
