"""`linernotes explain`: why a party stands on the sheet of an asset, in words, and who said so."""

import asyncio
from typing import Annotated

import typer

from api.cli.opening import engine, engine_settings, opened
from api.cli.outcome import answer, refuse
from graph.engine.settings import EngineSettings
from linernotes.lineage import Direction
from linernotes.naming import Reader
from linernotes.tracing.telling import Told
from linernotes.tracing.words import called, kind, left_out, step, who_said

_MOST_PATHS = 10


def explain(
    asset: Annotated[str, typer.Argument(help="An id, SCHEME:value, a key of the demo, or a title.")],
    party: Annotated[str, typer.Argument(help="Who, or what, by the same.")],
    first: Annotated[int, typer.Option("--first", min=1, max=_MOST_PATHS, help="How many ways at the most.")] = 3,
) -> None:
    """Explain how an asset leads to a party: the shortest ways, step by step, and who said so."""
    settings = engine_settings()
    with engine(settings, purpose="linernotes explain") as server:
        answer(asyncio.run(_explain(asset, party, first, server, is_ours=settings.is_embedded)))


async def _explain(one: str, other: str, first: int, server: EngineSettings, *, is_ours: bool) -> str:
    from api.cli.subject import one_meant
    from api.state import state_over
    from graph.lineage.between import told_between
    from graph.lineage.hops import View

    async with opened(server, is_ours=is_ours) as database:
        execution = state_over(database, migrates=False)["execution"]
        start, end = await one_meant(one, execution), await one_meant(other, execution)
        found = await told_between(database, start, end, View(audience=Reader.PUBLIC), first=first)
    if found is None:
        refuse(f"There is nothing with the id {start} to be seen.")
    if not found.paths:
        return f"Nothing leads from {one} to {other}. {left_out(found.completeness)}".rstrip()
    paths = "\n\n".join(
        "\n".join(_path(number, path, found.direction)) for number, path in enumerate(found.paths, start=1)
    )
    return f"{paths}\n\nAs of entry {found.seq:,}. {left_out(found.completeness)}".rstrip()


def _path(number: int, path: list[Told], direction: Direction) -> list[str]:
    lines = [f"{number}."]
    for each in path:
        near, far = (each.later, each.earlier) if direction is Direction.EARLIER else (each.earlier, each.later)
        lines.append(f"   {called(near)} {step(each.type, direction)} {called(far)} ({kind(far)})")
        lines += [f"      {said}" for said in who_said(each.facts)]
    return lines
