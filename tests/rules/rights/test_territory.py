"""Areas are sets of countries, and territories come to them as far as they can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.rights.countries import ADMINISTERED, COUNTRIES, NUMERIC
from linernotes.rights.territory import NOWHERE, WORLD, Area, Territories, expand, expansion, partition
from linernotes.rights.tis import GROUPS

areas = st.sets(st.sampled_from(COUNTRIES), max_size=6).map(lambda codes: Area.of(*codes))


def test_there_are_249_countries_of_iso_and_one_reserved_code() -> None:
    assert (len(NUMERIC), len(WORLD), len(set(NUMERIC.values()))) == (249, 250, 249)
    assert list(NUMERIC) == sorted(NUMERIC)


def test_whatever_is_a_member_of_a_group_or_administered_is_a_country() -> None:
    members = {member.country for group in GROUPS.values() for member in group}
    administered = {code for codes in ADMINISTERED.values() for code in codes}
    assert members | administered | set(ADMINISTERED) <= set(COUNTRIES)
    assert not members & administered


@given(areas, areas)
def test_areas_are_sets(one: Area, other: Area) -> None:
    assert set(one | other) == set(one) | set(other)
    assert set(one & other) == set(one) & set(other)
    assert set(one - other) == set(one) - set(other)
    assert (len(one), bool(one), list(one)) == (len(set(one)), bool(set(one)), sorted(one))
    assert (other in one) == (set(other) <= set(one))


@given(areas, st.lists(areas, max_size=4))
def test_a_partition_has_every_country_once_and_no_cell_in_which_an_area_differs(
    place: Area, given_areas: list[Area]
) -> None:
    cells = partition(place, given_areas)
    assert sorted(code for cell in cells for code in cell) == list(place)
    assert all(cell & area in (NOWHERE, cell) for cell in cells for area in given_areas)
    assert cells == partition(place, given_areas[::-1])


@pytest.mark.parametrize(
    ("area", "words"),
    [
        (NOWHERE, "nowhere"),
        (Area.of("FR", "DE"), "DE FR"),
        (WORLD, "the world"),
        (WORLD - Area.of("US"), "the world without US"),
    ],
)
def test_an_area_is_told_shortly(area: Area, words: str) -> None:
    assert str(area) == words


@pytest.mark.parametrize(
    ("stated", "day", "sure", "unsure", "unmapped"),
    [
        (Territories(), "2026-01-01", "the world", "nowhere", ""),
        (Territories(codes=("DE", "FR")), "2026-01-01", "DE FR", "nowhere", ""),
        (Territories(codes=(), excluded=("US",)), "2026-01-01", "the world without US", "nowhere", ""),
        (Territories(codes=()), "2026-01-01", "nowhere", "the world", ""),
        (Territories(codes=("DE", "AN")), "2026-01-01", "DE", "the world without DE", "AN"),
        (Territories(table="FIPS", codes=("GM",)), "2026-01-01", "nowhere", "the world", "GM"),
        (Territories(table="TIS", codes=("2136",)), "2026-01-01", "the world", "nowhere", ""),
        (Territories(table="TIS", codes=("276",)), "2026-01-01", "DE", "nowhere", ""),
        (Territories(table="TIS", codes=("36",)), "2026-01-01", "AU", "CC CX HM NF", ""),
        (Territories(table="TIS", codes=("840",)), "2026-01-01", "US", "AS GU MP UM VI", ""),
        (Territories(table="TIS", codes=("304",)), "2026-01-01", "nowhere", "the world", "304"),
        (Territories(table="TIS", codes=("2110",)), "2026-01-01", "BE LU NL", "AW BQ CW SX", ""),
        (Territories(table="TIS", codes=("2126",)), "1993-12-31", "nowhere", "nowhere", ""),
        (Territories(table="TIS", codes=("2131", "PL")), "2026-01-01", "DK NO PL SE", "BV FO GL SJ", ""),
    ],
)
def test_stated_territories_come_to_what_is_sure_and_what_is_not(
    stated: Territories, day: str, sure: str, unsure: str, unmapped: str
) -> None:
    found = expand(stated, day)
    assert (str(found.sure), str(found.possible - found.sure), " ".join(found.unmapped)) == (sure, unsure, unmapped)


def test_what_a_country_comprises_is_not_sure_to_be_left_out_with_it() -> None:
    found = expand(Territories(table="TIS", codes=("2136",), excluded=("250",)), "2026-01-01")
    assert [code in found.sure for code in ("FR", "GP", "DE")] == [False, False, True]
    assert [code in found.possible for code in ("FR", "GP", "DE")] == [False, True, True]


def test_groups_are_read_as_when_they_were_stated_unless_as_amended() -> None:
    union = Territories(table="TIS", codes=("2123",))
    amended = Territories(table="TIS", codes=("2123",), as_amended=True)
    before, after = "2019-06-01T00:00:00.000000Z", "2026-01-01T00:00:00.000000Z"
    assert "GB" in expansion(union, stated=before, as_of=after).sure
    assert "GB" not in expansion(amended, stated=before, as_of=after).sure
    assert "GB" not in expansion(union, stated=None, as_of=after).sure
