"""Names and titles of generated things: invented, repeated as in life, and not all in Latin letters."""

from typing import Final

from seed.world.chance import Chance


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GIVEN: Final = _words(
    "Ada Amara Anaïs Björn Bram Céline Chidi Dov Edda Esmé Farid Gaëlle Halden Ida Imke Ines Jarek João Juno Kofi "
    "Lena Lúcia Mara Mirek Nadia Noor Odette Oskar Pia Quill Rosa Ruth Sólveig Tariq Una Vera Wanda Xenia Yara Zoë"
)
_BEGINNINGS: Final = _words("Al Ar Bel Bran Cor Dal El Fen Gar Hal Iv Jor Kel Lor Mar Nor Ol Per Quin Ros Sel Tor")
_MIDDLES: Final = _words("a an bo da de el en ga i is lo mi na o ra ri sa ta u va we zo")
_ENDINGS: Final = _words(
    "bach berg boom den dóttir feld ford gård ham kova lund man mère nyi quist rez sen ska son ström"
)
_GROUPS: Final = _words("Band Choir Collective Ensemble Five Orchestra Quartet Singers Trio Unit")
_COMPANIES: Final = _words("Audio Editions Lab Label Music Publishing Records Research Songs Sound")
_OTHER_LETTERS: Final = (
    ("Анна", "Иван", "Олена", "Соня", "Петров", "Шевченко", "Волкова", "Речной"),
    ("Ελένη", "Νίκος", "Μάρκος", "Σοφία", "Παππάς", "Βλάχος", "Ρήγας", "Δήμου"),
    ("美咲", "健", "さくら", "陽子", "佐藤", "山本", "小川", "藤原"),
    ("سلمى", "كريم", "ليلى", "يوسف", "حداد", "منصور", "نجار", "سالم"),
    ("지민", "서연", "하늘", "민수", "김", "박", "이", "최"),
)

_QUALITIES: Final = _words(
    "Amber Blue Borrowed Broken Burning Copper Distant Empty Endless Faded First Golden Hollow Last Little Lonesome "
    "Lost Low Midnight Old Paper Quiet Red Restless Salt Second Secret Silver Slow Small Sweet Tidal Unsent Velvet "
    "Wandering Wild Winter Yellow"
)
_THINGS: Final = _words(
    "Afternoon Anchor Bell Bird Bridge Café Canyon Chariot City Cradle Dance Door Dream Engine Fête Ferry Field Fire "
    "Garden Ghost Harbour Heart Hotel House Island Lantern Letter Light Love Machine Meadow Mirror Moon Morning "
    "Nocturne Ocean Orchard Parade Piano Rain Rag River Road Roof Room Shadow Ship Shore Signal Sky Snow Song Star "
    "Station Stone Storm Street Summer Tide Tower Train Valley Voice Waltz Water Wheel Wind Window Wire"
)
_OTHER_TITLES: Final = (
    "Ночной поезд",
    "Тихая вода",
    "Καλοκαίρι",
    "Νύχτα",
    "夜の船",
    "春の雨",
    "أغنية البحر",
    "밤의 노래",
)


def person(chance: Chance, number: int) -> str:
    """Name a person."""
    if chance.one_in(30, "other letters", number):
        *given, a, b, c, d = chance.pick(_OTHER_LETTERS, "letters", number)
        return f"{chance.pick(given, 'given', number)} {chance.pick((a, b, c, d), 'family', number)}"
    return f"{chance.pick(_GIVEN, 'given', number)} {_family(chance, number)}"


def group(chance: Chance, number: int) -> str:
    """Name a group."""
    quality, kind = chance.pick(_QUALITIES, "quality", number), chance.pick(_GROUPS, "group", number)
    return f"The {quality} {_family(chance, number)} {kind}"


def company(chance: Chance, number: int) -> str:
    """Name an organisation."""
    return f"{_family(chance, number)} {chance.pick(_COMPANIES, 'company', number)}"


def title(chance: Chance, of: str, number: int) -> str:
    """Give a title; some are given again and again."""
    what = f"title of {of}"
    if chance.one_in(40, what, number, 0):
        return chance.pick(_OTHER_TITLES, what, number, 1)
    thing = _THINGS[chance.rank(len(_THINGS), what, number, 2)]
    match chance.below(10, what, number, 3):
        case 0:
            return thing
        case 1 | 2 | 3:
            return f"{chance.pick(_QUALITIES, what, number, 4)} {thing}"
        case 4 | 5:
            return f"The {chance.pick(_THINGS, what, number, 4)} and the {thing}"
        case 6:
            return f"{thing} No. {1 + chance.rank(400, what, number, 4)}"
        case _:
            return f"{chance.pick(_QUALITIES, what, number, 4)} {thing} in {_family(chance, number)}"


def _family(chance: Chance, number: int) -> str:
    parts = (_BEGINNINGS, _MIDDLES, _ENDINGS)
    return "".join(chance.pick(choices, "family", number, place) for place, choices in enumerate(parts))
