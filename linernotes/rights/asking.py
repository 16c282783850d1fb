"""A use as somebody asks about it: where it is done and offered, as stated; what cannot be asked is refused."""

from typing import ClassVar, Final

from linernotes.errors import LinernotesError
from linernotes.rights.question import Question
from linernotes.rights.territory import NOWHERE, Area, Territories, expand
from linernotes.vocabularies.uses import Place, Scheme, Use

_NEEDED: Final = {
    Place.ACT: "where it is done (`act`)",
    Place.OFFER: "where its result is offered (`offer`)",
    Place.BOTH: "where it is done (`act`), where its result is offered (`offer`), or both",
}


class UnknownTerritory(LinernotesError):
    """A code stands for no country and no group of countries that we know."""

    code: ClassVar[str] = "UNKNOWN_TERRITORY"


class PlaceMissing(LinernotesError):
    """The place that counts for a use is not among those that were given."""

    code: ClassVar[str] = "PLACE_MISSING"


class UnknownUse(LinernotesError):
    """A name is of no use that rights are asked for, or of several."""

    code: ClassVar[str] = "UNKNOWN_USE"


def area_asked(stated: Territories | None, as_of: str) -> Area:
    """Return the countries that are asked about, as a permit for these codes has them; raises UnknownTerritory.

    So what TIS comprises in a country without listing it is asked about by its own code.
    """
    if stated is None:
        return NOWHERE
    found = expand(stated, as_of[:10])
    if found.unmapped:
        codes = ", ".join(found.unmapped)
        raise UnknownTerritory(
            f"{codes}: no such territory. Codes are of ISO 3166-1 (DE), of TIS (2120), or Worldwide."
        )
    return found.sure


def with_a_place(question: Question) -> Question:
    """Return a question whose use has the place that counts for it; raises PlaceMissing."""
    if not question.place:
        raise PlaceMissing(f"For {question.use} it counts {_NEEDED[question.use.terms.place]}, and that is nowhere.")
    return question


def use_called(name: str) -> Use:
    """Return the use that a name is for: ours, or one of DDEX's, in any case of letters. Raises UnknownUse."""
    found = _CALLED.get(name.casefold())
    if found is None:
        raise UnknownUse(f"{name} is not a use that rights are asked for; these are: {', '.join(_NAMES)}.")
    return found


_NAMES: Final = {
    **{use.value: use for use in Use},
    **{name: use for use in Use for name in use.terms.names.get(Scheme.DDEX, ())},
}
_CALLED: Final = {name.casefold(): use for name, use in _NAMES.items()}
