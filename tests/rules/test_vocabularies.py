"""The words of the standards are kept as they spell them, and each fits where it is used."""

import re
from collections.abc import Iterable

import pytest

from linernotes.vocabularies.ai import AiContribution, ContainsAI, Part, SpecialContributor
from linernotes.vocabularies.assets import DigitalSourceType, IngredientRelationship, IngredientType, ingredient_type
from linernotes.vocabularies.instruments import instrument_name
from linernotes.vocabularies.names import by_graphql_name, graphql_name
from linernotes.vocabularies.parties import PartyType
from linernotes.vocabularies.recordings import (
    INVERSE_RELATIONS,
    RELATIONS_TO_EARLIER,
    UNDIRECTED_RELATIONS,
    ResourceRelationshipType,
    ResourceWorkRelationshipType,
    SoundRecordingType,
    VersionType,
)
from linernotes.vocabularies.releases import ReleaseType
from linernotes.vocabularies.role_tables import (
    BUSINESS_WORK_ROLES,
    CREATIVE_WORK_ROLES,
    DISPLAY_ARTIST_ROLES,
    RESOURCE_ROLES,
    CreditedKind,
    RoleGroup,
    group_of,
    may_stand_on,
    order_of,
    principal_roles,
)
from linernotes.vocabularies.roles import ContributorRole
from linernotes.vocabularies.words import role_words, roles_words
from linernotes.vocabularies.works import (
    INVERSE_WORK_RELATIONS,
    WORK_RELATIONS_TO_EARLIER,
    MusicalWorkType,
    WorkRelationshipType,
)

# How many values the standard has, with ours added.
SIZES = {
    ContributorRole: 310 + 3,
    MusicalWorkType: 32,
    WorkRelationshipType: 6,
    SoundRecordingType: 9,
    VersionType: 17,
    ReleaseType: 49,
    ResourceRelationshipType: 17 + 3,
    ResourceWorkRelationshipType: 5,
    PartyType: 12,
    ContainsAI: 3,
    AiContribution: 3,
    SpecialContributor: 4 + 1,
    Part: 5,
    DigitalSourceType: 17 + 2,
    IngredientRelationship: 3,
    IngredientType: 5,
}


@pytest.mark.parametrize(("vocabulary", "size"), SIZES.items())
def test_a_vocabulary_is_complete_and_graphql_can_name_it(vocabulary: Iterable[str], size: int) -> None:
    names = by_graphql_name(vocabulary)
    assert (len(names), [name for name in names if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)]) == (size, [])


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Treatment/ProgramProposal", "Treatment_ProgramProposal"),
        ("linernotes:IsStemOf", "linernotes_IsStemOf"),
        ("c2pa.types.model", "c2pa_types_model"),
        ("true", "_true"),
        ("78rpm", "_78rpm"),
        ("__type", "type"),
    ],
)
def test_a_graphql_name_has_only_what_graphql_allows(value: str, name: str) -> None:
    assert graphql_name(value) == name


def test_values_that_would_share_a_graphql_name_are_refused() -> None:
    with pytest.raises(ValueError, match="share"):
        by_graphql_name(["a/b", "a:b"])
    with pytest.raises(ValueError, match="GraphQL name"):
        graphql_name("//")


def test_the_role_lists_have_the_sizes_of_the_standard() -> None:
    sizes = [len(each) for each in (CREATIVE_WORK_ROLES, BUSINESS_WORK_ROLES, RESOURCE_ROLES, DISPLAY_ARTIST_ROLES)]
    assert sizes == [35, 11, 266, 6]
    union = CREATIVE_WORK_ROLES | BUSINESS_WORK_ROLES | RESOURCE_ROLES | DISPLAY_ARTIST_ROLES
    assert union == set(ContributorRole)


def test_names_are_kept_as_the_standard_spells_them() -> None:
    assert ContributorRole("Treatment/ProgramProposal") is ContributorRole.Treatment_ProgramProposal
    assert ResourceWorkRelationshipType("Interpellation") is ResourceWorkRelationshipType.Interpellation


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("Composer", {"WORK", "RECORDING", "ASSET"}),
        ("Lyricist", {"WORK", "ASSET"}),
        ("MusicPublisher", {"WORK", "ASSET"}),
        ("MainArtist", {"RECORDING", "ASSET"}),
        ("MasteringEngineer", {"RECORDING", "ASSET"}),
        ("Unknown", {"WORK", "RECORDING", "ASSET"}),
    ],
)
def test_a_role_stands_only_where_the_standard_has_it(role: str, kinds: set[str]) -> None:
    assert {kind.value for kind in CreditedKind if may_stand_on(ContributorRole(role), kind)} == kinds


def test_roles_are_shown_by_group_in_a_fixed_order() -> None:
    names = ["Wardrobe", "OriginalPublisher", "MasteringEngineer", "Remixer", "Composer", "Vocalist", "MainArtist"]
    roles = sorted(map(ContributorRole, names), key=order_of)
    assert [(role.value, group_of(role).value) for role in roles] == [
        ("MainArtist", "PERFORMANCE"),
        ("Vocalist", "PERFORMANCE"),
        ("Composer", "WRITING"),
        ("Remixer", "PRODUCTION"),
        ("MasteringEngineer", "ENGINEERING"),
        ("OriginalPublisher", "PUBLISHING"),
        ("Wardrobe", "OTHER"),
    ]
    assert len({order_of(role) for role in ContributorRole}) == len(ContributorRole)
    assert {group_of(role) for role in ContributorRole} == set(RoleGroup)


@pytest.mark.parametrize(
    ("present", "principal"),
    [
        (["MainArtist", "FeaturedArtist", "Vocalist", "Mixer"], {"MainArtist"}),
        (["MainArtist", "Composer", "Lyricist", "MusicPublisher"], {"MainArtist", "Composer", "Lyricist"}),
        (["Vocalist", "Accompanyist", "Mixer"], {"Vocalist", "Accompanyist"}),
        (["Mixer"], set()),
    ],
)
def test_main_artists_and_writers_are_principal_and_performers_where_no_artist_is_named(
    present: list[str], principal: set[str]
) -> None:
    assert {role.value for role in principal_roles([ContributorRole(role) for role in present])} == principal


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("MainArtist", "artist"),
        ("ComposerLyricist", "words and music"),
        ("Accompanyist", "accompaniment"),
        ("FoleyArtist", "foley artist"),
        ("RecordingSecondEngineer", "recording second engineer"),
        ("AAndRCoordinator", "A&R coordination"),
        ("ClubDJ", "club DJ"),
        ("Treatment/ProgramProposal", "treatment or program proposal"),
    ],
)
def test_a_role_is_said_in_words(role: str, words: str) -> None:
    assert role_words(ContributorRole(role)) == words


def test_the_roles_of_one_maker_read_as_on_a_credit_sheet() -> None:
    names = ["Composer", "StudioProducer", "MainArtist", "Lyricist", "Vocalist", "Mixer", "MixingEngineer"]
    assert roles_words(map(ContributorRole, names)) == "artist, vocals, words, music, production, mixing"


def test_every_relation_is_stated_towards_the_earlier_or_the_inverse_of_one_that_is() -> None:
    assert RELATIONS_TO_EARLIER | set(INVERSE_RELATIONS) | UNDIRECTED_RELATIONS == set(ResourceRelationshipType)
    assert len(RELATIONS_TO_EARLIER) + len(INVERSE_RELATIONS) + len(UNDIRECTED_RELATIONS) == 20
    assert set(INVERSE_RELATIONS.values()) <= RELATIONS_TO_EARLIER
    others = set(WorkRelationshipType) - WORK_RELATIONS_TO_EARLIER - set(INVERSE_WORK_RELATIONS)
    assert others == {WorkRelationshipType.UserDefined}


def test_a_digital_source_type_has_the_address_of_whoever_defined_it() -> None:
    assert [each.uri for each in (DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, DigitalSourceType.EMPTY)] == [
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "http://c2pa.org/digitalsourcetype/empty",
    ]


def test_an_ingredient_type_may_carry_a_format() -> None:
    values = ["c2pa.types.model.onnx", "c2pa.types.dataset", "c2pa.types.generator.seed", "c2pa.types.generator.x", ""]
    assert [ingredient_type(value) for value in values] == [
        IngredientType.MODEL,
        IngredientType.DATASET,
        IngredientType.GENERATOR_SEED,
        None,
        None,
    ]


def test_any_short_text_is_an_instrument() -> None:
    assert instrument_name(" tenor banjo ") == "tenor banjo"
    with pytest.raises(Exception, match="longer than the 100 characters"):
        instrument_name("x" * 101)
