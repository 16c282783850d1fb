"""Bring an identifier to its one normal form, or say why it is none; and show the form that people know."""

import re
from typing import Final, NoReturn

from linernotes.identifiers.errors import IdentifierRule, InvalidIdentifier
from linernotes.identifiers.iscc import read_header
from linernotes.identifiers.schemes import SCHEMES, IdentifiedKind, Scheme, SchemeRules
from linernotes.text import IllFormedText, well_formed

_NAMESPACE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LONGEST_INPUT: Final = 300
_GTIN_DIGITS: Final = 14


def split_scheme(scheme: str) -> tuple[Scheme, str | None]:
    """Return the scheme and, for `PROPRIETARY:ns`, its namespace; raises InvalidIdentifier (UNKNOWN_SCHEME)."""
    name, colon, namespace = scheme.partition(":")
    known = Scheme.__members__.get(name)
    if known is Scheme.PROPRIETARY and _NAMESPACE.fullmatch(namespace):
        return known, namespace
    if known is None or known is Scheme.PROPRIETARY or colon:
        names = ", ".join(each for each in Scheme if each is not Scheme.PROPRIETARY)
        raise InvalidIdentifier(
            scheme,
            IdentifierRule.UNKNOWN_SCHEME,
            f"{scheme!r} is not a scheme of identifiers; it is one of {names}, or PROPRIETARY:namespace.",
        )
    return known, None


def kinds_identified(scheme: str) -> frozenset[IdentifiedKind]:
    """Return the kinds of thing that an identifier of this scheme may be claimed for; raises InvalidIdentifier."""
    return SCHEMES[split_scheme(scheme)[0]].identifies


def normalise(scheme: str, value: str) -> str:
    """Return the normal form of an identifier: the same thing is always the same text. Raises InvalidIdentifier.

    Upper case without separators or label, except: a GTIN has fourteen digits, an MBID is a UUID in lower case with
    hyphens, an ISCC keeps its `ISCC:`, and OPUS, COMPOSER_CATALOGUE and PROPRIETARY are text as given, in NFC, white
    space single.
    """
    known, _ = split_scheme(scheme)
    rules = SCHEMES[known]
    if rules.syntax is None:
        return _normalise_text(scheme, value, rules)
    compact = _compact(value, rules)
    if compact is None:
        _refuse(scheme, value, IdentifierRule.SYNTAX, f"expected is {rules.expected}")
    if rules.zeros_mean_none and not compact.strip("0"):
        _refuse(scheme, value, IdentifierRule.PLACEHOLDER, "nothing but zeros stands for having no number")
    _verify_check_digit(scheme, value, compact, rules)
    return _finish(known, value, compact)


def display(scheme: str, value: str) -> str:
    """Return the form that is printed, such as `T-034.524.680-1`; `normalise` reads it back.

    Raises InvalidIdentifier.
    """
    return SCHEMES[split_scheme(scheme)[0]].show(normalise(scheme, value))


def _normalise_text(scheme: str, value: str, rules: SchemeRules) -> str:
    try:
        return " ".join(well_formed(value, at_most=rules.longest).split())
    except IllFormedText as error:
        _refuse(scheme, value, IdentifierRule.SYNTAX, f"expected is {rules.expected}. {error.message}")


def _compact(value: str, rules: SchemeRules) -> str | None:
    """Return the value without separators and label, zeros in front, in upper case; None if its syntax is wrong."""
    # Only ASCII may be turned to upper case: elsewhere an I can come out of U+0131 and an S out of U+017F.
    without = value[:_LONGEST_INPUT].translate({ord(separator): None for separator in rules.separators})
    if rules.syntax is None or len(value) > _LONGEST_INPUT or not without.isascii():
        return None
    whole = without.upper()
    # The value as it stands comes first: ISRC1234567 could be an Icelandic ISRC or one with its label.
    for label in ("", *rules.labels):
        rest = whole.removeprefix(label).removeprefix(":") if label else whole
        candidate = rest.zfill(rules.pad_to) if rest.isdigit() else rest
        if whole.startswith(label) and rules.syntax.fullmatch(candidate):
            return candidate
    return None


def _verify_check_digit(scheme: str, value: str, compact: str, rules: SchemeRules) -> None:
    if rules.check is None:
        return
    expected, found = rules.check(compact), compact[-rules.check_length :]
    if found != expected:
        words = "check digit" if rules.check_length == 1 else "check digits"
        _refuse(scheme, value, IdentifierRule.CHECK_DIGIT, f"by the rest of it the {words} should be {expected}")


def _finish(scheme: Scheme, value: str, compact: str) -> str:
    match scheme:
        case Scheme.GTIN:
            return compact.zfill(_GTIN_DIGITS)
        case Scheme.MBID:
            return "-".join((compact[:8], compact[8:12], compact[12:16], compact[16:20], compact[20:])).lower()
        case Scheme.ISCC:
            try:
                read_header(compact)
            except ValueError as error:
                _refuse(scheme, value, IdentifierRule.SYNTAX, f"an ISCC {error}")
            return f"ISCC:{compact}"
    return compact


def _refuse(scheme: str, value: str, rule: IdentifierRule, words: str) -> NoReturn:
    shown = ascii(value if len(value) <= 60 else f"{value[:60]}…")
    raise InvalidIdentifier(scheme, rule, f"{shown} is not a valid {scheme}: {words}.")
