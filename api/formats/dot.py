"""A trace in the DOT language, for Graphviz."""

from linernotes.tracing.telling import Trace

_SHAPES = {"Party": "ellipse", "ModelVersion": "component", "DatasetVersion": "cylinder"}
_OTHERS = "box"


def dot(trace: Trace) -> str:
    """Return a trace as a directed graph: from the later thing to the earlier."""
    lines = ["digraph lineage {", "  rankdir=LR;"]
    for thing in trace.things().values():
        label = thing.kind if thing.name is None else f"{thing.name}\n{thing.kind}"
        lines.append(f"  {_quoted(thing.id)} [label={_quoted(label)}, shape={_SHAPES.get(thing.kind, _OTHERS)}];")
    for one in trace.edges:
        lines.append(f"  {_quoted(one.later.id)} -> {_quoted(one.earlier.id)} [label={_quoted(one.type.value)}];")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    """Return text as a double-quoted string, in which a backslash, a quotation mark and a line break are escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
