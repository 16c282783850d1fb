"""Canonical bytes are those of RFC 8785."""

from typing import Any

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from linernotes.canonical import canonical
from linernotes.facts.registry import json_schema

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.text(st.characters(max_codepoint=127))
LEAVES = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=30)


@given(VALUES)
def test_canonical_bytes_are_those_of_rfc_8785(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_every_text_escape_is_as_rfc_8785_has_it() -> None:
    text = "".join(map(chr, range(0x300))) + "\u2028\u2029\uffff\U0001f3b5"
    assert canonical(text) == rfc8785.dumps(text)


def test_no_fact_holds_a_float_or_a_name_that_is_not_ascii() -> None:
    parts: list[Any] = [json_schema()]
    while parts:
        one = parts.pop()
        if isinstance(one, dict):
            assert one.get("type") != "number"
            assert all(name.isascii() for name in one)
            parts.extend(one.values())
        elif isinstance(one, list):
            parts.extend(one)
