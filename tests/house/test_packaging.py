"""Five packages in the checkout are one in the wheel, and no stranger's package answers to their names."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.sources import PACKAGES, ROOT, sources

NEIGHBOURS = tuple(name for name in PACKAGES if name != "linernotes")

# Run with the checkout off the path, so that whatever is found was found in the wheel.
FROM_THE_WHEEL = """
import importlib, sys
from pathlib import Path
wheel, checkout, *names = sys.argv[1:]
sys.path[:] = [wheel, *(entry for entry in sys.path if entry and Path(entry).resolve() != Path(checkout))]
from linernotes._paths import open_the_house
open_the_house()
open_the_house()
for name in ("linernotes", *names):
    print(name, importlib.import_module(name).__file__)
"""

HELP_FROM_THE_WHEEL = """
import runpy, sys
from pathlib import Path
wheel, checkout = sys.argv[1:]
sys.path[:] = [wheel, *(entry for entry in sys.path if entry and Path(entry).resolve() != Path(checkout))]
sys.argv[:] = ["linernotes", "--help"]
runpy.run_module("linernotes", run_name="__main__", alter_sys=True)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would, without a network, and unpack it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    unpacked = folder / "unpacked"
    with zipfile.ZipFile(built) as archive:
        archive.extractall(unpacked)
    return unpacked


@pytest.mark.parametrize("name", [*NEIGHBOURS, "tests"])
def test_no_installed_distribution_owns_a_name_of_ours(name: str) -> None:
    assert packages_distributions().get(name, []) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_our_names_lead_to_this_checkout(name: str) -> None:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin == str(ROOT / name / "__init__.py")


def test_the_wheel_takes_one_top_level_name(wheel: Path) -> None:
    names = {path.name for path in wheel.iterdir() if path.suffix != ".dist-info"}
    assert names == {"linernotes"}


def test_the_wheel_has_every_file_of_every_package(wheel: Path) -> None:
    packed = {path.relative_to(wheel).as_posix() for path in wheel.rglob("*.py")}
    kept = {source.path.as_posix() for source in sources(*PACKAGES)}
    assert packed == {path if path.startswith("linernotes/") else f"linernotes/_app/{path}" for path in kept}


def test_the_packages_of_the_wheel_find_each_other(wheel: Path) -> None:
    answer = _run(FROM_THE_WHEEL, str(wheel), str(ROOT), *NEIGHBOURS)
    found = dict(line.split(maxsplit=1) for line in answer.splitlines())
    assert found == {
        "linernotes": str(wheel / "linernotes" / "__init__.py"),
        **{name: str(wheel / "linernotes" / "_app" / name / "__init__.py") for name in NEIGHBOURS},
    }


def test_the_command_of_the_wheel_answers_help(wheel: Path) -> None:
    assert "Usage" in _run(HELP_FROM_THE_WHEEL, str(wheel), str(ROOT))


def test_nothing_is_imported_by_two_names() -> None:
    # `linernotes.graph` would load a second copy of every class in `graph`.
    doubled = tuple(f"linernotes.{name}" for name in NEIGHBOURS)
    found = [
        str(source.path)
        for source in sources(*PACKAGES, "tests")
        if any(f"{word} {name}" in source.text for word in ("import", "from") for name in doubled)
    ]
    assert found == []


def _run(program: str, *arguments: str) -> str:
    # Away from the checkout, and without a PYTHONPATH that could lead back to it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-P", "-c", program, *arguments]
    done = subprocess.run(command, cwd=arguments[0], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
