"""The schema as SDL, which is committed as schema/schema.graphql: `python -m schema.print` writes it."""

from __future__ import annotations

from pathlib import Path

from graphql import print_schema

from schema.build import build

FILE = Path(__file__).with_name("schema.graphql")


def printed() -> str:
    """Print the schema."""
    return print_schema(build()) + "\n"


if __name__ == "__main__":
    FILE.write_text(printed(), encoding="utf-8")
