"""What an asset contains or was trained on, each with its own credits under its own relation."""

from collections.abc import Iterable, Sequence

from linernotes.credits.contributions import Given
from linernotes.credits.credited import credited, party_name
from linernotes.credits.leaves import Leaf, id_leaf, leaf
from linernotes.credits.made_by import performs, work_title, writes
from linernotes.credits.needs import (
    AssetSourceNeeds,
    ContributionNeeds,
    FileNeeds,
    RecordingNeeds,
    ReleaseNeeds,
    WorkNeeds,
)
from linernotes.credits.shapes import Credited, Source, WorkCredit
from linernotes.credits.standpoint import Standpoint


def recording_source(recording: RecordingNeeds, standpoint: Standpoint) -> Source:
    """Show a recording: its performers, who else worked on it, its works with their writers, its first release."""
    release = first_release(recording["releases"])
    return Source(
        kind="RECORDING",
        id=id_leaf(recording["id"], recording["fact"]),
        title=Leaf(recording["title"], recording["fact"], "/title"),
        year=_year(recording, release),
        label=None if release is None else label(release, standpoint),
        performed_by=_some(recording["contributions"], standpoint, performers=True),
        others=_some(recording["contributions"], standpoint, performers=False),
        works=work_credits(recording["works"], standpoint),
        unidentified_works=recording["unidentifiedWorks"] or 0,
    )


def asset_source(asset: AssetSourceNeeds, standpoint: Standpoint) -> Source:
    """Show an asset that another contains; it has a sheet of its own once it is released."""
    return Source(
        kind="ASSET",
        id=id_leaf(asset["id"], asset["fact"]),
        title=Leaf(asset["title"], asset["fact"], "/title"),
        year=leaf(asset["madeAt"] and asset["madeAt"][:4], asset["fact"], "/madeAt"),
        performed_by=_some(asset["contributions"], standpoint, performers=True),
        others=_some(asset["contributions"], standpoint, performers=False),
        works=work_credits(asset["works"], standpoint),
        has_sheet=bool(asset["releases"]),
    )


def work_source(work: WorkNeeds, standpoint: Standpoint) -> Source:
    """Show a work: its writers, and who else is credited for it."""
    return Source(
        kind="WORK",
        id=id_leaf(work["id"], work["fact"]),
        title=work_title(work),
        works=work_credits([work], standpoint),
    )


def file_source(file: FileNeeds) -> Source:
    """Show a file of which nobody said what it holds."""
    return Source(kind="FILE", id=id_leaf(file["id"], file["fact"]), title=None)


def work_credits(works: Sequence[WorkNeeds], standpoint: Standpoint) -> tuple[WorkCredit, ...]:
    """List works by title, each with its writers and the others who are credited for it."""
    return tuple(work_credit(work, standpoint) for work in sorted(works, key=lambda work: (work["title"], work["id"])))


def work_credit(work: WorkNeeds, standpoint: Standpoint) -> WorkCredit:
    """Show a work with its writers and the others who are credited for it."""
    writers = [one for one in work["contributions"] if writes(one)]
    others = [one for one in work["contributions"] if not writes(one)]
    return WorkCredit(
        work=id_leaf(work["id"], work["fact"]),
        title=work_title(work),
        written_by=_credited(writers, standpoint),
        others=_credited(others, standpoint),
    )


def first_release(releases: Iterable[ReleaseNeeds]) -> ReleaseNeeds | None:
    """Return the earliest dated release, else the first by title."""
    return min(releases, key=lambda one: (one["released"] or "9999", one["title"], one["id"]), default=None)


def label(release: ReleaseNeeds, standpoint: Standpoint) -> Leaf | None:
    """Return what a discography calls a release: its catalogue number, with the label that issued it in front."""
    issuer = party_name(release["label"], standpoint)
    parts = [part for part in (issuer.text if issuer is not None else None, release["catalogueNumber"]) if part]
    return leaf(" ".join(parts) or None, release["fact"], "/catalogueNumber")


def _year(recording: RecordingNeeds, release: ReleaseNeeds | None) -> Leaf | None:
    if recording["recorded"] is not None:
        return Leaf(_year_of(recording["recorded"]), recording["fact"], "/recorded")
    if release is not None and release["released"] is not None:
        return Leaf(_year_of(release["released"]), release["fact"], "/released")
    return None


def _year_of(date: str) -> str:
    return date.split("-", maxsplit=1)[0]


def _some(
    contributions: Iterable[ContributionNeeds], standpoint: Standpoint, *, performers: bool
) -> tuple[Credited, ...]:
    return _credited([one for one in contributions if performs(one) is performers], standpoint)


def _credited(contributions: Iterable[ContributionNeeds], standpoint: Standpoint) -> tuple[Credited, ...]:
    return credited((Given(contribution=one) for one in contributions), standpoint)
