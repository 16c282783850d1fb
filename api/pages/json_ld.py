"""A sheet as schema.org JSON-LD, for search engines and other programs: what was made, and by whom; no estimates."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from linernotes.credits.phrases import role_of
from linernotes.vocabularies.role_tables import MAIN_ARTIST_ROLES, PERFORMER_ROLES
from linernotes.vocabularies.words import role_words

Plain = Mapping[str, Any]
_MAIN = {role.value for role in MAIN_ARTIST_ROLES}
_PERFORMING = {role.value for role in PERFORMER_ROLES}


def json_ld(sheet: Plain, *, address: str, source_type: str | None = None) -> str:
    """Return a MusicRecording as a text that can stand in a script element.

    Contained recordings are `isBasedOn`; training sources have no property in schema.org that would be true of them,
    and are left out.
    """
    people = [one for one in sheet["madeBy"] if not one["notNamed"]]
    data = {
        "@context": "https://schema.org",
        "@type": "MusicRecording",
        "@id": address,
        "name": sheet["title"],
        "byArtist": [_agent(one) for one in people if _MAIN & set(one["roles"])],
        "contributor": [_role(one, role) for one in people for role in one["roles"]],
        "isBasedOn": [_based_on(line["source"]) for line in sheet["contains"] if line["source"]],
        "digitalSourceType": source_type,
    }
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False, separators=(",", ":"))
    # Nothing in a script element may close it or open a comment.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _agent(maker: Plain) -> dict[str, Any]:
    if maker["model"]:
        return {"@type": "SoftwareApplication", "name": maker["model"]}
    # What kind of party it is does not stand on a sheet; to schema.org a solo musician is a MusicGroup, too.
    kind = {"@type": "MusicGroup"} if maker["party"] and _PERFORMING & set(maker["roles"]) else {}
    found = {"name": maker["name"] or maker["special"]}
    return kind | found | ({"url": maker["link"]} if maker["link"] else {})


def _role(maker: Plain, role: str) -> dict[str, Any]:
    return {"@type": "Role", "roleName": role_words(role_of(role)), "contributor": _agent(maker)}


def _based_on(source: Plain) -> dict[str, Any]:
    kinds = {"WORK": "MusicComposition", "FILE": "MediaObject"}
    return {
        "@type": kinds.get(source["kind"], "MusicRecording"),
        **({"name": source["title"]} if source["title"] else {}),
        **_named("byArtist", source["performedBy"]),
    }


def _named(key: str, makers: Iterable[Plain]) -> dict[str, Any]:
    agents = [_agent(one) for one in makers if not one["notNamed"]]
    return {key: agents} if agents else {}
