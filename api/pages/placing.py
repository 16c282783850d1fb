"""Where the cards of a picture stand and how its lines run: layers from left to right, placed by `graphlay`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import graphlay

from api.pages.lettering import lines, width
from api.pages.picture import Card, Row

_CARD_WIDTH: Final = 172.0
_PADDING: Final = 12.0
_KIND_HEIGHT: Final = 18.0
_LINE_HEIGHT: Final = 18.0
_NOTE_HEIGHT: Final = 15.0
_BETWEEN_ROWS: Final = 6.0
_TEXT_SIZE: Final = 15.0
_NOTE_SIZE: Final = 12.5
_WORDS_SIZE: Final = 12.5
_WORDS_WIDTH: Final = 110.0
_WORDS_MARGIN: Final = 6.0
_RISE: Final = 4.0
"""How far the foot of a line of text stands above where the next begins."""

_ROUND: Final = 8.0
_MARGIN: Final = 2.0
_OPTIONS: Final = {
    "spacing": {"layer_gap": 26, "node_gap": 20},
    "routing": {"port_sides": "facing_only", "merge_edges": "both"},
}

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of text in its place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row in its place: the lines of its text, and its notes."""

    row: Row
    text: Sequence[Text]
    notes: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCard:
    """A card in its place, and above the line that leads to it the words of that line."""

    card: Card
    x: float
    y: float
    width: float
    height: float
    kind: Text
    rows: Sequence[PlacedRow]
    words: Sequence[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A line as a path, and whether it is an estimate."""

    path: str
    is_estimate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A picture that can be drawn."""

    width: float
    height: float
    cards: Sequence[PlacedCard]
    lines: Sequence[PlacedLine]


def place(cards: Sequence[Card]) -> Placed:
    """Place cards; the first is the one that nothing leads to.

    Room for the words stands in front of each other card, so that they are next to what they are of and hide nothing.
    """
    said = _said(cards)
    numbers = {id(card): number for number, card in enumerate(cards)}
    ends = [(numbers[id(card)], numbers[id(line.to)]) for card in cards for line in card.lines]
    drawn = _laid_out(cards, ends, room=max(map(_room, said)))
    left, top = drawn.bounds["min"]["x"] - _MARGIN, drawn.bounds["min"]["y"] - _MARGIN
    ways = [[(point["x"] - left, point["y"] - top) for point in edge["points"]] for edge in drawn.edges]
    arriving = _arriving(ends, ways)
    placed = [
        _placed(
            card,
            x=node["center"]["x"] + node["size"]["width"] / 2 - _CARD_WIDTH - left,
            y=node["center"]["y"] - node["size"]["height"] / 2 - top,
            said=said[number],
            over=arriving.get(number, 0.0),
        )
        for number, (card, node) in enumerate(zip(cards, drawn.nodes, strict=True))
    ]
    runs = [
        PlacedLine(path=_path([*way, (placed[earlier].x, way[-1][1])]), is_estimate=cards[earlier].is_estimate)
        for (_, earlier), way in zip(ends, ways, strict=True)
    ]
    return Placed(
        width=drawn.bounds["max"]["x"] - left + _MARGIN,
        height=drawn.bounds["max"]["y"] - top + _MARGIN,
        cards=placed,
        # Where an estimate shares its way with what is recorded, it is beneath it.
        lines=sorted(runs, key=lambda run: not run.is_estimate),
    )


def _laid_out(cards: Sequence[Card], ends: Iterable[tuple[int, int]], *, room: float) -> graphlay.Layout:
    graph = graphlay.Graph()
    for number, card in enumerate(cards):
        graph.node(number, width=_CARD_WIDTH + (room if number else 0), height=_height(card))
    for later, earlier in ends:
        graph.edge(later, earlier)
    return graphlay.layout(graph, options=_OPTIONS)


def _arriving(ends: Iterable[tuple[int, int]], ways: Iterable[Sequence[Point]]) -> dict[int, float]:
    """Say how far down the first of the lines to a card arrives."""
    found: dict[int, float] = {}
    for (_, earlier), way in zip(ends, ways, strict=True):
        found[earlier] = min(way[-1][1], found.get(earlier, way[-1][1]))
    return found


def _said(cards: Sequence[Card]) -> list[list[str]]:
    """Give for each card the words that lead to it, in lines."""
    said: dict[int, dict[str, None]] = {id(card): {} for card in cards}
    for card in cards:
        for line in card.lines:
            said[id(line.to)][line.words] = None
    room = _WORDS_WIDTH / _WORDS_SIZE
    return [lines("; ".join(said[id(card)]), room=room, most=3) for card in cards]


def _room(said: Sequence[str]) -> float:
    return max((width(line) * _WORDS_SIZE + 2 * _WORDS_MARGIN for line in said), default=0.0)


def _height(card: Card) -> float:
    head = _KIND_HEIGHT if card.kind else 0
    return 2 * _PADDING + head + sum(map(_row_height, card.rows)) + _BETWEEN_ROWS * (len(card.rows) - 1)


def _row_height(row: Row) -> float:
    return _LINE_HEIGHT * len(_text_of(row)) + _NOTE_HEIGHT * len(_notes_of(row))


def _text_of(row: Row) -> list[str]:
    return lines(row.text, room=(_CARD_WIDTH - 2 * _PADDING) / _TEXT_SIZE, most=2)


def _notes_of(row: Row) -> list[str]:
    room = (_CARD_WIDTH - 2 * _PADDING) / _NOTE_SIZE
    return [line for note in row.notes for line in lines(note, room=room, most=1)]


def _placed(card: Card, *, x: float, y: float, said: Sequence[str], over: float) -> PlacedCard:
    """Place what stands on a card, and its words over the first of the lines that arrive at it."""
    at = y + _PADDING + (_KIND_HEIGHT if card.kind else 0)
    rows = []
    for row in card.rows:
        text = _below(_text_of(row), x + _PADDING, at - _RISE, _LINE_HEIGHT)
        notes = _below(_notes_of(row), x + _PADDING, at + len(text) * _LINE_HEIGHT - _RISE, _NOTE_HEIGHT)
        rows.append(PlacedRow(row=row, text=text, notes=notes))
        at += _row_height(row) + _BETWEEN_ROWS
    return PlacedCard(
        card=card,
        x=x,
        y=y,
        width=_CARD_WIDTH,
        height=_height(card),
        kind=Text(x=x + _PADDING, y=y + _PADDING + _LINE_HEIGHT / 2, text=card.kind),
        rows=rows,
        words=_below(said, x - _WORDS_MARGIN, over - _WORDS_MARGIN - len(said) * _NOTE_HEIGHT, _NOTE_HEIGHT),
    )


def _below(several: Sequence[str], x: float, y: float, step: float) -> list[Text]:
    return [Text(x=x, y=y + (number + 1) * step, text=line) for number, line in enumerate(several)]


def _path(points: Sequence[Point]) -> str:
    """Write a way of straight pieces as a path whose corners are round."""
    path = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        path.append(f"L{start[0]:.1f} {start[1]:.1f}Q{corner[0]:.1f} {corner[1]:.1f} {end[0]:.1f} {end[1]:.1f}")
    return "".join([*path, f"L{points[-1][0]:.1f} {points[-1][1]:.1f}"])


def _towards(corner: Point, end: Point) -> Point:
    """Return the point where the round of a corner meets the piece to an end."""
    x, y = end[0] - corner[0], end[1] - corner[1]
    length = abs(x) + abs(y)
    share = min(_ROUND, length / 2) / length if length else 0
    return corner[0] + x * share, corner[1] + y * share
