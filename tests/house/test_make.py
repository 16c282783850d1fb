"""There is one command for each thing a developer does, and `make help` names them all."""

import os
import re
import subprocess

from tests.house.sources import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_make_help_lists_every_target_with_a_line() -> None:
    # Without the variables of a make that may be running these tests, which would change what it prints.
    answer = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    listed = dict(re.findall(r"^  make ([\w-]+) +(\S.*)$", answer.stdout, flags=re.MULTILINE))
    assert set(listed) == _targets()


def test_every_target_is_phony_since_folders_have_the_same_names() -> None:
    phony = {name for line in re.findall(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE) for name in line.split()}
    assert phony == _targets()


def test_ci_checks_and_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert re.findall(r"^make \w+$", script.read_text(encoding="utf-8"), flags=re.MULTILINE) == [
        "make check",
        "make test",
    ]


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*):(?!=)", MAKEFILE, flags=re.MULTILINE))


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
