"""The lock pins every dependency by version and hash, and names no place to fetch it from."""

import re
import tomllib
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", flags=re.MULTILINE)


def test_the_lock_holds_pins_hashes_and_comments_and_nothing_else() -> None:
    known = re.compile(r"[A-Za-z0-9._-]+==[^ ;]+( ; [^;]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|\s*#.*")
    assert [line for line in LOCK.splitlines() if not known.fullmatch(line)] == []


def test_the_lock_has_no_address_and_no_path() -> None:
    assert re.findall(r"\w+://\S*|(?<![\w.])/\w+/\S*|\bfile:\S*", LOCK) == []


def test_every_pin_has_a_hash() -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", LOCK)
    assert [block.split()[0] for block in blocks if PINNED.match(block) and "--hash=sha256:" not in block] == []


def test_the_lock_has_all_that_the_project_asks_for() -> None:
    versions = {canonicalize_name(pin["name"]): pin["version"] for pin in PINNED.finditer(LOCK)}
    missing = [
        str(asked)
        for asked in _asked_for()
        if (name := canonicalize_name(asked.name)) not in versions or versions[name] not in asked.specifier
    ]
    assert missing == [], "pyproject.toml asks for what the lock does not have: run `make lock`"


def _asked_for() -> list[Requirement]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    return [Requirement(line) for line in [*lines, *project["dependency-groups"]["dev"]]]
