"""`linernotes clear`: whether all that a file lists may be put to a use, and what stands between the rest and that."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final

import orjson
import typer

from api.cli.clearance_table import named, printed
from api.cli.entries_file import EntriesUnreadable, entries_of
from api.cli.opening import engine, engine_settings, opened
from api.cli.outcome import OK, REFUSED, answer
from api.cli.progress import bar
from graph.clearing.asked import UnknownModel, model_of, policy_of
from graph.clearing.subjects import Entry, Given, Subject, View
from graph.clearing.sweep import Sweep
from graph.clearing.telling import plain, plain_counts
from graph.clearing.visitors import Counting
from graph.engine.settings import EngineSettings
from graph.reader.position import Position
from linernotes.instants import InvalidInstant, normalise_instant, show_instant
from linernotes.naming import Reader
from linernotes.rights.asking import PlaceMissing, UnknownTerritory, UnknownUse, area_asked, use_called, with_a_place
from linernotes.rights.clearance import Clearance
from linernotes.rights.question import Question
from linernotes.rights.tally import Tally
from linernotes.rights.territory import Area, Territories
from linernotes.vocabularies.uses import Use

_WRONG_USAGE: Final = (EntriesUnreadable, InvalidInstant, PlaceMissing, UnknownModel, UnknownTerritory, UnknownUse)
_SHOWN: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked, as it was typed."""

    entries: Sequence[Entry]
    use: Use
    act: Sequence[str]
    offer: Sequence[str]
    as_of: str
    model: str | None


def clear(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="ENTRIES.csv",
            help="CSV with the columns id, identifier or title.",
            exists=True,
            dir_okay=False,
            readable=True,
        ),
    ],
    *,
    use: Annotated[str, typer.Option(help="The use, as DDEX calls it: UseForTrainingGenerativeAI, Stream, …")],
    act: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Where it is done: DE, 2120, Worldwide.")
    ] = None,
    offer: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Where its result is offered.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="TIME", help="When it is: 2027-01-01T00:00:00Z. Else now.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="ID", help="The model that it is for, or a version of it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer JSON, with every entry.")] = False,
) -> None:
    """Say whether all that a file lists may be put to a use somewhere, and what is lacking.

    Who asks here has the database, so everybody is named. Ends with 0 if all is cleared in all of the place, else 1.
    """
    try:
        request = Request(
            entries=entries_of(file),
            use=use_called(use),
            act=_codes(act),
            offer=_codes(offer),
            as_of=show_instant(datetime.now(UTC)) if as_of is None else normalise_instant(as_of),
            model=model,
        )
        settings = engine_settings()
        with engine(settings, purpose="linernotes clear") as server:
            found = asyncio.run(_clear(request, server, is_ours=settings.is_embedded, all_entries=as_json))
    except _WRONG_USAGE as problem:
        raise typer.BadParameter(problem.message) from problem
    if as_json:
        answer(orjson.dumps(found).decode())
    else:
        printed(found)
    counts = found["counts"]
    raise typer.Exit(OK if counts["cleared"]["everywhere"] == counts["items"] else REFUSED)


def _codes(given: Sequence[str] | None) -> list[str]:
    return [code.strip() for each in given or () for code in each.split(",") if code.strip()]


@dataclass(slots=True)
class _Lines:
    """Hears of entries with the number of each; of the first that are not cleared, or of all."""

    is_done: ClassVar[bool] = False
    most: int | None
    told: list[dict[str, Any]] = field(default_factory=list)

    def take(self, subject: Subject, clearance: Clearance) -> None:
        if self.most is None or (len(self.told) < self.most and clearance.place not in clearance.cleared):
            self.told.append({"entry": int(subject.key) + 1, **plain(subject, clearance, {"gaps"})})


async def _clear(request: Request, server: EngineSettings, *, is_ours: bool, all_entries: bool) -> dict[str, Any]:
    # The schema is built where names are asked, so that the other commands start quickly.
    from api.state import state_over

    async with opened(server, is_ours=is_ours) as database:
        position = await Position.at(database, None)
        question = with_a_place(
            Question(
                use=request.use,
                as_of=request.as_of,
                act=_area(request.act, request.as_of),
                offer=_area(request.offer, request.as_of),
                model=await model_of(position, request.model),
            )
        )
        counting, lines = Counting(Tally(question.place)), _Lines(None if all_entries else _SHOWN)
        with bar("Clearing", total=len(request.entries)) as (progress, task):
            sweep = Sweep(
                database=database,
                position=position,
                subjects=Given(database, View(Reader.AUDITOR), request.entries),
                question=question,
                told=lambda cleared: progress.advance(task, cleared),
                seconds=None,
            )
            await sweep.run([counting, lines])
        blocking = [{"party": id_, "items": items} for id_, items in counting.tally.by_party()]
        found = plain_counts(counting, question, await policy_of(position, question), position.seq) | {
            "gapsByParty": blocking,
            "items": lines.told,
        }
        if not all_entries:
            found["called"] = await named(found, state_over(database, migrates=False)["execution"])
        return found


def _area(codes: Sequence[str], as_of: str) -> Area:
    return area_asked(Territories(codes=tuple(codes)) if codes else None, as_of)
