"""Whose choice is asked: the policies that name roles, and the people whom they find on a thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from linernotes.rights.item import Contribution
from linernotes.vocabularies.ai import SpecialContributor
from linernotes.vocabularies.rights import Matter, Side
from linernotes.vocabularies.role_tables import MAIN_ARTIST_ROLES, PERFORMER_ROLES, WRITER_ROLES
from linernotes.vocabularies.roles import ContributorRole as Role

Roles = frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicePolicy:
    """Who is asked on each side, by role: as an agreement or a model's provider has it, or the default.

    A side that is not named is not asked.
    """

    id: str
    roles: Mapping[Side, Roles]


_ARTISTS: Final = MAIN_ARTIST_ROLES | {Role.FeaturedArtist}
_VOCALISTS: Final = frozenset(
    {
        *(Role.LeadVocalist, Role.Vocalist, Role.PlaybackSinger, Role.BackgroundVocalist, Role.Choir, Role.ChoirMember),
        *(Role.Narrator, Role.Speaker, Role.StoryTeller, Role.VoiceActor),
    }
)

DEFAULT_POLICY: Final = ChoicePolicy(
    id="DEFAULT",
    roles=MappingProxyType({Side.MASTER: _ARTISTS, Side.COMPOSITION: WRITER_ROLES, Side.LYRICS: WRITER_ROLES}),
)
"""Main and featured artists on a master, every writer on a composition and its words."""

# Their makers are nobody who could be asked. Of the others it is not known who they are.
_NOBODY: Final = frozenset({SpecialContributor.Traditional, SpecialContributor.GenerativeAI})


@dataclass(frozen=True, slots=True)
class Asked:
    """The parties that are asked, and whether others would be if they were known."""

    parties: frozenset[str] = frozenset()
    unknown: bool = False


NOBODY: Final = Asked()


def asked_on(side: Side, policy: ChoicePolicy, contributions: Sequence[Contribution]) -> Asked:
    """Return whom a policy asks on a side of a thing.

    Where nobody has the roles on a master, every performer stands in for them, as on a credit sheet; where nobody at
    all is found, the artist is not known, and unknown is no. A tradition or a model cannot be asked.
    """
    roles = policy.roles.get(side, frozenset())
    return _first_found(contributions, roles, PERFORMER_ROLES if side is Side.MASTER else roles) if roles else NOBODY


def voices_on(matter: Matter, contributions: Sequence[Contribution]) -> Asked:
    """Return whose voice, or whose name, a recording has."""
    if matter is Matter.VOICE:
        return _first_found(contributions, _VOCALISTS, _ARTISTS | PERFORMER_ROLES)
    return _first_found(contributions, _ARTISTS, PERFORMER_ROLES)


def _first_found(contributions: Sequence[Contribution], roles: Roles, stand_in: Roles) -> Asked:
    found = [one for one in contributions if one.role in roles] or [
        one for one in contributions if one.role in stand_in
    ]
    parties = [one.party for one in found if one.party is not None]
    unknown = not found or (
        len(parties) < len(found) and any(one.special is not None and one.special not in _NOBODY for one in found)
    )
    return Asked(frozenset(parties), unknown)
