"""A trace as a table: comma-separated values (RFC 4180), a row an edge."""

import csv
import io

from linernotes.tracing.telling import Trace

COLUMNS = ("depth", "type", "from_id", "from_kind", "from_name", "to_id", "to_kind", "to_name", "facts")


def table(trace: Trace) -> str:
    """Return a trace with a row for each edge; facts are seqs, divided by spaces."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    for one in trace.edges:
        ends = (field for thing in (one.later, one.earlier) for field in (thing.id, thing.kind, thing.name or ""))
        rows.writerow((one.depth, one.type.value, *ends, " ".join(str(fact["seq"]) for fact in one.facts)))
    return written.getvalue()
