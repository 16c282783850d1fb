"""What the pages show is what happens; `make docs` writes it anew."""

import asyncio
import os
import re
import shlex
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from bench import results
from bench.side import telling
from graph import picture
from tests.docs.conftest import Ask
from tests.docs.examples import ROOT, Example, examples, write
from tests.oracle.asking import Asking

DRAWN: Mapping[str, Callable[[], str]] = {
    "graph/vocabulary.py": picture.model,
    "linernotes/lineage.py": picture.lineage,
    "bench/results/100000.json": partial(results.markdown, 100_000),
    "bench/results/10000.json#questions": partial(telling.markdown, results.file_of(10_000)),
    "bench/results/100000.json#questions": partial(telling.markdown, results.file_of(100_000)),
}
WRITES = os.environ.get("WRITE_DOCS") == "1"


def hold(example: Example, answer: str) -> None:
    """The page says what was answered, or is made to."""
    if WRITES:
        write(example, answer)
    else:
        assert example.answer == answer, f"{example.name}\nrun `make docs`, and look at what changed"


@pytest.mark.parametrize("example", [pytest.param(one, id=one.name) for one in examples("query")])
async def test_a_query_on_a_page_gives_the_answer_below_it(example: Example, ask: Ask) -> None:
    hold(example, await ask(example.asked))


@pytest.mark.parametrize("example", [pytest.param(one, id=one.name) for one in examples("command")])
async def test_a_command_on_a_page_prints_what_stands_below_it(
    example: Example, demo: Asking, database_environment: dict[str, str]
) -> None:
    program, *arguments = shlex.split(example.asked)
    assert program == "linernotes"
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "linernotes", *arguments),
        cwd=ROOT,
        env={**os.environ, **database_environment, "COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await running.communicate()
    # 1 is an answer as well: that not all is cleared.
    assert running.returncode in (0, 1), printed.decode()
    hold(example, printed.decode())


@pytest.mark.parametrize("example", [pytest.param(one, id=one.name) for one in examples("drawn")])
def test_a_drawn_part_of_a_page_is_what_the_code_says(example: Example) -> None:
    hold(example, DRAWN[example.asked]())


@pytest.mark.parametrize(
    "page_", [pytest.param(one, id=str(one.relative_to(ROOT))) for one in ROOT.rglob("docs/**/*.md")]
)
def test_a_page_links_to_what_is_there(page_: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page_.read_text(encoding="utf-8"))
    assert [link for link in links if not (page_.parent / link).exists()] == []
