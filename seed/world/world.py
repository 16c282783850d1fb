"""A generated world as facts: in the order in which they can be recorded, and in batches as a file of them has."""

from collections.abc import Iterator
from functools import cached_property

import orjson

from graph.recorder.batch import MOST_BYTES, MOST_FACTS
from seed.world.facts import Fact
from seed.world.making import assets
from seed.world.music import catalogue
from seed.world.people import parties
from seed.world.plan import Plan
from seed.world.rights import rights
from seed.world.subjects import Subjects, subjects_of
from seed.world.training import datasets, early_models, late_models, synthetic_data
from seed.world.violations import known_violation

_ROOM_BYTES = 1_000
"""What a known violation takes at most."""

LARGE = 100_000
"""How many recordings the large world has: with 60,000 parties and 300,000 assets."""


class World:
    """A world of so many recordings; what is not said is in proportion, as in the large one; with rights or without."""

    def __init__(
        self,
        *,
        recordings: int,
        parties: int | None = None,
        dataset_versions: int = 20,
        model_versions: int = 12,
        assets: int | None = None,
        seed: int = 1,
        has_rights: bool = False,
    ) -> None:
        self.has_rights = has_rights
        self.plan = Plan(
            recordings=recordings,
            parties=recordings * 3 // 5 if parties is None else parties,
            dataset_versions=dataset_versions,
            model_versions=model_versions,
            assets=recordings * 3 if assets is None else assets,
            seed=seed,
        )

    def facts(self) -> Iterator[Fact]:
        """Yield every fact as JSON values, what others point at before them; what nobody permitted is said to be so."""
        for fact in self._facts():
            yield fact
            yield from known_violation(fact)

    def _facts(self) -> Iterator[Fact]:
        plan = self.plan
        yield from parties(plan)
        yield from catalogue(plan)
        yield from datasets(plan)
        yield from early_models(plan)
        yield from assets(plan, range(plan.early_assets))
        yield from synthetic_data(plan)
        yield from late_models(plan)
        yield from assets(plan, range(plan.early_assets, plan.assets))
        if self.has_rights:
            yield from rights(plan)

    def lines(self) -> Iterator[bytes]:
        """Yield every fact as a line of JSON, without its end."""
        return map(orjson.dumps, self.facts())

    def batches(self) -> Iterator[tuple[str, list[bytes]]]:
        """Yield keys and facts of batches as large as the recorder takes; a freezing begins one of its own.

        What may be known as a violation is never the last of a batch.
        """
        number, batch, size = 0, list[bytes](), 0
        for fact in self.facts():
            line = orjson.dumps(fact)
            full = len(batch) >= MOST_FACTS - 1 or size + len(line) > MOST_BYTES - _ROOM_BYTES
            if batch and ((full and fact["kind"] != "knownViolation") or fact["kind"] == "datasetFrozen"):
                yield f"world-{self.plan.seed}-{number}", batch
                number, batch, size = number + 1, [], 0
            batch.append(line)
            size += len(line)
        yield f"world-{self.plan.seed}-{number}", batch

    @cached_property
    def subjects(self) -> Subjects:
        """The things that tests and the benchmark ask for."""
        return subjects_of(self.plan)
