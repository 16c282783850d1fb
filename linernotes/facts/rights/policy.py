"""Facts about policies of choice: whose yes is asked, by agreement, by a model's provider, or for everybody."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from linernotes.facts.base import Fact
from linernotes.facts.one_of import OneOf
from linernotes.facts.reference import PartyReference
from linernotes.facts.rights.references import AgreementReference
from linernotes.facts.validity import Valid
from linernotes.vocabularies.roles import ContributorRole


def _in_order(roles: tuple[ContributorRole, ...]) -> tuple[ContributorRole, ...]:
    return tuple(sorted(set(roles)))


AskedRoles = Annotated[tuple[ContributorRole, ...], Field(max_length=100), AfterValidator(_in_order)]


class PolicyOf(OneOf):
    """Whose policy it is: an agreement's, a provider's of models, or everybody's."""

    agreement: AgreementReference | None = None
    provider: PartyReference | None = None
    everybody: Literal[True] | None = None


class ChoicePolicy(Fact, Valid):
    """Whose choice is asked on each side, by role (DDEX); a side that names no role is not asked.

    Where no policy is in force, main and featured artists and all writers are asked.
    """

    kind: Literal["choicePolicy"] = "choicePolicy"
    of: PolicyOf
    master: AskedRoles = ()
    composition: AskedRoles = ()
    lyrics: AskedRoles = ()

    prefix: ClassVar = "pol"
    slot: ClassVar = ("of", "valid_from")
