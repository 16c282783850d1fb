"""A name at the terminal is taken where it is one thing's, and otherwise shows what may be meant."""

from __future__ import annotations

import pytest
import typer

from api.cli.subject import one_meant
from seed.demo import demo_ids
from tests.oracle.asking import Asking
from tests.oracle.conftest import demo, execution

__all__ = ["demo", "execution"]

HANDY = demo_ids()["w-c-handy"]
REMASTERED = "Harbour Nocturne (2024 Remaster)"


@pytest.mark.parametrize("text", ["W. C. Handy", "wc handy", HANDY, "w-c-handy"])
async def test_what_is_one_things_name_id_or_key_is_taken(demo: Asking, text: str) -> None:
    assert await one_meant(text, demo.execution) == HANDY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("WC Hendy", ["Nothing is called WC Hendy; nearly so are:", f"  {HANDY}  W. C. Handy (Party): 1873-11-16–"]),
        ("isrc:xx-dem-19-00001", ["2 may be meant by isrc:xx-dem-19-00001", REMASTERED]),
        ("crazy blues", ["may be meant by crazy blues; take one by its id:", "Mamie Smith", "Mary Stafford"]),
        ("xyzzy", ["Nothing is called xyzzy, or nearly so"]),
        ("Thessaly Corrowan", ["Nothing is called Thessaly Corrowan, or nearly so"]),
    ],
)
async def test_what_may_be_several_or_none_is_shown_and_not_taken(
    demo: Asking, capsys: pytest.CaptureFixture[str], text: str, said: list[str]
) -> None:
    with pytest.raises(typer.Exit):
        await one_meant(text, demo.execution)
    shown = capsys.readouterr().err
    assert [words for words in said if words not in shown] == []
