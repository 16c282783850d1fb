"""What a person at the terminal means: by an id, a key of the demo, an identifier, or what something is called."""

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
    """Return the id of what is meant, without guessing: where it may be several, they are listed and none is taken.

    Only what is called so, or has the identifier, is taken; what is nearly so is shown.
    """
    if _ID.fullmatch(text) and kind_of(text) is not None:
        return text
    if text in demo_ids():
        return demo_ids()[text]
    # A number is found however it is written, but without the name of its scheme.
    hits = (await found_by(_SCHEME.sub("", text), execution))["hits"]
    if not hits:
        refuse(f"Nothing is called {text}, or nearly so, and no id, identifier or key of the demo is like that.")
    meant = [hit["thing"] for hit in hits if hit["score"] == PERFECT]
    if not meant:
        refuse("\n".join([f"Nothing is called {text}; nearly so are:", *(_line(hit["thing"]) for hit in hits)]))
    if len(meant) > 1:
        refuse("\n".join([f"{len(meant)} may be meant by {text}; take one by its id:", *map(_line, meant)]))
    return str(meant[0]["id"])


def _line(thing: dict[str, Any]) -> str:
    """Return what a person chooses by."""
    apart = told_apart(thing)
    return f"  {thing['id']}  {called(thing)} ({thing['__typename']}){f': {apart}' if apart else ''}"
