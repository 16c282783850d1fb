"""The parties of a generated world: people, groups and organisations, and how they want to be named."""

from collections.abc import Iterator
from typing import Final

from seed.world import names
from seed.world.facts import CATALOGUE, SOCIETY, Fact, stated
from seed.world.ids import ipi_name, isni
from seed.world.plan import Plan

_AUDIENCES: Final = ("PUBLIC", "LICENSED")


def parties(plan: Plan) -> Iterator[Fact]:
    """Yield every party with its identifiers and choices, then who belongs to whom."""
    for number in range(plan.parties):
        yield _party(plan, number)
        yield from _identifiers(plan, number)
        yield from _choices(plan, number)
        if number < plan.people and plan.chance.one_in(20, "other name", number):
            text = names.person(plan.chance, number + plan.parties)
            yield stated(CATALOGUE, "partyName", party=plan.reference("par", number), type="STAGE", text=text)
    yield from _belonging(plan)


def _party(plan: Plan, number: int) -> Fact:
    chance, link = plan.chance, None
    if number >= plan.people:
        type_, name = "LegalOrganization", names.company(chance, number)
    elif chance.one_in(8, "is a group", number):
        type_, name = "Group", names.group(chance, number)
    else:
        type_, name = "NaturalPerson", names.person(chance, number)
    if number == 0 or chance.one_in(10, "has a page", number):
        link = f"https://party-{number}.example/"
    subject = plan.ids.new("par", number)
    return stated(CATALOGUE, "party", subject=subject, type=type_, name=name, link=link)


def _identifiers(plan: Plan, number: int) -> Iterator[Fact]:
    about = plan.reference("par", number)
    if number % 2 == 0:
        yield stated(CATALOGUE, "identifier", about=about, scheme="ISNI", value=isni(number))
    if plan.people // 2 <= number < plan.people and number % 3 == 0:
        yield stated(SOCIETY, "identifier", about=about, scheme="IPI_NAME", value=ipi_name(number))


def _choices(plan: Plan, number: int) -> Iterator[Fact]:
    """Yield what a party said: the best known and a fifth of the others are named in training lines."""
    contexts: tuple[str, ...] = ()
    naming = "NAMED"
    if plan.withholds(number):
        naming = "NOT_NAMED"
        contexts = ("MADE_BY", "CONTAINED", "TRAINING") if plan.withholds_wholly(number) else ("TRAINING",)
    elif number < 16 or plan.chance.one_in(5, "is named in training lines", number):
        naming = "LINKED" if number == 0 else "NAMED"
        contexts = ("TRAINING",)
    party = plan.reference("par", number)
    for audience in _AUDIENCES:
        for context in contexts:
            yield stated(CATALOGUE, "namingChoice", party=party, audience=audience, context=context, naming=naming)


def _belonging(plan: Plan) -> Iterator[Fact]:
    for number in range(1, plan.people):
        earlier = plan.chance.rank(number, "belongs to", number)
        if plan.chance.one_in(25, "belongs", number):
            member, group = plan.reference("par", number), plan.reference("par", earlier)
            yield stated(CATALOGUE, "membership", member=member, group=group)
        elif plan.chance.one_in(50, "is a persona", number):
            yield stated(CATALOGUE, "persona", persona=plan.reference("par", number), of=plan.reference("par", earlier))
