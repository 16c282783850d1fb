"""Finds the examples in the project's pages: a query and its answer, a command and its output, a drawn part."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))

_ANSWERED = re.compile(
    r"(?P<before>```graphql\n(?P<asked>.*?)```\n\s*?```json\n)(?P<answer>.*?)(?P<after>```)", re.DOTALL
)
_CONSOLE = re.compile(r"(?P<before>```console\n\$ (?P<asked>[^\n]*)\n)(?P<answer>.*?)(?P<after>```)", re.DOTALL)
_DRAWN = re.compile(
    r"(?P<before><!-- drawn from (?P<asked>[^ ]*) -->\n)(?P<answer>.*?)(?P<after><!-- end -->)", re.DOTALL
)
_PATTERNS = {"query": _ANSWERED, "command": _CONSOLE, "drawn": _DRAWN}


@dataclass(frozen=True)
class Example:
    """What a page asks, and what it says is answered."""

    page: Path
    kind: str
    asked: str
    answer: str

    @property
    def name(self) -> str:
        """Say where it stands and what it asks, for a person."""
        return f"{self.page.relative_to(ROOT)}: {' '.join(self.asked.split())[:60]}"


def examples(kind: str) -> list[Example]:
    """List the examples of a kind on all pages."""
    return [
        Example(page, kind, match["asked"], match["answer"])
        for page in PAGES
        if page.exists()
        for match in _PATTERNS[kind].finditer(page.read_text(encoding="utf-8"))
    ]


def write(example: Example, answer: str) -> None:
    """Put another answer in the example's place."""

    def put(match: re.Match[str]) -> str:
        return match["before"] + answer + match["after"] if match["asked"] == example.asked else match[0]

    text = example.page.read_text(encoding="utf-8")
    example.page.write_text(_PATTERNS[example.kind].sub(put, text), encoding="utf-8")
