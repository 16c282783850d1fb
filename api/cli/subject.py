"""What a person at the terminal means: by an id, a key of the demo, or by what something is called or numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from api.cli.outcome import refuse
from api.cli.search import PERFECT, called, found_by, told_apart
from linernotes.lineage import kind_of
from seed.demo import demo_ids

if TYPE_CHECKING:
    from schema.execution import Execution

_ID: Final = re.compile(r"[a-z]{3}_[0-9a-f-]{36}")
_SCHEME: Final = re.compile(r"^[A-Za-z_]+:(?=\S+$)")


async def one_meant(text: str, execution: Execution) -> str:
    """Return the id of what is meant, without guessing: where it may be several, they are listed and none is taken."""
    if _ID.fullmatch(text) and kind_of(text) is not None:
        return text
    if text in demo_ids():
        return demo_ids()[text]
    # A number is found however it is written, but without the name of its scheme.
    found = await found_by(_SCHEME.sub("", text), execution)
    things = [hit["thing"] for hit in found["hits"]]
    surely = [hit["thing"] for hit in found["hits"] if hit["score"] == PERFECT]
    if len(surely) == 1:
        return str(surely[0]["id"])
    if surely:
        return _choose(f"{len(surely)} may be meant by {text}; take one by its id:", surely)
    if things:
        return _choose(f"Nothing is called {text}. Take what you meant by its id:", things)
    return refuse(f"Nothing is called {text}, or nearly so.")


def _choose(words: str, things: list[dict[str, Any]]) -> str:
    lines = [f"  {thing['id']}  {called(thing)} ({thing['__typename']}) {told_apart(thing)}" for thing in things]
    return refuse("\n".join([words, *map(str.rstrip, lines)]))
