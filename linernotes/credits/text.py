"""The credit sheet as plain text, for a terminal or a mail."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Final

from linernotes.credits.phrases import (
    Plain,
    clock,
    counts,
    credits_of,
    disclosed,
    in_a_row,
    known_violations,
    maker,
    makers,
    quoted,
    relation,
    roles,
    roles_of_people,
    stage,
    titled,
    under_review,
    unidentified,
    with_year,
    writers,
)
from linernotes.credits.words import (
    AI_OF_A_PART,
    DISPUTED,
    FAMILIES,
    MEASURED,
    PARTS,
    SENTENCES,
    SIDES,
    WITHHELD,
)
from linernotes.vocabularies.ai import Part

WIDTH: Final = 100
NARROWEST: Final = 40
_NAME_COLUMN: Final = 24


def sheet_text(sheet: Plain, *, width: int = WIDTH) -> str:
    """Write a sheet in its plain form as lines of at most `width` characters (a longer word stands alone)."""
    room = max(width, NARROWEST)
    blocks = [
        _head(sheet, room),
        ["", "MADE BY", *_made_by(sheet["madeBy"], room)],
        _block("CONTAINS", _contains(sheet["contains"], room)),
        _block("GIVEN TO THE AI FOR REFERENCE", _contains(sheet["references"], room)),
        _block("THE AI WAS TRAINED ON", _training(sheet, room)),
        _foot(sheet, room),
    ]
    return "\n".join(line for block in blocks for line in block)


def recording_text(sheet: Plain, *, width: int = WIDTH) -> str:
    """Write the credits of a recording."""
    room = max(width, NARROWEST)
    lines = [
        *_wrapped(str(sheet["title"]).upper(), room),
        *_block("MADE BY", _made_by(sheet["madeBy"], room)),
        *([f"  {unidentified(sheet['unidentifiedWorks'])}"] if sheet["unidentifiedWorks"] else []),
        *_block("CONTAINS", _contains(sheet["contains"], room)),
        *_foot(sheet, room),
    ]
    return "\n".join(lines)


def work_text(sheet: Plain, *, width: int = WIDTH) -> str:
    """Write the credits of a work."""
    room = max(width, NARROWEST)
    lines = [
        *_wrapped(str(sheet["title"]).upper(), room),
        *_block("MADE BY", _made_by(sheet["madeBy"], room)),
        *_block("RESTS ON", _rests_on(sheet["derivedFrom"], room)),
        *_wrapped(_as_of(sheet), room),
    ]
    return "\n".join(lines)


def _rests_on(lines: Sequence[Plain], room: int) -> Iterator[str]:
    for line in lines:
        work = line["work"]
        if work is None:
            yield from _wrapped(f"{relation(line)}a work, {WITHHELD[line['withheld']]} [{line['handle']}]", room, 2)
        else:
            yield from _wrapped(f"{relation(line)}{quoted(work['title'])}, {writers(work['writtenBy'])}", room, 2)


def _block(heading: str, lines: Iterable[str]) -> list[str]:
    said = list(lines)
    return [heading, *said] if said else []


def _head(sheet: Plain, room: int) -> list[str]:
    title, said = str(sheet["title"]).upper(), disclosed(sheet["disclosure"])
    one_line = f"{title:<32} {said}"
    lines = [one_line] if len(one_line) <= room else [*_wrapped(title, room), *_wrapped(said, room)]
    parts = [one for one in sheet["disclosure"]["byPart"] if one["declared"] != "NOT_STATED"]
    if parts:
        said_of_parts = ", ".join(f"{PARTS[Part(one['part'])]} {AI_OF_A_PART[one['declared']]}" for one in parts)
        lines += _wrapped(f"AI by part, as stated: {said_of_parts}", room)
    if sheet["disclosure"]["contradictions"]:
        lines += _wrapped("The declaration and the credits contradict each other.", room)
    return lines + (_wrapped(f"Demonstration: {sheet['demo']}.", room) if sheet["demo"] else [])


def _made_by(made_by: Sequence[Plain], room: int) -> Iterator[str]:
    shared = roles_of_people(made_by)
    column = min(max((len(maker(one)) for one in made_by), default=0), _NAME_COLUMN)
    for one in made_by:
        said = roles(one, shared)
        behind = [f"({one['operator']})"] if one["operator"] else []
        behind += [f"({DISPUTED})"] if one["disputed"] else []
        yield from _two_columns(maker(one), "  ".join([said, *behind]), column, room)


def _two_columns(left: str, right: str, column: int, room: int) -> list[str]:
    if not right.strip():
        return [f"  {left}"]
    begin = f"  {left:<{column}} "
    return (
        wrap(begin + right, room, subsequent_indent=" " * (column + 3))
        if len(left) <= column
        else [
            f"  {left}",
            *wrap(right, room, initial_indent=" " * (column + 3), subsequent_indent=" " * (column + 3)),
        ]
    )


def _contains(lines: Sequence[Plain], room: int) -> Iterator[str]:
    for line in lines:
        if line["withheld"]:
            yield from _wrapped(f"{relation(line)}a source, {WITHHELD[line['withheld']]} [{line['handle']}]", room, 2)
            continue
        source = line["source"]
        at = f", at {clock(line['inSegment']['startMs'])}" if line["inSegment"] else ""
        yield from _wrapped(f"{relation(line)}{titled(source)}{at}{_by_way_of(line)}", room, 2)
        said = credits_of(source)
        if said:
            yield from _wrapped(said, room, 4)


def _by_way_of(line: Plain) -> str:
    if line["pathWithheld"]:
        return ", by way of a source that is withheld"
    between = [quoted(step["title"]) if step["title"] else "a file" for step in line["path"][:-1]]
    return f", by way of {in_a_row(between)}" if between else ""


def _training(sheet: Plain, room: int) -> Iterator[str]:
    said = counts(sheet["models"])
    if said:
        yield from _wrapped(said, room, 2)
    for model in sheet["models"]:
        if model["entries"] is None:
            yield from _wrapped(f"{model['model']}: training not stated", room, 2)
    training = sheet["trainingSources"]
    for block in training["sides"]:
        yield from _report(block, room)
    if training["sides"]:
        yield from _wrapped(SENTENCES[training["statement"]], room, 2)
    yield from _others(training, room)


def _report(block: Plain, room: int) -> Iterator[str]:
    basis = block["basis"]
    known = [FAMILIES[basis["family"]], basis["by"]]
    known += [f"{basis['confidence'].lower()} confidence"] if basis["confidence"] else []
    about = ", ".join(one for one in known if one)
    yield from _wrapped(f"Estimated sources in this track, {SIDES[basis['side']]} ({about}):", room, 2)
    for item in block["items"]:
        yield from _item(item, room)
    residual = block["residual"]
    if not block["items"] and basis["measures"] == "SIMILARITY":
        yield from _wrapped(SENTENCES["SIMILARITY_V1"], room, 5)
    elif residual["show"]:
        yield from _wrapped(f"{residual['show']:<12} {other_sources(residual)}", room, 5)


def other_sources(residual: Plain) -> str:
    """Say how many sources a report does not list, and how many of those it lists are not credited."""
    number, outside = residual["sources"], residual["outsideTrainingClosure"]
    said = "1 other source" if number == 1 else f"{number:,} other sources"
    return f"{said}, {outside:,} of them listed but not among what the AI was trained on" if outside else said


def _item(item: Plain, room: int) -> list[str]:
    weight = item["show"] or (f"score {item['raw']}" if item["raw"] else "")
    if item["withheld"]:
        said = f"{WITHHELD[item['withheld']]} [{item['handle']}]"
    else:
        said = f"{with_year(item['source'])}{_people(item['source'])}"
    stages = f"  {stage(item['stage'])}" if item["stage"] else ""
    return wrap(
        f"{item['rank']:>3}  {weight:<12} {said}{stages}", room, subsequent_indent=" " * 18, break_long_words=False
    )


def _people(source: Plain) -> str:
    """Name the people of a training line in a row: only that recordings include them, never that they made this."""
    if source["performedBy"]:
        unknown = any(one["special"] == "Unknown" for work in source["works"] for one in work["writtenBy"])
        return f", {makers(source['performedBy'])}" + (" (writer not identified)" if unknown else "")
    names = [one for work in source["works"] for one in work["writtenBy"]]
    return f", {makers(names)}" if names else ""


def _others(training: Plain, room: int) -> Iterator[str]:
    for report in training["otherReports"]:
        who = f" by {report['by']}" if report["by"] else ""
        overlap = report["overlapOfTop5"]
        shared = (
            f"; {overlap} of its first five sources stand among the first five above" if overlap is not None else ""
        )
        begin = "Another report" if training["sides"] else "A report"
        yield from _wrapped(f"{begin}{who} {MEASURED[report['measures']]}{shared}.", room, 2)


def _foot(sheet: Plain, room: int) -> list[str]:
    left_out = [f"{not_counted(one)} left out" for one in sheet["completeness"]["leftOut"]]
    lines = _wrapped(f"This sheet is partial: {in_a_row(left_out)}.", room) if left_out else []
    # The credits of a recording or a work have neither a status nor known violations.
    objections = sheet.get("openObjections", 0)
    lines += _wrapped(under_review(objections), room) if objections else []
    violations = sheet.get("knownViolations", ())
    lines += _wrapped(known_violations(violations), room) if violations else []
    return [*lines, *_wrapped(_as_of(sheet), room)]


def _as_of(sheet: Plain) -> str:
    return f"As of entry {sheet['asOfJournal']}.  {sheet['digest']}"


def not_counted(left_out: Plain) -> str:
    """Say what was left out, and how much of it where that is known."""
    what = str(left_out["what"]).replace("_", " ").lower()
    return what if left_out["count"] is None else f"{left_out['count']:,} {what}"


def _wrapped(text: str, room: int, indent: int = 0) -> list[str]:
    margin = " " * indent
    return wrap(text, room, initial_indent=margin, subsequent_indent=margin + "  ", break_long_words=False)
