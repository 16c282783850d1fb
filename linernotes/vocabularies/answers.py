"""What somebody who is asked about a thing has answered."""

from enum import StrEnum, unique


@unique
class AskedAs(StrEnum):
    """Say as what somebody is asked: who controls a right, or whose choice it is."""

    HOLDER = "HOLDER"
    ARTIST = "ARTIST"


@unique
class Answer(StrEnum):
    """Say what somebody has answered in the place that is asked about."""

    PERMITS = "PERMITS"
    PARTLY = "PARTLY"
    REFUSES = "REFUSES"
    SILENT = "SILENT"
