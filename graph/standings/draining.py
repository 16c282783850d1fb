"""Brings in line how past uses stand: a piece of a dataset version a transaction, with the journal's lock."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from graph.clearing.past import question_of
from graph.closures.tasks import lock
from graph.engine.database import Database
from graph.recorder.changes import Writes
from graph.rights.record import load_record_by
from graph.standings import statements
from graph.standings.keeping import ALL, ANEW
from linernotes.rights.question import Question
from linernotes.rights.standing import UNTOLD, History, Since, Standing, history, joined
from linernotes.vocabularies.clearance import Lasting, Status

PIECE: Final = 500
"""How many items are judged in a transaction: while it lasts, nobody records anything."""

ALWAYS: Final = ""
"""The beginning of a use of which nobody says when it began."""

_WHOLE: Final = 0


@dataclass(frozen=True, slots=True)
class _Use:
    """A use of a dataset version: whose standing it is, what was asked, and what of it goes on."""

    of: str
    question: Question | None
    lasting: Lasting


async def drain_standings(database: Database, *, piece: int = PIECE) -> None:
    """Bring all that is left in line."""
    while await database.write(lambda transaction: drain_a_piece(transaction, piece), seconds=None):
        pass


async def left(database: Database) -> int:
    """Say how much is left for later."""
    ((count,),) = await database.read(statements.LEFT)
    return int(count)


async def drain_a_piece(transaction: Writes, piece: int = PIECE) -> bool:
    """Bring the next piece in line; False when nothing is left, or the graph is being rebuilt."""
    if await lock(transaction) is None:
        return False
    rows = await transaction.run(statements.NEXT, {})
    if not rows:
        return False
    ((number, seq, position, partial),) = rows
    if number <= ALL:
        if number == ANEW:
            await transaction.run(statements.FORGET_EVERY, {})
        await transaction.run(statements.LEAVE_ALL, {"seq": seq})
        return True
    await _go_on(transaction, number, position, _read(partial), piece)
    return True


async def _go_on(transaction: Writes, number: int, position: int, partial: Mapping[str, History], piece: int) -> None:
    uses = await _uses(transaction, number)
    page = {"number": number, "skip": position, "size": piece}
    items = [item for (item,) in await transaction.run(statements.ITEMS, page)]
    record = await load_record_by(transaction.run, items, _families(uses)) if items else None
    found: dict[str, History] = dict(partial)
    for use in uses:
        if use.question is None:
            found[use.of] = (Since(ALWAYS, UNTOLD),)
        elif record is not None:
            stood = history(items, use.question, record, use.lasting)
            found[use.of] = joined([*([found[use.of]] if use.of in found else []), stood])
        else:
            found.setdefault(use.of, (Since(use.question.as_of, UNTOLD),))
    if len(items) == piece:
        told = {"number": number, "position": position + piece, "partial": _written(found)}
        await transaction.run(statements.GO_ON, told)
        return
    await transaction.run(statements.DONE, {"number": number})
    await _keep(transaction, number, uses, found)


async def _uses(transaction: Writes, number: int) -> list[_Use]:
    uses = []
    kinds = ((statements.FREEZING, Lasting.TRAINING), (statements.RUNS, Lasting.MODEL))
    for statement, lasting in kinds:
        for id_, began, purpose in await transaction.run(statement, {"number": number}):
            question = None if began is None else question_of(began, purpose)
            uses.append(_Use(id_, question, lasting))
    return uses


def _families(uses: Sequence[_Use]) -> list[str]:
    return sorted({family for use in uses if use.question is not None for family in use.question.families})


async def _keep(transaction: Writes, number: int, uses: Sequence[_Use], found: Mapping[str, History]) -> None:
    """Keep how the version stands, and its runs; and then all models that may know it."""
    versions = {use.of: found[use.of] for use in uses if use.lasting is Lasting.TRAINING}
    runs = {use.of: found[use.of] for use in uses if use.lasting is Lasting.MODEL}
    await _write(transaction, "DatasetVersion", versions, _WHOLE)
    await _write(transaction, "TrainingRun", runs, number)
    parts: dict[str, dict[int, list[Any]]] = {}
    for id_, part, *row in await transaction.run(statements.PARTS, {"ids": sorted(runs)}):
        parts.setdefault(id_, {}).setdefault(part, []).append(row)
    wholes = {id_: joined(map(_history, by_part.values())) for id_, by_part in parts.items()}
    await _write(transaction, "TrainingRun", wholes, _WHOLE)
    await _keep_models(transaction, number)


async def _keep_models(transaction: Writes, number: int) -> None:
    models = dict[str, list[str]](await transaction.run(statements.MODELS, {"number": number}))
    rows: dict[str, list[Any]] = {}
    asked = {"ids": sorted({run for runs in models.values() for run in runs})}
    for id_, *row in await transaction.run(statements.WHOLES, asked):
        rows.setdefault(id_, []).append(row)
    stood = {id_: joined(_history(rows[run]) for run in runs if run in rows) for id_, runs in models.items()}
    await _write(transaction, "ModelVersion", stood, _WHOLE)


async def _write(transaction: Writes, kind: str, found: Mapping[str, History], part: int) -> None:
    if not found:
        return
    await transaction.run(statements.FORGET, {"rows": [{"of": id_, "part": part} for id_ in sorted(found)]})
    rows = [row for id_ in sorted(found) for row in _rows(kind, id_, found[id_], part)]
    await transaction.run(statements.KEEP, {"rows": rows})


def _rows(kind: str, of: str, stood: History, part: int) -> list[Any]:
    ends = [since.start for since in stood[1:]]
    return [
        {
            "row": {
                "of": of,
                "kind": kind,
                "part": part,
                "start": since.start,
                "status": since.standing.status.value,
                "isRegularised": since.standing.is_regularised,
            }
            | ({"until": until} if until is not None else {})
        }
        for since, until in zip(stood, [*ends, None], strict=True)
    ]


def _history(rows: Collection[Sequence[Any]]) -> History:
    return tuple(Since(start, Standing(Status(status), regularised)) for start, status, regularised in rows)


def _written(found: Mapping[str, History]) -> str:
    told = {
        id_: [[since.start, since.standing.status, since.standing.is_regularised] for since in stood]
        for id_, stood in found.items()
    }
    return orjson.dumps(told).decode()


def _read(partial: str | None) -> dict[str, History]:
    return {} if partial is None else {id_: _history(rows) for id_, rows in orjson.loads(partial).items()}
