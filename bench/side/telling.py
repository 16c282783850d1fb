"""The comparison told: lines for a terminal, and tables for a page."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.side.goals import CALLED, WAYS, goals, ratio, waits_longer


def heading() -> str:
    """Head the lines of a terminal."""
    names = "".join(f"{CALLED[way]:>15}" for way in WAYS)
    return f"{'answers a second':<22}{names}   times: peer, driver, memory"


def line(name: str, of: Mapping[str, Any]) -> str:
    """Tell of one question in a line of a terminal: answers a second at 8 connections, ratios, goals not met."""
    shown = "".join(f"{of[way]['rps']:>15,.1f}" for way in WAYS)
    times = "  ".join(f"{ratio(of, way):.2f}" for way in WAYS[1:])
    missed = [f"{CALLED[goal.way]} {goal.least:g}" for goal in goals(name, of) if not goal.is_met]
    missed += [f"p99 at {load}" for load in waits_longer(of)]
    return f"{name:<22}{shown}   {times}{'   not ' if missed else ''}{', '.join(missed)}"


def markdown(file: Path) -> str:
    """Tell of a file of results as a page does; empty if nothing was compared."""
    whole = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    questions = whole.get("questions")
    if not questions:
        return ""
    machine, versions = whole["machine"], whole["versions"]
    lines = [
        f"Measured at {whole['measuredAt']} on {machine['processors']} processors in a world of"
        f" {whole['world']['recordings']:,} recordings, with @neo4j/graphql {versions['@neo4j/graphql']},"
        f" Apollo Server {versions['@apollo/server']}, Node {versions['node']} and Neo4j {versions['Neo4j']}."
        " At 8 connections; in bold, what is below its goal.",
        "",
        "| question | a second | to the peer | to the driver | to memory | p50 ms | p99 ms | peer's p99 ms"
        " | CPU ms | peer's | dbHits | peer's |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *(_row(name, of) for name, of in questions.items()),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, of: Mapping[str, Any]) -> str:
    ours, peer, hits = of["linernotes"], of["neo4j_graphql"], of["db_hits"]
    cells = [
        name.replace("_", " "),
        f"{ours['rps']:,.0f}",
        *_ratios(name, of),
        f"{ours['p50_ms']:,.1f}",
        f"{ours['p99_ms']:,.1f}",
        f"{peer['p99_ms']:,.1f}",
        *(f"{each['cpu_ms'] + each['database_cpu_ms']:,.1f}" for each in (ours, peer)),
        *(f"{hits[way]:,}" for way in WAYS[:2]),
    ]
    return f"| {' | '.join(cells)} |"


def _ratios(name: str, of: Mapping[str, Any]) -> Iterator[str]:
    missed = {goal.way for goal in goals(name, of) if not goal.is_met}
    for way in WAYS[1:]:
        text = f"{ratio(of, way):.2f}"
        yield f"**{text}**" if way in missed else text
