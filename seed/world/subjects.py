"""The things of a generated world that tests and the benchmark ask for, by what makes each of them hard."""

from collections import Counter
from dataclasses import asdict, dataclass

from seed.world import names
from seed.world.plan import LONGEST_CHAIN, POPULAR_MODEL, WHOLE_CATALOGUE, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Ids of things, and what is said of them; comments say what is special in the large world (300,000 assets)."""

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
    later_version: str
    """A later version of the same dataset."""
    edited_asset: str
    """Six edits deep, released, with a report of 20 sources that settles."""
    first_asset: str
    """The asset that it is an edit of, by six edits."""
    scored_party: str
    """Main artist of a recording that this report scores."""
    synthetic_asset: str
    """In a dataset version that later models were trained on."""
    hundred_recordings: tuple[str, ...]
    """From all over the catalogue."""
    misspelt_name: str
    """The name of the prolific party, with two letters in the wrong order."""
    recording_title: str
    """The title of the recording that is everywhere."""
    late_seq: int
    """When all but some of the assets had been recorded."""

    def as_variables(self) -> dict[str, str | int | tuple[str, ...]]:
        """Return them by name."""
        return asdict(self)


def subjects_of(plan: Plan) -> Subjects:
    """Find the subjects of a world."""
    of = plan.ids.of
    artists = Counter(plan.artist_of(number) for number in range(plan.prolific, plan.recordings, 10))
    withheld = max(filter(plan.withholds_wholly, artists), key=lambda party: (artists[party], -party), default=None)
    standards = Counter(work for number in range(plan.recordings) if (work := plan.work_of(number)) is not None)
    edited, name = _edited(plan), names.person(plan.chance, 0)
    return Subjects(
        prolific_party=of("par", 0),
        withheld_party=of("par", plan.people - 1 if withheld is None else withheld),
        everywhere_recording=of("rec", plan.popular_recording(0)),
        ordinary_recording=of("rec", plan.popular_recording(plan.recordings * 3 // 4)),
        standard_work=of("wrk", min(standards, key=lambda work: (-standards[work], work))),
        whole_catalogue=of("dsv", WHOLE_CATALOGUE),
        popular_model_version=of("mdv", POPULAR_MODEL),
        last_model_version=of("mdv", plan.model_versions - 1),
        later_version=of("dsv", WHOLE_CATALOGUE + 3),
        edited_asset=of("ast", edited),
        first_asset=of("ast", edited - LONGEST_CHAIN),
        scored_party=of("par", _scored_artist(plan, edited)),
        synthetic_asset=of("ast", next(filter(plan.is_synthetic_data, range(1, plan.assets)))),
        hundred_recordings=tuple(of("rec", place * plan.recordings // 100) for place in range(100)),
        misspelt_name=name[:1] + name[2] + name[1] + name[3:],
        recording_title=names.title(plan.chance, "recording", plan.popular_recording(0)),
        late_seq=20 * plan.recordings,
    )


def _edited(plan: Plan) -> int:
    return next(
        number
        for number in range(plan.assets)
        if plan.depth_of(number) == LONGEST_CHAIN and plan.has_report(number) and plan.is_released(number)
    )


def _scored_artist(plan: Plan, asset: int) -> int:
    artists = map(plan.artist_of, plan.scored_recordings(asset))
    return next(artist for artist in artists if artist and not plan.withholds(artist))
