"""A sheet as a reader answers it: its plain form with journal position, audience, digest and text."""

from collections.abc import Callable
from typing import Any, Final

from linernotes.credits.contributions import stated
from linernotes.credits.digest import committed, openings, salts
from linernotes.credits.leaves import plain
from linernotes.credits.needs import AssetNeeds, RecordingSheetNeeds, ViolationNeeds, WorkSheetNeeds
from linernotes.credits.sheet import asset_credits, recording_credits, work_credits
from linernotes.credits.text import recording_text, sheet_text, work_text
from linernotes.naming import Reader

MOST_SOURCES: Final = 200
"""How many estimated sources a report can list, and so how many a sheet shows at most."""

Plain = dict[str, Any]


class Answer(dict[str, Any]):
    """A sheet in its plain form, whose text is written when it is read."""

    def __init__(self, plain_form: Plain, write: Callable[[Plain], str]) -> None:
        super().__init__(plain_form)
        self._write = write

    def __missing__(self, key: str) -> str:
        if key != "text":
            raise KeyError(key)
        return self._write(self)


def asset_answer(
    asset: AssetNeeds, *, audience: str, seq: int, sources: int | None = None, after_rank: int = 0
) -> Answer | None:
    """Return the sheet of an asset, or None where there is none for this audience.

    Of each side it shows the first `sources` estimated sources after a rank; without a number, all of them.
    """
    found = asset_credits(asset, Reader(audience))
    if found is None:
        return None
    sheet = plain(found.shown) | _heading(found.digest, audience, seq)
    sheet["openObjections"] = asset["openObjections"]
    sheet["knownViolations"] = [_violation(one) for one in asset["knownViolations"]]
    most = MOST_SOURCES if sources is None else max(0, min(sources, MOST_SOURCES))
    for side in sheet["trainingSources"]["sides"]:
        _page(side, most, after_rank)
    return Answer(sheet, sheet_text)


def recording_answer(recording: RecordingSheetNeeds, *, audience: str, seq: int) -> Answer | None:
    """Return the credits of a recording, or None where they are withheld."""
    found = recording_credits(recording, Reader(audience))
    return None if found is None else Answer(plain(found.shown) | _heading(found.digest, audience, seq), recording_text)


def work_answer(work: WorkSheetNeeds, *, audience: str, seq: int) -> Answer | None:
    """Return the credits of a work, or None where they are withheld."""
    found = work_credits(work, Reader(audience))
    return None if found is None else Answer(plain(found.shown) | _heading(found.digest, audience, seq), work_text)


def check_answer(asset: AssetNeeds, *, audience: str) -> Plain | None:
    """Return what checks a sheet: what was hashed, and the salts that open the texts this audience can see."""
    found = asset_credits(asset, Reader(audience))
    if found is None:
        return None
    salt_of = salts(asset["salt"])
    return {
        "digest": found.digest,
        "committed": committed(found.whole, salt_of),
        "salts": openings(found.whole, found.shown, salt_of),
    }


def _heading(digest: str, audience: str, seq: int) -> Plain:
    return {"digest": digest, "audience": audience, "asOfJournal": seq}


def _violation(known: ViolationNeeds) -> Plain:
    return {"id": known["id"], "of": known["of"], "reason": known["reason"], "stated": plain(stated(known["stated"]))}


def _page(side: Plain, most: int, after_rank: int) -> None:
    """Keep a page of a side's items, and say how many are not on it and what they weigh."""
    page = [item for item in side["items"] if item["rank"] > after_rank][:most]
    shown = {item["rank"] for item in page}
    elsewhere = [item for item in side["items"] if item["rank"] not in shown]
    weights = [item["ppm"] for item in elsewhere if item["ppm"] is not None]
    side["items"] = page
    side["itemsNotShown"] = len(elsewhere)
    side["itemsNotShownPpm"] = sum(weights) if side["sumPpm"] is not None else None
