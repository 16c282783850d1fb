"""Relations as a sheet names them, from the words of C2PA and DDEX in which they are recorded."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from linernotes.vocabularies.assets import IngredientRelationship
from linernotes.vocabularies.recordings import ResourceRelationshipType

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        IngredientRelationship.PARENT_OF: "IS_EDIT_OF",
        IngredientRelationship.COMPONENT_OF: "CONTAINS_SAMPLE_OF",
        IngredientRelationship.INPUT_TO: "WAS_GIVEN",
        ResourceRelationshipType.ContainsSamplesFrom: "CONTAINS_SAMPLE_OF",
        ResourceRelationshipType.IsEditedVersionOf: "IS_EDIT_OF",
    }
)
COMPONENT_WORK: Final = "CONTAINS_WORK"
"""What componentOf is named when the component is a work: lyrics, a score, a melody."""


def relation_name(recorded: str) -> str:
    """Return what a sheet calls a recorded relation: `linernotes:IsStemOf` is IS_STEM_OF."""
    return _NAMES.get(recorded) or upper_snake(recorded.removeprefix("linernotes:"))


def upper_snake(name: str) -> str:
    """Return a CamelCase name of a standard as UPPER_SNAKE: IsCoverOf is IS_COVER_OF."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()
