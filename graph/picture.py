"""Draws for docs, as Mermaid and tables, the data model (graph/vocabulary.py) and lineage (linernotes/lineage.py)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from graph.vocabulary import EDGES, NODES
from linernotes.lineage import PASSED_THROUGH, STEPS, Step, StepType
from linernotes.tracing.words import WORDS

_GROUPS: dict[str, tuple[str, ...]] = {
    "The music": ("Party", "Contribution", "Work", "Recording", "File", "Release", "Identifier"),
    "The training": ("Dataset", "DatasetVersion", "TrainingRun", "Model", "ModelVersion"),
    "The making": ("Generation", "Asset", "AttributionReport", "Disclosure"),
    "The rights": (
        *("RightShare", "Protection", "Mandate", "Transfer", "Agreement", "AgreementChange", "Clause"),
        *("Consent", "Catalogue", "ChoicePolicy", "Objection", "ObjectionState", "Authorization", "KnownViolation"),
    ),
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


def model() -> str:
    """Return both, as they stand between the marks in docs/data-model.md."""
    return f"```mermaid\n{picture()}\n```\n\n{table()}\n"


def lineage() -> str:
    """Return the steps of lineage, drawn and as a table, as they stand between the marks in docs/tracing.md."""
    lines = ["flowchart LR", *(f"  {kind}([{kind}])" for kind in sorted(PASSED_THROUGH))]
    lines += dict.fromkeys(line for step in STEPS.values() for line in _drawn(step))
    rows = [
        "| step | from the later thing | to the earlier | in words | through | leads to |",
        "|---|---|---|---|---|---|",
    ]
    for step in STEPS.values():
        place = _PLACES.get(step.place.value if step.place else "", "")
        ends = f"{', '.join(step.later)} | {', '.join(step.earlier)}"
        rows.append(f"| `{step.type}` | {ends} | {WORDS[step.type][0]} | {step.through or ''} | {place} |")
    return "\n".join(["```mermaid", *lines, "```", "", *rows, ""])


_PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {"CONTAINED": "what it contains", "TRAINING": "what was trained on"}
)


def _drawn(step: Step) -> list[str]:
    """Draw a step: an estimate dotted, and what it passes through between its two halves."""
    later, earlier = " & ".join(step.later), " & ".join(step.earlier)
    arrow = f"-. {step.type} .->" if step.type is StepType.SCORES else f"-- {step.type} -->"
    if step.through is None:
        return [f"  {later} {arrow} {earlier}"]
    return [f"  {later} --- {step.through}", f"  {step.through} {arrow} {earlier}"]


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
