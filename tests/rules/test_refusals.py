"""What a fact may not be: each refusal names the field and the rule, and says what would be right."""

import json
from typing import Any

import pytest

from linernotes.facts.registry import read_fact

SOURCE = {"system": "label", "kind": "ERN"}
PARTY = {"kind": "party", "key": "k", "type": "NaturalPerson", "name": "Mamie Smith"}
RECORDING = {"kind": "recording", "key": "k", "title": "Crazy Blues"}
ROLE = {"kind": "contribution", "to": {"place": 0}, "by": {"party": {"place": 1}}, "role": "MainArtist"}
MEMBER = {"kind": "membership", "member": {"place": 0}, "group": {"place": 1}}
ISWC = {"kind": "identifier", "about": {"place": 0}, "scheme": "ISWC", "value": "T0345246801"}
RELATION = {"kind": "recordingRelation", "recording": {"place": 0}, "related": {"place": 1}, "type": "IsCoverOf"}
METHOD = {"family": "TRAK", "measures": "INFLUENCE_ESTIMATE", "name": "TRAK"}
REPORT = {
    "kind": "attributionReport",
    "key": "k",
    "asset": {"place": 0},
    "reportedBy": {"place": 1},
    "method": METHOD,
    "side": "MASTER",
    "candidates": 10,
    "k": 1,
    "residual": {"statedPpm": 1},
    "scores": [{"source": {"place": 2}, "raw": "0.5"}],
}


def score(**fields: Any) -> dict[str, Any]:
    """A report whose one score has other fields."""
    return {**REPORT, "scores": [{"source": {"place": 2}, "raw": "0.5", **fields}]}


REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("a wrong check digit", {**ISWC, "value": "T0345246802"}, "/value", "CHECK_DIGIT"),
    ("an unknown scheme", {**ISWC, "scheme": "NOPE"}, "/value", "UNKNOWN_SCHEME"),
    ("an unknown role", {**ROLE, "role": "MainArtst"}, "/role", "ENUM"),
    ("a role without a maker", {**ROLE, "by": {}}, "/by", "EXACTLY_ONE_MAKER"),
    (
        "a role with two makers",
        {**ROLE, "by": {"party": {"place": 1}, "special": "Unknown"}},
        "/by",
        "EXACTLY_ONE_MAKER",
    ),
    ("all of it by AI, and by somebody", {**ROLE, "aiContribution": "All"}, "", "AI_CONTRIBUTION"),
    ("a reference that points twice", {**ROLE, "to": {"place": 0, "key": {"key": "k"}}}, "/to", "EXACTLY_ONE"),
    (
        "an interval that ends before it begins",
        {**MEMBER, "validFrom": "2020-01-01T00:00:00Z", "validTo": "2019-01-01T00:00:00Z"},
        "",
        "REVERSED_INTERVAL",
    ),
    ("a day that no calendar has", {**MEMBER, "validFrom": "2020-02-30T00:00:00Z"}, "/validFrom", "OUT_OF_RANGE"),
    ("a date that is none", {**RECORDING, "recorded": "sometime"}, "/recorded", "INVALID_DATE"),
    (
        "a stretch of sound that ends before it begins",
        {**RELATION, "inSegment": {"startMs": 2, "endMs": 1}},
        "/inSegment",
        "REVERSED_INTERVAL",
    ),
    ("a number that is not one", score(raw="NaN"), "/scores/0/raw", "NOT_FINITE"),
    ("a floating-point number", score(raw=0.5), "/scores/0/raw", "STRING_TYPE"),
    ("more scores than k", {**REPORT, "k": 0}, "", "MORE_THAN_K"),
    ("more parts than a million", {**REPORT, "residual": {"statedPpm": 1_000_001}}, "/residual/statedPpm", ""),
    ("text that is too long", {**RECORDING, "title": "x" * 501}, "/title", "TOO_LONG"),
    ("text with a control character", {**RECORDING, "title": "a\u0000b"}, "/title", "CONTROL_CHARACTER"),
    ("text that turns its neighbours round", {**PARTY, "name": "a\u202eb"}, "/name", "BIDI_CONTROL"),
    ("text that nobody can read", {**PARTY, "name": "\u200b"}, "/name", ""),
    ("a field that no fact has", {**PARTY, "nickname": "x"}, "/nickname", "EXTRA_FORBIDDEN"),
    ("a field left out", {name: value for name, value in PARTY.items() if name != "type"}, "/type", "MISSING"),
    ("a new thing that cannot be found again", {**PARTY, "key": None}, "", "NEW_NEEDS_KEY"),
    ("a kind that there is not", {"kind": "song"}, "", "UNION_TAG_INVALID"),
]


@pytest.mark.parametrize(("fact", "field", "rule"), [pytest.param(*row[1:], id=row[0]) for row in REFUSED])
def test_a_fact_is_refused_with_field_and_rule(fact: dict[str, Any], field: str, rule: str) -> None:
    refused = read_fact(json.dumps({"source": SOURCE, **fact}), place=7)
    assert isinstance(refused, list)
    assert [(one.place, one.field) for one in refused] == [(7, field)]
    assert rule in ("", refused[0].rule)
    assert refused[0].message


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"\xff\xfe", b'{"kind": "party"'])
def test_a_line_that_is_no_fact_is_refused(line: bytes) -> None:
    assert isinstance(read_fact(line, place=0), list)
