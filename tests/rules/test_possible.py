"""What a model may know: every dataset version that it rests on, by the nearest way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from linernotes.possible import Way, may_know

MODELS = range(5)
_SOME = st.frozensets(st.sampled_from(MODELS), max_size=3)
_EACH = st.fixed_dictionaries(dict.fromkeys(MODELS, _SOME))


def ways(model: int, earlier: Mapping[int, frozenset[int]], passed: Way = ()) -> Iterator[tuple[int, Way]]:
    """Give every way from a model to one that it rests on, itself included; none comes to a model twice."""
    here = passed[-1] if passed else model
    yield here, passed
    for other in earlier[here] - {model, *passed}:
        yield from ways(model, earlier, (*passed, other))


@given(_EACH, _EACH)
def test_what_a_model_may_know_is_the_nearest_of_all_ways(
    used: dict[int, frozenset[int]], earlier: dict[int, frozenset[int]]
) -> None:
    found: dict[int, list[Way]] = {}
    for other, way in ways(0, earlier):
        for version in used[other]:
            found.setdefault(version, []).append(way)
    assert may_know(0, used, earlier) == {
        version: min(several, key=lambda way: (len(way), way)) for version, several in found.items()
    }
