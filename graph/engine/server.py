"""The server process, `python -m graph.engine.server`: hosts Neo4j until it is told to stop or its parent dies."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import FrameType

from graph.engine.folder import FolderLock, Holder, folder_status
from graph.engine.jvm import Neo4j, start_jvm, words_for
from graph.engine.server_order import ServerOrder, ServerWord

_LOOK_EVERY_SECONDS = 0.5
_STOP_WITHIN_SECONDS = 60


class ServerProcess:
    """Run one Neo4j from its start to its stop, in the main thread of a process of its own."""

    def __init__(self, order: ServerOrder, *, say_to: int) -> None:
        self._order = order
        self._folder = Path(order.folder)
        self._say_to = say_to
        self._parent = os.getppid()
        self._stop = threading.Event()

    def run(self) -> int:
        """Serve, and answer the exit status of the process."""
        signal.signal(signal.SIGTERM, self._on_signal)
        lock = FolderLock(self._folder)
        if not lock.acquire():
            other = folder_status(self._folder).holder
            known = other or Holder(pid=0, purpose="", version="")
            self._say(ServerWord(kind="already_running", pid=known.pid or None, uri=known.uri))
            return 1
        try:
            return self._serve(lock)
        finally:
            lock.release()

    def _serve(self, lock: FolderLock) -> int:
        holder = Holder(pid=os.getpid(), purpose=self._order.purpose, version=self._order.version)
        lock.record(holder)
        if self._order.lifetime == "attached":
            threading.Thread(target=self._watch_pipe, name="parent-pipe", daemon=True).start()
            threading.Thread(target=self._watch_parent, name="parent", daemon=True).start()
        neo4j = self._start()
        if neo4j is None:
            return 1
        lock.record(replace(holder, uri=neo4j.uri))
        self._say(ServerWord(kind="ready", uri=neo4j.uri, pid=holder.pid))
        while not self._stop.wait(_LOOK_EVERY_SECONDS):
            if not lock.is_in_place():
                # Somebody removed the folder: nobody could find this server any more, to use or to stop it.
                self._be_told()
        neo4j.shut_down()
        return 0

    def _start(self) -> Neo4j | None:
        try:
            start_jvm(self._order)
            return Neo4j.start(self._order)
        except Exception as problem:  # noqa: BLE001 - Java's exceptions are of classes that exist only at run time
            self._say(ServerWord(kind="failed", words=words_for(problem)))
            return None

    def _say(self, word: ServerWord) -> None:
        try:
            os.write(self._say_to, word.line().encode())
        except BrokenPipeError:
            self._stop.set()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._be_told()

    def _watch_pipe(self) -> None:
        # Nothing more is ever written: the read ends when the parent closes the pipe, or dies.
        sys.stdin.read()
        self._be_told()

    def _watch_parent(self) -> None:
        # The pipe stays open when the parent had forked and its children live on; the parent's id does not lie.
        while not self._stop.wait(_LOOK_EVERY_SECONDS):
            if os.getppid() != self._parent:
                self._be_told()

    def _be_told(self) -> None:
        if not self._stop.is_set():
            self._stop.set()
            # A JVM that hangs must not outlive the order to stop: what is committed is in the log on disk.
            last_resort = threading.Timer(_STOP_WITHIN_SECONDS, os._exit, args=(70,))
            last_resort.daemon = True
            last_resort.start()


def main() -> None:
    """Read an order from standard input and serve; exit 0 after an orderly stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    order = ServerOrder.parse(sys.stdin.readline())
    say_to = os.dup(1)
    # The JVM prints as it likes, into the console's log; the parent hears only what is said to it.
    os.dup2(2, 1)
    status = 1
    try:
        status = ServerProcess(order, say_to=say_to).run()
    finally:
        # Without the interpreter's farewell, in which JPype waits for Java's threads.
        os._exit(status)


if __name__ == "__main__":
    main()
