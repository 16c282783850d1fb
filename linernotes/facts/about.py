"""Which thing a fact says something of: the one in whose history it stands."""

from collections.abc import Mapping

from linernotes.facts.base import Fact, ThingFact


def about(fact: Fact, own: str, references: Mapping[str, str]) -> str | None:
    """Return the id of the thing that a fact is about, None for a fact that is about another fact.

    A description is about what it describes, every other fact about the first thing that its slot names: a contribution
    about the work, recording or asset, a name about the party, an entry about the dataset version.
    """
    if isinstance(fact, ThingFact):
        return own
    names: tuple[str, ...] = getattr(type(fact), "slot", ())
    pointers = [f"/{type(fact).model_fields[name].alias or name}" for name in names]
    return next((references[pointer] for pointer in pointers if pointer in references), None)
