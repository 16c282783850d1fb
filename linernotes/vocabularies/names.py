"""The one way from a word of a standard to a name that GraphQL can have."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

# GraphQL, October 2021, section 2.1.9: a letter or underscore, then letters, digits and underscores; section 3.9:
# an enum value is none of true, false and null; section 4.1: two underscores in front are for introspection.
_NOT_IN_A_NAME: Final = re.compile(r"[^_0-9A-Za-z]+")
_RESERVED: Final = frozenset({"true", "false", "null"})


def graphql_name(value: str) -> str:
    """Return a value as a GraphQL enum value: `Treatment/ProgramProposal` becomes `Treatment_ProgramProposal`."""
    name = _NOT_IN_A_NAME.sub("_", value).lstrip("_")
    if not name:
        raise ValueError(f"nothing of {value!r} can stand in a GraphQL name")
    return f"_{name}" if name[0].isdigit() or name in _RESERVED else name


def by_graphql_name(values: Iterable[str]) -> Mapping[str, str]:
    """Return the values by GraphQL name, in their order; raises ValueError if two would share a name."""
    listed = list(values)
    named = {graphql_name(value): value for value in listed}
    if len(named) < len(listed):
        raise ValueError("two values share a GraphQL name")
    return named
