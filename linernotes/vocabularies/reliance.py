"""Reliance: where what was trained on is covered by a paper, and the paper does not reach the training."""

from enum import StrEnum, unique


@unique
class Beyond(StrEnum):
    """Say what of a training run a clause does not reach."""

    USE = "USE"
    MODEL = "MODEL"
    TIME = "TIME"
    TERRITORY = "TERRITORY"
