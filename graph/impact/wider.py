"""Which relations let what is later embody what is earlier, so that what touches the one touches the other."""

from typing import Any, Final

from linernotes.rights.item import BONDS, BONDS_OF_EARLIER, DERIVATIONS, INPUT_BONDS, Bond

BONDS_OF: Final[dict[str, Any]] = {
    "later": sorted(one.value for one, bond in BONDS.items() if bond is not Bond.OWN),
    "earlier": sorted(one.value for one, bond in BONDS_OF_EARLIER.items() if bond is not Bond.OWN),
    "derivations": sorted(one.value for one in DERIVATIONS),
    "inputs": sorted(one.value for one, bond in INPUT_BONDS.items() if bond is not Bond.OWN),
}
"""The parameters of the statement that finds what embodies things."""
