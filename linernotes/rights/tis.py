"""The groups of countries of CISAC's Territory Information System (TIS), each with its members and since when."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

TIS_VERSION: Final = "2020-02"
"""The month of the last change that this table has."""

WORLD_CODE: Final = "2136"


class Member(NamedTuple):
    """That a country (alpha-2) belongs to a group, from one day and up to another; None is open."""

    country: str
    since: str | None
    until: str | None


# TIS numeric code, then members as alpha-2[/since[/until]]. Only groups that states joined have days: land is where it
# is, whatever state it was part of. Members that no longer exist (USSR, Yugoslavia) are left out: their successors
# are in the groups of land. 2136 is the world and has no list.
_GROUPS: Final = {
    # Africa.
    "2100": """
        AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW
        MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW
        """,
    # America.
    "2101": """
        AG AR BB BO BR BS BZ CA CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PR PY SR SV TT US UY
        VC VE
        """,
    # American Continent.
    "2102": """
        AR BO BR BZ CA CL CO CR EC GT GY HN MX NI PA PE PY SR SV US UY VE
        """,
    # Antilles.
    "2103": """
        AG BB CU DM DO GD HT JM KN LC PR TT VC
        """,
    # APEC Countries.
    "2104": """
        AU/1989-11-07 BN/1989-11-07 CA/1989-11-07 CL/1994-01-01 CN/1991-01-01 HK/1991-01-01 ID/1989-11-07
        JP/1989-11-07 KR/1989-11-07 MO/1999-12-20 MX/1993-01-01 MY/1989-11-07 NZ/1989-11-07 PE/1998-01-01
        PG/1993-01-01 PH/1989-11-07 PR/1989-11-07 RU/1998-01-01 SG/1989-11-07 TH/1989-11-07 TW/1991-01-01
        US/1989-11-07 VN/1998-01-01
        """,
    # ASEAN Countries.
    "2105": """
        BN/1984-01-01 ID/1967-08-08 KH/1999-04-30 LA/1997-07-23 MM/1997-07-23 MY/1967-08-08 PH/1967-08-08
        SG/1967-08-08 TH/1967-08-08 VN/1995-07-28
        """,
    # Asia.
    "2106": """
        AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP
        OM PH PK QA SA SG SY TH TJ TL TM TR TW UZ VN YE
        """,
    # Australasia.
    "2107": """
        AU FJ NC NZ SB VU
        """,
    # Balkans.
    "2108": """
        AL BA BG GR HR ME MK RO RS SI
        """,
    # Baltic States.
    "2109": """
        EE LT LV
        """,
    # Benelux.
    "2110": """
        BE/1948-01-01 LU/1948-01-01 NL/1948-01-01
        """,
    # British Isles.
    "2111": """
        GB IE
        """,
    # British West Indies.
    "2112": """
        AG BB BS DM GD JM KN LC TT VC
        """,
    # Central America.
    "2113": """
        BZ CR GT HN NI PA SV
        """,
    # Commonwealth.
    "2114": """
        AG/1981-01-01 AU/1931-01-01 BB/1966-01-01 BD/1972-01-01 BN/1984-01-01 BS/1973-01-01 BW/1966-01-01
        BZ/1981-01-01 CA/1931-01-01 CM/1995-11-01 CY/1961-01-01 DM/1978-01-01 FJ/1997-01-01 GB/1931-01-01
        GD/1974-01-01 GH/1957-01-01 GM/1965-01-01 GY/1966-01-01 HK/1931-01-01/1997-07-01 IN/1947-01-01
        JM/1962-01-01 KE/1963-01-01 KI/1979-01-01 KN/1983-01-01 LC/1979-01-01 LK/1948-01-01 LS/1966-01-01
        MT/1964-01-01 MU/1968-01-01 MV/1982-01-01 MW/1964-01-01 MY/1957-01-01 MZ/1995-11-12 NA/1990-01-01
        NG/1960-01-01 NR/1968-01-01 NZ/1931-01-01 PG/1975-01-01 PK/1989-01-01 SB/1978-01-01 SC/1976-01-01
        SG/1965-01-01 SL/1961-01-01 SZ/1968-01-01 TO/1970-01-01 TT/1962-01-01 TV/1978-01-01 TZ/1961-01-01
        UG/1962-01-01 VC/1979-01-01 VU/1980-01-01 WS/1970-01-01 ZA/1994-06-01 ZM/1964-01-01
        ZW/1980-01-01/2003-12-07
        """,
    # Commonwealth African Territories.
    "2115": """
        BW/1966-01-01 CM/1995-11-01 GH/1957-01-01 GM/1965-01-01 KE/1963-01-01 LS/1966-01-01 MU/1968-01-01
        MW/1964-01-01 MZ/1995-11-12 NA/1990-01-01 NG/1960-01-01 SC/1976-01-01 SL/1961-01-01 SZ/1968-01-01
        TZ/1961-01-01 UG/1962-01-01 ZA/1994-06-01 ZM/1964-01-01 ZW/1980-01-01/2003-12-07
        """,
    # Commonwealth Asian Territories.
    "2116": """
        BD/1972-01-01 BN/1984-01-01 CY/1961-01-01 HK/1931-01-01/1997-07-01 IN/1947-01-01 LK/1948-01-01
        MV/1982-01-01 MY/1957-01-01 PK/1989-01-01 SG/1965-01-01
        """,
    # Commonwealth Australasian Territories.
    "2117": """
        AU/1931-01-01 FJ/1997-01-01 NZ/1931-01-01 SB/1978-01-01 VU/1980-01-01
        """,
    # Commonwealth of Independent States.
    "2118": """
        AM/1992-01-01 AZ/1992-01-01 BY/1992-01-01 GE/1994-01-01/2009-08-18 KG/1992-01-01 KZ/1992-01-01
        MD/1994-04-15 RU/1992-01-01 TJ/1992-01-01 TM/1992-01-01 UA/1992-01-01/2018-05-19 UZ/1992-01-01
        """,
    # Eastern Europe.
    "2119": """
        AL BG BY CZ EE HU LT LV MD PL RO RU SK UA
        """,
    # Europe.
    "2120": """
        AD AL AT BA BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL
        PT RO RS RU SE SI SK SM UA VA
        """,
    # European Economic Area.
    "2121": """
        AT/1994-01-01 BE/1994-01-01 BG/2007-01-01 CY/2004-05-01 CZ/2004-05-01 DE/1994-01-01 DK/1994-01-01
        EE/2004-05-01 ES/1994-01-01 FI/1994-01-01 FR/1994-01-01 GB/1994-01-01/2020-02-01 GR/1994-01-01
        HU/2004-05-01 IE/1994-01-01 IS/1994-01-01 IT/1994-01-01 LI/1994-01-01 LT/2004-05-01 LU/1994-01-01
        LV/2004-05-01 MT/2004-05-01 NL/1994-01-01 NO/1994-01-01 PL/2004-05-01 PT/1994-01-01 RO/2007-01-01
        SE/1994-01-01 SI/2004-05-01 SK/2004-05-01
        """,
    # European Continent.
    "2122": """
        AD AL AT BA BE BG BY CH CZ DE DK EE ES FI FR GR HR HU IT LI LT LU LV MC MD ME MK NL NO PL PT RO RS RU
        SE SI SK SM UA VA
        """,
    # European Union.
    "2123": """
        AT/1995-01-01 BE/1958-01-01 BG/2007-01-01 CY/2004-05-01 CZ/2004-05-01 DE/1958-01-01 DK/1973-01-01
        EE/2004-05-01 ES/1986-01-01 FI/1995-01-01 FR/1958-01-01 GB/1973-01-01/2020-02-01 GR/1981-01-01
        HR/2013-07-01 HU/2004-05-01 IE/1973-01-01 IT/1958-01-01 LT/2004-05-01 LU/1958-01-01 LV/2004-05-01
        MT/2004-05-01 NL/1958-01-01 PL/2004-05-01 PT/1986-01-01 RO/2007-01-01 SE/1995-01-01 SI/2004-05-01
        SK/2004-05-01
        """,
    # GSA Countries.
    "2124": """
        AT CH DE
        """,
    # Middle East.
    "2125": """
        AE AF BD BH BT IN IQ IR JO KW LK MN MV NP OM PK QA SA YE
        """,
    # NAFTA Countries.
    "2126": """
        CA/1994-01-01 MX/1994-01-01 PR/1994-01-01 US/1994-01-01
        """,
    # Nordic Countries.
    "2127": """
        DK FI IS NO SE
        """,
    # North Africa.
    "2128": """
        DZ EG LY MA TN
        """,
    # North America.
    "2129": """
        CA MX US
        """,
    # Oceania.
    "2130": """
        AU FJ FM KI MH NC NR NZ PF PG PW SB TO TV VU WS
        """,
    # Scandinavia.
    "2131": """
        DK NO SE
        """,
    # South America.
    "2132": """
        AR BO BR CL CO EC GY PE PY SR UY VE
        """,
    # South East Asia.
    "2133": """
        BN ID KH LA MM MY PH SG TH TL VN
        """,
    # West Indies.
    "2134": """
        AG BB BS CU DM DO GD HT JM KN LC PR TT VC
        """,
}


def _member(text: str) -> Member:
    country, since, until = (*text.split("/"), "", "")[:3]
    return Member(country, since or None, until or None)


GROUPS: Final[Mapping[str, tuple[Member, ...]]] = MappingProxyType(
    {code: tuple(_member(one) for one in members.split()) for code, members in _GROUPS.items()}
)
"""The members of each group by its TIS numeric code."""

DAYS: Final = sorted(
    {day for members in GROUPS.values() for one in members for day in (one.since, one.until) if day is not None}
)
"""The days on which some country came into a group, or left it."""
