"""A part of a fact of which exactly one field is said."""

from typing import Self

from pydantic import model_validator

from linernotes.facts.broken import broken
from linernotes.facts.reference import Shape


class OneOf(Shape):
    """Exactly one of its fields."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        said = self.model_fields_set
        if len(said) != 1 or getattr(self, next(iter(said))) is None:
            names = ", ".join(field.alias or name for name, field in type(self).model_fields.items())
            raise broken("EXACTLY_ONE", f"this is exactly one of {names}")
        return self
