"""Asks what is cleared by GraphQL, of small worlds told in the notation of docs/clearance-cases.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.engine.database import Database
from graph.reader import Audience, ReadContext, Reader
from graph.recorder.recorder import Recorder, open_journal
from graph.views.registry import VIEWS
from schema.build import build
from schema.execution import Execution
from tests.conftest import Empty
from tests.graph.rights.recorded import record, recorder_of
from tests.rules.rights.as_facts import Json, Telling, recordable
from tests.rules.rights.notation import World

NOW = "2026-01-01T00:00:00.000000Z"
AREA = "{ text }"
THING = "{ __typename ... on Party { id } ... on Work { id } ... on Recording { id } ... on Asset { id } }"
ITEM = f"""
item {THING} given {{ id identifier {{ scheme value }} title }} cleared {AREA} rights {AREA} choice {AREA}
requirements {{ thing {THING} side rights {AREA} choice {AREA} papers isAssumed }}
gaps {{ thing {THING} side verdict area {AREA} since party {{ id }} reason about missingPpm }}
ignored {{ decision because }}
"""
EXTENTS = "{ everywhere partly nowhere }"
COUNTED = f"""
seq place {AREA} counts {{ items notNamed cleared {EXTENTS} rights {EXTENTS} choice {EXTENTS} }} cleared {AREA}
gapsByReason {{ reason items }}
gapsByParty(first: 100) {{ totalCount nodes {{ party {{ id }} items }} }}
"""
DECLARED = {
    "of": "ClearanceOf!",
    "use": "Use!",
    "act": "Places",
    "offer": "Places",
    "asOf": "DateTime",
    "model": "ID",
    "promises": "[LicenceCondition!]",
    "project": "String",
    "knownAt": "KnownAt",
}
PAGED = {"first": "Int", "after": "String", "filter": "ClearanceFilter"}
DE: Json = {"use": "TRAIN_GENERATIVE", "act": {"codes": ["DE"]}, "asOf": NOW}
"""Generative training in Germany."""


def document(answer: str) -> str:
    """Return the document that asks for some fields of an answer."""
    declared = DECLARED | {name: type_ for name, type_ in PAGED.items() if f"${name}" in answer}
    variables = ", ".join(f"${name}: {type_}" for name, type_ in declared.items())
    given = ", ".join(f"{name}: ${name}" for name in DECLARED)
    return f"query ({variables}) {{ answer: clearance({given}) {{ {answer} }} }}"


@dataclass
class Asking:
    """A world in the database: the id of each name, and what is asked of it."""

    database: Database
    execution: Execution
    recorder: Recorder
    ids: dict[str, str]

    @classmethod
    async def of(cls, database: Database, empty: Empty, *lines: str) -> Asking:
        """Record a world that is told line by line."""
        await empty()
        await open_journal(database)
        recorder, telling = recorder_of(database), Telling(recordable(World(list(lines)).facts))
        await record(recorder, telling, key="world")
        return cls.over(database, recorder, telling.ids)

    @classmethod
    def over(cls, database: Database, recorder: Recorder, ids: dict[str, str]) -> Asking:
        """Ask a database that has a world already."""
        schema = build()
        return cls(database, Execution(schema, Reader(schema, VIEWS, database)), recorder, ids)

    async def said(
        self, answer: str, *, audience: Audience = Audience.AUDITOR, actor: str | None = None, **variables: Any
    ) -> tuple[Json | None, list[str]]:
        """Ask for some fields of an answer; return it, and the codes of errors."""
        context = ReadContext(audience, NOW, actor=actor)
        before = self.execution.reader.counts.fallbacks
        response = await self.execution.execute(document(answer), context=context, variables=variables)
        assert self.execution.reader.counts.fallbacks == before
        return (response.data or {}).get("answer"), [error["extensions"]["code"] for error in response.errors]

    async def asked(self, answer: str, **variables: Any) -> Json:
        """Ask, and expect an answer."""
        found, errors = await self.said(answer, **variables)
        assert errors == []
        assert found is not None
        return found

    async def cleared(self, *names: str, **more: Any) -> dict[str, str]:
        """Return where each of some things is cleared, by name."""
        asked = DE | {"of": {"items": [self.ids[name] for name in names]}} | more
        page = await self.asked("items(first: 100) { nodes { cleared { text } } }", **asked)
        texts = [node["cleared"]["text"] for node in page["items"]["nodes"]]
        return dict(zip(names, texts, strict=True))

    def name_of(self, id_: str | None) -> str | None:
        """Return the name of an id."""
        return next((name for name, each in self.ids.items() if each == id_), id_)
