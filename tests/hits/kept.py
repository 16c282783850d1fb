"""The dbHits that were acknowledged: one file for each version of the engine and size of the world."""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path

from seed.world import World

TOLERANCE_PERCENT = 20
TOLERANCE_HITS = 50

Hits = Mapping[str, Mapping[str, int]]

HERE = Path(__file__).resolve().parent


def file_of(world: World, *, version: str) -> Path:
    """The file for a version of the engine and a world."""
    return HERE / f"{version}-{world.plan.recordings}-{world.plan.assets}.json"


def kept(world: World, *, version: str) -> Hits:
    """Return the hits of the file."""
    hits: Hits = json.loads(file_of(world, version=version).read_text(encoding="utf-8"))["hits"]
    return hits


def acknowledged(world: World, found: Hits, *, version: str) -> list[str]:
    """List what differs from the file by more than is tolerated; none if the file is to be written anew."""
    file = file_of(world, version=version)
    if os.environ.get("WRITE_HITS"):
        whole = {"engine": version, "world": asdict(world.plan), "hits": found}
        file.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    if not file.exists():
        return [f"there is no {file.name}"]
    return differences(kept(world, version=version), found)


def differences(known: Hits, found: Hits) -> list[str]:
    """Say which questions cost more or less than they did, which are new and which are gone."""
    said = []
    pages = {(name, page) for hits in (known, found) for name, of_name in hits.items() for page in of_name}
    for name, page in sorted(pages):
        was, now = known.get(name, {}).get(page), found.get(name, {}).get(page)
        if was is None or now is None or abs(now - was) > max(TOLERANCE_HITS, was * TOLERANCE_PERCENT // 100):
            said.append(f"{name}, {page} page: {was} dbHits were acknowledged, {now} are found")
    return said


def grown(smaller: Hits, larger: Hits, names: Collection[str]) -> list[str]:
    """Say which pages of some questions cost more in the larger world, by more than 1.3 times and 50 hits.

    Each is held to the dearest page of the smaller world: deep in it, a page may be a short one.
    """
    dearest = {name: max(smaller[name].values()) for name in names}
    return [
        f"{name}, {page} page: {dearest[name]} dbHits in the smaller world, {hits} in the larger"
        for name in sorted(names)
        for page, hits in larger[name].items()
        if hits > max(dearest[name] * 13 // 10, dearest[name] + TOLERANCE_HITS)
    ]
