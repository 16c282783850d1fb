"""Who is credited: one line a credited identity, in the order of roles, with those who are not named as a number."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linernotes.credits.contributions import (
    Given,
    Said,
    credited_name,
    folded,
    maker_key,
    one_a_role,
)
from linernotes.credits.leaves import Leaf, id_leaf, leaf
from linernotes.credits.needs import ContributionNeeds, ModelVersionNeeds, PartyNeeds
from linernotes.credits.shapes import Ai, Credited, RoleLine
from linernotes.credits.standpoint import Standpoint
from linernotes.facts.party import Naming
from linernotes.vocabularies.ai import SpecialContributor


def credited(given: Iterable[Given], standpoint: Standpoint, *, operator: Leaf | None = None) -> tuple[Credited, ...]:
    """List who is credited, each credited identity once with all its roles; at the end how many are not named.

    A party under two names is two identities, a persona is not its person, and nobody is left out: who may not be
    named, or whose name was erased, is counted.
    """
    groups: dict[object, list[Said]] = {}
    for said in one_a_role(given):
        groups.setdefault(_identity(said), []).append(said)
    lines = [_line(group, standpoint, operator) for group in groups.values()]
    hidden = {maker_key(group[0].shown) for group, line in zip(groups.values(), lines, strict=True) if line is None}
    unnamed = (Credited(not_named=len(hidden)),) if hidden else ()
    return tuple(line for line in lines if line is not None) + unnamed


def _identity(said: Said) -> object:
    return maker_key(said.shown), folded(credited_name(said.shown) or "")


def _line(group: list[Said], standpoint: Standpoint, operator: Leaf | None) -> Credited | None:
    lines = tuple(said.line() for said in group)
    first = group[0].shown
    if first["party"] is not None:
        return _party(first, first["party"], standpoint, lines)
    if first["modelVersion"] is not None:
        return _model(first["modelVersion"], lines, operator)
    name = leaf(first["creditedAs"], first["fact"], "/creditedAs")
    return _with_roles(Credited(special=first["special"], name=name), lines)


def _party(
    first: ContributionNeeds, party: PartyNeeds, standpoint: Standpoint, lines: tuple[RoleLine, ...]
) -> Credited | None:
    naming = standpoint.naming(party)
    name = leaf(first["creditedAs"], first["fact"], "/creditedAs") or leaf(party["name"], party["fact"], "/name")
    if naming is Naming.NOT_NAMED or name is None:
        return None
    link = leaf(party["link"], party["fact"], "/link") if naming is Naming.LINKED else None
    return _with_roles(Credited(party=id_leaf(party["id"], party["fact"]), name=name, link=link), lines)


def _model(version: ModelVersionNeeds, lines: tuple[RoleLine, ...], operator: Leaf | None) -> Credited:
    maker = Credited(
        special=SpecialContributor.GenerativeAI.value,
        model=model_name(version),
        model_version=id_leaf(version["id"], version["fact"]),
        operator=operator,
    )
    return _with_roles(maker, lines)


def _with_roles(maker: Credited, lines: tuple[RoleLine, ...]) -> Credited:
    return replace(
        maker,
        roles=tuple(dict.fromkeys(line.role for line in lines)),
        ai=together([line.ai for line in lines]),
        disputed=any(line.disputed for line in lines),
        lines=lines,
    )


def together(parts: Sequence[Ai]) -> Ai:
    """Say how much AI is in several parts: what all of them say, PARTLY where any has AI, else not stated."""
    if len(set(parts)) == 1:
        return parts[0]
    return "PARTLY" if {"ALL", "PARTLY"} & set(parts) else "NOT_STATED"


def model_name(version: ModelVersionNeeds) -> Leaf:
    """Return what a model version is called: "Meridian Strings 2.1"."""
    return Leaf(f"{version['model']['name']} {version['version']}", version["fact"], "/version")


def party_name(party: PartyNeeds | None, standpoint: Standpoint) -> Leaf | None:
    """Return a party's own name where it may be named."""
    if party is None or standpoint.naming(party) is Naming.NOT_NAMED:
        return None
    return leaf(party["name"], party["fact"], "/name")
