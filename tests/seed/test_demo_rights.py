"""The rights of the demo say what is real about the real catalogue, and tell the rest of the invented story."""

from collections.abc import Mapping

import pytest

from linernotes.facts.dataset import DatasetEntry
from linernotes.facts.rights.protection import Protection
from linernotes.facts.walk import references
from linernotes.rights.clearance import Clearance, clear_many
from linernotes.rights.question import Question
from linernotes.rights.record import Record
from linernotes.rights.stated import Stated, record_of
from linernotes.rights.territory import Area
from linernotes.vocabularies.clearance import Reason
from linernotes.vocabularies.rights import Side
from linernotes.vocabularies.uses import Use
from seed.demo import demo_ids
from tests.seed.demo_world import DemoWorld

BEFORE, AFTER = "2026-11-01T00:00:00.000000Z", "2026-11-12T00:00:00.000000Z"
"""Before and after T. Brandt's withdrawal of 12 October takes effect, 30 days later."""


@pytest.fixture(scope="module")
def demo() -> DemoWorld:
    return DemoWorld()


@pytest.fixture(scope="module")
def record(demo: DemoWorld) -> Record:
    ended = {getattr(fact, "target", None) or fact.corrects for fact in demo.facts.values()}
    standing = {seq: fact for seq, fact in demo.facts.items() if seq not in ended and fact.kind != "knownError"}
    return record_of(
        Stated(
            fact=fact,
            own=demo_ids().get(getattr(fact, "key", None) or "", f"fact {seq}"),
            ids={pointer: demo.id_of(fact, reference) for pointer, reference in references(fact)},
        )
        for seq, fact in standing.items()
    )


def cleared(record: Record, *keys: str, act: str, at: str = BEFORE) -> Mapping[str, Clearance]:
    question = Question(use=Use.TRAIN_GENERATIVE, as_of=at, act=Area.of(act))
    return dict(zip(keys, clear_many([demo_ids()[key] for key in keys], question, record), strict=True))


BLUES = {
    "memphis-blues-morton-harvey-1914": "W. C. Handy died in 1958",
    "st-louis-blues-bessie-smith-1925": "W. C. Handy died in 1958",
    "yellow-dog-blues-joseph-c-smith-1919": "W. C. Handy died in 1958",
    "crazy-blues-mamie-smith-1920": "Perry Bradford died in 1970",
    "see-see-rider-blues-ma-rainey-1924": "one of its writers is not known well enough",
    "king-porter-jelly-roll-morton-1923": None,
    "maple-leaf-rag-us-marine-band-1906": None,
    "swing-low-sweet-chariot-fisk-1909": None,
}
"""What is planned to be trained on next, and why it is not free in Germany."""


def test_what_is_planned_next_is_what_is_planned_next(demo: DemoWorld) -> None:
    version = demo_ids()["meridian-blues-set-1"]
    entries = [fact for fact in demo.of_kind(DatasetEntry).values() if demo.id_of(fact, fact.of) == version]
    assert {demo.id_of(fact, fact.item) for fact in entries} == {demo_ids()[key] for key in BLUES}


def test_a_set_is_free_in_the_united_states_and_not_in_germany(record: Record) -> None:
    assert [key for key, one in cleared(record, *BLUES, act="US").items() if not one.cleared] == []
    in_germany = cleared(record, *BLUES, act="DE")
    assert [key for key, one in in_germany.items() if one.cleared] == [key for key in BLUES if BLUES[key] is None]
    gaps = {(gap.reason, gap.who) for one in in_germany.values() for gap in one.gaps}
    # Nobody has said that she has died, and so she is asked.
    assert gaps == {(Reason.UNKNOWN_CONTROLLER, None), (Reason.NO_CHOICE, demo_ids()["lena-arant"])}
    assert {gap.side for one in in_germany.values() for gap in one.gaps} == {Side.COMPOSITION, Side.LYRICS}


def test_a_song_is_protected_in_germany_until_seventy_years_after_its_last_writer_died(demo: DemoWorld) -> None:
    handy = demo_ids()["st-louis-blues"]
    said = [fact for fact in demo.of_kind(Protection).values() if demo.id_of(fact, fact.of) == handy]
    until = {fact.valid_to for fact in said if fact.status == "PROTECTED"}
    assert until == {"2028-12-31T23:00:00.000000Z"}
    assert all(fact.evidence is not None and fact.rule is not None for fact in said)


def test_nobody_states_anything_of_what_nobody_has_looked_up(demo: DemoWorld) -> None:
    stated = {demo.id_of(fact, fact.of) for fact in demo.of_kind(Protection).values()}
    assert demo_ids()["amar-eso-es-todo-rita-montaner-1923"] not in stated


def test_a_songwriter_withdraws_and_his_song_can_no_longer_be_trained_on(record: Record) -> None:
    songs = ("harbour-nocturne", "harbour-nocturne-violin-stem", "harbour-nocturne-2024-remaster", "paper-lighthouse")
    assert [key for key, one in cleared(record, *songs, act="DE").items() if not one.cleared] == []
    since = cleared(record, *songs, act="DE", at=AFTER)
    assert [key for key, one in since.items() if one.cleared] == ["paper-lighthouse"]
    gaps = since["harbour-nocturne"].gaps
    assert {gap.who for gap in gaps} == {demo_ids()["t-brandt"]}
    assert {gap.reason for gap in gaps} == {Reason.REFUSED}


def test_what_the_story_says_of_everybody_else_is_so(record: Record) -> None:
    rest = ("slow-tide", "low-orbit-waltz", "open-water-hymn", "withheld-recording", "winter-pier", "quiet-machinery")
    found = cleared(record, *rest, act="US")
    assert [key for key, one in found.items() if one.cleared] == [
        "open-water-hymn",
        "withheld-recording",
        "quiet-machinery",
    ]
    assert Reason.UNKNOWN_CONTROLLER in {gap.reason for gap in found["slow-tide"].gaps}
    assert Reason.LICENCE_CONDITIONS in {gap.reason for gap in found["low-orbit-waltz"].gaps}
    assert Reason.REFUSED in {gap.reason for gap in found["winter-pier"].gaps}
