"""The kinds of value a fact's fields hold, each checked once, here."""

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from linernotes.dates import normalise_date
from linernotes.decimals import canonical_decimal
from linernotes.errors import LinernotesError
from linernotes.facts.broken import broken_by
from linernotes.instants import normalise_instant
from linernotes.text import well_formed


class Personal:
    """Marks a field whose text is about a person: the journal keeps a salted commitment, and the text beside it."""


def checked(rule: Callable[[str], str]) -> AfterValidator:
    """Make a rule of ours a validator of pydantic's that keeps the rule's code and words."""

    def validate(text: str) -> str:
        try:
            return rule(text)
        except LinernotesError as error:
            raise broken_by(error) from error

    return AfterValidator(validate)


def _line(at_most: int) -> AfterValidator:
    return checked(lambda text: well_formed(text, at_most=at_most))


Title = Annotated[str, _line(500)]
Label = Annotated[str, _line(200)]
Note = Annotated[str, checked(lambda text: well_formed(text, at_most=2000, multiline=True)), Personal()]
PersonName = Annotated[str, _line(300), Personal()]
Link = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=2000), Personal()]
SourceSystem = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._:-]*$", max_length=100)]
SourceKey = Annotated[str, _line(200)]
DocumentName = Annotated[str, _line(300)]
IdentifierText = Annotated[str, _line(200)]
EntityId = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{3}_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Instant = Annotated[str, checked(normalise_instant)]
DescriptiveDate = Annotated[str, checked(normalise_date)]
ExactNumber = Annotated[str, checked(canonical_decimal)]
Ppm = Annotated[int, Field(ge=0, le=1_000_000)]
Position = Annotated[int, Field(ge=0, lt=2**31)]
Milliseconds = Annotated[int, Field(ge=0, lt=2**31)]
