"""Contributions of several sources as one line each: what the preferred source says, the others as its evidence."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from linernotes.credits.leaves import Leaf, fact_leaf
from linernotes.credits.needs import ContributionNeeds, StatedNeeds
from linernotes.credits.shapes import Ai, RoleLine, Stated
from linernotes.facts.contribution import ContributionState
from linernotes.precedence import DisplayKey, display_key
from linernotes.vocabularies.ai import AiContribution
from linernotes.vocabularies.role_tables import order_of
from linernotes.vocabularies.roles import ContributorRole

MakerKey = tuple[str, ...]
_LAST = 2**31
_DISPUTED = ContributionState.DISPUTED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A contribution, and the work under which it was given when it is a writer's."""

    contribution: ContributionNeeds
    work: Leaf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One role of one maker, as said by one source or several; `all` begins with the one that is shown."""

    all: tuple[ContributionNeeds, ...]
    work: Leaf | None

    @property
    def shown(self) -> ContributionNeeds:
        """The contribution of the preferred source."""
        return self.all[0]

    @property
    def ai(self) -> Ai:
        """How much AI the first source says that says it."""
        stated = next((one["aiContribution"] for one in self.all if one["aiContribution"]), None)
        return "NOT_STATED" if stated is None else cast(Ai, AiContribution(stated).name)

    @property
    def disputed(self) -> bool:
        """Whether any source says that the authorship is disputed."""
        return any(one["state"] == _DISPUTED for one in self.all)

    @property
    def order(self) -> tuple[object, ...]:
        """A key that sorts as a sheet shows: by role, then sequence, then name and maker."""
        sequence = self.shown["sequence"]
        return (
            *order_of(ContributorRole(self.shown["role"])),
            _LAST if sequence is None else sequence,
            folded(self.shown["instrument"] or ""),
            folded(credited_name(self.shown) or ""),
            maker_key(self.shown),
        )

    def line(self) -> RoleLine:
        """Return the role as a line that can explain itself."""
        return RoleLine(
            role=self.shown["role"],
            instrument=self.shown["instrument"],
            ai=self.ai,
            featured=bool(self.shown["featured"]),
            disputed=self.disputed,
            work=self.work,
            stated=stated(self.shown["stated"]),
            evidence=tuple(stated(one["stated"]) for one in self.all[1:]),
        )


def one_a_role(given: Iterable[Given]) -> list[Said]:
    """Merge what several sources say of one role of one maker, and sort it as a sheet shows it."""
    by_role: dict[tuple[object, ...], list[Given]] = {}
    for one in given:
        contribution = one.contribution
        key = (maker_key(contribution), contribution["role"], folded(contribution["instrument"] or ""))
        by_role.setdefault(key, []).append(one)
    return sorted((_said(several) for several in by_role.values()), key=lambda said: said.order)


def _said(several: list[Given]) -> Said:
    ordered = sorted(several, key=lambda one: preference(one.contribution))
    return Said(all=tuple(one.contribution for one in ordered), work=ordered[0].work)


def preference(contribution: ContributionNeeds) -> tuple[DisplayKey, str]:
    """Return the key by which one source's contribution is preferred to another's; ties by id."""
    return source_key(contribution["stated"], contribution["creditedAs"] or ""), contribution["id"]


def source_key(who: StatedNeeds, text: str = "") -> DisplayKey:
    """Return the stated order's key of who stated something."""
    return display_key(who["kind"], who["system"], who["document"], text)


def stated(who: StatedNeeds) -> Stated:
    """Say who stated a line."""
    return Stated(by=who["system"], document=who["document"], fact=fact_leaf(who["seq"]))


def maker_key(contribution: ContributionNeeds) -> MakerKey:
    """Return what makes contributions the same maker's: the party, the model version or the special contributor."""
    if contribution["party"] is not None:
        return "party", contribution["party"]["id"]
    if contribution["modelVersion"] is not None:
        return "model", contribution["modelVersion"]["id"]
    return "special", contribution["special"] or "", folded(contribution["creditedAs"] or "")


def credited_name(contribution: ContributionNeeds) -> str | None:
    """Return the name as credited, else the party's own; None for a model and for what was erased."""
    party = contribution["party"]
    return contribution["creditedAs"] or (None if party is None else party["name"])


def folded(text: str) -> str:
    """Return a text by which spellings that differ only in case, accents, spaces and points are one."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if part.isalnum()).casefold() or text.casefold()
