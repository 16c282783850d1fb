"""What a page draws of an asset's lineage: cards with things on them, and lines between them in plain words.

What is certain comes from the walk, what a report estimates from the sheet. A likeness is never drawn.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from linernotes.credits import phrases
from linernotes.credits.words import RELATIONS, SIDES, not_named
from linernotes.lineage import Direction, StepType
from linernotes.tracing import words
from linernotes.tracing.telling import Thing

Plain = Mapping[str, Any]

MOST_THINGS: Final = 32
"""How many things are drawn; a picture of more is not read."""

MOST_ALIKE: Final = 5
"""How many are drawn that one thing came from in the same way."""

_FOR_REFERENCE: Final = "was given for reference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing on a card; `notes` say more of it, `link` is its own page, `is_quiet` that it is no name."""

    text: str
    notes: tuple[str, ...] = ()
    link: str | None = None
    is_quiet: bool = False


@dataclass(slots=True, kw_only=True)
class Card:
    """What stands in one place of the picture: a thing, or several that one thing came from in the same way."""

    rows: list[Row]
    kind: str = ""
    is_estimate: bool = False
    lines: list["Line"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What leads from a card to one that its thing came from."""

    to: Card
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The cards, that of the asset first, and what is not drawn, in words."""

    cards: Sequence[Card]
    not_drawn: str


def picture(sheet: Plain, lineage: Plain | None) -> Picture:
    """Draw what an asset came from, out of its sheet and the walk from it; None is a walk that leads nowhere."""
    drawing = _Drawing(sheet)
    walk = lineage or {"edges": (), "pageInfo": {"hasNextPage": False}, "completeness": {"omitted": ()}}
    drawing.follow(walk["edges"])
    drawing.add_unnamed()
    drawing.add_estimates()
    return Picture(cards=list(drawing.cards.values()), not_drawn=_not_drawn(sheet, walk, drawing.left))


class _Drawing:
    """A picture while it is made: cards by what they are of."""

    def __init__(self, sheet: Plain) -> None:
        self._sheet = sheet
        self._said = dict(_said(sheet))
        self._links = dict(_links(sheet))
        self._notes = {model["modelVersion"]: _trained(model) for model in sheet["models"]}
        self._start: str = sheet["asset"]
        self._things = 1
        self._alike = Counter[tuple[str, StepType]]()
        self.left = Counter[StepType]()
        self.cards: dict[str, Card] = {self._start: Card(kind="this track", rows=[Row(text=sheet["title"])])}

    def follow(self, edges: Iterable[Plain]) -> None:
        """Draw the edges of a walk in its order, as long as there is room; between two things one is enough."""
        drawn: set[tuple[str, str]] = set()
        for edge in edges:
            # An end that may only be seen beside others has no name here.
            if edge["from"] is None or edge["to"] is None or edge["from"]["id"] not in self.cards:
                continue
            ends = edge["from"]["id"], edge["to"]["id"]
            if ends not in drawn:
                drawn.add(ends)
                self._draw(ends[0], StepType(edge["type"]), _thing(edge["to"]))

    def _draw(self, later: str, type_: StepType, earlier: Thing) -> None:
        is_new = earlier.kind == "Party" or earlier.id not in self.cards
        self._alike[later, type_] += 1
        if is_new and (self._things >= MOST_THINGS or self._alike[later, type_] > MOST_ALIKE):
            self.left[type_] += 1
            return
        self._things += is_new
        text = "a file" if earlier.kind == "File" else words.called(earlier)
        row = Row(text=text, notes=self._notes.get(earlier.id, ()), link=self._links.get(earlier.id))
        said = self._said.get((later, earlier.id)) or words.step(type_, Direction.EARLIER)
        if earlier.kind == "Party":
            # Whoever made a thing stands beside it, so that no line crosses the picture for a name.
            self._beside(later, said, row)
        else:
            card = self.cards.setdefault(earlier.id, Card(kind=words.kind(earlier), rows=[row]))
            self.cards[later].lines.append(Line(to=card, words=said))

    def _beside(self, later: str, said: str, row: Row) -> None:
        key = f"{later} {said}"
        if key not in self.cards:
            self.cards[key] = Card(rows=[])
            self.cards[later].lines.append(Line(to=self.cards[key], words=said))
        self.cards[key].rows.append(row)

    def add_unnamed(self) -> None:
        """Draw how many made a thing without being named, as the sheet counts them."""
        for later, number in _unnamed(self._sheet):
            if number and later in self.cards:
                said = words.step(StepType.MADE, Direction.EARLIER)
                self._beside(later, said, Row(text=not_named(number), is_quiet=True))

    def add_estimates(self) -> None:
        """Draw the estimated sources of each side that a report settles."""
        for side in self._sheet["trainingSources"]["sides"]:
            rows = _estimates(side)
            if rows:
                card = Card(kind="estimated sources", rows=rows, is_estimate=True)
                self.cards[side["basis"]["report"]] = card
                said = words.step(StepType.SCORES, Direction.EARLIER)
                self.cards[self._start].lines.append(Line(to=card, words=said))


def _thing(node: Plain) -> Thing:
    of = node.get("model") or node.get("dataset")
    name = f"{of['name']} {node['version']}" if of else node.get("title") or node.get("name")
    return Thing(id=node["id"], kind=node["__typename"], name=name)


def _estimates(side: Plain) -> list[Row]:
    """Give the estimated sources of a side that are named, the first few, and how many there are besides."""
    named = [item for item in side["items"] if not item["withheld"]]
    rows = [
        Row(
            text=item["source"]["title"] or "",
            notes=tuple(part for part in (item["show"], phrases.makers(item["source"]["performedBy"])) if part),
        )
        for item in named[:MOST_ALIKE]
    ]
    more = len(named) - len(rows) + (side["itemsNotShown"] or 0)
    withheld = len(side["items"]) - len(named)
    counted = [f"and {words.counted(StepType.SCORES, more).replace(' ', ' more ', 1)}"] if more else []
    counted += [not_named(withheld)] if withheld else []
    side_alone = Row(text=SIDES[side["basis"]["side"]], is_quiet=True)
    return [side_alone, *rows, *(Row(text=text, is_quiet=True) for text in counted)] if rows or counted else []


def _said(sheet: Plain) -> Iterator[tuple[tuple[str, str], str]]:
    """Give how the sheet calls what leads from a thing to what it contains or was given."""
    for line in sheet["references"]:
        if line["source"]:
            yield (sheet["asset"], line["source"]["id"]), _FOR_REFERENCE
    for line in sheet["contains"]:
        ids = [sheet["asset"], *(step["id"] for step in line["path"])]
        for later, step in zip(ids, line["path"], strict=False):
            if said := RELATIONS.get(step["relation"]):
                yield (later, step["id"]), said[0].lower() + said[1:].rstrip(",")


def _links(sheet: Plain) -> Iterator[tuple[str, str]]:
    """Give the pages of what is drawn: of tracks their sheets, of people those that they chose."""
    for source in _sources(sheet):
        if source["hasSheet"]:
            yield source["id"], f"/credits/{source['id']}"
    for maker in (*sheet["madeBy"], *(one for source in _sources(sheet) for one in _makers(source))):
        if maker["party"] and maker["link"]:
            yield maker["party"], maker["link"]


def _unnamed(sheet: Plain) -> Iterator[tuple[str, int]]:
    yield sheet["asset"], sum(one["notNamed"] for one in sheet["madeBy"])
    for source in _sources(sheet):
        yield source["id"], sum(one["notNamed"] for one in (*source["performedBy"], *source["others"]))
        for work in source["works"]:
            yield work["work"], sum(one["notNamed"] for one in (*work["writtenBy"], *work["others"]))


def _sources(sheet: Plain) -> list[Plain]:
    """List what an asset contains and was given, each once."""
    lines = (*sheet["contains"], *sheet["references"])
    return list({line["source"]["id"]: line["source"] for line in lines if line["source"]}.values())


def _makers(source: Plain) -> Iterator[Plain]:
    yield from (*source["performedBy"], *source["others"])
    for work in source["works"]:
        yield from (*work["writtenBy"], *work["others"])


def _trained(model: Plain) -> tuple[str]:
    if model["entries"] is None:
        return ("training not stated",)
    return (f"{phrases.stage(model['stage'])}, {model['entries']:,} {'entry' if model['entries'] == 1 else 'entries'}",)


def _not_drawn(sheet: Plain, walk: Plain, left: Counter[StepType]) -> str:
    """Say what the picture leaves out, in one sentence; an empty text when it is all there."""
    counts, inexact = Counter(left), set[StepType]()
    for one in walk["completeness"]["omitted"]:
        counts[StepType(one["type"])] += one["count"]
        inexact |= set() if one["isExact"] else {StepType(one["type"])}
    said = [f"{'over ' if type_ in inexact else ''}{words.counted(type_, counts[type_])}" for type_ in sorted(counts)]
    withheld = sum(1 for line in (*sheet["contains"], *sheet["references"]) if line["withheld"])
    if withheld:
        said.append(f"{withheld} {'source that is' if withheld == 1 else 'sources that are'} not named")
    if walk["pageInfo"]["hasNextPage"]:
        said.append("what is further away")
    return f"Not drawn: {phrases.in_a_row(said)}." if said else ""
