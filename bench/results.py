"""The results of a benchmark: a table to read, and a file with the machine and the versions."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from bench.measuring import Measured
from seed.world import World

_PACKAGES: Final = ("neo4j", "neo4j-rust-ext", "graphql-core", "strawberry-graphql", "uvicorn", "uvloop", "orjson")
PARTS: Final = ("results", "questions", "bulk")
_FOLDER: Final = Path(__file__).resolve().parent / "results"


def file_of(recordings: int) -> Path:
    """Say where the results of a size are."""
    return _FOLDER / f"{recordings}.json"


def table(measured: Sequence[Measured]) -> str:
    """Lay the results out for a terminal."""
    head = f"{'question':<26}{'page':<7}{'p50 ms':>9}{'p99 ms':>9}{'cold ms':>9}{'dbHits':>9}{'bytes':>9}{'API MB':>8}"
    return "\n".join([head, *map(line, measured)])


def line(one: Measured) -> str:
    """Lay one result out."""
    hits = "" if one.hits is None else f"{one.hits:,}"
    times = f"{one.p50_ms:>9.1f}{one.p99_ms:>9.1f}{one.cold_ms:>9.0f}"
    flags = f"  {', '.join(one.flags)}" if one.flags else ""
    return f"{one.question:<26}{one.page:<7}{times}{hits:>9}{one.size_bytes:>9,}{one.megabytes:>8.0f}{flags}"


def write(found: Mapping[str, Any], world: World, *, versions: Mapping[str, str]) -> Path:
    """Write the file of a size, and answer where it is; parts of it that were not measured now stay as they were."""
    _FOLDER.mkdir(exist_ok=True)
    file = file_of(world.plan.recordings)
    before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    measured = {name: [_as_json(one) for one in part] if name == "results" else part for name, part in found.items()}
    whole = {
        "measuredAt": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "machine": _machine(),
        "versions": before.get("versions", {})
        | {"python": platform.python_version()}
        | {name: version(name) for name in _PACKAGES}
        | dict(versions),
        "world": asdict(world.plan),
        **{name: before[name] for name in PARTS if name in before},
        **measured,
    }
    file.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    return file


def _as_json(one: Measured) -> dict[str, Any]:
    return asdict(one) | {"flags": list(one.flags)}


def _machine() -> dict[str, Any]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    busy = round(os.getloadavg()[0], 1)
    return {"system": platform.platform(), "processors": os.cpu_count(), "memoryMegabytes": memory, "load": busy}


def markdown(recordings: int) -> str:
    """Tell the file of a size as a page does."""
    whole = json.loads(file_of(recordings).read_text(encoding="utf-8"))
    machine, versions = whole["machine"], whole["versions"]
    most = max(one["megabytes"] for one in whole["results"])
    lines = [
        f"Measured at {whole['measuredAt']} on {machine['processors']} processors, {machine['memoryMegabytes']:,} MB,"
        f" Neo4j {versions['Neo4j']} and Python {versions['python']}; the service had {most:.0f} MB at the most.",
        "",
        "| question | page | p50 ms | p99 ms | dbHits | bytes |",
        "|---|---|---:|---:|---:|---:|",
        *map(_row, whole["results"]),
    ]
    return "\n".join(lines) + "\n"


def _row(one: dict[str, Any]) -> str:
    question = " ".join([one["question"].replace("_", " "), *(f"({flag})" for flag in one["flags"])])
    times = f"{one['p50_ms']:.1f} | {one['p99_ms']:.1f}"
    return f"| {question} | {one['page']} | {times} | {one['hits']:,} | {one['size_bytes']:,} |"
