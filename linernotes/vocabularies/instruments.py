"""Instruments: DDEX has 724 names (AVS version 9, InstrumentType), we have no table of them: any short text is one."""

from typing import Final

from linernotes.text import well_formed

LONGEST_INSTRUMENT_NAME: Final = 100


def instrument_name(text: str) -> str:
    """Return the name of an instrument as it is recorded; raises IllFormedText."""
    return well_formed(text, at_most=LONGEST_INSTRUMENT_NAME)
