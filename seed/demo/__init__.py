"""The demo as facts: a catalogue of real recordings, an invented story, the rights in both; and the ids in them."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

HERE: Final = Path(__file__).resolve().parent
CATALOGUE: Final = HERE / "catalogue.jsonl"
STORY: Final = HERE / "story.jsonl"
RIGHTS: Final = HERE / "rights.jsonl"
FILES: Final = (CATALOGUE, STORY, RIGHTS)
"""In the order of import: each refers to those before, and the last facts of the story name seqs that count through."""


@cache
def demo_ids() -> Mapping[str, str]:
    """Return the id of every thing of the demo by its key, such as `night-ferry`; keys are unique across the files."""
    facts = (json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({fact["key"]: fact["subject"]["new"]["id"] for fact in facts if "subject" in fact})
