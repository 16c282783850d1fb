"""The small commands: what can be asked, what can be recorded, who may."""

import json
from pathlib import Path

import pytest

from linernotes.facts.registry import KINDS
from schema.print import printed
from tests.api.cli.running import ok, run

COMMANDS = ("demo", "serve", "import", "export", "credits", "search", "schema", "db", "token", "facts")


def test_help_lists_every_command() -> None:
    said = ok(run("--help", settings={})).stdout
    assert [name for name in COMMANDS if f" {name} " not in said] == []


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["import"],
        ["export", "x", "--from", "0"],
        ["db", "nonsense"],
        ["search"],
        ["search", "x", "--kind", "tune"],
    ],
)
def test_wrong_usage_ends_with_2(words: list[str]) -> None:
    assert run(*words, settings={}).returncode == 2


def test_a_setting_that_is_no_number_is_wrong_usage() -> None:
    wrong = run("db", "status", settings={"LINERNOTES_HEAP_MB": "many"})
    assert (wrong.returncode, "LINERNOTES_HEAP_MB" in wrong.stderr) == (2, True)


def test_schema_prints_what_can_be_asked() -> None:
    assert ok(run("schema", settings={})).stdout.strip() == printed().strip()


def test_facts_schema_prints_what_can_be_recorded() -> None:
    schema = json.loads(ok(run("facts", "schema", settings={})).stdout)
    assert set(schema["discriminator"]["mapping"]) == set(KINDS)


def test_a_token_is_told_once_listed_by_its_hash_and_taken_away(tmp_path: Path) -> None:
    settings = {"LINERNOTES_HOME": str(tmp_path)}
    made = ok(run("token", "create", "par_x", "--audience", "LICENSED", "--label", "for tests", settings=settings))
    token = made.stdout.strip()
    listed = ok(run("token", "list", settings=settings)).stdout
    assert token.startswith("ln_")
    assert token not in listed + made.stderr + (tmp_path / "tokens.json").read_text()
    assert "par_x  LICENSED  for tests" in listed
    ok(run("token", "revoke", listed.split()[0], settings=settings))
    assert ok(run("token", "list", settings=settings)).stdout == ""
    unknown = run("token", "revoke", "00", settings=settings)
    assert (unknown.returncode, "Traceback" in unknown.stderr) == (1, False)
