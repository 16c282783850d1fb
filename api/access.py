"""Who asks: the bearer token of a request becomes an actor and an audience; its payload never does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import ClassVar, Final

from api.tokens import Token, TokenFile, TokensUnreadable, hash_of
from linernotes.actor import LOCAL, Actor
from linernotes.errors import LinernotesError
from linernotes.naming import Reader

# What a proxy adds. A request that has one was sent by somebody else than the socket's other end.
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via", "cf-connecting-ip")
_LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})


class BadToken(LinernotesError):
    """A token was sent that nobody gave out, or was sent in a form that is none."""

    code: ClassVar[str] = "BAD_TOKEN"


class NotAllowed(LinernotesError):
    """Nobody who may record facts sent this."""

    code: ClassVar[str] = "NOT_ALLOWED"


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever sent a request: as what audience it reads, and as which actor it writes, if it may."""

    reader: Reader = Reader.PUBLIC
    actor: Actor | None = None

    @property
    def party(self) -> str | None:
        """The id of the party that the caller speaks for; None for nobody, and for this machine."""
        return None if self.actor is None or self.actor.id == LOCAL else self.actor.id

    def writes_as(self) -> Actor:
        """Return the actor that the caller writes as; raises NotAllowed."""
        if self.actor is None:
            raise NotAllowed(
                "Recording facts needs a token: send `Authorization: Bearer <token>`. "
                "`linernotes token create` makes one. Without any, only this machine itself may record."
            )
        return self.actor


class Access:
    """Tells callers by the tokens of a file, which is read again whenever it changes."""

    def __init__(self, file: TokenFile) -> None:
        self._file = file

    def caller(self, *, headers: Mapping[str, str], peer: str | None) -> Caller:
        """Tell who sent a request; `headers` are by lower-case name, `peer` is the address at the socket's other end.

        Raises BadToken; TokensUnreadable for a token while it is not known which there are.
        """
        authorization = headers.get("authorization")
        if authorization is not None:
            return self._by_token(authorization)
        if is_this_machine(headers=headers, peer=peer) and self._has_no_tokens():
            return Caller(Reader.PUBLIC, Actor(LOCAL))
        return Caller()

    def _has_no_tokens(self) -> bool:
        try:
            return not self._file.tokens()
        except TokensUnreadable:
            return False

    def _by_token(self, authorization: str) -> Caller:
        scheme, _, text = authorization.partition(" ")
        token = self._file.tokens().get(hash_of(text.strip()))
        if scheme.lower() != "bearer" or token is None:
            raise BadToken("This token is not one of ours, or not any more. `linernotes token create` makes a new one.")
        return caller_of(token)


def caller_of(token: Token) -> Caller:
    """Return whom a token stands for."""
    return Caller(token.audience, Actor(token.actor, steward=token.steward))


def is_this_machine(*, headers: Mapping[str, str], peer: str | None) -> bool:
    """Say whether a request came from a program on this machine, and not through one for somebody else.

    A page of another site that runs in a browser here names its own origin, or a host that only claims to be ours.
    """
    if peer is None or any(name in headers for name in _FORWARDED):
        return False
    origin = headers.get("origin")
    names_us = _host_name(headers.get("host", "")) in _LOCAL_NAMES
    from_us = origin is None or origin.partition("://")[2] == headers.get("host")
    return _is_loopback(peer) and names_us and from_us


def _is_loopback(peer: str) -> bool:
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _host_name(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host
