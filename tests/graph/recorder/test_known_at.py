"""What is asked as of the past: what stood then, shown as it was then, with names as people want them now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from graph.engine.cypher import Statement
from graph.engine.database import Database
from graph.engine.transaction import Transaction
from graph.migrations.runner import migrate
from graph.reader import Audience, ReadContext, Reader
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution, Response
from tests.graph.recorder.conftest import Record, at, by_key, fact, person

NOW = "2026-11-22T12:00:00.000000Z"
PARTY = "par_01890000-0000-7000-8000-000000000001"
RECORDING = "rec_01890000-0000-7000-8000-000000000001"
MAMIE = fact("party", subject={"new": {"id": PARTY}}, key="mamie", type="NaturalPerson", name="Mamie Smith")
BLUES = fact(
    "recording",
    subject={"new": {"id": RECORDING}},
    key="blues",
    title="Crazy Blues",
    type="MusicalWorkSoundRecording",
)
NAME = "query ($k: KnownAt) { party(id: %r, knownAt: $k) { name } }".replace("%r", f'"{PARTY}"')
TITLE = "query ($k: KnownAt) { recording(id: %r, knownAt: $k) { title } }".replace("%r", f'"{RECORDING}"')

Read = Callable[..., Awaitable[Response]]


@pytest.fixture
def read(empty_database: Database) -> Read:
    """Asks as of a seq: `await read(TITLE, 3, Audience.PUBLIC)`."""
    schema = build()
    execution = Execution(schema, Reader(schema, VIEWS, empty_database))

    async def ask(text: str, known: int | str | None = None, audience: Audience = Audience.AUDITOR) -> Response:
        given = {"at": known} if isinstance(known, str) else None if known is None else {"seq": known}
        return await execution.execute(text, context=ReadContext(audience, NOW), variables={"k": given})

    return ask


async def values(read: Read, text: str, seqs: range, audience: Audience = Audience.AUDITOR) -> list[Any]:
    """Read the one value that a document asks for, as of each seq."""
    answers = [await read(text, seq, audience) for seq in seqs]
    return [next(iter((next(iter(answer.data.values())) or {"": None}).values())) for answer in answers if answer.data]


async def test_a_thing_that_was_retracted_and_described_anew_has_both_its_lives(record: Record, read: Read) -> None:
    await record("one", MAMIE)
    await record("two", fact("retraction", target=1))
    await record("three", MAMIE | {"name": "Mamie Robinson"})
    assert await values(read, NAME, range(4)) == [None, "Mamie Smith", None, "Mamie Robinson"]
    await record("four", fact("retraction", target=3))
    assert await values(read, NAME, range(1, 5)) == ["Mamie Smith", None, "Mamie Robinson", None]


async def test_a_thing_is_shown_as_it_was_by_the_source_that_was_preferred_then(record: Record, read: Read) -> None:
    fans = fact("recording", system="fans", source_kind="USER", subject={"new": {"id": RECORDING}}, key="r")
    await record("one", fans | {"title": "Crazy Blue", "type": "MusicalWorkSoundRecording"})
    await record("two", BLUES | {"subject": {"id": RECORDING}})
    await record("three", BLUES | {"subject": {"id": RECORDING}, "title": "CRAZY BLUES", "corrects": 2})
    await record("four", fact("retraction", target=3))
    assert await values(read, TITLE, range(1, 5)) == ["Crazy Blue", "Crazy Blues", "CRAZY BLUES", "Crazy Blue"]


async def test_an_ending_holds_only_from_when_it_was_known(record: Record, read: Read) -> None:
    group = fact("party", key="hounds", type="Group", name="Jazz Hounds")
    await record("one", MAMIE, group, fact("membership", member=at(0), group=at(1)))
    await record("two", fact("ending", target=3, validTo="1923-01-01T00:00:00Z"))
    await record("three", fact("ending", target=3, validTo="1924-01-01T00:00:00Z", corrects=4))
    await record("four", fact("retraction", target=5))
    text = 'query ($k: KnownAt) { party(id: "%s", knownAt: $k) { memberOf { validTo } } }' % PARTY  # noqa: UP031
    ends = [members[0]["validTo"] for members in await values(read, text, range(3, 7))]
    assert ends == [None, "1923-01-01T00:00:00.000000Z", "1924-01-01T00:00:00.000000Z", None]


async def test_text_that_was_erased_is_gone_in_the_past(record: Record, read: Read) -> None:
    await record("one", MAMIE)
    await record("two", MAMIE | {"born": "1891", "corrects": 1})
    await record("three", fact("erasure", target=1))
    assert await values(read, NAME, range(1, 4)) == ["[erased]", "Mamie Smith", "Mamie Smith"]


async def test_who_was_credited_then_and_chooses_not_to_be_named_now_is_withheld_in_the_past(
    record: Record, read: Read
) -> None:
    sung = fact("contribution", to=at(1), by={"party": at(0)}, role="MainArtist")
    await record("one", MAMIE, BLUES, sung)
    await record("two", person("Edith Wilson"))
    other = {"to": by_key("blues"), "by": {"party": by_key("edith wilson")}, "corrects": 3}
    await record("three", sung | other)
    assert await values(read, TITLE, range(3, 6), Audience.PUBLIC) == ["Crazy Blues"] * 3
    wish = fact("namingChoice", party=by_key("mamie"), audience="PUBLIC", context="MADE_BY", naming="NOT_NAMED")
    await record("four", wish)
    assert await values(read, TITLE, range(2, 7), Audience.PUBLIC) == [None, None, None, "Crazy Blues", "Crazy Blues"]
    assert await values(read, TITLE, range(3, 7)) == ["Crazy Blues"] * 4
    await record("five", fact("retraction", target=6))
    assert await values(read, TITLE, range(3, 8), Audience.PUBLIC) == ["Crazy Blues"] * 5


async def test_how_somebody_chose_to_be_named_and_what_became_of_that_is_history_for_auditors_only(
    record: Record, read: Read
) -> None:
    await _choose_and_take_back(record)
    assert await _history(read, Audience.AUDITOR) == list(range(6, 0, -1))
    assert await _history(read, Audience.PUBLIC) == [1]


async def test_a_store_of_an_earlier_version_keeps_such_choices_to_auditors_once_it_is_migrated(
    record: Record, read: Read, empty_database: Database
) -> None:
    await _choose_and_take_back(record)
    await empty_database.write(_forget_what_is_private)
    assert await _history(read, Audience.PUBLIC) == list(range(6, 0, -1))
    await migrate(empty_database)
    assert await _history(read, Audience.PUBLIC) == [1]


async def _forget_what_is_private(transaction: Transaction) -> None:
    await transaction.run(Statement("MATCH (said:Said) REMOVE said.private"), {})
    await transaction.run(Statement("MATCH (migration:Migration {number: 9}) DELETE migration"), {})


async def _choose_and_take_back(record: Record) -> None:
    wish = fact("namingChoice", party=by_key("mamie"), audience="PUBLIC", context="TRAINING", naming="NOT_NAMED")
    await record("one", MAMIE)
    await record("two", wish)
    await record("three", fact("knownError", target=2, note="She said so of a single only."))
    await record("four", fact("erasure", target=3), fact("retraction", target=2))
    await record("five", wish)


async def _history(read: Read, audience: Audience) -> list[int]:
    text = '{ party(id: "%s") { history { totalCount nodes { seq } } } }' % PARTY  # noqa: UP031
    history = (await read(text, audience=audience)).data["party"]["history"]  # type: ignore[index]
    seqs = [each["seq"] for each in history["nodes"]]
    assert history["totalCount"] == len(seqs)
    return seqs


async def test_a_seq_within_a_batch_counts_as_its_last_and_one_beyond_the_head_as_the_head(
    record: Record, read: Read
) -> None:
    await record("one", MAMIE, BLUES)
    await record("two", BLUES | {"title": "Crazy Blue", "corrects": 2})
    seqs = [(await read(TITLE, seq)).extensions["journal"]["seq"] for seq in (0, 1, 2, 3, 1_000)]
    assert seqs == [0, 2, 2, 3, 3]


async def test_a_time_is_the_last_batch_recorded_by_then(record: Record, read: Read) -> None:
    await record("one", MAMIE)
    await record("two", MAMIE | {"name": "Mamie Robinson", "corrects": 1})
    text = '{ party(id: "%s") { history { nodes { recordedAt } } } }' % PARTY  # noqa: UP031
    said = await read(text)
    assert said.data is not None
    second, first = (node["recordedAt"] for node in said.data["party"]["history"]["nodes"])
    names = [(await read(NAME, time)).data for time in ("2020-01-01T00:00:00Z", first, second, "2100-01-01T00:00:00Z")]
    assert names == [
        {"party": None},
        {"party": {"name": "Mamie Smith"}},
        {"party": {"name": "Mamie Robinson"}},
        {"party": {"name": "Mamie Robinson"}},
    ]


@pytest.mark.parametrize("known", [-1, "yesterday"])
async def test_what_is_no_time_is_refused(record: Record, read: Read, known: int | str) -> None:
    await record("one", MAMIE)
    (error,) = (await read(NAME, known)).errors
    assert error["extensions"]["code"] == "BAD_ARGUMENT"
