"""Serves, and is killed at a named point of the first batch it is sent: `python -m tests.api.dying_service POINT`."""

import os
import sys
from typing import Any

from api.serve import run_http
from api.settings import Settings
from graph.recorder.recorder import Recorder
from tests.graph.recorder.dying_recorder import arrange, die


def die_recording(point: str) -> None:
    """Have this process killed at the point of whatever batch comes next; until then it serves like any other."""
    record = Recorder.record

    async def record_and_die(self: Recorder, **batch: Any) -> Any:
        arrange(point)
        await record(self, **batch)
        die()

    setattr(Recorder, "record", record_and_die)  # noqa: B010 - a method is replaced, which types do not allow


if __name__ == "__main__":
    die_recording(sys.argv[1])
    run_http(Settings.read(os.environ))
