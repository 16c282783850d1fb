"""A row in the making: a list of distinct expressions, which is all that a Cypher row and its reader share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph.reader.match import Subject


@dataclass(frozen=True, slots=True)
class Row:
    """The expressions so far, and the subject whose fields they are."""

    subject: Subject
    slots: list[str] = field(default_factory=list)

    def slot(self, expression: str) -> int:
        """Say where in the row an expression stands."""
        if expression not in self.slots:
            self.slots.append(expression)
        return self.slots.index(expression)

    def for_node(self, variable: str, gate: str | None = None) -> Row:
        """Read the same row as an object whose node is this variable, if it has the label `gate`."""
        names = {**self.subject.names, "n": self.subject.names[variable]}
        return Row(replace(self.subject, names=names, gate=gate), self.slots)

    @property
    def text(self) -> str:
        """Give the row in Cypher."""
        return f"[{', '.join(self.slots)}]"
