"""The ISCC (ISO 24138): a code that describes itself, so its header and its body must agree."""

from base64 import b32decode, b32encode
from typing import Final, NamedTuple

# Section "ISCC header" and the reference implementation iscc-core 1.5: main type, subtype, version and length, each
# a nibble for values below 8. ID and FLAKE are of the reference implementation and not yet of the ISO standard.
_MAIN_TYPES: Final = ("META", "SEMANTIC", "CONTENT", "DATA", "INSTANCE", "ISCC", "ID", "FLAKE")
_MEDIA: Final = ("TEXT", "IMAGE", "AUDIO", "VIDEO", "MIXED")
_SUBTYPES: Final[dict[tuple[str, int], tuple[str, ...]]] = {
    ("META", 0): ("NONE",),
    ("SEMANTIC", 0): _MEDIA,
    ("CONTENT", 0): _MEDIA,
    ("DATA", 0): ("NONE",),
    ("INSTANCE", 0): ("NONE",),
    ("ISCC", 0): (*_MEDIA, "SUM", "NONE", "WIDE"),
    ("ID", 0): ("PRIVATE", "BITCOIN", "ETHEREUM", "POLYGON"),
    ("ID", 1): ("REALM_0", "REALM_1"),
    ("FLAKE", 0): ("NONE",),
}
_LONGEST_COUNTER_BYTES: Final = 4


class IsccHeader(NamedTuple):
    """Say what an ISCC is: its main type and subtype by name, its version, and the bits of body that follow."""

    main_type: str
    subtype: str
    version: int
    body_bits: int


def read_header(code: str) -> IsccHeader:
    """Read the header of a code (base32 without `ISCC:`) whose body is as long as it says; else raises ValueError.

    The words of the error complete the sentence "An ISCC …".
    """
    data = _decode(code)
    nibbles = (data[0] >> 4, data[0] & 15, data[1] >> 4, data[1] & 15)
    # A nibble of 8 or more starts a longer number; no main type has a subtype, version or length that needs one.
    if any(nibble > 7 for nibble in nibbles):
        raise ValueError("has a header of four nibbles below 8")
    main_type, (_, subtype, version, length) = _MAIN_TYPES[nibbles[0]], nibbles
    subtypes = _SUBTYPES.get((main_type, version), ())
    if not subtypes:
        raise ValueError(f"of main type {main_type} has no version {version}")
    if subtype >= len(subtypes):
        raise ValueError(f"of main type {main_type} has no subtype {subtype}")
    body_bits = _body_bits(main_type, subtypes[subtype], length)
    if (len(data) - 2) * 8 != body_bits:
        raise ValueError(f"with this header has a body of {body_bits} bits, not {(len(data) - 2) * 8}")
    return IsccHeader(main_type, subtypes[subtype], version, body_bits)


def _body_bits(main_type: str, subtype: str, length: int) -> int:
    if main_type == "ISCC":
        # Data-Code and Instance-Code always; each bit of the length adds a 64-bit Meta-, Semantic- or Content-Code.
        return 256 if subtype == "WIDE" else 128 + 64 * length.bit_count()
    if main_type == "ID":
        # Sixty-four bits and a counter of as many bytes as the length says.
        if length > _LONGEST_COUNTER_BYTES:
            raise ValueError(f"of main type ID has a counter of at most {_LONGEST_COUNTER_BYTES} bytes")
        return 64 + 8 * length
    return 32 * (length + 1)


def _decode(code: str) -> bytes:
    try:
        data = b32decode(code + "=" * (-len(code) % 8))
    except ValueError as error:
        raise ValueError("is written in whole bytes of base32") from error
    # RFC 4648 section 3.5: spare bits at the end are zero, else one code could be spelled in several ways.
    if b32encode(data).decode("ascii").rstrip("=") != code:
        raise ValueError("ends in base32 padding bits of zero")
    return data
