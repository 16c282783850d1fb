"""Who does not want to be named, and what is therefore not to be seen: before whom, and on what kind of line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.reference.journal import Fact
from tests.reference.roles import MAIN_ARTISTS, PERFORMERS, WRITERS
from tests.reference.world import AUDITOR, World

MADE_BY, CONTAINED, TRAINING = "MADE_BY", "CONTAINED", "TRAINING"
LINES = [MADE_BY, CONTAINED, TRAINING]
"""The kinds of line on which a name stands, from the one that says most to the one that says least."""


class Naming:
    """What a reader may see of a world, when the people in it are named as they wish now.

    What was hidden at the world's seq, or is hidden now, is hidden.
    """

    def __init__(self, world: World, reader: str) -> None:
        self.world = world
        self.reader = reader
        self._known: dict[tuple[World, str, str], bool] = {}

    def shows(self, id_: str, line: str) -> bool:
        """Say whether the reader may see a thing on a kind of line."""
        return self.reader == AUDITOR or not (self._hides(self.world, id_, line) or self._hides_now(id_, line))

    def _hides_now(self, id_: str, line: str) -> bool:
        return self._hides(self.world.now, id_, line)

    def shows_contribution(self, contribution: Fact, line: str) -> bool:
        """Say whether the reader may see on a kind of line that somebody contributed: not where they are not named."""
        party = contribution["by"].get("party")
        if self.reader == AUDITOR or party is None:
            return True
        return self._names(party, contribution["to"], line)

    def _hides(self, world: World, id_: str, line: str) -> bool:
        if (world, id_, line) not in self._known:
            self._known[world, id_, line] = id_ in world.things and self._withholds(world, id_, line)
        return self._known[world, id_, line]

    def _withholds(self, world: World, id_: str, line: str) -> bool:
        kind = world.kind(id_)
        if kind == "Party":
            return self._word(id_, line) == "NOT_NAMED"
        if kind in ("Work", "Recording", "Asset"):
            works = [contribution for work in world.works_of(id_) for contribution in world.contributions(work)]
            decisive = [*_principals(world.contributions(id_)), *_principals(works)]
            return not all(self._names(party, id_, line) for party in decisive)
        held = _held(world, id_)
        return bool(held) and all(self._hides(world, one, line) or self._hides_now(one, line) for one in held)

    def _names(self, party: str, item: str, line: str) -> bool:
        """Say whether a party is named on an item: as it said; without a word, wherever nothing forbids it.

        A training line may name those who said nothing only where the item, or a recording of the work, is now
        included in a dataset as public domain, or with a paper that allows naming.
        """
        word = self._word(party, line)
        if word is not None:
            return word != "NOT_NAMED"
        return line != TRAINING or any(_allows_naming(entry) for entry in _inclusions(self.world.now, item))

    def _word(self, party: str, line: str) -> str | None:
        """Return what a party chose, now; where sources differ, the most reserved.

        Of a party that nobody describes any more, all that it ever chose counts.
        """
        now = self.world.now
        said = now.all("namingChoice") if party in now.things else now.journal
        choices = [fact for fact in said if fact.kind == "namingChoice" and fact["party"] == party]
        words = [one["naming"] for one in choices if (one["audience"], one["context"]) == (self.reader, line)]
        return next((word for word in ("NOT_NAMED", "NAMED", "LINKED") if word in words), None)


def _principals(contributions: Sequence[Fact]) -> set[str]:
    """Return the parties whose wish hides an item: writers, and main artists, for whom performers may stand in."""
    roles = {fact["role"] for fact in contributions}
    decisive = WRITERS | (MAIN_ARTISTS if roles & MAIN_ARTISTS else PERFORMERS)
    makers = [fact["by"].get("party") for fact in contributions if fact["role"] in decisive]
    return {party for party in makers if party is not None}


def _held(world: World, holder: str) -> list[str]:
    """List what a file or release holds."""
    encoded = [fact["of"] for fact in world.all("encoding") if fact["file"] == holder]
    return encoded + [fact["content"] for fact in world.all("releaseContent") if fact["release"] == holder]


def _inclusions(world: World, item: str) -> Iterable[Fact]:
    of_work = world.recordings_of(item)
    return [entry for one in (item, *of_work) for entry in world.entries(one)]


def _allows_naming(entry: Fact) -> bool:
    return entry["basis"] == "PUBLIC_DOMAIN" or any(paper.get("allowsNaming") for paper in entry["reliedOn"])
