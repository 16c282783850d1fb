"""The credit sheet as a web page: one document, one style sheet of ours, no script, no other host."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from api.pages.json_ld import json_ld
from api.pages.picture import picture
from api.pages.placing import place
from linernotes.credits import phrases, words
from linernotes.credits.text import not_counted, other_sources
from linernotes.vocabularies.ai import Part

Plain = Mapping[str, Any]


def render_page(sheet: Plain, lineage: Plain | None, *, origin: str = "", source_type: str | None = None) -> str:
    """Return the page of a sheet in its plain form, with a picture of the asset's lineage.

    `origin` (scheme and host) stands in front of its own addresses.
    """
    path = f"/credits/{sheet['asset']}"
    drawn = picture(sheet, lineage)
    linked = json_ld(sheet, address=f"{origin}{path}", source_type=source_type)
    return _template("credits.html").render(
        sheet=sheet,
        path=path,
        picture=drawn,
        placed=place(drawn.cards),
        shared=phrases.roles_of_people(sheet["madeBy"]),
        json_ld=Markup(linked),  # It has no character that could end its element.
        description=f"{phrases.disclosed(sheet['disclosure'])}. {_artists(sheet)}".strip(),
        artists=_artists(sheet),
    )


def render_message(title: str, message: str) -> str:
    """Return a page that says why there is no sheet."""
    return _template("message.html").render(title=title, message=message)


def _artists(sheet: Plain) -> str:
    main = [one for one in sheet["madeBy"] if {"MainArtist", "Artist"} & set(one["roles"])]
    return phrases.in_a_row([phrases.maker(one) for one in main])


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {"phrases": phrases, "words": words, "part_name": _part_name}
    environment.filters |= {"not_counted": not_counted, "other_sources": other_sources, "bar": _bar, "curly": _curly}
    return environment


def _template(name: str) -> Template:
    return _environment().get_template(name)


def _part_name(part: str) -> str:
    return words.PARTS[Part(part)]


def _curly(text: str) -> str:
    """Set a phrase's straight quotation marks and apostrophes as a printer would."""
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’")


def _bar(ppm: int) -> str:
    """Return a share as a width out of 100, for a picture beside the number."""
    return f"{ppm / 10_000:.2f}"
