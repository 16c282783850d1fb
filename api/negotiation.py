"""What the caller takes: a page, or a GraphQL response in one of its two media types."""

from __future__ import annotations

from typing import Final

from api.errors import NotAcceptable

GRAPHQL: Final = "application/graphql-response+json"
JSON: Final = "application/json"
HTML: Final = "text/html"

_FORMS: Final = (GRAPHQL, JSON)


def media_type(accept: str | None) -> str:
    """Return the media type of a GraphQL response; raises NotAcceptable.

    GraphQL over HTTP, section Accept: who does not say is answered as one who takes graphql-response+json.
    """
    quality, _, chosen = max((_quality(accept, form), -place, form) for place, form in enumerate(_FORMS))
    if quality <= 0:
        raise NotAcceptable(f"There are answers as {GRAPHQL} and as {JSON}; `Accept` names neither.")
    return chosen


def wants_page(accept: str | None) -> bool:
    """Say whether the caller is a browser that is to show a page: it names HTML, and prefers it."""
    if accept is None or HTML not in accept:
        return False
    return _quality(accept, HTML) >= max(_quality(accept, form) for form in _FORMS)


def _quality(accept: str | None, form: str) -> float:
    """Return how much the caller wants a form, from 0 to 1: what it says of the form, of its kind, or of all."""
    if not accept:
        return 1.0
    ranges = dict(_range(each) for each in accept.split(","))
    names = (form, f"{form.partition('/')[0]}/*", "*/*")
    return next((ranges[name] for name in names if name in ranges), 0.0)


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in text.split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            return name, _number(value.strip())
    return name, 1.0


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
