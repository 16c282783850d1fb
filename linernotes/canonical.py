"""The canonical bytes of JSON values (RFC 8785), for what facts and entries hold: no floats, and ASCII names."""

from typing import Any

import orjson


def canonical(value: Any) -> bytes:
    """Write a value as RFC 8785 has it, which for values without floats is what orjson writes with names sorted.

    RFC 8785 sorts names by UTF-16 units and orjson by code points: of ASCII names, as ours are, the order is the same.
    The package rfc8785 takes floats and any names, at twenty times the time; a test holds the two together.
    """
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
