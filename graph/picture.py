"""Draws the data model from graph/vocabulary.py, as Mermaid: `python -m graph.picture` prints what docs show."""

import sys
from collections.abc import Mapping

from graph.vocabulary import EDGES, NODES

_GROUPS: dict[str, tuple[str, ...]] = {
    "The music": ("Party", "Contribution", "Work", "Recording", "File", "Release", "Identifier"),
    "The training": ("Dataset", "DatasetVersion", "TrainingRun", "Model", "ModelVersion"),
    "The making": ("Generation", "Asset", "AttributionReport", "Disclosure"),
    "Small ones": ("PartyName", "NamingChoice", "Closing", "Freezing", "KnownError"),
}


def picture() -> str:
    """Return the picture: one box a label, one arrow a relationship type and pair of labels."""
    lines = ["flowchart LR"]
    for name, labels in _GROUPS.items():
        lines += [f"  subgraph {name.replace(' ', '_')}[{name}]", *(f"    {label}" for label in labels), "  end"]
    for type_, edge in EDGES.items():
        for start in edge.start:
            lines.append(f"  {start} -- {type_} --> {' & '.join(_ends(type_, start, edge.end))}")
    return "\n".join(lines)


def table() -> str:
    """Return a table of every label and relationship type with its properties."""
    rows = ["| label | properties |", "|---|---|"]
    rows += [f"| `{label}` | {_named(node.properties)} |" for label, node in NODES.items()]
    rows += ["", "| relationship | from | to | properties |", "|---|---|---|---|"]
    rows += [
        f"| `{type_}` | {', '.join(edge.start)} | {', '.join(edge.end)} | {_named(edge.properties)} |"
        for type_, edge in EDGES.items()
    ]
    return "\n".join(rows)


def page() -> str:
    """Return both, as they stand between the marks in docs/data-model.md."""
    return f"```mermaid\n{picture()}\n```\n\n{table()}\n"


def _ends(type_: str, start: str, ends: tuple[str, ...]) -> tuple[str, ...]:
    """A version is of its own kind, and a thing was produced by its own kind of activity."""
    pairs = {
        ("VERSION_OF", "DatasetVersion"): ("Dataset",),
        ("VERSION_OF", "ModelVersion"): ("Model",),
        ("PRODUCED_BY", "ModelVersion"): ("TrainingRun",),
        ("PRODUCED_BY", "Asset"): ("Generation",),
        ("ABOUT", "AttributionReport"): ("Asset",),
    }
    return pairs.get((type_, start), ends)


def _named(properties: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}`" for name in properties) or "none"


if __name__ == "__main__":
    sys.stdout.write(page())
