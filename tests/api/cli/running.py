"""The command line in processes of its own, as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import SHORT_LIVED
from tests.house.sources import ROOT

NOT_OURS = ("NEO4J_", "LINERNOTES_", "PORT", "HOST")
"""What the person who runs the tests has set must not get into what they run."""

Finished = subprocess.CompletedProcess[str]


def environment(**settings: str) -> dict[str, str]:
    """The environment of a command: this process's, without settings of ours, and these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
    ours = {"LINERNOTES_CACHE": os.environ.get("LINERNOTES_CACHE", ""), "LINERNOTES_JVM_ADDITIONAL": SHORT_LIVED}
    return kept | {"COLUMNS": "200"} | ours | settings


def command(*arguments: str | Path) -> list[str]:
    """The command line's words."""
    return [sys.executable, "-m", "linernotes", *map(str, arguments)]


def run(*arguments: str | Path, settings: Mapping[str, str], seconds: float = 300) -> Finished:
    """Run a command to its end."""
    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def ok(finished: Finished) -> Finished:
    """Expect that a command did what it was told."""
    if finished.returncode != 0:
        pytest.fail(f"exit code {finished.returncode}\n{finished.stdout}\n{finished.stderr}")
    return finished
