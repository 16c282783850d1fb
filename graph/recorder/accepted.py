"""A fact that may be recorded: with its seq, its ids, and what makes it comparable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.projections.registry import project
from graph.projections.rows import Ids, Rows
from graph.recorder.judged import Judged
from linernotes.facts.base import Fact
from linernotes.facts.history import Ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """One fact of a batch on its way into the graph.

    `own` is the id of the node that it makes or describes ("" when it makes none); `references` are ids by JSON
    pointer; `slot` says what it is about and `mac` what it says, both as HMACs. `salt` (hexadecimal, "" for most) is
    the secret from which the salts of a credit sheet are derived, for a fact that describes what has one. `judged` says
    as of which seq and instant a fact that has to be cleared was.
    """

    seq: int
    place: int
    fact: Fact
    actor: str
    own: str
    references: Mapping[str, str]
    slot: str
    mac: str
    salt: str = ""
    judged: Judged | None = None

    @property
    def rows(self) -> Rows:
        """The rows that the fact projects to."""
        return project(self.fact, Ids(self.own, self.references))

    @property
    def target(self) -> int | None:
        """The seq of the fact that this one is about, for a retraction, ending, erasure or annotation."""
        return getattr(self.fact, "target", None)

    def as_node(self) -> dict[str, Any]:
        """Return the properties of the fact's own node, which is found by seq and by slot."""
        source = self.fact.source
        stored = {
            "seq": self.seq,
            "kind": self.fact.kind,
            "actor": self.actor,
            "source": source.system,
            "sourceKind": source.kind.value,
            "document": source.document,
            "slot": self.slot,
            "mac": self.mac,
            "subject": self.own or None,
            "target": self.target,
            "validTo": self.fact.valid_to if isinstance(self.fact, Ending) else None,
            "salt": self.salt or None,
            "judgedSeq": self.judged.seq if self.judged is not None else None,
            "judgedAsOf": self.judged.as_of if self.judged is not None else None,
            "judgedItems": self.judged.items if self.judged is not None else None,
            "judgedCleared": self.judged.cleared if self.judged is not None else None,
        }
        return {name: value for name, value in stored.items() if value is not None}
