"""The table of schemes: for each identifier its syntax, check, displayed form and what it may identify."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from linernotes.identifiers import check_digits


@unique
class Scheme(StrEnum):
    """Name a scheme; PROPRIETARY is written with its namespace, `PROPRIETARY:PADPIDA2014122301Q`."""

    ISRC = "ISRC"
    ISWC = "ISWC"
    IPI_NAME = "IPI_NAME"
    IPI_BASE = "IPI_BASE"
    ISNI = "ISNI"
    GTIN = "GTIN"
    GRID = "GRID"
    DPID = "DPID"
    IPN = "IPN"
    CISAC_SOCIETY = "CISAC_SOCIETY"
    MBID = "MBID"
    ISCC = "ISCC"
    OPUS = "OPUS"
    COMPOSER_CATALOGUE = "COMPOSER_CATALOGUE"
    PROPRIETARY = "PROPRIETARY"


@unique
class IdentifiedKind(StrEnum):
    """Name a kind of thing that can be identified."""

    PARTY = "PARTY"
    WORK = "WORK"
    RECORDING = "RECORDING"
    RELEASE = "RELEASE"
    ASSET = "ASSET"
    FILE = "FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeRules:
    """Hold the rules of one scheme; without a `syntax` any well-formed text of at most `longest` characters is one.

    `labels` may stand before a value ("ISNI 0000 …") and `separators` within it; neither is part of the normal form.
    """

    identifies: frozenset[IdentifiedKind]
    expected: str
    syntax: re.Pattern[str] | None = None
    labels: tuple[str, ...] = ()
    separators: str = ""
    pad_to: int = 0
    check: Callable[[str], str] | None = None
    check_length: int = 1
    zeros_mean_none: bool = False
    show: Callable[[str], str] = str
    longest: int = 255


_PARTY: Final = frozenset({IdentifiedKind.PARTY})
_WORK: Final = frozenset({IdentifiedKind.WORK})
_RELEASE: Final = frozenset({IdentifiedKind.RELEASE})
# A hyphen, and what word processors make of one; a space, and the spaces that web pages put between digits.
_BREAKS: Final = "-\u2010\u2011\u2012\u2013\u2212 \u00a0\u2009\u202f"


def _cut(separator: str, *lengths: int) -> Callable[[str], str]:
    """Return a function that puts a separator between parts of the lengths given, the rest being the last part."""
    ends = [sum(lengths[:count]) for count in range(1, len(lengths) + 1)]

    def cut(value: str) -> str:
        return separator.join(value[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True))

    return cut


def _show_iswc(value: str) -> str:
    return f"T-{value[1:4]}.{value[4:7]}.{value[7:10]}-{value[10]}"


def _show_gtin(value: str) -> str:
    """Show a GTIN at the shortest length that holds it: GTIN-8, UPC (12), EAN (13) or GTIN-14."""
    digits = value.lstrip("0")
    return digits.zfill(next(length for length in (8, 12, 13, 14) if len(digits) <= length))


SCHEMES: Final[Mapping[Scheme, SchemeRules]] = MappingProxyType(
    {
        # ISO 3901:2019: five characters of prefix, two of year, five of designation, no check digit. The prefix is no
        # country any more (QM, QZ, ZZ, …) and the year is not the year of the recording: neither is ever judged.
        Scheme.ISRC: SchemeRules(
            identifies=frozenset({IdentifiedKind.RECORDING, IdentifiedKind.ASSET}),
            expected="two letters, three letters or digits, and seven digits, such as US-SKG-19-12345",
            syntax=re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}"),
            labels=("ISRC",),
            separators=_BREAKS,
            show=_cut("-", 2, 3, 2),
        ),
        # ISO 15707: T, nine digits, a check digit.
        Scheme.ISWC: SchemeRules(
            identifies=_WORK,
            expected="T, nine digits and a check digit, such as T-034.524.680-1",
            syntax=re.compile(r"T[0-9]{10}"),
            labels=("ISWC",),
            separators=_BREAKS + ".",
            check=check_digits.iswc,
            show=_show_iswc,
        ),
        # CISAC IPI: eleven digits, zeros in front; it identifies a name of a party. All zeros stand for "none".
        Scheme.IPI_NAME: SchemeRules(
            identifies=_PARTY,
            expected="up to eleven digits of which the last two are check digits, such as 00014107338",
            syntax=re.compile(r"[0-9]{11}"),
            labels=("IPI",),
            separators=_BREAKS + ".",
            pad_to=11,
            check=check_digits.ipi_name,
            check_length=2,
            zeros_mean_none=True,
        ),
        # CISAC IPI: it identifies the party behind its names.
        Scheme.IPI_BASE: SchemeRules(
            identifies=_PARTY,
            expected="I, nine digits and a check digit, such as I-000000229-7",
            syntax=re.compile(r"I[0-9]{10}"),
            labels=("IPI",),
            separators=_BREAKS + ".",
            check=check_digits.ipi_base,
            show=_cut("-", 1, 9),
        ),
        # ISO 27729: fifteen digits and a check character.
        Scheme.ISNI: SchemeRules(
            identifies=_PARTY,
            expected="fifteen digits and a check character, such as 0000 0001 2281 955X",
            syntax=re.compile(r"[0-9]{15}[0-9X]"),
            labels=("HTTPS://ISNI.ORG/ISNI/", "ISNI"),
            separators=_BREAKS,
            check=check_digits.isni,
            show=_cut(" ", 4, 4, 4),
        ),
        # GS1 General Specifications: GTIN-8, -12 (UPC), -13 (EAN) and -14 are one number space, and a shorter number
        # with zeros in front is the same number. So the normal form is fourteen digits, as GS1 says to store it.
        Scheme.GTIN: SchemeRules(
            identifies=_RELEASE,
            expected="8, 12, 13 or 14 digits of which the last is a check digit, such as 036000241457",
            syntax=re.compile(r"(?:[0-9]{8}|[0-9]{12,14})"),
            labels=("GTIN", "UPC", "EAN"),
            separators=_BREAKS,
            check=check_digits.gtin,
            zeros_mean_none=True,
            show=_show_gtin,
        ),
        # GRid standard (IFPI): A1, issuer of five, release of ten, check character.
        Scheme.GRID: SchemeRules(
            identifies=_RELEASE,
            expected="A1, fifteen letters or digits and a check character, such as A1-2425G-ABC1234002-M",
            syntax=re.compile(r"A1[A-Z0-9]{16}"),
            labels=("GRID",),
            separators=_BREAKS,
            check=check_digits.grid_or_dpid,
            show=_cut("-", 2, 5, 10),
        ),
        # DDEX Party Identifier: PA, DPIDA, ten digits, check character.
        Scheme.DPID: SchemeRules(
            identifies=_PARTY,
            expected="PADPIDA, ten digits and a check character, such as PA-DPIDA-2007050901-U",
            syntax=re.compile(r"PADPIDA[0-9]{10}[A-Z0-9]"),
            labels=("DPID",),
            separators=_BREAKS,
            check=check_digits.grid_or_dpid,
            show=_cut("-", 2, 5, 10),
        ),
        # SCAPR International Performer Number: digits; no public check rule is known.
        Scheme.IPN: SchemeRules(
            identifies=_PARTY,
            expected="up to eight digits, such as 00012345",
            syntax=re.compile(r"[0-9]{8}"),
            labels=("IPN",),
            separators=_BREAKS,
            pad_to=8,
            zeros_mean_none=True,
        ),
        # CISAC society code, three digits in CWR 2.2 and often written without its zeros.
        Scheme.CISAC_SOCIETY: SchemeRules(
            identifies=_PARTY,
            expected="up to three digits, such as 052",
            syntax=re.compile(r"[0-9]{3}"),
            separators=_BREAKS,
            pad_to=3,
            zeros_mean_none=True,
        ),
        # RFC 9562 section 4: a UUID is written with hyphens, in lower case; normal_form.py sees to that.
        Scheme.MBID: SchemeRules(
            identifies=frozenset(IdentifiedKind) - {IdentifiedKind.FILE},
            expected="a UUID, such as 8c2e4a3f-0000-4000-8000-0123456789ab",
            syntax=re.compile(r"[0-9A-F]{32}"),
            labels=("MBID",),
            separators=_BREAKS,
            zeros_mean_none=True,
        ),
        # ISO 24138: iscc.py reads the header. An ISCC is computed from one file and so names that file.
        Scheme.ISCC: SchemeRules(
            identifies=frozenset({IdentifiedKind.FILE}),
            expected="ISCC: and base32 of a header and a body, such as ISCC:EIAQAAAAAAAAAAAA",
            syntax=re.compile(r"[A-Z2-7]{10,68}"),
            labels=("ISCC",),
            separators=_BREAKS,
        ),
        # DDEX MusicalWorkId: numbers within the catalogue of one composer, so the same one names many works.
        Scheme.OPUS: SchemeRules(identifies=_WORK, expected="an opus number, such as Op. 27 No. 2", longest=100),
        Scheme.COMPOSER_CATALOGUE: SchemeRules(
            identifies=_WORK, expected="a number in a catalogue of a composer, such as K. 331", longest=100
        ),
        # DDEX ProprietaryId: the namespace says whose numbers they are, and is usually a DPID.
        Scheme.PROPRIETARY: SchemeRules(
            identifies=frozenset(IdentifiedKind), expected="what the namespace uses, of at most 255 characters"
        ),
    }
)
