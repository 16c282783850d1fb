"""`linernotes search`: a table for people, JSON for programs, and words when there is nothing."""

import json

from tests.api.cli.running import ok, run
from tests.oracle.asking import Asking
from tests.oracle.conftest import demo, execution

__all__ = ["demo", "execution"]


async def test_a_table_says_what_was_found_and_what_tells_it_apart(
    demo: Asking, database_environment: dict[str, str]
) -> None:
    table = ok(run("search", "mami smith", settings=database_environment)).stdout
    heading, first, *_ = table.splitlines()
    assert heading.split() == ["Score", "Kind", "Name", "Told", "apart", "by", "Id"]
    assert [words in first for words in ("Party", "Mamie Smith", "1891", "Crazy Blues", "par_")] == [True] * 5


async def test_only_some_kinds_and_json(demo: Asking, database_environment: dict[str, str]) -> None:
    words = ("search", "Crazy Blues", "--kind", "work", "--kind", "RELEASE", "--first", "9", "--json")
    found = json.loads(ok(run(*words, settings=database_environment)).stdout)
    assert {hit["kind"] for hit in found["hits"]} == {"WORK", "RELEASE"}
    assert found["hits"][0]["matched"]["value"] == "Crazy Blues"


async def test_nothing_found_is_said_and_ends_with_1(demo: Asking, database_environment: dict[str, str]) -> None:
    nothing = run("search", "xyzzy", settings=database_environment)
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, "", "Nothing is called xyzzy, or nearly so.\n")
