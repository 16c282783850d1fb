"""`linernotes serve`: the service, on the database that is named or the embedded one."""

import os

from api.cli.outcome import say
from api.cli.progress import EngineSteps
from api.settings import Settings


def serve() -> None:
    """Serve over HTTP until Ctrl-C: GraphQL, credit pages, health.

    HOST, PORT (8000) and LINERNOTES_WORKERS are honoured, and NEO4J_URI for a database of your own.
    """
    from api.serve import serve as serve_until_told

    settings = Settings.read(os.environ)
    steps = EngineSteps()
    say(f"Serving on {settings.address}; {settings.address}/health/ready says when. Ctrl-C stops it.")
    try:
        serve_until_told(settings, progress=steps)
    except KeyboardInterrupt:
        pass
    finally:
        steps.close()
    say("Stopped.")
