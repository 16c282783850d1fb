"""The ceiling: Starlette answering with bytes that it has. Served by uvicorn as `bench.side.memory:create_app`."""

import os
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ANSWERS: Final = "BENCH_ANSWERS"
"""The environment variable that names the folder of answers: NAME.json each."""


def create_app() -> Starlette:
    """Make the application of the answers that the environment names."""
    bodies = {file.stem: file.read_bytes() for file in Path(os.environ[ANSWERS]).glob("*.json")}

    async def answer(request: Request) -> Response:
        return Response(bodies[request.path_params["name"]], media_type="application/json")

    return Starlette(routes=[Route("/{name}", answer, methods=["GET", "POST"])])
