"""The purpose of what is frozen, trained and released: what is left out is as if there were no such field."""

import json
from typing import Any

from linernotes.facts.base import Fact
from linernotes.facts.registry import read_fact

SOURCE = {"system": "lab", "kind": "PROVIDER"}
BEFORE = {"kind": "trainingRun", "source": SOURCE, "key": "run", "type": "PRETRAIN"}


def _read(fact: dict[str, Any]) -> Fact:
    read = read_fact(json.dumps(fact), place=0)
    assert isinstance(read, Fact), read
    return read


def _written(fact: dict[str, Any]) -> dict[str, Any]:
    return _read(fact).model_dump(mode="json", by_alias=True, exclude_none=True)


def test_what_was_recorded_before_there_was_a_purpose_is_written_as_it_was() -> None:
    written = _written(BEFORE)
    assert written.keys().isdisjoint({"use", "act", "promises", "project", "model"})
    assert _read(written) == _read(BEFORE)


def test_a_purpose_that_says_what_silence_means_says_the_same() -> None:
    said = {**BEFORE, "use": "TRAIN_GENERATIVE", "act": {"codes": ["Worldwide"]}, "promises": []}
    assert _written(said) == _written(BEFORE)


def test_another_purpose_is_written() -> None:
    said = {**BEFORE, "use": "DATA_MINING", "act": {"codes": ["DE"]}, "promises": ["CREDIT"]}
    written = _written(said)
    assert (written["use"], written["promises"]) == ("DATA_MINING", ["CREDIT"])
    assert _read(written) == _read(said)


def test_a_warranty_stands_with_the_users_word_and_no_other_basis() -> None:
    given = {"input": {"key": {"key": "track"}}, "relationship": "componentOf"}
    warranty = {"by": {"key": {"key": "user"}}, "text": {"document": "Terms 3"}}
    generation = {"kind": "generation", "source": SOURCE, "key": "gen"}
    _read({**generation, "inputs": [{**given, "basis": "USER_WARRANTED", "warranty": warranty}]})
    refused = read_fact(json.dumps({**generation, "inputs": [{**given, "warranty": warranty}]}), place=0)
    assert isinstance(refused, list)
    assert [refusal.rule for refusal in refused] == ["WARRANTY"]
