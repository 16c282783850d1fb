"""How a file reads from the graph, and what it holds."""

from typing import Any

from graph.reader.context import ReadContext
from graph.reader.views import Choice, Computed, Field, Listed, Order, Path, Same, Stored, View
from graph.views.fact import STATED_BY
from graph.views.identifier import IDENTIFIERS
from graph.views.journal import HISTORY
from graph.views.roots import BY_ID, by_id, by_identifier


def fingerprints(value: dict[str, Any], _context: ReadContext) -> list[dict[str, Any]]:
    """Put together what is kept as three lists in step."""
    kept = zip(value["algorithms"] or [], value["versions"] or [], value["values"] or [], strict=True)
    return [{"algorithm": name, "version": version or None, "value": text} for name, version, text in kept]


FILE = View(
    name="File",
    label="File",
    prefix="fil",
    withholdable=True,
    fields={
        "id": Stored("id"),
        "statedBy": STATED_BY,
        "history": HISTORY,
        "sha256": Stored("sha256"),
        "byteLength": Stored("byteLength"),
        "mediaType": Stored("mediaType"),
        "iscc": Stored("iscc"),
        "fingerprints": Computed(needs="algorithms versions values", then=fingerprints),
        "identifiers": IDENTIFIERS,
        "encodes": Path(pattern="(@)-[e:ENCODES]->(n)", to="Encoding", order=Order(("n.id", "e.fact")), ceiling=100),
        # Not in the public schema: what `fingerprints` is made of.
        "algorithms": Stored("fingerprintAlgorithms"),
        "versions": Stored("fingerprintVersions"),
        "values": Stored("fingerprintValues"),
    },
)

ENCODING = View(
    name="Encoding",
    nodes={"n": ("Recording", "Asset")},
    fields={
        "excerptStartMs": Stored("excerptStartMs", of="e"),
        "excerptEndMs": Stored("excerptEndMs", of="e"),
        "of": Same("n"),
    },
)

FILE_OF = View(
    name="FileOf",
    nodes={"n": "File"},
    fields={
        "excerptStartMs": Stored("excerptStartMs", of="e"),
        "excerptEndMs": Stored("excerptEndMs", of="e"),
        "file": Same("n"),
    },
)

FILES = Path(pattern="(@)<-[e:ENCODES]-(n)", to="FileOf", order=Order(("n.id", "e.fact")), ceiling=200)
"""The files that hold a recording or asset, or an excerpt of it."""

VIEWS = (FILE, ENCODING, FILE_OF)

ROOTS: dict[str, Field] = {
    "file": by_id("File"),
    "files": Choice(
        by={
            "ids": Listed("File"),
            "identifier": by_identifier("File"),
            "sha256": Path(pattern="(n:File {sha256: $sha256})", to="File", order=BY_ID, ceiling=100),
            "iscc": Path(pattern="(n:File {iscc: $iscc})", to="File", order=BY_ID, ceiling=100),
        }
    ),
}
