"""The schema as a whole: read by views, described everywhere, and committed as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import is_input_object_type, is_interface_type, is_object_type, is_specified_scalar_type

import schema.print
from graph.reader.check import check
from graph.views.registry import VIEWS
from schema.build import build
from schema.print import printed

FILE = Path(schema.print.__file__).with_name("schema.graphql")


def test_every_field_that_can_be_asked_has_a_view_that_fits_it_and_the_graph() -> None:
    check(build(), VIEWS)


def undescribed() -> Iterator[str]:
    for name, type_ in build().type_map.items():
        if name.startswith("__") or is_specified_scalar_type(type_):
            continue
        if not type_.description:
            yield name
        if is_object_type(type_) or is_interface_type(type_) or is_input_object_type(type_):
            for field, each in type_.fields.items():
                if not each.description:
                    yield f"{name}.{field}"
                arguments = getattr(each, "args", {})
                yield from (
                    f"{name}.{field}({argument})" for argument in arguments if not arguments[argument].description
                )


def test_every_type_field_and_argument_is_described() -> None:
    assert list(undescribed()) == []


def test_the_committed_schema_is_the_schema() -> None:
    if not FILE.exists():
        pytest.fail("write it: python -m schema.print > schema/schema.graphql")
    assert FILE.read_text(encoding="utf-8") == printed(), "python -m schema.print > schema/schema.graphql"
