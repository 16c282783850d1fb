"""The digest of a sheet: its SHA-256 with a commitment in place of every name, title and identifier.

It is taken over the sheet on which nothing is withheld, so that a choice to be named or not leaves it as it is; what
the commitments hide can be opened one by one.
"""

import hashlib
import hmac
from collections.abc import Callable
from typing import Any, Final

import rfc8785

from linernotes.credits.leaves import Leaf, leaves, plain

SaltOf = Callable[[int, str], str]
"""From the seq of a fact and a pointer to the salt of the text there, as hexadecimal digits."""

# A link is an invitation, shown or not as its party chooses; a handle is of one sheet as one audience sees it.
_WITHOUT: Final = frozenset({"link", "handle", "withheld"})


def salts(secret: str) -> SaltOf:
    """Derive the salt of each text from one secret: to give one away opens no other text.

    The secret is the salt (hexadecimal digits) of the fact that describes the thing whose sheet it is.
    """
    key = bytes.fromhex(secret)

    def salt_of(fact: int, pointer: str) -> str:
        return hmac.new(key, f"{fact} {pointer}".encode(), hashlib.sha256).hexdigest()

    return salt_of


def commit(salt: str, text: str) -> str:
    """Return the commitment to a text: `sha256:` and the SHA-256 of the salt's bytes and the text's UTF-8."""
    return "sha256:" + hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def committed(sheet: Any, salt_of: SaltOf) -> Any:
    """Return the sheet in the form that is hashed: plain values, with commitments for leaves."""
    return plain(sheet, lambda leaf: _commit(leaf, salt_of), without=_WITHOUT)


def digest(sheet: Any, salt_of: SaltOf) -> str:
    """Return `sha256:` and the SHA-256 over the RFC 8785 form of the committed sheet."""
    return "sha256:" + hashlib.sha256(rfc8785.dumps(committed(sheet, salt_of))).hexdigest()


def openings(whole: Any, shown: Any, salt_of: SaltOf) -> dict[str, str]:
    """Return, by JSON pointer into the committed sheet, the salts of the texts that are on the sheet as shown.

    With them anybody can check that the sheet shown is the sheet hashed; of what is withheld nothing is opened.
    """
    seen = {(leaf.fact, leaf.pointer, leaf.text) for _, leaf in leaves(shown)}
    return {
        pointer: salt_of(leaf.fact, leaf.pointer)
        for pointer, leaf in leaves(whole, without=_WITHOUT)
        if (leaf.fact, leaf.pointer, leaf.text) in seen
    }


def _commit(leaf: Leaf, salt_of: SaltOf) -> str:
    return commit(salt_of(leaf.fact, leaf.pointer), leaf.text)
