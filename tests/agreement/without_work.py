"""Recordings without a work, of everybody or of a party, by how many assets rest on them."""

from __future__ import annotations

from random import Random

from tests.agreement.asking import Question, Recorded
from tests.reference.derivatives import SIMILAR_UNEXPLAINED, derivatives
from tests.reference.naming import MADE_BY
from tests.reference.training import recordings_without_work
from tests.reference.world import AUDITOR

WITHOUT_WORK = """
query ($of: ID) { recordingsWithoutWork(of: $of, first: 100) { items { assets recording { id } } isPartial } }
"""


async def agree(world: Recorded, chance: Random) -> None:
    """Ask as somebody of a party, and as an auditor of everybody."""
    question = world.question(chance, now=True)
    parties = [one.id for one in question.then.all("party")]
    for of in [*parties[:2], *([None] if question.reader == AUDITOR else [])]:
        answer = (await question.ask(WITHOUT_WORK, of=of))["recordingsWithoutWork"]
        if of is not None and not question.shows(of):
            assert answer is None, of
            continue
        wanted = recordings_without_work(question.then, question.naming)
        listed = [(id_, _assets(question, id_)) for id_ in wanted if of is None or _is_by(question, of, id_)]
        listed.sort(key=lambda one: (-one[1], question.then.number(one[0])))
        items = [{"assets": assets, "recording": {"id": id_}} for id_, assets in listed]
        assert answer == {"items": items, "isPartial": False}, of


def _is_by(question: Question, party: str, recording: str) -> bool:
    return any(
        one["by"].get("party") == party and question.naming.shows_contribution(one, MADE_BY)
        for one in question.then.contributions(recording)
    )


def _assets(question: Question, recording: str) -> int:
    rows = derivatives(question.then, question.reader, recording)
    return len({row.hit for row in rows if row.kind == "Asset" and row.certainty != SIMILAR_UNEXPLAINED})
