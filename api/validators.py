"""Who may keep an answer for how long, and how it is told that one that somebody has is still the same."""

from __future__ import annotations

import hashlib
from typing import Final

MOST_SECONDS: Final = 60
"""For how long others may keep an answer: a choice not to be named governs every read from when it is made."""

FOR_EVERYBODY: Final = f"public, max-age={MOST_SECONDS}"
NOT_UNASKED: Final = "no-cache"
"""May be kept, and is not to be used before we were asked whether it is still the same."""


def tag_of(body: bytes, *selected_by: str) -> str:
    """Return a strong entity tag (RFC 9110, section 8.8.3): it changes with every byte of the answer.

    `selected_by` is what else tells answers at one address apart: the audience, the media type.
    """
    content = hashlib.sha256(f"{' '.join(selected_by)}\n".encode() + body)
    return f'"{content.hexdigest()[:32]}"'


def is_known(given: str | None, tag: str) -> bool:
    """Say whether an `If-None-Match` names a tag (RFC 9110, section 13.1.2: compared weakly)."""
    if given is None:
        return False
    tags = [each.strip().removeprefix("W/") for each in given.split(",")]
    return "*" in tags or tag in tags
