"""Draws the comparison: how many times the others' answers a second, and how long answers take."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bench.side.goals import CALLED, WAYS, goals, ratio

_COLOURS: Final = {"linernotes": "#0b6e4f", "neo4j_graphql": "#c8553d", "driver": "#3d6fb6", "memory": "#8a8a8a"}
_STYLE: Final[dict[Any, Any]] = {
    # The same numbers give the same file, and text stays text.
    "svg.hashsalt": "linernotes",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_NO_DATE: Final[dict[str, Any]] = {"Date": None}


def draw(results: Path) -> list[Path]:
    """Draw a file of results beside it, and answer which files that made; none if nothing was compared."""
    whole = json.loads(results.read_text(encoding="utf-8"))
    if not whole.get("questions"):
        return []
    pictures = {"ratios": _ratios, "times": _times}
    made = []
    for name, picture in pictures.items():
        file = results.with_name(f"{results.stem}-{name}.svg")
        with mpl.rc_context(_STYLE):
            picture(whole["questions"]).savefig(file, metadata=_NO_DATE)
        made.append(file)
    return made


def _ratios(questions: Mapping[str, Any]) -> Figure:
    """Show the ratios to each of the others, and the goals as marks."""
    figure = Figure(figsize=(10, 0.32 * len(questions) + 1.2), layout="constrained")
    others = figure.subplots(1, 3, sharey=True)
    for axes, way in zip(others, WAYS[1:], strict=True):
        axes.barh(_names(questions), [ratio(of, way) for of in questions.values()], color=_COLOURS[way], height=0.6)
        for place, (name, of) in enumerate(questions.items()):
            for goal in goals(name, of):
                if goal.way == way:
                    axes.plot([goal.least] * 2, [place - 0.4, place + 0.4], color="black", linewidth=1.5)
        axes.axvline(1, color="black", linewidth=0.5)
        axes.set_title(f"times {CALLED[way]}", loc="left")
        if way == "neo4j_graphql":
            axes.set_xscale("log")
    others[0].invert_yaxis()
    figure.suptitle("Answers a second at 8 connections; a mark is the goal", x=0.01, ha="left")
    return figure


def _times(questions: Mapping[str, Any]) -> Figure:
    """Show from p50 to p99 in every way."""
    figure = Figure(figsize=(10, 0.5 * len(questions) + 1.2), layout="constrained")
    axes: Axes = figure.subplots()
    for step, way in enumerate(WAYS):
        for place, of in enumerate(questions.values()):
            at = place + (step - 1.5) * 0.17
            ends = of[way]["p50_ms"], of[way]["p99_ms"]
            named = CALLED[way] if place == 0 else None
            axes.plot(ends, [at, at], color=_COLOURS[way], linewidth=2, marker="o", markersize=3, label=named)
    axes.set_yticks(range(len(questions)), _names(questions))
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlabel("milliseconds, from p50 to p99, at 8 connections")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(WAYS), frameon=False)
    return figure


def _names(questions: Mapping[str, Any]) -> list[str]:
    return [name.replace("_", " ") for name in questions]
