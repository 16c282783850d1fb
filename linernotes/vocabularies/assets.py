"""Assets: IPTC Digital Source Type NewsCodes, and C2PA 2.x ingredient relationships and asset types."""

import re
from enum import StrEnum, unique
from typing import Final


@unique
class DigitalSourceType(StrEnum):
    """Say how the media of an asset came to be: an IPTC NewsCode, or one of the two that C2PA adds."""

    TRAINED_ALGORITHMIC_MEDIA = "trainedAlgorithmicMedia"
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA = "compositeWithTrainedAlgorithmicMedia"
    COMPOSITE_SYNTHETIC = "compositeSynthetic"
    COMPOSITE = "composite"
    COMPOSITE_CAPTURE = "compositeCapture"
    ALGORITHMIC_MEDIA = "algorithmicMedia"
    ALGORITHMICALLY_ENHANCED = "algorithmicallyEnhanced"
    DIGITAL_CAPTURE = "digitalCapture"
    DIGITAL_CREATION = "digitalCreation"
    HUMAN_EDITS = "humanEdits"
    DATA_DRIVEN_MEDIA = "dataDrivenMedia"
    VIRTUAL_RECORDING = "virtualRecording"
    SCREEN_CAPTURE = "screenCapture"
    COMPUTATIONAL_CAPTURE = "computationalCapture"
    NEGATIVE_FILM = "negativeFilm"
    POSITIVE_FILM = "positiveFilm"
    PRINT = "print"
    TRAINED_ALGORITHMIC_DATA = "trainedAlgorithmicData"
    EMPTY = "empty"

    @property
    def uri(self) -> str:
        """The URI that C2PA and schema.org write for this value."""
        of_c2pa = self in {DigitalSourceType.TRAINED_ALGORITHMIC_DATA, DigitalSourceType.EMPTY}
        return f"{_C2PA_SOURCE_TYPES if of_c2pa else _IPTC_SOURCE_TYPES}{self.value}"


_IPTC_SOURCE_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_C2PA_SOURCE_TYPES: Final = "http://c2pa.org/digitalsourcetype/"


@unique
class IngredientRelationship(StrEnum):
    """Say how an ingredient stands to what was made with it (C2PA, ingredient assertion, `relationship`)."""

    PARENT_OF = "parentOf"
    COMPONENT_OF = "componentOf"
    INPUT_TO = "inputTo"


@unique
class IngredientType(StrEnum):
    """Name what an ingredient is (C2PA, asset type assertion); dataset and model may have a format after them."""

    DATASET = "c2pa.types.dataset"
    MODEL = "c2pa.types.model"
    GENERATOR = "c2pa.types.generator"
    GENERATOR_PROMPT = "c2pa.types.generator.prompt"
    GENERATOR_SEED = "c2pa.types.generator.seed"


_WITH_FORMAT: Final = re.compile(r"(c2pa\.types\.(?:dataset|model))\.[a-z0-9_]{1,40}")


def ingredient_type(value: str) -> IngredientType | None:
    """Return the type of a C2PA asset type such as `c2pa.types.model.onnx`, its format left out; None if unknown."""
    with_format = _WITH_FORMAT.fullmatch(value)
    name = with_format[1] if with_format else value
    return IngredientType(name) if name in set(IngredientType) else None
