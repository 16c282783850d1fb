"""Check digits: each function takes a normal form of right syntax and returns what its check digits should be."""

from stdnum import ean
from stdnum.iso7064 import mod_11_2, mod_37_36


def iswc(value: str) -> str:
    """ISO 15707: 1 for the T, plus each of nine digits times its place, made up to a multiple of ten.

    Places 2, 4, 5, 6 and 8 share a factor with ten, so some changes of one digit pass.
    """
    return _weighted_by_place(value[1:10], start=1)


def ipi_base(value: str) -> str:
    """CISAC IPI base number: as an ISWC, with 2 for the I. Some changes of one digit pass here too."""
    return _weighted_by_place(value[1:10], start=2)


def _weighted_by_place(digits: str, *, start: int) -> str:
    total = start + sum(place * int(digit) for place, digit in enumerate(digits, start=1))
    return str(-total % 10)


def ipi_name(value: str) -> str:
    """CISAC IPI name number: nine digits weighted 10 down to 2, modulo 101, as two digits (CWR 2.2)."""
    remainder = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), value, strict=False)) % 101
    return f"{(101 - remainder) % 101 % 100:02d}"


def isni(value: str) -> str:
    """ISO 27729: ISO 7064 Mod 11-2 over fifteen digits; ten is written X."""
    return mod_11_2.calc_check_digit(value[:-1])


def gtin(value: str) -> str:
    """GS1 General Specifications section 7.9: from the right, weights 3 and 1 in turn; leading zeros weigh nothing."""
    return ean.calc_check_digit(value[:-1])


def grid_or_dpid(value: str) -> str:
    """GRid standard and DDEX Party Identifier: ISO 7064 Mod 37,36 over everything before it, prefix included."""
    return mod_37_36.calc_check_digit(value[:-1])
