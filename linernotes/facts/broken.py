"""How a fact's own rules refuse: with a code for programs and words for people."""

from pydantic_core import PydanticCustomError

from linernotes.errors import LinernotesError


def broken(rule: str, words: str) -> PydanticCustomError:
    """Make the error of a rule that a fact breaks, for a validator to raise."""
    return PydanticCustomError(rule, "{words}", {"words": words})


def broken_by(error: LinernotesError) -> PydanticCustomError:
    """Make the error of a rule elsewhere that says no, with its own code and words."""
    return broken(str(getattr(error, "rule", error.code)), error.message)
