"""`linernotes search`: what is called so, with what tells one from another, as anybody may read it."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from api.cli.asking import data
from api.cli.opening import engine, engine_settings, opened
from api.cli.outcome import answer, refuse, say
from graph.engine.settings import EngineSettings
from graph.search import Findable

if TYPE_CHECKING:
    from rich.table import Table

    from schema.execution import Execution

PERFECT: Final = 1000
_SEARCH: Final = """
query Search($text: String!, $kinds: [SearchKind!], $first: Int) {
  search(text: $text, kinds: $kinds, first: $first) {
    isPartial
    pageInfo { hasNextPage }
    hits { score kind matched { field value ranges { start end } } thing { __typename id ...ToldApart } }
  }
}
fragment ToldApart on Node {
  ... on Party {
    name born died identifiers { scheme display }
    works(first: 3) { nodes { title } }
    contributions(first: 3) { nodes { to { ... on Work { title } ... on Recording { title } ... on Asset { title } } } }
  }
  ... on Work { title created identifiers { scheme display } contributions(first: 3) { ...Makers } }
  ... on Recording { title recorded identifiers { scheme display } contributions(first: 3) { ...Makers } }
  ... on Asset { title madeAt identifiers { scheme display } contributions(first: 3) { ...Makers } }
  ... on Release { title released label { name } identifiers { scheme display } }
  ... on File { mediaType identifiers { scheme display } }
  ... on Dataset { name curatedBy { name } }
  ... on Model { name providedBy { name } }
}
fragment Makers on ContributionConnection { nodes { party { name } } }
"""
_OTHERS: Final = 3
_DATES: Final = ("born", "died", "created", "recorded", "madeAt", "released")


def search(
    text: Annotated[str, typer.Argument(help="A name, a title or an identifier, however it is written.")],
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only this kind: party, work, …; may be repeated."),
    ] = None,
    first: Annotated[int, typer.Option(min=1, max=100, help="How many hits at the most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Answer JSON, as GraphQL has it.")] = False,
) -> None:
    """Find parties, works, recordings and the rest by name, title or identifier; typos and accents are forgiven."""
    kinds = [_kind(each) for each in kind or ()]
    settings = engine_settings()
    with engine(settings, purpose="linernotes search") as server:
        found = asyncio.run(_ask(text, kinds, first, server, is_ours=settings.is_embedded))
    if as_json:
        answer(json.dumps(found, indent=2, ensure_ascii=False))
    elif found["hits"]:
        _print(found)
    else:
        refuse(f"Nothing is called {text}, or nearly so.")


async def found_by(
    text: str, execution: "Execution", *, kinds: Sequence[Findable] = (), first: int = 20
) -> dict[str, Any]:
    """Search as anybody may: a page of hits, each thing with what tells it from others of its name."""
    asked = {"text": text, "kinds": [kind.name for kind in kinds] or None, "first": first}
    found: dict[str, Any] = (await data(execution, _SEARCH, asked))["search"]
    return found | {"hits": [hit for hit in found["hits"] if hit["thing"] is not None]}


def called(thing: dict[str, Any]) -> str:
    """Say what a thing is called; a file is called nothing."""
    return str(thing.get("name") or thing.get("title") or thing.get("mediaType"))


def told_apart(thing: dict[str, Any]) -> str:
    """Say what tells a thing from others of its name: when, by whom or of what, and its identifiers."""
    dates = "–".join(str(thing[name])[:10] for name in _DATES if thing.get(name))
    others = list(dict.fromkeys(_others(thing)))[:_OTHERS]
    claims = [f"{claim['scheme']} {claim['display']}" for claim in thing.get("identifiers", ())]
    return "; ".join([*([dates] if dates else []), *([", ".join(others)] if others else []), *dict.fromkeys(claims)])


def _others(thing: dict[str, Any]) -> Iterator[str]:
    """Name what a party made, works first, or who made a thing."""
    yield from (work["title"] for work in thing.get("works", {"nodes": []})["nodes"])
    for each in thing.get("contributions", {"nodes": []})["nodes"]:
        yield from (called(other) for other in (each.get("to"), each.get("party")) if other)
    yield from (called(thing[name]) for name in ("label", "curatedBy", "providedBy") if thing.get(name))


async def _ask(
    text: str, kinds: Sequence[Findable], first: int, server: EngineSettings, *, is_ours: bool
) -> dict[str, Any]:
    # The schema is built where it is asked, so that the other commands start quickly.
    from api.state import state_over

    async with opened(server, is_ours=is_ours) as database:
        return await found_by(text, state_over(database, migrates=False)["execution"], kinds=kinds, first=first)


def _kind(name: str) -> Findable:
    if name.upper() not in Findable.__members__:
        names = ", ".join(each.name.lower() for each in Findable)
        raise typer.BadParameter(f"{name} is no kind of thing that is found; these are: {names}.")
    return Findable[name.upper()]


def _print(found: dict[str, Any]) -> None:
    from rich.console import Console

    Console(highlight=False).print(_table(found["hits"]))
    if found["isPartial"]:
        say("So much answers that only the best of it was looked at: ask for more words.")
    elif found["pageInfo"]["hasNextPage"]:
        say("There are more: --first takes up to 100.")


def _table(hits: Sequence[dict[str, Any]]) -> "Table":
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in ("Score", "Kind", "Name", "Told apart by"):
        table.add_column(heading, justify="right" if heading == "Score" else "left", overflow="fold")
    table.add_column("Id", no_wrap=True)
    for hit in hits:
        thing, matched = hit["thing"], hit["matched"]
        name = called(thing)
        # What answered may be another name, another title or a number: then it stands beside the name.
        also = "" if matched["value"] == name or matched["field"] == "IDENTIFIER" else f" ({matched['value']})"
        cells = (str(hit["score"]), thing["__typename"], f"{name}{also}", told_apart(thing), thing["id"])
        table.add_row(*map(escape, cells))
    return table
