"""A TCP proxy on loopback between driver and server, which can cut or hold a connection at its COMMIT."""

from __future__ import annotations

import asyncio
from typing import Literal, Self
from urllib.parse import urlsplit

# A Bolt chunk of two bytes, the COMMIT message, and the end of the message.
COMMIT = bytes.fromhex("0002b0120000")

AtCommit = Literal["pass", "cut before", "cut after", "hold"]


class Proxy:
    """Forward everything, until a client sends COMMIT."""

    def __init__(self, uri: str) -> None:
        address = urlsplit(uri)
        self._to = (address.hostname or "", address.port or 0)
        self._tasks: set[asyncio.Task[None]] = set()
        self.at_commit: AtCommit = "pass"
        self.commit_seen = asyncio.Event()
        self.uri = ""

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.uri = f"bolt://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        from_server, to_server = await asyncio.open_connection(*self._to)
        answers = asyncio.create_task(self._forward_answers(from_server, to_client))
        try:
            while data := await from_client.read(65536):
                if COMMIT in data and self.at_commit != "pass":
                    await self._meddle(data, to_server)
                    return
                to_server.write(data)
        finally:
            answers.cancel()
            to_client.transport.abort()
            to_server.close()
            self._tasks.discard(task)

    async def _meddle(self, data: bytes, to_server: asyncio.StreamWriter) -> None:
        at_commit, self.at_commit = self.at_commit, "pass"
        self.commit_seen.set()
        if at_commit != "cut before":
            to_server.write(data)
            # Long enough for the server to commit; its answer goes nowhere.
            await asyncio.sleep(0.5 if at_commit == "cut after" else 30)

    async def _forward_answers(self, from_server: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        while data := await from_server.read(65536):
            if not self.commit_seen.is_set():
                to_client.write(data)
