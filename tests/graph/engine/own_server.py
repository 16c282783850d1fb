"""A process that starts an embedded Neo4j, says where it is, and waits: `python own_server.py HOME CACHE VERSION`."""

import json
import signal
import sys
import time
from pathlib import Path

from graph.engine.embedded import start_embedded
from graph.engine.settings import EngineSettings


def main() -> None:
    """Start, say so in one JSON line, and wait to be killed."""
    # Whoever started the tests may have had them ignore Ctrl-C, as `nohup` in a script does; children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    home, cache, version = sys.argv[1:]
    settings = EngineSettings(home=Path(home), cache=Path(cache), neo4j_version=version)
    server = start_embedded(settings, purpose="killed parent")
    sys.stdout.write(json.dumps({"pid": server.pid, "uri": server.uri}) + "\n")
    sys.stdout.flush()
    time.sleep(600)


if __name__ == "__main__":
    main()
