"""Files and functions stay small, say what they are for, and have names that mean something."""

import ast
import re

import pytest

from tests.house.sources import PACKAGES, ROOT, sources

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 70
# Drawers that fill with whatever has no better place; a file is named for its noun or its question.
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}


def test_no_file_is_longer_than_can_be_read_at_a_sitting() -> None:
    lengths = {source.path: source.text.count("\n") for source in sources(*PACKAGES, "tests")}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES_OF_A_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = [
        f"{source.path}:{function.lineno} {function.name}: {lines} lines"
        for source in sources(*PACKAGES, "tests")
        for function in source.functions()
        if (lines := (function.end_lineno or function.lineno) - function.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]
    assert too_long == []


def test_every_file_of_a_package_says_in_one_sentence_what_it_is_for() -> None:
    wordless = []
    for source in sources(*PACKAGES):
        first_paragraph = (ast.get_docstring(source.tree) or "").split("\n\n")[0]
        if not re.fullmatch(r"\S.*[.!?`]", first_paragraph, flags=re.DOTALL):
            wordless.append(str(source.path))
    assert wordless == []


def test_no_file_or_folder_is_named_for_nothing() -> None:
    named_for_nothing = [
        str(source.path)
        for source in sources(*PACKAGES, "tests")
        if EMPTY_NAMES & {*source.path.parts[:-1], source.path.stem}
    ]
    assert named_for_nothing == []


def test_every_folder_of_python_is_a_package() -> None:
    folders = {source.path.parent for source in sources(*PACKAGES, "tests")}
    assert sorted(str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()) == []


@pytest.mark.parametrize("room", PACKAGES)
def test_every_room_is_a_package(room: str) -> None:
    assert sources(room)
