"""What the benchmark of bulk computes: how much is taken of a world, and how quickly it came in."""

from bench.bulk import first_batches, line, rates
from seed.world import World


def test_whole_batches_are_taken_until_there_are_enough_facts() -> None:
    world = World(recordings=100, dataset_versions=6, model_versions=6, assets=610)
    sizes = [len(facts) for _, facts in first_batches(world, 1_500)]
    assert sizes[0] < 1_500 <= sum(sizes)
    assert sum(sizes[:-1]) < 1_500


def test_the_first_batch_begins_the_time_and_its_facts_do_not_count() -> None:
    assert rates([(10.0, 999), (11.0, 500), (12.0, 300)]) == {"facts_per_second": 400.0, "tenths": []}


def test_a_rate_that_falls_shows_in_its_tenths() -> None:
    times = [(float(place), 100) for place in range(11)] + [(10.0 + 2.0 * place, 100) for place in range(1, 11)]
    assert rates(times) == {"facts_per_second": 66.7, "tenths": [100] * 5 + [50] * 5}


def test_a_line_tells_both_and_their_ratio() -> None:
    ours = {"facts_per_second": 6_000.0, "megabytes": 180.4}
    found = {"facts": 100_000, "linernotes": ours, "driver": {"facts_per_second": 8_000.0}, "ratio": 0.75}
    assert line(found) == (
        "100,000 facts: 6,000 a second by `linernotes import` (180 MB at the most),"
        " 8,000 by the bare driver: 0.75 times"
    )
