"""The identifiers of the field: what each looks like, how it is checked, its one normal form, and what it may name."""

from linernotes.identifiers.errors import IdentifierRule, InvalidIdentifier
from linernotes.identifiers.normal_form import display, kinds_identified, normalise, split_scheme
from linernotes.identifiers.schemes import SCHEMES, IdentifiedKind, Scheme, SchemeRules

__all__ = [
    "SCHEMES",
    "IdentifiedKind",
    "IdentifierRule",
    "InvalidIdentifier",
    "Scheme",
    "SchemeRules",
    "display",
    "kinds_identified",
    "normalise",
    "split_scheme",
]
