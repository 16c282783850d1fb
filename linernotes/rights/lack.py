"""What is lacking for a verdict, gathered so that equal lacks in several cells are one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from linernotes.rights.territory import NOWHERE, Area
from linernotes.vocabularies.clearance import Reason, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Why a verdict fails in an area, since when, and whose it is to mend; `about` has the papers or the claims."""

    verdict: Verdict
    reason: Reason
    who: str | None = None
    since: str | None = None
    about: tuple[str, ...] = ()
    missing_ppm: int = 0
    area: Area = NOWHERE

    @property
    def order(self) -> tuple[str, str, str, str, tuple[str, ...], int]:
        """A key that puts lacks in one order."""
        return self.verdict, self.reason, self.who or "", self.since or "", self.about, self.missing_ppm


class Lacks:
    """Lacks as they are found, cell by cell."""

    def __init__(self) -> None:
        self._found: dict[Lack, Area] = {}

    def add(self, lack: Lack, area: Area) -> None:
        """Add a lack in an area."""
        if area:
            self._found[lack] = self._found.get(lack, NOWHERE) | area

    def within(self, area: Area) -> Iterator[Lack]:
        """List the lacks of an area in one order."""
        for lack in sorted(self._found, key=lambda one: one.order):
            if self._found[lack] & area:
                yield replace(lack, area=self._found[lack] & area)
