"""What a generated world holds: how many of each kind, and which of them meet, each a pure function of numbers."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from seed.world.chance import Chance
from seed.world.ids import Ids

WHOLE_CATALOGUE: Final = 0
"""The dataset version that includes every recording. The popular models were not trained on it, so that some sources
that reports name stand outside."""
POPULAR_MODEL: Final = 2
"""The model version that made two thirds of the assets: a fine-tune of a fine-tune."""
SCORES: Final = 20
LONGEST_CHAIN: Final = 6
"""How many edits deep an asset is at most."""
LATE_MODELS: Final = 2
"""The last model versions learned from what earlier ones made: a distillation, and an adapter of it with a voice."""

_VERSIONS_OF_A_DATASET = 4
_VERSIONS_OF_A_MODEL = 3
_CHAIN_OF_MODELS = 6
_ALBUM = 10


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How large a world is, and its seed. Things of a kind are numbered from 0."""

    recordings: int
    parties: int
    dataset_versions: int
    model_versions: int
    assets: int
    seed: int

    def __post_init__(self) -> None:
        """Refuse a world too small for what every world has."""
        least = {"recordings": 100, "parties": 60, "dataset_versions": 6, "model_versions": 6, "assets": 610}
        for name, number in least.items():
            if getattr(self, name) < number:
                raise ValueError(f"a world has at least {number} {name.replace('_', ' ')}")

    @cached_property
    def chance(self) -> Chance:
        """Where every choice comes from."""
        return Chance(self.seed)

    @cached_property
    def ids(self) -> Ids:
        """The ids of things by number."""
        return Ids(self.chance)

    # Parties: artists first, companies last; party 0 is the one with very many recordings.

    @property
    def companies(self) -> int:
        """How many of the parties, the last ones, are organisations."""
        return max(6, self.parties // 50)

    @property
    def people(self) -> int:
        """How many of the parties, the first ones, are people and groups."""
        return self.parties - self.companies

    @property
    def prolific(self) -> int:
        """How many recordings, the first ones, are party 0's: a fifth of all, and in every dataset version."""
        return self.recordings // 5 // _ALBUM * _ALBUM

    def artist_of(self, recording: int) -> int:
        """Return the party that is the main artist of a recording; of one album, it is one."""
        if recording < self.prolific:
            return 0
        return 1 + self.chance.rank(self.people // 3, "artist", recording // _ALBUM)

    def somebody(self, purpose: str, *numbers: int) -> int:
        """Draw a person, the last ones most often: writers and players are other people than most artists."""
        return self.people - 1 - self.chance.rank(self.people, purpose, *numbers)

    def company(self, purpose: str, *numbers: int) -> int:
        """Draw an organisation, the first ones most often."""
        return self.people + self.chance.rank(self.companies, purpose, *numbers)

    def withholds(self, party: int) -> bool:
        """Say whether a party does not want to be named: one in a hundred, and none of the best known."""
        return 16 <= party < self.people and self.chance.one_in(100, "withholds", party)

    def withholds_wholly(self, party: int) -> bool:
        """Say whether a party does not want to be named anywhere, and not in training lines alone."""
        return party % 2 == 1 and self.withholds(party)

    # Recordings and works: popularity is not the order of numbers.

    def popular_recording(self, rank: int) -> int:
        """Return the recording of a rank of popularity; rank 0 is asked for, included and scored most."""
        return (rank * self._stride + self.recordings // 2 + 1) % self.recordings

    def popularity_of(self, recording: int) -> int:
        """Return a recording's rank of popularity."""
        return (recording - self.recordings // 2 - 1) * self._stride_back % self.recordings

    @cached_property
    def _stride(self) -> int:
        return next(prime for prime in (7919, 104_729, 611_953, 1_299_709) if math.gcd(prime, self.recordings) == 1)

    @cached_property
    def _stride_back(self) -> int:
        return pow(self._stride, -1, self.recordings)

    @property
    def works(self) -> int:
        """How many works there are."""
        return self.recordings // 2

    def work_of(self, recording: int) -> int | None:
        """Return the work of a recording; two thirds have one, and covers share it: few works have most of them."""
        if recording % 3 == 2:
            return None
        if self.chance.one_in(5, "cover", recording):
            return self.chance.rank(self.works, "covered", recording)
        return recording * self.works // self.recordings

    # Datasets and models.

    def dataset_of(self, version: int) -> int:
        """Return the dataset that a version is of."""
        return version // _VERSIONS_OF_A_DATASET

    @property
    def synthetic(self) -> int:
        """The dataset version that includes assets: the last one."""
        return self.dataset_versions - 1

    @property
    def datasets(self) -> int:
        """How many datasets there are."""
        return self.dataset_of(self.synthetic) + 1

    def holds(self, version: int, recording: int) -> bool:
        """Say whether a dataset version includes a recording; versions of one dataset overlap, smaller in larger."""
        if version == WHOLE_CATALOGUE or recording < self.prolific:
            return True
        if self.popularity_of(recording) < self.in_every_version:
            return True
        draw = self.chance.below(10_000, "held", self.dataset_of(version), recording)
        return draw < 10_000 // (version + 1)

    @property
    def in_every_version(self) -> int:
        """How many of the most popular recordings are in every dataset version."""
        return max(5, self.recordings // 2_000)

    def model_of(self, version: int) -> int:
        """Return the model that a version is of."""
        return version // _VERSIONS_OF_A_MODEL

    def is_late(self, model_version: int) -> bool:
        """Say whether a model version came after the first assets, and learned from some of them."""
        return model_version >= self.model_versions - LATE_MODELS

    def base_of(self, model_version: int) -> int | None:
        """Return the model version that one started or, if it is the first late one, learned from; None for a base."""
        if self.is_late(model_version):
            return POPULAR_MODEL if model_version == self.model_versions - LATE_MODELS else model_version - 1
        return model_version - 1 if model_version % _CHAIN_OF_MODELS else None

    def used_by(self, model_version: int) -> tuple[int, ...]:
        """Return the dataset versions that the training of a model version used itself."""
        if self.is_late(model_version):
            return (WHOLE_CATALOGUE, self.synthetic) if model_version == self.model_versions - LATE_MODELS else ()
        others = self.dataset_versions - 2
        return tuple(1 + (2 * model_version + place) % others for place in range(2))

    def closure_of(self, model_version: int) -> tuple[int, ...]:
        """Return the dataset versions that a model version was trained on, by its bases too."""
        found: list[int] = []
        at: int | None = model_version
        while at is not None:
            found += self.used_by(at)
            at = self.base_of(at)
        return tuple(found)

    # Assets.

    @property
    def early_assets(self) -> int:
        """How many assets, the first ones, were made before the late models."""
        return self.assets // 3

    def maker_of(self, asset: int) -> int:
        """Return the model version that made an asset."""
        if asset % 3 != 2:
            return POPULAR_MODEL
        made_by = self.model_versions - (LATE_MODELS if asset < self.early_assets else 0)
        return self.chance.rank(made_by, "maker", asset)

    def depth_of(self, asset: int) -> int:
        """Return how many edits deep an asset is: it is an edit of the asset before it unless this is 0."""
        chain, place = divmod(asset, LONGEST_CHAIN + 1)
        return place if chain % 5 == 0 else 0

    def has_report(self, asset: int) -> bool:
        """Say whether a report says what an asset rests on: a third of them."""
        return asset % 3 == 1

    def is_released(self, asset: int) -> bool:
        """Say whether an asset is on a release: a tenth of them."""
        return asset % 100 < 10

    def is_synthetic_data(self, asset: int) -> bool:
        """Say whether an asset went into the dataset version that includes assets."""
        return asset < self.early_assets and asset % 50 == 0

    def scored_recordings(self, asset: int) -> Iterator[int]:
        """Yield distinct recordings that a report on an asset scores, of which one in fifty may stand outside."""
        closure = self.closure_of(self.maker_of(asset))
        found: set[int] = set()
        place = 0
        while len(found) < SCORES:
            recording = self.popular_recording(self.chance.rank(self.recordings, "scored", asset, place))
            outside = self.chance.one_in(50, "outside", asset, place)
            place += 1
            if recording not in found and (outside or any(self.holds(version, recording) for version in closure)):
                found.add(recording)
                yield recording

    def reference(self, prefix: str, number: int) -> dict[str, Any]:
        """Return a reference to a thing, as facts have it."""
        return self.ids.to(prefix, number)
