"""Handles for what is withheld: w1, w2 … in the order of one sheet, and valid in it alone."""


class Handles:
    """Hands out handles; the same thing has one handle wherever it stands on the sheet."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, id_: str) -> str:
        """Return the handle of the thing with this id."""
        return self._given.setdefault(id_, f"w{len(self._given) + 1}")
