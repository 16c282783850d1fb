"""The things of a generated world that tests and the benchmark ask for, by what makes each of them hard."""

from collections import Counter
from dataclasses import asdict, dataclass

from seed.world.plan import LONGEST_CHAIN, POPULAR_MODEL, WHOLE_CATALOGUE, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Ids of things; each comment says what is special, at the size of 100,000 recordings and 300,000 assets."""

    prolific_party: str
    """Main artist of 20,000 recordings, which are in every dataset version; the voice of a model."""
    withheld_party: str
    """Main artist of some recordings, and not to be named anywhere."""
    everywhere_recording: str
    """In every dataset version, and what reports score most."""
    ordinary_recording: str
    """As most are: in few dataset versions, scored seldom."""
    standard_work: str
    """With more recordings than any other."""
    whole_catalogue: str
    """The dataset version with all 100,000 recordings."""
    popular_model_version: str
    """Which made 200,000 assets."""
    last_model_version: str
    """At the end of the longest chain of models, and fed with assets."""
    edited_asset: str
    """Six edits deep, released, with a report of 20 sources that settles."""
    synthetic_asset: str
    """In a dataset version that later models were trained on."""
    hundred_recordings: tuple[str, ...]
    """From all over the catalogue."""

    def as_variables(self) -> dict[str, str | tuple[str, ...]]:
        """Return the ids by name."""
        return asdict(self)


def subjects_of(plan: Plan) -> Subjects:
    """Find the subjects of a world."""
    of = plan.ids.of
    artists = Counter(plan.artist_of(number) for number in range(plan.prolific, plan.recordings, 10))
    withheld = max(filter(plan.withholds_wholly, artists), key=lambda party: (artists[party], -party), default=None)
    standards = Counter(work for number in range(plan.recordings) if (work := plan.work_of(number)) is not None)
    return Subjects(
        prolific_party=of("par", 0),
        withheld_party=of("par", plan.people - 1 if withheld is None else withheld),
        everywhere_recording=of("rec", plan.popular_recording(0)),
        ordinary_recording=of("rec", plan.popular_recording(plan.recordings * 3 // 4)),
        standard_work=of("wrk", min(standards, key=lambda work: (-standards[work], work))),
        whole_catalogue=of("dsv", WHOLE_CATALOGUE),
        popular_model_version=of("mdv", POPULAR_MODEL),
        last_model_version=of("mdv", plan.model_versions - 1),
        edited_asset=of("ast", _edited(plan)),
        synthetic_asset=of("ast", next(filter(plan.is_synthetic_data, range(1, plan.assets)))),
        hundred_recordings=tuple(of("rec", place * plan.recordings // 100) for place in range(100)),
    )


def _edited(plan: Plan) -> int:
    return next(
        number
        for number in range(plan.assets)
        if plan.depth_of(number) == LONGEST_CHAIN and plan.has_report(number) and plan.is_released(number)
    )
