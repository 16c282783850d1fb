"""What belongs in one room only is found in no other: Cypher in the graph, clocks and chance outside the rules."""

import ast
import re

import pytest

from tests.house.sources import PACKAGES, ROOT, Source, sources

CYPHER = re.compile(
    r"\b(?:MATCH|MERGE|CREATE|DELETE|EXISTS|COUNT|COLLECT)\s*[({]"  # a pattern or a subquery
    r"|\b(?:CREATE|DROP)\s+(?:CONSTRAINT|INDEX|FULLTEXT)\b"
    r"|\b(?:UNWIND\s+\$|DETACH\s+DELETE\b|CALL\s+(?:db|dbms)\.|LOAD\s+CSV\b)"
)

# The rules take time, ids and chance as arguments, so that the same values always give the same answer.
IMPURE_NAMES = {"open", "input", "print"}
IMPURE_ATTRIBUTES = {"now", "utcnow", "today", "environ", "getenv", "urandom", "uuid1", "uuid4", "uuid7"}
FRONT_DOOR = {"linernotes/__main__.py", "linernotes/asgi.py", "linernotes/_paths.py"}


def test_python_outside_the_graph_holds_no_cypher() -> None:
    found = [
        f"{source.path}:{line}"
        for source in sources(*(room for room in PACKAGES if room != "graph"))
        for line, text in source.strings()
        if CYPHER.search(text)
    ]
    assert found == []


def test_files_of_cypher_live_in_the_graph() -> None:
    strayed = [
        str(path.relative_to(ROOT))
        for room in PACKAGES
        if room != "graph"
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".cypher", ".cql"}
    ]
    assert strayed == []


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a:Asset {id: $id}) RETURN a",
        "MERGE\n  (p:Party {id: $id})",
        "CREATE CONSTRAINT party_id IF NOT EXISTS",
        "UNWIND $rows AS row",
        "CALL db.awaitIndexes()",
        "RETURN COUNT { (a)--() }",
    ],
)
def test_cypher_is_known_when_it_is_seen(text: str) -> None:
    assert CYPHER.search(text)


@pytest.mark.parametrize("text", ["The two match (nearly).", "Create a token", "count (of items)", "CREATE TOKEN"])
def test_prose_is_not_taken_for_cypher(text: str) -> None:
    assert not CYPHER.search(text)


def test_the_rules_read_no_clock_roll_no_dice_and_open_nothing() -> None:
    impure = [
        f"{source.path}:{line} {name}"
        for source in sources("linernotes")
        if source.path.as_posix() not in FRONT_DOOR
        for line, name in _impurities(source)
    ]
    assert impure == []


def _impurities(source: Source) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in IMPURE_NAMES:
                found.append((node.lineno, name))
            case ast.Attribute(value=ast.Name(), attr=name) if name in IMPURE_ATTRIBUTES:
                found.append((node.lineno, name))
    return found
