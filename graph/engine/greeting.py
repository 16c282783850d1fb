"""The first bytes of Bolt: whether a server is alive that is too busy to run a statement."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

# Bolt's magic number, then four proposals of a version; any answer is a sign of life.
_HELLO = bytes.fromhex("6060b017") + bytes.fromhex("00000005") + bytes(12)
_PLAIN = {"bolt", "neo4j"}
_DEFAULT_PORT = 7687


async def greets(uri: str) -> bool:
    """Say whether the server at a Bolt address answers a greeting; it waits as long as the caller lets it.

    False for an encrypted address, where a greeting costs as much as a statement.
    """
    address = urlsplit(uri)
    if address.scheme not in _PLAIN or address.hostname is None:
        return False
    try:
        reader, writer = await asyncio.open_connection(address.hostname, address.port or _DEFAULT_PORT)
    except OSError:
        return False
    try:
        writer.write(_HELLO)
        await reader.readexactly(4)
    except (OSError, asyncio.IncompleteReadError):
        return False
    finally:
        writer.close()
    return True
