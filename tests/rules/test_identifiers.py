"""Identifiers: one normal form each, and a refusal that says what was expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linernotes.identifiers import (
    SCHEMES,
    IdentifiedKind,
    IdentifierRule,
    InvalidIdentifier,
    Scheme,
    display,
    kinds_identified,
    normalise,
    split_scheme,
)

# scheme, as it is often written, normal form, as it is printed
FORMS = [
    ("ISRC", "US-SKG-19-12345", "USSKG1912345", "US-SKG-19-12345"),
    ("ISRC", "isrc us\u2011skg\u201119\u201112345", "USSKG1912345", "US-SKG-19-12345"),
    ("ISRC", "ISRC11912345", "ISRC11912345", "IS-RC1-19-12345"),
    ("ISWC", "T-034.524.680-1", "T0345246801", "T-034.524.680-1"),
    ("ISWC", "ISWC T-000.000.001-0", "T0000000010", "T-000.000.001-0"),
    ("IPI_NAME", "14107338", "00014107338", "00014107338"),
    ("IPI_NAME", "00.014.107.338", "00014107338", "00014107338"),
    ("IPI_BASE", "I-000000229-7", "I0000002297", "I-000000229-7"),
    ("ISNI", "0000 0001 2281 955X", "000000012281955X", "0000 0001 2281 955X"),
    ("ISNI", "https://isni.org/isni/000000012281955x", "000000012281955X", "0000 0001 2281 955X"),
    ("GTIN", "036000241457", "00036000241457", "036000241457"),
    ("GTIN", "0036000241457", "00036000241457", "036000241457"),
    ("GTIN", "978-0-471-11709-4", "09780471117094", "9780471117094"),
    ("GTIN", "73513537", "00000073513537", "73513537"),
    ("GTIN", "98412345678908", "98412345678908", "98412345678908"),
    ("GRID", "A1-2425G-ABC1234002-M", "A12425GABC1234002M", "A1-2425G-ABC1234002-M"),
    ("GRID", "GRID:a12425gabc1234002m", "A12425GABC1234002M", "A1-2425G-ABC1234002-M"),
    ("DPID", "PA-DPIDA-2007050901-U", "PADPIDA2007050901U", "PA-DPIDA-2007050901-U"),
    ("IPN", "12345", "00012345", "00012345"),
    ("CISAC_SOCIETY", "52", "052", "052"),
    (
        "MBID",
        "8C2E4A3F-0000-4000-8000-0123456789AB",
        "8c2e4a3f-0000-4000-8000-0123456789ab",
        "8c2e4a3f-0000-4000-8000-0123456789ab",
    ),
    ("ISCC", "eiaq-aaaa-aaaa-aaaa", "ISCC:EIAQAAAAAAAAAAAA", "ISCC:EIAQAAAAAAAAAAAA"),
    ("OPUS", " Op. 27  No. 2 ", "Op. 27 No. 2", "Op. 27 No. 2"),
    ("COMPOSER_CATALOGUE", "BWV 846", "BWV 846", "BWV 846"),
    ("PROPRIETARY:PADPIDA2014122301Q", "audio:0815", "audio:0815", "audio:0815"),
]

VALID = {
    "ISRC": ["USSKG1912345"],
    "ISWC": ["T0345246801", "T0000000010"],
    "IPI_NAME": [
        *["00014107338", "00284373936", "00262168177", "00145958831", "00151894163", "00274373649", "00686537595"],
        *["00000000199", "00000000297", "00000000395", "00000000493", "00000000591"],
    ],
    "IPI_BASE": ["I0000002297"],
    "ISNI": ["000000012281955X"],
    "GTIN": ["00036000241457", "09780471117094"],
    "GRID": ["A12425GABC1234002M"],
    "DPID": ["PADPIDA2007050901U", "PADPIDA2013020802I", "PADPIDA20090604014", "PADPIDA3897722461G"],
}

# One of each kind, computed by the reference implementation iscc-core 1.5 for its own conformance tests.
VALID["ISCC"] = [
    "ISCC:AAAZXZ6OU74YAZIM",
    "ISCC:AABJXZ6OU4E45RB57GAGKDA",
    "ISCC:AAD6KOWKOF334VRANKFXRZXZWMVZZDZZAGHC3ON7O5ENTBJ3TXJ5XYQ",
    "ISCC:EAASL4F2WZY7KBXB",
    "ISCC:EIBQAAAAAEAAAAABAAAAAAAAAAAAA",
    "ISCC:EQASNZJ36ZT33AL7",
    "ISCC:GADQLNA7GRZESMRF2J7NZPNWGI3II2ST5YUN5SS6GVQ2ZQGJXPPYDNI",
    "ISCC:IAA26E2JXH27TING",
    "ISCC:KUAFVC5DMJJGYKZ4MQV6B6THIBBUG",
    "ISCC:KAARMJLTQCUWAND2LKF2GYSSNQVTYZBL4D5GOQCDIM",
    "ISCC:KACYPXW445FTYNJ3CYSXHAFJMA2HUWULUNRFE3BLHRSCXYH2M5AEGQY",
]

# Of these every change of one digit is caught. ISWC and IPI_BASE weigh by place modulo ten, and miss some.
CATCHES_EVERY_CHANGE = ["IPI_NAME", "ISNI", "GTIN", "GRID", "DPID"]


def refusal(scheme: str, value: str) -> InvalidIdentifier:
    with pytest.raises(InvalidIdentifier) as caught:
        normalise(scheme, value)
    return caught.value


@pytest.mark.parametrize(("scheme", "written", "normal", "printed"), FORMS)
def test_an_identifier_has_one_normal_form_and_one_printed_form(
    scheme: str, written: str, normal: str, printed: str
) -> None:
    assert (normalise(scheme, written), display(scheme, written)) == (normal, printed)
    assert (normalise(scheme, normal), normalise(scheme, printed)) == (normal, normal)


@pytest.mark.parametrize(("scheme", "value"), [(scheme, value) for scheme, values in VALID.items() for value in values])
def test_real_identifiers_are_accepted_as_they_are(scheme: str, value: str) -> None:
    assert normalise(scheme, value) == value


@pytest.mark.parametrize("prefix", ["QM", "QZ", "QT", "QN", "ZZ", "BC", "BX", "FX", "GX", "KS", "UK", "DG", "CP", "XX"])
def test_an_isrc_is_never_refused_for_its_prefix(prefix: str) -> None:
    assert normalise("ISRC", f"{prefix}A009999999") == f"{prefix}A009999999"


@pytest.mark.parametrize(
    ("scheme", "value", "expected"),
    [
        ("ISWC", "T-034.524.680-2", "1"),
        ("IPI_NAME", "00014107339", "38"),
        ("IPI_BASE", "I-000000229-8", "7"),
        ("ISNI", "0000 0001 2281 9550", "X"),
        ("GTIN", "036000241458", "7"),
        ("GRID", "A1-2425G-ABC1234002-Q", "M"),
        ("DPID", "PADPIDA20070509010", "U"),
    ],
)
def test_a_wrong_check_digit_is_refused_with_the_right_one(scheme: str, value: str, expected: str) -> None:
    error = refusal(scheme, value)
    assert (error.scheme, error.rule, error.code) == (scheme, IdentifierRule.CHECK_DIGIT, "INVALID_IDENTIFIER")
    assert error.message.endswith(f"should be {expected}.")


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("ISRC", "USSKG191234"),
        ("ISRC", "1SSKG1912345"),
        ("ISRC", "USSKG19123\u0664\u0665"),
        ("ISRC", "\u0131SSKG1912345"),
        ("ISRC", "USSKG1912345\n"),
        ("ISWC", "0345246801"),
        ("IPI_NAME", "123456789012"),
        ("IPI_NAME", ""),
        ("IPI_BASE", "0000002297"),
        ("ISNI", "00000001228195X5"),
        ("GTIN", "36000241457"),
        ("GRID", "B12425GABC1234002M"),
        ("DPID", "PADPIDB2007050901U"),
        ("IPN", "123456789"),
        ("CISAC_SOCIETY", "1234"),
        ("MBID", "8c2e4a3f-0000-4000-8000-0123456789a"),
        ("OPUS", " \u200b"),
        ("PROPRIETARY:ns", "a\u202eb"),
        ("PROPRIETARY:ns", "x" * 256),
        ("GTIN", "0" * 1000),
    ],
)
def test_wrong_syntax_is_refused_with_what_was_expected(scheme: str, value: str) -> None:
    error = refusal(scheme, value)
    assert (error.rule, "expected is" in error.message) == (IdentifierRule.SYNTAX, True)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("ISCC:EIAQAAAAAAAAAAAAA", "whole bytes"),
        ("ISCC:EIAQAAAAAAAAAAAAAAAA", "a body of 64 bits, not 80"),
        ("ISCC:AABJXZ6OU4E45RB57GAGKDB", "padding bits of zero"),
        ("ISCC:EUAQAAAAAAAAAAAA", "no subtype 5"),
        ("ISCC:EIIQAAAAAAAAAAAA", "no version 1"),
        ("ISCC:RIAQAAAAAAAAAAAA", "four nibbles below 8"),
        ("ISCC:MAAQAAAAAAAAAAAA", "a body of 72 bits, not 64"),
    ],
)
def test_an_iscc_whose_header_and_body_disagree_is_refused(value: str, words: str) -> None:
    error = refusal("ISCC", value)
    assert (error.rule, words in error.message) == (IdentifierRule.SYNTAX, True)


@pytest.mark.parametrize("scheme", [each for each in Scheme if SCHEMES[each].zeros_mean_none])
def test_nothing_but_zeros_is_a_placeholder(scheme: Scheme) -> None:
    zeros = {"GTIN": "0" * 13, "MBID": "00000000-0000-0000-0000-000000000000"}.get(scheme, "0")
    assert refusal(scheme, zeros).rule is IdentifierRule.PLACEHOLDER


@pytest.mark.parametrize(
    "scheme", ["", "isrc", "ISRC:x", "PROPRIETARY", "PROPRIETARY:", "PROPRIETARY:a b", "EAN", "__"]
)
def test_an_unknown_scheme_is_refused(scheme: str) -> None:
    assert refusal(scheme, "1").rule is IdentifierRule.UNKNOWN_SCHEME


def test_every_scheme_has_rules_and_says_what_it_may_identify() -> None:
    kinds = {scheme.value: "".join(sorted(kind[0:3] for kind in SCHEMES[scheme].identifies)) for scheme in Scheme}
    assert kinds == {
        **dict.fromkeys(["IPI_NAME", "IPI_BASE", "ISNI", "DPID", "IPN", "CISAC_SOCIETY"], "PAR"),
        **dict.fromkeys(["ISWC", "OPUS", "COMPOSER_CATALOGUE"], "WOR"),
        **dict.fromkeys(["GTIN", "GRID"], "REL"),
        "ISRC": "ASSREC",
        "ISCC": "FIL",
        "MBID": "ASSPARRECRELWOR",
        "PROPRIETARY": "ASSFILPARRECRELWOR",
    }
    assert kinds_identified("PROPRIETARY:ns") == frozenset(IdentifiedKind)
    assert split_scheme("PROPRIETARY:ns") == (Scheme.PROPRIETARY, "ns")


@st.composite
def one_changed_digit(draw: st.DrawFn) -> tuple[str, str]:
    scheme = draw(st.sampled_from(CATCHES_EVERY_CHANGE))
    value = draw(st.sampled_from(VALID[scheme]))
    place = draw(st.sampled_from([index for index, character in enumerate(value) if character.isdigit()]))
    other = draw(st.sampled_from([digit for digit in "0123456789" if digit != value[place]]))
    return scheme, value[:place] + other + value[place + 1 :]


@given(one_changed_digit())
def test_a_change_of_one_digit_is_refused(changed: tuple[str, str]) -> None:
    assert refusal(*changed).rule in {IdentifierRule.CHECK_DIGIT, IdentifierRule.SYNTAX}


@given(st.integers(0, 10**9 - 1), st.sampled_from(["ISWC", "IPI_BASE", "IPI_NAME"]))
def test_every_number_has_exactly_one_check_digit(number: int, scheme: str) -> None:
    prefix, width = {"ISWC": ("T", 1), "IPI_BASE": ("I", 1), "IPI_NAME": ("", 2)}[scheme]
    accepted = []
    for check in range(10**width):
        try:
            accepted.append(normalise(scheme, f"{prefix}{number:09d}{check:0{width}d}"))
        except InvalidIdentifier as error:
            assert error.rule in {IdentifierRule.CHECK_DIGIT, IdentifierRule.PLACEHOLDER}  # noqa: PT017
    assert len(accepted) == (0 if scheme == "IPI_NAME" and number == 0 else 1)


@given(st.sampled_from([*(str(each) for each in Scheme), "PROPRIETARY:ns"]), st.text(max_size=40))
def test_whatever_is_accepted_is_in_normal_form_and_can_be_printed(scheme: str, text: str) -> None:
    try:
        normal = normalise(scheme, text)
    except InvalidIdentifier:
        return
    assert normalise(scheme, normal) == normal == normalise(scheme, display(scheme, text))
