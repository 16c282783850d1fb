"""Why an identifier is refused."""

from enum import StrEnum, unique
from typing import ClassVar

from linernotes.errors import LinernotesError


@unique
class IdentifierRule(StrEnum):
    """Name the rule that an identifier breaks."""

    UNKNOWN_SCHEME = "UNKNOWN_SCHEME"
    SYNTAX = "SYNTAX"
    CHECK_DIGIT = "CHECK_DIGIT"
    PLACEHOLDER = "PLACEHOLDER"


class InvalidIdentifier(LinernotesError):
    """Refuse an identifier, with its scheme, the rule that it breaks, and words that say what was expected."""

    code: ClassVar[str] = "INVALID_IDENTIFIER"

    def __init__(self, scheme: str, rule: IdentifierRule, message: str) -> None:
        super().__init__(message)
        self.scheme = scheme
        self.rule = rule
