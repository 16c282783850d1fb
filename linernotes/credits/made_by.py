"""Made by: who contributed to the thing itself, people and models, and the writers of the works that it is of."""

from collections.abc import Iterable, Sequence

from linernotes.credits.contributions import Given
from linernotes.credits.credited import credited, party_name
from linernotes.credits.leaves import Leaf
from linernotes.credits.needs import ContributionNeeds, GenerationNeeds, WorkNeeds
from linernotes.credits.shapes import Credited
from linernotes.credits.standpoint import Standpoint
from linernotes.vocabularies.role_tables import BUSINESS_WORK_ROLES, RoleGroup, group_of
from linernotes.vocabularies.roles import ContributorRole

# Who publishes or owns a work did not write it. Unknown and UserDefined say nothing, so they are kept.
_NOT_WRITING = BUSINESS_WORK_ROLES - {ContributorRole.Unknown, ContributorRole.UserDefined}


def made_by(
    contributions: Iterable[ContributionNeeds],
    works: Sequence[WorkNeeds],
    standpoint: Standpoint,
    *,
    generation: GenerationNeeds | None = None,
) -> tuple[Credited, ...]:
    """List who made an asset or recording; never anybody of what it contains or was trained on."""
    own = [Given(contribution=one) for one in contributions]
    written = [
        Given(contribution=one, work=work_title(work)) for work in works for one in work["contributions"] if writes(one)
    ]
    operator = party_name(generation["operator"], standpoint) if generation is not None else None
    return credited([*own, *written], standpoint, operator=operator)


def writes(contribution: ContributionNeeds) -> bool:
    """Say whether a contribution to a work is a writer's, and not a publisher's or an owner's."""
    return ContributorRole(contribution["role"]) not in _NOT_WRITING


def performs(contribution: ContributionNeeds) -> bool:
    """Say whether a contribution is a performer's."""
    return group_of(ContributorRole(contribution["role"])) is RoleGroup.PERFORMANCE


def work_title(work: WorkNeeds) -> Leaf:
    """Return the title of a work."""
    return Leaf(work["title"], work["fact"], "/title")
