"""The schema as SDL, which is committed as schema/schema.graphql: `python -m schema.print` prints it."""

from __future__ import annotations

import sys

from graphql import print_schema

from schema.build import build


def printed() -> str:
    """Print the schema."""
    return print_schema(build()) + "\n"


if __name__ == "__main__":
    sys.stdout.write(printed())
