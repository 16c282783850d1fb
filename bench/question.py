"""A question to a generated world: a document, and what its variables stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from linernotes.naming import Reader
from seed.world import Subjects


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A document, its variables (`about`: by the subject that each stands for) and who asks."""

    name: str
    text: str
    about: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    audience: Reader = Reader.PUBLIC

    @property
    def is_paged(self) -> bool:
        """Say whether it has pages."""
        return "$after" in self.text

    def variables(self, subjects: Subjects) -> dict[str, Any]:
        """Return its variables for the first page in a world."""
        values = subjects.as_variables()
        return dict(self.given) | {name: values[subject] for name, subject in self.about.items()}


def page_info_of(data: Any) -> Mapping[str, Any] | None:
    """Find the first pageInfo in an answer, which is the one of the list that is paged; None if there is none."""
    if isinstance(data, Mapping):
        if "pageInfo" in data:
            return data["pageInfo"]  # type: ignore[no-any-return]
        data = list(data.values())
    if isinstance(data, list):
        return next((found for one in data if (found := page_info_of(one)) is not None), None)
    return None


_PAGE = "(first: $first, after: $after) { nodes { NODE } pageInfo { endCursor hasNextPage } }"


def page(*, of: str, nodes: str, more: str = "") -> str:
    """Put a page of nodes into a document in place of PAGE; `more` is what else its arguments are."""
    shown = _PAGE.replace("NODE", nodes).replace("$after)", f"$after{more and ', '}{more})")
    return of.replace("PAGE", shown)
