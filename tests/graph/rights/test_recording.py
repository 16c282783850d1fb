"""Rights are recorded as stated: what cannot be is refused with the rule, and history stands beside what stands."""

from __future__ import annotations

from typing import Any

import pytest
import pytest_asyncio

from graph.engine.database import Database
from graph.recorder.dump import digests_of
from graph.recorder.rebuild import rebuild
from graph.rights.record import load_record
from linernotes.refusals import BatchRefused
from linernotes.rights.interval import Span
from tests.graph.recorder.conftest import Ask, Record, at, by_key, fact, person
from tests.graph.recorder.whole_record import all_entries
from tests.graph.rights.standing import standing


def share(**fields: Any) -> dict[str, Any]:
    """The label's share of Ida Cox's recording, or another."""
    said = {"holder": by_key("label"), "in": by_key("fore"), "tier": "LICENSING", "side": "MASTER"}
    return fact("rightShare", **said | {"key": "fore-master", "size": {"ppm": 1_000_000}} | fields)


def consent(**fields: Any) -> dict[str, Any]:
    """Ida Cox's yes to training on her recording, or another decision."""
    said = {"decision": "GRANT", "by": by_key("ida"), "capacity": "ARTIST", "about": by_key("fore")}
    return fact("consent", **said | {"uses": ["TRAIN_GENERATIVE"], "method": "PORTAL"} | fields)


@pytest_asyncio.fixture
async def fore(record: Record) -> str:
    """Ida Cox's recording, her song, her label and another one."""
    answer = await record(
        "music",
        fact("recording", key="fore", title="Fore Day Creep"),
        fact("work", key="creep", title="Fore Day Creep"),
        person("Ida Cox", key="ida", died="1967"),
        person("Label"),
        person("Buyer"),
    )
    return str(answer.results[0].id)


def rules(refused: pytest.ExceptionInfo[BatchRefused]) -> list[tuple[str, str]]:
    return [(one.field, one.rule) for one in refused.value.refusals]


NOTHING_SOLD: dict[str, Any] = {"from": by_key("label"), "to": by_key("buyer"), "what": {}}
REFUSED = {
    "a side that the thing does not have": (share(side="COMPOSITION"), ("/side", "SIDE_NOT_HERE")),
    "a tier that the side does not have": (share(tier="MANUSCRIPT"), ("", "TIER_NOT_HERE")),
    "a share of two sizes": (share(size={"ppm": 1, "unknown": True}), ("/size", "EXACTLY_ONE")),
    "a share of more than all": (
        share(size={"stated": {"basis": "HUNDRED", "value": "100.01"}}),
        ("/size/stated", "OUT_OF_RANGE"),
    ),
    "a share of something that is no music": (share(**{"in": by_key("label")}), ("/in", "WRONG_KIND")),
    "territories that are nowhere": (share(territories={"codes": []}), ("/territories", "NO_TERRITORY")),
    "an interval with nothing in it": (
        consent(validFrom="2026-01-01T00:00:00Z", validTo="2026-01-01T00:00:00Z"),
        ("", "REVERSED_INTERVAL"),
    ),
    "a yes to nothing": (consent(uses=[]), ("", "USES_NEEDED")),
    "a condition that is not said": (consent(decision="CONSTRAIN"), ("", "CONSTRAINT")),
    "a use that nobody knows": (consent(uses=["TRAIN"]), ("/uses/0", "ENUM")),
    "an open licence without a name": (
        fact("protection", of=by_key("fore"), side="MASTER", status="OPEN_LICENCE"),
        ("", "LICENCE"),
    ),
    "a transfer of nothing": (
        fact("transfer", **NOTHING_SOLD, effective="2026-01-01T00:00:00Z", state="CONFIRMED"),
        ("/what", "EXACTLY_ONE"),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_it_is_refused_by_name_to_record(record: Record, fore: str, what: str) -> None:
    wrong, rule = REFUSED[what]
    with pytest.raises(BatchRefused) as refused:
        await record("wrong", wrong)
    assert rules(refused) == [rule]


async def test_a_stated_size_is_kept_and_converted(record: Record, fore: str, ask: Ask) -> None:
    await record("one", share(size={"stated": {"basis": "TWO_HUNDRED", "value": "66.67"}}))
    assert await ask("MATCH (s:RightShare) RETURN s.sizePpm, s.statedBasis, s.statedValue") == [
        [333_350, "TWO_HUNDRED", "66.67"]
    ]


async def test_territories_are_kept_as_stated(record: Record, fore: str, ask: Ask) -> None:
    stated = {"table": "TIS", "version": "2020-02", "codes": ["2120", "ATLANTIS"], "excluded": ["826"]}
    await record("one", share(territories=stated | {"asAmended": True}))
    assert await ask(
        "MATCH (s:RightShare) "
        "RETURN s.territoryTable, s.territoryVersion, s.territories, s.excludedTerritories, s.asAmended"
    ) == [["TIS", "2020-02", ["2120", "ATLANTIS"], ["826"], True]]


async def test_a_share_is_told_once_whoever_else_describes_it(record: Record, fore: str) -> None:
    (first,) = (await record("one", share())).results
    attached = share(
        system="other", key="mine", subject={"id": first.id}, holder={"key": {"key": "buyer", "source": "label"}}
    )
    attached["in"] = {"key": {"key": "fore", "source": "label"}}
    with pytest.raises(BatchRefused) as refused:
        await record("two", attached)
    assert rules(refused) == [("", "DIFFERS")]


async def test_two_sources_tell_of_two_claims(record: Record, fore: str, empty_database: Database) -> None:
    other = {"holder": {"key": {"key": "buyer", "source": "label"}}, "in": {"key": {"key": "fore", "source": "label"}}}
    await record("one", share(), share(system="other", **other))
    loaded = await load_record(empty_database, [fore])
    assert [(one.source, one.size) for one in loaded.shares] == [("label", 1_000_000), ("other", 1_000_000)]


async def test_a_corrected_share_never_was_and_is_still_sold(
    record: Record, fore: str, empty_database: Database
) -> None:
    (first,) = (await record("one", share())).results
    sold: dict[str, Any] = {"from": by_key("label"), "to": by_key("buyer"), "what": {"shares": [{"id": first.id}]}}
    await record("two", fact("transfer", **sold, effective="2026-01-01T00:00:00Z", state="CONFIRMED"))
    await record("three", share(size={"ppm": 500_000}, corrects=first.seq))
    now, then = [await load_record(empty_database, [fore], known=known) for known in (None, first.seq)]
    assert [(one.id, one.size) for one in now.shares] == [(first.id, 500_000)]
    assert [one.shares for one in now.transfers] == [{first.id}]
    assert [(one.id, one.size) for one in then.shares] == [(first.id, 1_000_000)]
    assert then.transfers == ()


async def test_what_a_transfer_sells_is_not_retracted_alone(record: Record, fore: str) -> None:
    (first,) = (await record("one", share())).results
    sold: dict[str, Any] = {"from": by_key("label"), "to": by_key("buyer"), "what": {"shares": [{"id": first.id}]}}
    await record("two", fact("transfer", **sold, effective="2026-01-01T00:00:00Z", state="CONFIRMED"))
    with pytest.raises(BatchRefused) as refused:
        await record("three", fact("retraction", target=first.seq))
    assert rules(refused) == [("/target", "NEEDED")]


async def test_an_ended_refusal_holds_until_then_and_what_was_known_before_stays(
    record: Record, fore: str, empty_database: Database
) -> None:
    (no,) = (await record("one", consent(decision="DENY"))).results
    (end,) = (await record("two", fact("ending", target=no.seq, validTo="2026-01-01T00:00:00Z"))).results
    now, then = [await load_record(empty_database, [fore], known=known) for known in (None, no.seq)]
    assert [one.valid for one in now.consents] == [Span(None, "2026-01-01T00:00:00.000000Z")]
    assert [one.valid for one in then.consents] == [Span()]
    await record("three", fact("retraction", target=end.seq))
    assert [one.valid for one in (await load_record(empty_database, [fore])).consents] == [Span()]


async def test_retracting_an_ending_leaves_what_has_been_corrected_since(
    record: Record, fore: str, empty_database: Database
) -> None:
    (no,) = (await record("one", consent(decision="DENY", validTo="2030-01-01T00:00:00Z"))).results
    (end,) = (await record("two", fact("ending", target=no.seq, validTo="2026-01-01T00:00:00Z"))).results
    await record("three", consent(decision="DENY", validTo="2027-01-01T00:00:00Z", corrects=no.seq))
    await record("four", fact("retraction", target=end.seq))
    loaded = await load_record(empty_database, [fore])
    assert [one.valid.end for one in loaded.consents] == ["2027-01-01T00:00:00.000000Z"]


async def test_an_agreement_with_clauses_is_not_retracted_alone_nor_amends_itself(record: Record, fore: str) -> None:
    paper = fact("agreement", key="paper", title="Paper", type="LABEL_TRAINING")
    clause: dict[str, Any] = {"effect": "PERMIT", "uses": ["TRAIN_GENERATIVE"], "covers": {"items": [by_key("fore")]}}
    first, *_ = (await record("one", paper, fact("clause", key="1", agreement=at(0), **clause))).results
    with pytest.raises(BatchRefused) as refused:
        await record("two", fact("retraction", target=first.seq))
    assert rules(refused) == [("/target", "NEEDED")]
    with pytest.raises(BatchRefused) as refused:
        await record("three", paper | {"corrects": first.seq, "amends": by_key("paper")})
    assert rules(refused) == [("", "CYCLE")]


async def test_what_a_constraint_says_can_be_erased(
    record: Record, fore: str, ask: Ask, empty_database: Database
) -> None:
    constraint = {"text": "Not for songs about my mother.", "satisfied": {"document": "Letter"}}
    (first,) = (await record("one", consent(decision="CONSTRAIN", constraint=constraint))).results
    await record("two", fact("erasure", target=first.seq))
    assert await ask("MATCH (c:Consent) RETURN c.constraint, c.satisfied") == [["[erased]", "Letter"]]


async def test_only_protection_and_policies_of_choice_are_in_a_public_history(
    record: Record, fore: str, ask: Ask
) -> None:
    protected = fact("protection", of=by_key("fore"), side="MASTER", status="PROTECTED")
    everybody = fact("choicePolicy", of={"everybody": True}, master=["MainArtist"])
    await record("one", share(), consent(), protected, everybody)
    assert await ask("MATCH (f:Fact) WHERE f.seq > 5 AND f.private IS NULL RETURN f.kind ORDER BY f.seq") == [
        ["protection"],
        ["choicePolicy"],
    ]


async def test_the_graph_made_anew_from_the_journal_is_the_same(
    record: Record, fore: str, empty_database: Database
) -> None:
    (first, *_) = (await record("one", share(), consent())).results
    await record("two", share(size={"unknown": True}, corrects=first.seq))
    await record("three", fact("ending", target=first.seq + 1, validTo="2026-01-01T00:00:00Z"))
    before = await digests_of(empty_database)
    await rebuild(empty_database)
    assert (await digests_of(empty_database)).differ_from(before) == []
    assert len(standing(await all_entries(empty_database))) == 8
