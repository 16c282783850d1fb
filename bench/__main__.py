"""`make bench`: a world, the service over it, every question, and what the answers took."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from bench import results
from bench.hits import hits_of_all
from bench.measuring import Measured, measure
from bench.question import Question
from bench.questions import QUESTIONS
from bench.service import served
from bench.store import WORLDS, opened_store
from graph.engine.settings import EngineSettings
from seed.world import World


def main() -> None:
    """Measure, print a table, write bench/results/SIZE.json if all was asked; exit code 1 when an answer is flagged."""
    wanted = _arguments()
    world = World(recordings=wanted.recordings, seed=wanted.seed)
    questions = [one for one in QUESTIONS if not wanted.only or one.name in wanted.only]
    print(f"A world of {world.plan.recordings:,} recordings and {world.plan.assets:,} assets, in {wanted.folder}")
    with opened_store(world, wanted.folder, dict(os.environ)) as settings:
        hits = asyncio.run(hits_of_all(settings, world, questions))
        found = _measure(settings, world, questions, hits=hits, wanted=wanted)
        if not wanted.only:
            print(f"Written to {results.write(found, world, neo4j=settings.neo4j_version)}")
    sys.exit(any(one.flags for one in found))


def _measure(
    settings: EngineSettings,
    world: World,
    questions: list[Question],
    *,
    hits: dict[str, dict[str, int]],
    wanted: argparse.Namespace,
) -> list[Measured]:
    found = []
    print(results.table([]))
    with served(settings, settings.home) as service:
        asked = measure(service, questions, world.subjects, hits=hits, requests=wanted.requests, seconds=wanted.seconds)
        for one in asked:
            found.append(one)
            print(results.line(one), flush=True)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=main.__doc__)
    parser.add_argument("--recordings", type=int, default=10_000, help="how large the world is (10000; 100000: large)")
    parser.add_argument("--seed", type=int, default=1, help="which world of that size")
    parser.add_argument("--folder", type=Path, default=WORLDS, help="where worlds are kept between runs")
    parser.add_argument("--requests", type=int, default=200, help="how often each page is asked")
    parser.add_argument("--seconds", type=float, default=20.0, help="the time after which a page is asked no more")
    parser.add_argument("--only", nargs="*", default=(), help="the questions to ask, by name")
    return parser.parse_args()


if __name__ == "__main__":
    main()
