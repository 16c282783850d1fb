"""The reference that answers are held to knows nothing of what it is to hold to them."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from tests.house.sources import sources

REFERENCE = Path("tests/reference")


def test_the_reference_imports_nothing_but_itself_and_the_standard_library() -> None:
    imported = {
        (str(source.path), module)
        for source in sources("tests")
        if source.path.parent == REFERENCE and not source.path.name.startswith("test_")
        for node in ast.walk(source.tree)
        for module in _modules(node)
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("tests.reference.")
    }
    assert imported == set()


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or "."] if isinstance(node, ast.ImportFrom) else []
