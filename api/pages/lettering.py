"""How long text is when it is drawn, without the font: near enough to break it into lines and to cut it."""

import unicodedata
from collections.abc import Iterator

_NARROW = frozenset("ijltfrI.,;:'’|!()[]- ")
_BROAD = frozenset("mwMW@%&—")
_ELLIPSIS = "…"
_JOINER = "\u200d"


def width(text: str) -> float:
    """Return about how wide a text is, in sizes of its font; rather too wide than too narrow."""
    return sum(map(_advance, text))


def lines(text: str, *, room: float, most: int) -> list[str]:
    """Break a text into at most so many lines of so much room, in sizes of its font; what is too long is cut."""
    found = [""]
    for word in _words(text, room):
        joined = f"{found[-1]} {word}".strip()
        if width(joined) <= room:
            found[-1] = joined
        else:
            found.append(word)
    kept = [line for line in found if line]
    if len(kept) <= most:
        return kept
    return [*kept[: most - 1], _cut(f"{kept[most - 1]} {kept[most]}", room)]


def _words(text: str, room: float) -> Iterator[str]:
    """Give the words of a text; one too long for a line, or in a script without spaces, in pieces."""
    for word in text.split():
        rest = word
        while width(rest) > room:
            head = _fitting(rest, room)
            yield head
            rest = rest[len(head) :]
        yield rest


def _cut(text: str, room: float) -> str:
    return _fitting(text, room - width(_ELLIPSIS)).rstrip() + _ELLIPSIS


def _fitting(text: str, room: float) -> str:
    """Return as much of a text as has room, at least one character, with all that is joined to its last one."""
    taken, end = 0.0, 0
    for end, character in enumerate(text):
        taken += _advance(character)
        if taken > room and end and not _is_joined(text, end):
            return text[:end]
    return text[: end + 1]


def _is_joined(text: str, at: int) -> bool:
    return _advance(text[at]) == 0 or text[at - 1] == _JOINER


def _advance(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if character in _NARROW:
        return 0.34
    if character in _BROAD:
        return 0.9
    return 0.7 if character.isupper() else 0.52
