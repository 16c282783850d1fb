"""Disclosure of AI: what is declared by part, what the credits say beside it, and where the two contradict."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, cast

from linernotes.credits.contributions import source_key, stated
from linernotes.credits.credited import party_name
from linernotes.credits.needs import ContributionNeeds, DisclosureNeeds, ModelUseNeeds
from linernotes.credits.shapes import Ai, Declaration, Disclosure, PartDisclosure
from linernotes.credits.standpoint import Standpoint
from linernotes.vocabularies.ai import AiContribution, ContainsAI, Part
from linernotes.vocabularies.role_tables import RoleGroup, group_of
from linernotes.vocabularies.roles import ContributorRole as Role

_VOCALS: Final = frozenset(
    {Role.Vocalist, Role.LeadVocalist, Role.BackgroundVocalist, Role.PlaybackSinger, Role.Choir, Role.ChoirMember}
    | {Role.Narrator, Role.Speaker, Role.StoryTeller, Role.VoiceActor}
)
_LYRICS: Final = frozenset({Role.Lyricist, Role.Author, Role.Librettist, Role.SubLyricist, Role.Translator})
_COMPOSITION: Final = frozenset({Role.Composer, Role.Arranger, Role.SubArranger, Role.MusicArranger})
# What says nothing of how the music was played: a credit on the sleeve, not a part of the sound.
_DISPLAY: Final = frozenset({Role.MainArtist, Role.Artist, Role.FeaturedArtist, Role.Brand, Role.MusicGroup})
_FIELDS: Final[Mapping[Part, str]] = MappingProxyType(
    {
        Part.VOCALS: "vocals",
        Part.LYRICS: "lyrics",
        Part.INSTRUMENTS: "instruments",
        Part.COMPOSITION: "composition",
        Part.POST_PRODUCTION: "postProduction",
    }
)


def disclosure(
    declared: Sequence[DisclosureNeeds],
    own: Sequence[ContributionNeeds],
    written: Sequence[ContributionNeeds],
    uses: Sequence[ModelUseNeeds],
    standpoint: Standpoint,
) -> Disclosure:
    """Show what is declared first by the stated order of sources, with what the credits say beside it.

    `own` are the contributions to the asset; those to its works (`written`) count for words and music only: who wrote
    an old song is no contributor to a new recording of it. Silence is not stated, never none. A contradiction is
    shown, and nobody is corrected.
    """
    ordered = sorted(declared, key=lambda one: (source_key(one["stated"]), one["fact"]))
    first = ordered[0] if ordered else None
    derived = {part: _derived_of(part, [*own, *written], uses) for part in Part}
    parts = [_part(part, first, derived[part]) for part in Part]
    whole = _whole(own, uses)
    said = _said(None if first is None else first["containsAI"])
    return Disclosure(
        contains_ai=said,
        declared_by=None if first is None else party_name(first["declaredBy"], standpoint),
        derived=whole,
        by_part=tuple(parts),
        contradictions=tuple(_contradictions(said, whole, parts, ordered)),
        others=tuple(_declaration(one, standpoint) for one in ordered[1:]),
        stated=None if first is None else stated(first["stated"]),
    )


def parts_of(role: Role) -> frozenset[Part]:
    """Return the parts of a track that a role is about; none for a role that says nothing of the sound."""
    if role is Role.ComposerLyricist:
        return frozenset({Part.LYRICS, Part.COMPOSITION})
    for roles, part in ((_VOCALS, Part.VOCALS), (_LYRICS, Part.LYRICS), (_COMPOSITION, Part.COMPOSITION)):
        if role in roles:
            return frozenset({part})
    group = group_of(role)
    if group is RoleGroup.PERFORMANCE and role not in _DISPLAY:
        return frozenset({Part.INSTRUMENTS})
    return frozenset({Part.POST_PRODUCTION}) if group is RoleGroup.ENGINEERING else frozenset()


def _declaration(one: DisclosureNeeds, standpoint: Standpoint) -> Declaration:
    return Declaration(
        contains_ai=_said(one["containsAI"]),
        declared_by=party_name(one["declaredBy"], standpoint),
        stated=stated(one["stated"]),
    )


def _part(part: Part, first: DisclosureNeeds | None, derived: Ai) -> PartDisclosure:
    said = _said(None if first is None else cast("str | None", first[_FIELDS[part]]))  # type: ignore[literal-required]
    return PartDisclosure(part=part.value, declared=said, derived=derived, contradiction=contradict(said, derived))


def _said(value: str | None) -> Ai:
    return "NOT_STATED" if value is None else cast(Ai, ContainsAI(value).name)


def contradict(declared: Ai, derived: Ai) -> bool:
    """Say whether a declaration cannot stand beside the credits.

    DDEX ERN 4.3.2, ContainsAI: with All only GenerativeAI contributes, with None no AiContribution is Partly or All.
    And where every credit says None, the whole is neither Partly nor All. A declared Partly beside credits of models
    alone is none: people may be there without a credit.
    """
    return (declared, derived) in {
        ("NONE", "ALL"),
        ("NONE", "PARTLY"),
        ("ALL", "PARTLY"),
        ("ALL", "NONE"),
        ("PARTLY", "NONE"),
    }


def _contradictions(
    said: Ai, whole: Ai, parts: Sequence[PartDisclosure], declared: Sequence[DisclosureNeeds]
) -> Iterable[str]:
    if contradict(said, whole):
        yield "DECLARED_AGAINST_CREDITS"
    yield from (f"DECLARED_AGAINST_CREDITS_{one.part}" for one in parts if one.contradiction)
    by_part = {one.declared for one in parts}
    if (said == "NONE" and by_part & {"ALL", "PARTLY"}) or (said == "ALL" and "NONE" in by_part):
        yield "DECLARED_AGAINST_ITS_PARTS"
    if len({one["containsAI"] for one in declared if one["containsAI"] is not None}) > 1:
        yield "DECLARATIONS_DIFFER"


def _whole(own: Sequence[ContributionNeeds], uses: Sequence[ModelUseNeeds]) -> Ai:
    found = [_ai(one) for one in own]
    return _of([*found, *(["ALL"] if uses and "ALL" not in found else [])])


def _derived_of(part: Part, contributions: Sequence[ContributionNeeds], uses: Sequence[ModelUseNeeds]) -> Ai:
    found = [_ai(one) for one in contributions if part in parts_of(Role(one["role"]))]
    return _of([*found, *("ALL" for use in uses if use["part"] == part.value)])


def _ai(contribution: ContributionNeeds) -> str:
    said = contribution["aiContribution"]
    return "NOT_STATED" if said is None else AiContribution(said).name


def _of(found: Sequence[str]) -> Ai:
    """Sum up: all of a kind, or partly where AI stands beside others; people who said nothing leave it open."""
    if set(found) == {"ALL"}:
        return "ALL"
    if {"ALL", "PARTLY"} & set(found):
        return "PARTLY"
    return "NONE" if set(found) == {"NONE"} else "NOT_STATED"
