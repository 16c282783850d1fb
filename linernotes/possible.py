"""What a model may know: the dataset versions that it rests on, and the nearest way to each.

A model rests on what its run used, on the models that it started or learned from, and on those that made what it was
trained on (synthetic data), and so on.
"""

from collections.abc import Collection, Mapping

Way = tuple[int, ...]
"""The model versions on the way, nearest first: the last one's run used the dataset version. Empty: its own did."""


def may_know(model: int, used: Mapping[int, Collection[int]], earlier: Mapping[int, Collection[int]]) -> dict[int, Way]:
    """Return the dataset versions that a model rests on, each with the nearest way; of equals, the lowest numbers.

    `used` has the dataset versions of each model's own run, `earlier` the models that each rests on at first hand.
    """
    found: dict[int, Way] = {}
    seen, level = {model}, list[tuple[Way, int]]([((), model)])
    while level:
        following: dict[int, Way] = {}
        for way, here in level:
            for version in used.get(here, ()):
                found.setdefault(version, way)
            for other in earlier.get(here, ()):
                if other not in seen:
                    following.setdefault(other, (*way, other))
        seen |= following.keys()
        level = sorted((way, other) for other, way in following.items())
    return found
